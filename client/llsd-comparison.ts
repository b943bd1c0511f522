// Two documents of LLSD beside each other, as notation, and what differs between them for the view of changes.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COMPARE_LLSD, type ComparedLlsd, type LlsdComparison } from '../contract/llsd.ts';
import type { Structure } from '../contract/structure.ts';
import { inputAt } from './llsd-documents.ts';
import { nameOf } from './side-by-side.ts';
import type { ComparedText, Comparison } from './template-changes.ts';

/** Texts that the editor asks for: the notation of either side. */
export const COMPARED_SCHEME = 'rezbench-llsd-compared';

/** While somebody types the documents are not compared: after this pause they are. */
const PAUSE_MS = 300;

const NOTHING: Structure = { changes: [], more: 0 };

type SideName = 'base' | 'current';

/** What a name of ours says, so that the editor can show it again after it was closed. */
interface Named {
  readonly side: SideName;
  readonly base: string;
  readonly current: string;
  /** How people call the base. */
  readonly name: string;
}

/** A document, as people call it. */
export interface NamedDocument {
  readonly uri: vscode.Uri;
  readonly name: string;
}

export class LlsdComparisons implements Comparison, vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly title = 'LLSD Changes';
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onChange = this.#changed.event;
  readonly #textChanged = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#textChanged.event;
  /** By the name of the current side, as long as that is open. */
  readonly #answers = new Map<string, Promise<ComparedLlsd>>();
  /** Why some of them cannot be compared. */
  readonly #refused = new Map<string, string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #listeners: vscode.Disposable;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      this.#textChanged,
      vscode.workspace.registerTextDocumentContentProvider(COMPARED_SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#sourceChanged(document.uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#closed(uri)),
    );
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#listeners.dispose();
  }

  /** The names of both sides; what is behind them is compared when somebody looks. */
  namesOf(base: NamedDocument, current: vscode.Uri): { readonly base: vscode.Uri; readonly current: vscode.Uri } {
    const named = { base: base.uri.toString(), current: current.toString(), name: base.name };
    return {
      base: shownUri(base.uri, { side: 'base', ...named }),
      current: shownUri(current, { side: 'current', ...named }),
    };
  }

  about(text: vscode.Uri): ComparedText | undefined {
    const named = namedIn(text);
    if (named === undefined || !this.#answers.has(text.toString())) return undefined;
    const problem = this.#refused.get(text.toString());
    return { base: problem === undefined ? { uri: sideOf(text, named, 'base'), name: named.name } : { problem } };
  }

  async structure(text: vscode.Uri): Promise<Structure> {
    const named = namedIn(text);
    const answer = named && (await this.#answer(sideOf(text, named, 'current'), named));
    return answer?.kind === 'compared' ? answer.structure : NOTHING;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const named = namedIn(uri);
    const answer = named && (await this.#answer(sideOf(uri, named, 'current'), named));
    if (answer?.kind === 'compared' && named !== undefined) return answer[named.side];
    return answer?.kind === 'refused' ? answer.reason : '';
  }

  #answer(current: vscode.Uri, named: Named): Promise<ComparedLlsd> {
    const key = current.toString();
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    return this.#askAnew(key, named);
  }

  #askAnew(key: string, named: Named): Promise<ComparedLlsd> {
    const asked = this.#ask(named).then((answer) => {
      this.#heard(key, answer);
      return answer;
    });
    this.#answers.set(key, asked);
    return asked;
  }

  #heard(key: string, answer: ComparedLlsd): void {
    if (answer.kind === 'refused') this.#refused.set(key, answer.reason);
    if (answer.kind === 'compared' && !this.#refused.delete(key)) return;
    this.#changed.fire();
  }

  async #ask({ base, current }: Named): Promise<ComparedLlsd> {
    try {
      const question: LlsdComparison = {
        base: await inputAt(vscode.Uri.parse(base)),
        current: await inputAt(vscode.Uri.parse(current)),
      };
      return await this.#client.sendRequest<ComparedLlsd>(COMPARE_LLSD, question);
    } catch (error) {
      return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Whoever is compared with this one, or this one with others. */
  #sourceChanged(source: vscode.Uri): void {
    const text = source.toString();
    for (const key of this.#answers.keys()) {
      const shown = vscode.Uri.parse(key);
      const named = namedIn(shown);
      if (named === undefined || (named.base !== text && named.current !== text)) continue;
      clearTimeout(this.#timers.get(key));
      this.#timers.set(
        key,
        setTimeout(() => this.#askAgain(shown, named), PAUSE_MS),
      );
    }
  }

  #askAgain(current: vscode.Uri, named: Named): void {
    void this.#askAnew(current.toString(), named);
    this.#textChanged.fire(sideOf(current, named, 'base'));
    this.#textChanged.fire(current);
    this.#changed.fire();
  }

  #closed(uri: vscode.Uri): void {
    if (!this.#answers.delete(uri.toString())) return;
    this.#refused.delete(uri.toString());
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#changed.fire();
  }
}

/** Its ending makes it notation. */
function shownUri(document: vscode.Uri, named: Named): vscode.Uri {
  const name = nameOf(document);
  const path = `/${/\.llsdn$/i.test(name) ? name : `${name}.llsdn`}`;
  return vscode.Uri.from({ scheme: COMPARED_SCHEME, path, query: JSON.stringify(named) });
}

function namedIn(uri: vscode.Uri): Named | undefined {
  if (uri.scheme !== COMPARED_SCHEME) return undefined;
  const read: unknown = JSON.parse(uri.query);
  return isNamed(read) ? read : undefined;
}

function isNamed(read: unknown): read is Named {
  return typeof read === 'object' && read !== null && 'side' in read && 'base' in read && 'current' in read;
}

function sideOf(uri: vscode.Uri, named: Named, side: SideName): vscode.Uri {
  return named.side === side ? uri : shownUri(vscode.Uri.parse(named[side]), { ...named, side });
}
