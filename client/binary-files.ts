// Binary LLSD as files of text: read, they are notation; written, they become octets again. So the editor's own text editor
// edits them, with everything that it can do. Nothing is kept here but what is said about a file.
import * as vscode from 'vscode';
import type { BinaryProblem } from '../contract/llsd-binary.ts';
import { fromBase64 } from './base64.ts';
import type { BinaryConverter } from './binary-converter.ts';
import { binaryUri } from './binary-uris.ts';

/** What is said about a file besides its text. */
export interface BinaryState {
  readonly problems: readonly BinaryProblem[];
  /** Why it can be saved only as a copy. */
  readonly broken?: string | undefined;
}

export class BinaryFiles implements vscode.FileSystemProvider {
  readonly #converter: BinaryConverter;
  readonly #states = new Map<string, BinaryState>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #stateChanged = new vscode.EventEmitter<vscode.Uri>();

  readonly onDidChangeFile = this.#changed.event;
  /** What is said about a file is something else now. */
  readonly onDidChangeState = this.#stateChanged.event;

  constructor(converter: BinaryConverter) {
    this.#converter = converter;
  }

  state(notation: vscode.Uri): BinaryState | undefined {
    return this.#states.get(notation.toString());
  }

  forget(notation: vscode.Uri): void {
    if (this.#states.delete(notation.toString())) this.#stateChanged.fire(notation);
  }

  /** A name alone may mean something else in a pattern: the whole folder is watched. */
  watch(notation: vscode.Uri): vscode.Disposable {
    const file = binaryUri(notation);
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const tell = (type: vscode.FileChangeType) => (changed: vscode.Uri) => {
      if (changed.toString() === file.toString()) this.#changed.fire([{ type, uri: notation }]);
    };
    const { Created, Changed, Deleted } = vscode.FileChangeType;
    watcher.onDidCreate(tell(Created));
    watcher.onDidChange(tell(Changed));
    watcher.onDidDelete(tell(Deleted));
    return watcher;
  }

  /** Its size is that of the octets: nobody may have asked for the notation yet. */
  async stat(notation: vscode.Uri): Promise<vscode.FileStat> {
    return await vscode.workspace.fs.stat(binaryUri(notation));
  }

  async readDirectory(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
    return await vscode.workspace.fs.readDirectory(binaryUri(folder));
  }

  async createDirectory(folder: vscode.Uri): Promise<void> {
    await vscode.workspace.fs.createDirectory(binaryUri(folder));
  }

  async readFile(notation: vscode.Uri): Promise<Uint8Array> {
    const shown = await this.#converter.show(await vscode.workspace.fs.readFile(binaryUri(notation)));
    if (shown.kind === 'refused') throw refusal(shown.reason);
    this.#say(notation, shown);
    return new TextEncoder().encode(shown.text);
  }

  /** [llsd.editor.2] The octets are made from those that the file has now, also if it was changed by somebody else. */
  async writeFile(notation: vscode.Uri, content: Uint8Array, options: { readonly create: boolean }): Promise<void> {
    const file = binaryUri(notation);
    const octets = await octetsOf(file);
    if (octets === undefined && !options.create) throw vscode.FileSystemError.FileNotFound(notation);
    // The editor creates a file with nothing in it before it saves into it.
    if (octets === undefined && content.length === 0) return await vscode.workspace.fs.writeFile(file, content);
    const text = new TextDecoder().decode(content);
    const saved = await this.#converter.save(octets ?? new Uint8Array(0), text, 'itself');
    if (saved.kind === 'refused') throw refusal(withRemedy(saved));
    await vscode.workspace.fs.writeFile(file, fromBase64(saved.octets));
    this.#say(notation, saved);
  }

  delete(notation: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(notation);
  }

  rename(notation: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(notation);
  }

  #say(notation: vscode.Uri, { problems, broken }: BinaryState): void {
    this.#states.set(notation.toString(), { problems, broken });
    this.#stateChanged.fire(notation);
  }
}

export const SAVE_COPY = 'rezbench.llsd.saveCopy';

/** The editor puts the name of an error before its sentence. */
function refusal(reason: string): Error {
  const error = new Error(reason);
  error.name = '';
  return error;
}

/** The editor shows the links of a sentence. */
function withRemedy({ reason, canCopy }: { readonly reason: string; readonly canCopy: boolean }): string {
  // What a file says must not become a link.
  const plain = reason.replaceAll('](', '] (');
  return canCopy ? `${plain} [Save As Copy…](command:${SAVE_COPY})` : plain;
}

/** Undefined if there is no such file. */
export async function octetsOf(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
