// The line of messages that wait while the window is full. [circuit.window.2]
import type { Outgoing } from './effects.ts';
import { WAITING_BYTES, WAITING_PACKETS } from './timing.ts';

/** First in, first out; bounded. */
export class WaitingLine {
  /** Ticket -> message. Insertion order is the line. */
  readonly #line = new Map<number, Outgoing>();
  readonly #unreliable = new Set<number>();
  #tickets = 0;
  #bytes = 0;

  /**
   * Puts a message at the end. Where the bounds are passed, the oldest unreliable messages leave the line unsent;
   * if there are none left, the newest message. Returns those.
   */
  push(message: Outgoing): readonly Outgoing[] {
    const ticket = ++this.#tickets;
    this.#line.set(ticket, message);
    if (!message.reliable) this.#unreliable.add(ticket);
    this.#bytes += message.body.length;
    return this.#displaced(ticket);
  }

  /** Takes the first of the line. */
  shift(): Outgoing | undefined {
    const [first] = this.#line.keys();
    return first === undefined ? undefined : this.#remove(first);
  }

  get size(): number {
    return this.#line.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #displaced(newest: number): readonly Outgoing[] {
    const displaced: Outgoing[] = [];
    while (this.#line.size > WAITING_PACKETS || this.#bytes > WAITING_BYTES) {
      const [oldestUnreliable] = this.#unreliable;
      const message = this.#remove(oldestUnreliable ?? newest);
      if (message !== undefined) displaced.push(message);
    }
    return displaced;
  }

  #remove(ticket: number): Outgoing | undefined {
    const message = this.#line.get(ticket);
    this.#line.delete(ticket);
    this.#unreliable.delete(ticket);
    this.#bytes -= message?.body.length ?? 0;
    return message;
  }
}
