// How far a file was read: in the status bar, and if it takes long in a notice, where it can be cancelled.
import * as vscode from 'vscode';

/** Then somebody may want to have it cancelled. */
const PATIENCE_MS = 2000;

export class ReadingProgress {
  readonly #name: string;
  readonly #reports: ((text: string) => void)[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** @param share that was read, from 0 to 1 */
  tell(share: number): void {
    for (const report of this.#reports) report(`${Math.floor(100 * share)} %`);
  }

  /** Shows it until the file is read. `cancel` is called if somebody does not want it any longer. */
  showUntil(read: Promise<unknown>, cancel: () => void): void {
    void this.#show({ location: vscode.ProgressLocation.Window }, read, cancel);
    const notice = { location: vscode.ProgressLocation.Notification, cancellable: true };
    const patience = setTimeout(() => void this.#show(notice, read, cancel), PATIENCE_MS);
    void read.then(() => clearTimeout(patience));
  }

  #show(options: vscode.ProgressOptions, read: Promise<unknown>, cancel: () => void): Thenable<void> {
    return vscode.window.withProgress({ ...options, title: `Reading ${this.#name}` }, async (progress, token) => {
      this.#reports.push((message) => progress.report({ message }));
      token.onCancellationRequested(cancel);
      await read;
    });
  }
}
