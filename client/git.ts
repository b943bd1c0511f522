// What is in git, by the editor's own git extension. Knows only the few words of its interface that are used here.
import * as vscode from 'vscode';

/** A file as git has it. */
export interface Committed {
  /** Opens that version in the editor. */
  readonly uri: vscode.Uri;
  readonly text: string;
}

interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
  readonly onDidCloseRepository: vscode.Event<Repository>;
  getRepository(uri: vscode.Uri): Repository | null;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

interface Repository {
  readonly state: { readonly HEAD: { readonly commit?: string } | undefined; readonly onDidChange: vscode.Event<void> };
  show(ref: string, path: string): Promise<string>;
}

/** Says when HEAD may be another one, and what it has. Without the extension, or without git, there is nothing. */
export class Git implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onChange = this.#changed.event;
  readonly #commits = new Map<Repository, string | undefined>();
  readonly #listeners: vscode.Disposable[] = [this.#changed];
  #api: GitApi | undefined;

  constructor() {
    this.#start().catch(() => undefined);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners).dispose();
  }

  /** The file in HEAD; undefined if it is not there. */
  async head(uri: vscode.Uri): Promise<Committed | undefined> {
    const repository = this.#api?.getRepository(uri) ?? undefined;
    if (repository?.state.HEAD?.commit === undefined) return undefined;
    const text = await repository.show('HEAD', uri.fsPath).catch(() => undefined);
    return text === undefined || this.#api === undefined ? undefined : { uri: this.#api.toGitUri(uri, 'HEAD'), text };
  }

  async #start(): Promise<void> {
    const git = await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate();
    if (git === undefined) return;
    this.#listeners.push(git.onDidChangeEnablement(() => this.#connect(git)));
    this.#connect(git);
  }

  #connect(git: GitExtension): void {
    this.#api = git.enabled ? git.getAPI(1) : undefined;
    this.#changed.fire();
    if (this.#api === undefined) return;
    this.#listeners.push(
      this.#api.onDidOpenRepository((repository) => this.#watch(repository)),
      this.#api.onDidCloseRepository(() => this.#changed.fire()),
    );
    for (const repository of this.#api.repositories) this.#watch(repository);
  }

  /** A repository changes with every saved file; only another HEAD matters. */
  #watch(repository: Repository): void {
    const look = () => {
      const commit = repository.state.HEAD?.commit;
      if (this.#commits.has(repository) && this.#commits.get(repository) === commit) return;
      this.#commits.set(repository, commit);
      this.#changed.fire();
    };
    this.#listeners.push(repository.state.onDidChange(look));
    look();
  }
}
