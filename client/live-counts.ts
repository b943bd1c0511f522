// Carries the counts of the sandbox to the language server, also to one that was started anew.
import type * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { COUNTS, type ToldCounts } from '../contract/server.ts';
import type { Sandbox } from './sandbox.ts';

export class LiveCounts implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #sandbox: Sandbox;
  readonly #listeners: readonly vscode.Disposable[];

  /** The client need not run yet. */
  constructor(client: BaseLanguageClient, sandbox: Sandbox) {
    this.#client = client;
    this.#sandbox = sandbox;
    this.#listeners = [
      sandbox.onCounts(() => this.#tell()),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#tell();
      }),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #tell(): void {
    if (this.#client.state !== State.Running) return;
    const { counts } = this.#sandbox;
    const told: ToldCounts = counts === undefined ? {} : { counts };
    this.#client.sendNotification(COUNTS, told).catch(() => undefined);
  }
}
