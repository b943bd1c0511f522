// What the clock asks for is done when all that came before has been read: after a busy moment the acks of what would be sent
// again lie unread at the doors.
import type { Millis } from '../words.ts';

/** [circuit.socket.3] Node reads so many datagrams of a door in a turn of its loop; as many tell that there may be more. */
const FULL_READ = 32;
/** [circuit.socket.3] A flood must not stop the clock: after so many turns it is obeyed. */
export const MOST_TURNS = 64;

export class ReadFirst {
  readonly #act: (due: Millis) => void;
  #isDue = false;
  /** Datagrams of this turn of the loop. */
  #read = 0;

  /** @param act is told since when it was time */
  constructor(act: (due: Millis) => void) {
    this.#act = act;
  }

  /** A datagram was read. */
  read(): void {
    this.#read += 1;
  }

  /** It is time to act: done once, when the doors have been read to their ends. */
  stir(due: Millis): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#wait(due, MOST_TURNS);
  }

  #wait(due: Millis, turns: number): void {
    this.#read = 0;
    setImmediate(() => {
      if (this.#read >= FULL_READ && turns > 1) {
        this.#wait(due, turns - 1);
        return;
      }
      this.#isDue = false;
      this.#act(due);
    });
  }
}
