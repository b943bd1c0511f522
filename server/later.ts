// What nobody sits and waits for, such as the outline and the colours: it is worked out when all other questions are answered.
import { type CancellationToken, LSPErrorCodes, RAL, ResponseError } from 'vscode-languageserver';

/** A message needs up to three turns of the event loop from the stream to its answer: behind so many without one there is none. */
const QUIET_TURNS = 4;

/** Calls back in the next turn of the event loop. */
type NextTurn = (then: () => void) => unknown;

export class Later {
  readonly #waiting: (() => void)[] = [];
  readonly #nextTurn: NextTurn;
  #quietTurns = 0;

  constructor(nextTurn: NextTurn = (then) => RAL().timer.setImmediate(then)) {
    this.#nextTurn = nextTurn;
  }

  /** The editor said something: there may be more to come that somebody waits for. */
  heard(): void {
    this.#quietTurns = 0;
  }

  /** Answers when it is quiet; what is taken back before is not worked out at all. */
  async answer<Answer>(taken: CancellationToken, work: () => Answer): Promise<Answer | ResponseError<void>> {
    this.heard();
    await this.#quiet();
    return taken.isCancellationRequested ? TAKEN_BACK : work();
  }

  /** One of those who wait for quiet goes on at a time. */
  #quiet(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) this.#nextTurn(() => this.#turn());
    });
  }

  #turn(): void {
    this.#quietTurns += 1;
    if (this.#quietTurns >= QUIET_TURNS) {
      this.#waiting.shift()?.();
      this.heard();
    }
    if (this.#waiting.length > 0) this.#nextTurn(() => this.#turn());
  }
}

const TAKEN_BACK = new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'The request was taken back.');
