// Exports that a process of ours is at, for whoever asked for them.
import type * as vscode from 'vscode';
import type { ExportOutcome, ExportWish } from '../contract/export.ts';
import type { FromSandbox, ToSandbox } from '../contract/sandbox.ts';

export interface ExportListeners {
  /** How much is written, from 0 to 1. */
  onShare(share: number): void;
  readonly token: vscode.CancellationToken;
}

interface Waiting {
  onShare(share: number): void;
  done(outcome: ExportOutcome): void;
}

export class Exports {
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  /** @param say to the process */
  begin(say: (word: ToSandbox) => void, wish: ExportWish, { onShare, token }: ExportListeners): Promise<ExportOutcome> {
    this.#lastId += 1;
    const id = this.#lastId;
    const stop = token.onCancellationRequested(() => say({ kind: 'stopExport', id }));
    return new Promise<ExportOutcome>((resolve) => {
      this.#waiting.set(id, { onShare: (share) => onShare(share), done: resolve });
      say({ kind: 'export', id, wish });
    }).finally(() => stop.dispose());
  }

  /** A word of the process; others than those of exports are passed over. */
  hear(word: FromSandbox): void {
    if (word.kind === 'exporting') this.#waiting.get(word.id)?.onShare(word.share);
    if (word.kind !== 'exported') return;
    this.#waiting.get(word.id)?.done(word.outcome);
    this.#waiting.delete(word.id);
  }

  /** The process is gone. */
  end(message: string): void {
    for (const { done } of this.#waiting.values()) done({ kind: 'refused', message });
    this.#waiting.clear();
  }
}
