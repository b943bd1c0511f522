// What a template is compared with: the file that the settings name, else the version in git's HEAD.
import * as vscode from 'vscode';
import { Git } from './git.ts';
import { baseSetting } from './settings.ts';
import { watchFile } from './watch-file.ts';

export interface DeployedTemplate {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** How people call it: `git HEAD`, or the path of the file. */
  readonly name: string;
}

export class Bases implements vscode.Disposable {
  readonly #git = new Git();
  readonly #changed = new vscode.EventEmitter<void>();
  /** Some base may be another one now, or have another text. */
  readonly onChange = this.#changed.event;
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #listeners: readonly vscode.Disposable[];

  constructor() {
    this.#listeners = [
      this.#git,
      this.#changed,
      this.#git.onChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('rezbench.template')) this.#changed.fire();
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners, ...this.#watchers.values()).dispose();
  }

  /** The base of a template; undefined if there is none. A file that the settings name and that cannot be read is a sentence. */
  async of(uri: vscode.Uri): Promise<DeployedTemplate | { readonly problem: string } | undefined> {
    const named = baseSetting(uri);
    if (named !== undefined) return named.toString() === uri.toString() ? undefined : await this.#read(named);
    const committed = await this.#git.head(uri);
    return committed === undefined ? undefined : { ...committed, name: 'git HEAD' };
  }

  /** What opens the version of any file in git's HEAD; undefined if there is none. */
  async committed(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
    return (await this.#git.head(uri))?.uri;
  }

  async #read(uri: vscode.Uri): Promise<DeployedTemplate | { readonly problem: string }> {
    const name = vscode.workspace.asRelativePath(uri);
    this.#watch(uri);
    try {
      return { uri, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), name };
    } catch {
      return { problem: `The base ${name} cannot be read (rezbench.template.base).` };
    }
  }

  #watch(uri: vscode.Uri): void {
    const key = uri.toString();
    if (!this.#watchers.has(key))
      this.#watchers.set(
        key,
        watchFile(uri, () => this.#changed.fire()),
      );
  }
}
