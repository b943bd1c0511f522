// Carries templates and message.xml of the workspace to the language server, which reads no files: also those that are not
// open, and to a server that was started anew. What is open in an editor the server knows better.
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { READ_FILES, WORKSPACE_FILES, type WorkspaceFile, type WorkspaceFiles } from '../contract/server.ts';

/** More templates than any workspace has on purpose. */
const MAX_FILES = 200;

/** More than ten times the official template. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** What is told at once: as much as the server keeps. */
const MAX_TOLD_BYTES = 64 * 1024 * 1024;

/** A checkout changes many files at once: they are told together. */
const PAUSE_MS = 200;

interface Kind {
  readonly language: string;
  readonly glob: string;
  isMeant(text: string): boolean;
}

const KINDS: readonly Kind[] = [
  { language: 'sl-message-template', glob: '**/*message_template*.msg', isMeant: () => true },
  { language: 'llsd-xml', glob: '**/message.xml', isMeant: isMessageXml },
];

const LEFT_OUT = { glob: '**/{node_modules,.git}/**', path: /\/(?:node_modules|\.git)\// };

export class BackgroundFiles implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #listeners: readonly vscode.Disposable[];
  /** Those that may have changed. */
  readonly #wanted = new Map<string, { readonly uri: vscode.Uri; readonly kind: Kind }>();
  /** The URIs of those that the server has. */
  readonly #told = new Map<string, vscode.Uri>();
  #work = Promise.resolve();
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** The client need not run yet. */
  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#listeners = [
      ...KINDS.flatMap((kind) => this.#watch(kind)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#do(() => this.#tellAll())),
      // Watchers do not see the files of a folder that goes away as a whole.
      vscode.workspace.onDidDeleteFiles(() => this.#do(() => this.#tellAll())),
      vscode.workspace.onDidRenameFiles(() => this.#do(() => this.#tellAll())),
      // Watchers are late by as much as a second: whoever changes files cannot wait for them.
      client.onRequest(READ_FILES, () => this.#readAnew()),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#do(() => this.#tellAnew());
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#pause);
    vscode.Disposable.from(...this.#listeners).dispose();
  }

  #watch(kind: Kind): readonly vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher(kind.glob);
    const changed = (uri: vscode.Uri) => this.#changed(uri, kind);
    return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
  }

  #changed(uri: vscode.Uri, kind: Kind): void {
    if (LEFT_OUT.path.test(uri.path)) return;
    this.#wanted.set(uri.toString(), { uri, kind });
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#do(() => this.#tellWanted()), PAUSE_MS);
  }

  /** One after the other, so that the server hears the newest text last. */
  #do(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(() => undefined);
  }

  async #readAnew(): Promise<void> {
    this.#do(() => this.#tellAll());
    await this.#work;
  }

  /** A server that has just begun has nothing. */
  async #tellAnew(): Promise<void> {
    this.#told.clear();
    await this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    const gone = new Map(this.#told);
    for (const kind of KINDS) {
      for (const uri of await vscode.workspace.findFiles(kind.glob, LEFT_OUT.glob, MAX_FILES)) {
        gone.delete(uri.toString());
        this.#wanted.set(uri.toString(), { uri, kind });
      }
    }
    for (const key of gone.keys()) this.#told.delete(key);
    await this.#tell([...gone.values()].map((uri) => ({ uri: this.#uriOf(uri) })));
    await this.#tellWanted();
  }

  async #tellWanted(): Promise<void> {
    const files: WorkspaceFile[] = [];
    let room = MAX_TOLD_BYTES;
    for (const [key, { uri, kind }] of this.#wanted) {
      this.#wanted.delete(key);
      const text = await textOf(uri, Math.min(room, MAX_FILE_BYTES));
      if (text !== undefined && kind.isMeant(text)) {
        room -= text.length;
        this.#told.set(key, uri);
        files.push({ uri: this.#uriOf(uri), language: kind.language, text });
      } else if (this.#told.delete(key)) files.push({ uri: this.#uriOf(uri) });
    }
    await this.#tell(files);
  }

  async #tell(files: readonly WorkspaceFile[]): Promise<void> {
    if (files.length === 0 || this.#client.state !== State.Running) return;
    const told: WorkspaceFiles = { files };
    await this.#client.sendNotification(WORKSPACE_FILES, told);
  }

  /** As the server is told about open texts. */
  #uriOf(uri: vscode.Uri): string {
    return this.#client.code2ProtocolConverter.asUri(uri);
  }
}

/** The text of a file; undefined if it is gone or larger than `most` bytes. */
async function textOf(uri: vscode.Uri, most: number): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > most) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Other programs have files of that name, too. */
function isMessageXml(text: string): boolean {
  return /<llsd[\s>]/.test(text) && /<key>\s*messages\s*<\/key>/.test(text);
}
