// What nobody sits and waits for, such as the outline and the colours: it is worked out when all other questions are answered, and
// not while somebody types. An editor asks for all of it behind each letter, and has as much work with the answers as we have.
import { type CancellationToken, LSPErrorCodes, RAL, ResponseError } from 'vscode-languageserver';

/** A message needs up to three turns of the event loop from the stream to its answer: behind so many without one there is none. */
const QUIET_TURNS = 4;

/** Nobody types while nothing was changed for so long, in milliseconds: from one letter to the next it is about half of that. */
export const REST_MS = 250;

export interface LaterClock {
  /** Calls back in the next turn of the event loop. */
  nextTurn(then: () => void): void;
  /** Calls back after some milliseconds, unless it is called off with what comes back. */
  after(ms: number, then: () => void): () => void;
}

const CLOCK: LaterClock = {
  nextTurn: (then) => void RAL().timer.setImmediate(then),
  after: (ms, then) => {
    const timer = RAL().timer.setTimeout(then, ms);
    return () => timer.dispose();
  },
};

export class Later {
  readonly #waiting = new Set<() => void>();
  readonly #clock: LaterClock;
  #quietTurns = 0;
  #isTurning = false;
  /** Calls the end of the rest off; undefined: nobody types. */
  #callOff: (() => void) | undefined;

  constructor(clock: LaterClock = CLOCK) {
    this.#clock = clock;
  }

  /** The editor said something: there may be more to come that somebody waits for. */
  heard(): void {
    this.#quietTurns = 0;
  }

  /** Somebody types. */
  typed(): void {
    this.heard();
    this.stop();
    this.#callOff = this.#clock.after(REST_MS, () => {
      this.#callOff = undefined;
      this.#goOn();
    });
  }

  /** What still waits for a rest is not answered any more. */
  stop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
  }

  /** Answers when it is quiet; what is taken back before is not worked out at all. */
  async answer<Answer>(taken: CancellationToken, work: () => Answer): Promise<Answer | ResponseError<void>> {
    this.heard();
    await this.#quiet(taken);
    return taken.isCancellationRequested ? TAKEN_BACK : work();
  }

  /** One of those who wait for quiet goes on at a time; whoever is taken back waits no longer. */
  #quiet(taken: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const goOn = (): void => {
        this.#waiting.delete(goOn);
        resolve();
      };
      this.#waiting.add(goOn);
      taken.onCancellationRequested(goOn);
      this.#goOn();
    });
  }

  /** To the next turn, if there is something to do and nobody types. */
  #goOn(): void {
    if (this.#isTurning || this.#callOff !== undefined || this.#waiting.size === 0) return;
    this.#isTurning = true;
    this.#clock.nextTurn(() => {
      this.#isTurning = false;
      if (this.#callOff === undefined) this.#turn();
    });
  }

  #turn(): void {
    this.#quietTurns += 1;
    if (this.#quietTurns >= QUIET_TURNS) {
      const [next] = this.#waiting;
      next?.();
      this.heard();
    }
    this.#goOn();
  }
}

const TAKEN_BACK = new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'The request was taken back.');
