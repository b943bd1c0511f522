// Which schema describes which open document: the setting maps globs to schemas, whose files are read and watched here, also
// in virtual workspaces. The server, which reads no files, is told.
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  CHECK_AGAINST,
  type CheckedAgainst,
  SCHEMA_SCHEME,
  SCHEMA_TEXT,
  type SchemaQuestion,
  type SchemaSource,
} from '../contract/server.ts';
import { fromSetting, schemaSettings } from './settings.ts';
import { watchFile } from './watch-file.ts';

/** The server takes no longer schema. */
const MAX_SCHEMA_BYTES = 4 * 1024 * 1024;

const DESCRIBED: vscode.DocumentSelector = [{ language: 'llsd-xml' }, { language: 'llsd-notation' }];

/** Under such names schemas are built in. */
const BUILT_IN = /^rezbench:/;

export class Schemas implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #listeners: readonly vscode.Disposable[];
  readonly #watchers = new Map<string, vscode.Disposable>();
  /** How often each document was asked about, so that a slow answer does not overtake a later one. */
  readonly #asked = new Map<string, number>();
  /** Documents of which the server knows a schema. */
  readonly #described = new Set<string>();

  /** The client need not run yet. */
  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#listeners = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEMA_SCHEME, {
        provideTextDocumentContent: (uri) => this.#builtIn(uri),
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#tell(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri.toString())),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('rezbench.llsd.schemas')) this.#tellAll();
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#tellAll();
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners, ...this.#watchers.values()).dispose();
  }

  #builtIn(uri: vscode.Uri): Promise<string> {
    const question: SchemaQuestion = { uri: uri.toString() };
    return this.#client.sendRequest(SCHEMA_TEXT, question);
  }

  #tellAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#tell(document);
  }

  #tell(document: vscode.TextDocument): void {
    const isOurs = vscode.languages.match(DESCRIBED, document) > 0 && document.uri.scheme !== 'git';
    if (isOurs && this.#client.state === State.Running) this.#tellSchema(document).catch(() => undefined);
  }

  #forget(document: string): void {
    this.#asked.delete(document);
    this.#described.delete(document);
  }

  async #tellSchema(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    const turn = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, turn);
    const schema = await this.#schemaOf(document);
    if (document.isClosed || this.#asked.get(key) !== turn) return;
    if (schema !== undefined) this.#described.add(key);
    else if (!this.#described.delete(key)) return;
    const told: CheckedAgainst = {
      document: this.#client.code2ProtocolConverter.asUri(document.uri),
      ...(schema && { schema }),
    };
    await this.#client.sendNotification(CHECK_AGAINST, told);
  }

  /** The first glob that fits counts. */
  async #schemaOf(document: vscode.TextDocument): Promise<SchemaSource | undefined> {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
    const found = schemaSettings(document.uri).find(({ glob }) => isMatch(document, glob, folder));
    if (found === undefined) return undefined;
    const { schema: name, choice } = found;
    if (BUILT_IN.test(name)) return { name, choice };
    const uri = fromSetting(name, folder);
    this.#watch(uri);
    const text = await textOf(uri);
    return { name, choice, uri: this.#client.code2ProtocolConverter.asUri(uri), ...(text !== undefined && { text }) };
  }

  #watch(uri: vscode.Uri): void {
    const key = uri.toString();
    if (!this.#watchers.has(key))
      this.#watchers.set(
        key,
        watchFile(uri, () => this.#tellAll()),
      );
  }
}

/** A glob is meant from the workspace folder on; without a slash it is meant in every folder. */
function isMatch(document: vscode.TextDocument, glob: string, folder: vscode.WorkspaceFolder | undefined): boolean {
  const everywhere = glob.includes('/') ? glob : `**/${glob}`;
  const pattern = folder === undefined ? everywhere : new vscode.RelativePattern(folder, everywhere);
  return vscode.languages.match({ pattern }, document) > 0;
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_SCHEMA_BYTES) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
