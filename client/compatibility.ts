// The live comparison of open templates: tells the server their bases, and shows what it comes to beside the language.
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { COMPARE_WITH, COMPARED, type ComparedDocument, type ComparedWith, type Verdict } from '../contract/server.ts';
import { STRUCTURE, type Structure, type StructureQuestion } from '../contract/structure.ts';
import type { Bases, DeployedTemplate } from './bases.ts';
import { compatibilityMode } from './settings.ts';
import { counted, doubtWords, verdictWords } from './structure-words.ts';
import { isTemplate } from './template-files.ts';

/** What is known about one open template. */
export interface Compared {
  /** The name of its base, or why there is none to read. */
  base?: DeployedTemplate | { readonly problem: string };
  verdict?: Verdict | undefined;
  /** Counts the askings, so that a slow answer does not overtake a later one. */
  asked: number;
}

/** Brings the Template Changes view to the front. */
export const SHOW_CHANGES = 'rezbench.changes.show';

export class LiveComparison implements vscode.Disposable {
  readonly title = 'Template Changes';
  readonly #client: BaseLanguageClient;
  readonly #bases: Bases;
  readonly #known = new Map<string, Compared>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** Something else may be known about some template. */
  readonly onChange = this.#changed.event;
  readonly #listeners: readonly vscode.Disposable[];
  #item: vscode.LanguageStatusItem | undefined;

  /** The client need not run yet, and may be started anew. */
  constructor(client: BaseLanguageClient, bases: Bases) {
    this.#client = client;
    this.#bases = bases;
    this.#listeners = [
      this.#changed,
      client.onNotification(COMPARED, (told: ComparedDocument) => this.#heard(told)),
      bases.onChange(() => this.#tellAll()),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#tellAll();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#tell(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#draw()),
    ];
    this.#tellAll();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners).dispose();
    this.#item?.dispose();
  }

  about(template: vscode.Uri): Readonly<Compared> | undefined {
    return this.#known.get(template.toString());
  }

  /** What differs from the base as a tree. Rejects if the server is gone. */
  structure(template: vscode.Uri): Promise<Structure> {
    const question: StructureQuestion = { document: this.#client.code2ProtocolConverter.asUri(template) };
    return this.#client.sendRequest(STRUCTURE, question);
  }

  #forget(template: vscode.Uri): void {
    if (this.#known.delete(template.toString())) this.#changed.fire();
  }

  #tellAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#tell(document);
  }

  #tell(document: vscode.TextDocument): void {
    const isRunning = this.#client.state === State.Running;
    if (isRunning && isTemplate(document)) this.#tellBase(document).catch(() => undefined);
  }

  async #tellBase(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const known = this.#known.get(uri) ?? { asked: 0 };
    this.#known.set(uri, known);
    known.asked += 1;
    const turn = known.asked;
    const mode = compatibilityMode(document.uri);
    const base = mode === 'off' ? undefined : await this.#bases.of(document.uri);
    if (document.isClosed || known.asked !== turn) return;
    if (base === undefined) delete known.base;
    else known.base = base;
    const told: ComparedWith = {
      document: this.#client.code2ProtocolConverter.asUri(document.uri),
      ...(mode === 'off' || base === undefined || 'problem' in base
        ? {}
        : { base: { uri: this.#client.code2ProtocolConverter.asUri(base.uri), text: base.text, mode } }),
    };
    await this.#client.sendNotification(COMPARE_WITH, told);
    this.#draw();
    this.#changed.fire();
  }

  #heard({ document, verdict }: ComparedDocument): void {
    const known = this.#known.get(this.#client.protocol2CodeConverter.asUri(document).toString());
    if (known === undefined) return;
    known.verdict = verdict;
    this.#draw();
    this.#changed.fire();
  }

  /** The item belongs to the text in front; without a base to speak of there is none. */
  #draw(): void {
    const document = vscode.window.activeTextEditor?.document;
    const known = document === undefined ? undefined : this.#known.get(document.uri.toString());
    const words = known === undefined ? undefined : wordsOf(known);
    if (words === undefined) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    this.#item ??= newItem();
    this.#item.text = words.text;
    this.#item.detail = words.detail;
    this.#item.severity = words.severity;
  }
}

function newItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('rezbench.template.compatibility', {
    language: 'sl-message-template',
  });
  item.name = 'Template Compatibility';
  item.command = { title: 'Compare', command: 'rezbench.template.compare' };
  return item;
}

interface Words {
  readonly text: string;
  readonly detail: string;
  readonly severity: vscode.LanguageStatusSeverity;
}

function wordsOf({ base, verdict }: Compared): Words | undefined {
  if (base === undefined) return undefined;
  if ('problem' in base)
    return { text: 'Not compared', detail: base.problem, severity: vscode.LanguageStatusSeverity.Warning };
  if (verdict === undefined) return undefined;
  const { category, changes } = verdict;
  const parts = [`[${counted(changes, 'change')}](command:${SHOW_CHANGES}) since ${base.name}`, verdictWords(verdict)];
  parts.push(...doubtWords(verdict));
  return { text: category, detail: parts.join(', '), severity: severityOf(verdict) };
}

function severityOf({ passes, mode }: Verdict): vscode.LanguageStatusSeverity {
  if (!passes[mode]) return vscode.LanguageStatusSeverity.Error;
  return passes.production ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Warning;
}
