// Answers about what a running sandbox sees: its counts are kept, shown above the messages, and drawn anew.
import type { Connection } from 'vscode-languageserver';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { COUNTS, type ToldCounts } from '../contract/server.ts';
import { changedLive, type Live, liveOf } from './live.ts';
import { Paced } from './paced.ts';
import type { Questions } from './questions.ts';
import { tell } from './safely.ts';

/** Figures above a text that is read: calm enough to be looked at. */
const REFRESH_PAUSE_MS = 1000;

export class Lenses {
  readonly #connection: Connection;
  readonly #questions: Questions;
  readonly #refreshes = new Paced(REFRESH_PAUSE_MS, () => this.#refresh());
  #live = liveOf(undefined);
  /** Whether the editor draws anew when it is asked to. */
  canRefresh = false;

  constructor(connection: Connection, questions: Questions) {
    this.#connection = connection;
    this.#questions = questions;
  }

  get live(): Live {
    return this.#live;
  }

  answer(): void {
    this.#connection.onNotification(COUNTS, (told: ToldCounts) => this.#hear(told));
    this.#connection.onCodeLens(({ textDocument }, taken) =>
      this.#questions.later.answer(taken, () =>
        this.#questions.ask('lenses', textDocument, [], ({ text }) => [...text.lenses(this.#live)]),
      ),
    );
  }

  /** Asks the editor for nothing any more. */
  stop(): void {
    this.#refreshes.stop();
  }

  #hear({ counts }: ToldCounts): void {
    const before = this.#live;
    this.#live = liveOf(counts);
    if (this.canRefresh && this.#isShown(changedLive(before, this.#live))) this.#refreshes.want();
  }

  /** Whether an open text speaks of one of these messages. */
  #isShown(live: Live): boolean {
    return live.size > 0 && this.#questions.allOpen().some(({ text }) => text.lenses(live).length > 0);
  }

  #refresh(): void {
    void tell(() => this.#connection.sendRequest(CodeLensRefreshRequest.type));
  }
}
