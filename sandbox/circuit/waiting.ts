// The messages that wait to be sent, in one line for each category, bounded together. [circuit.window.2]
import { THROTTLE_CATEGORIES } from '../../contract/panel.ts';
import type { BulkCategory, Outgoing } from './effects.ts';
import { WAITING_BYTES, WAITING_PACKETS } from './timing.ts';

/** `answers`: whatever has no category. */
export type Lane = BulkCategory | 'answers';

/** In the order in which they take turns. */
export const BULK_LANES: readonly BulkCategory[] = THROTTLE_CATEGORIES.filter((category) => category !== 'resend');

/** A number per message; those of one line grow. */
type Ticket = number;

export const laneOf = ({ category }: Outgoing): Lane => category ?? 'answers';

/** Each line is first in, first out. */
export class WaitingLines {
  readonly #messages = new Map<Ticket, Outgoing>();
  /** Insertion order is the line. */
  readonly #lines: Readonly<Record<Lane, Set<Ticket>>>;
  readonly #unreliable = new Set<Ticket>();
  /** State -> the message that tells its latest value. */
  readonly #tellers = new Map<string, Ticket>();
  #tickets = 0;
  #bytes = 0;
  #superseded = 0;

  constructor() {
    const line = () => new Set<Ticket>();
    const [answers, land, wind, cloud, task, texture, asset] = [line(), line(), line(), line(), line(), line(), line()];
    this.#lines = { answers, land, wind, cloud, task, texture, asset };
  }

  /**
   * Puts a message into its line; older ones that it makes superfluous leave. Where the bounds are passed, the oldest unreliable messages leave unsent; if there are none left, the newest message. Returns those.
   */
  push(message: Outgoing): readonly Outgoing[] {
    const ticket = this.#place(message);
    this.#messages.set(ticket, message);
    this.#lines[laneOf(message)].add(ticket);
    if (!message.reliable) this.#unreliable.add(ticket);
    for (const state of message.states ?? []) this.#tellers.set(state, ticket);
    this.#bytes += message.body.length;
    return this.#displaced(ticket);
  }

  /** Takes the first of a line. */
  shift(lane: Lane): Outgoing | undefined {
    const [first] = this.#lines[lane];
    return first === undefined ? undefined : this.#remove(first);
  }

  /** Takes everything, the oldest first. */
  clear(): readonly Outgoing[] {
    const all = [...this.#messages.keys()].sort((one, other) => one - other);
    return all.flatMap((ticket) => this.#remove(ticket) ?? []);
  }

  sizeOf(lane: Lane): number {
    return this.#lines[lane].size;
  }

  bytesOf(lane: Lane): number {
    return [...this.#lines[lane]].reduce((sum, ticket) => sum + (this.#messages.get(ticket)?.body.length ?? 0), 0);
  }

  get size(): number {
    return this.#messages.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Messages that left unsent because newer ones told all that they had to tell. [circuit.queues.2] */
  get superseded(): number {
    return this.#superseded;
  }

  /**
   * Where a message belongs: at the end, behind all that it may depend on. But an unreliable one takes the last place of
   * those that it makes superfluous, if it leaves none of them half true: so what never rests comes to its turn.
   */
  #place(message: Outgoing): Ticket {
    const states = message.states ?? [];
    const tellers = new Set(states.flatMap((state) => this.#tellers.get(state) ?? []));
    for (const state of states) this.#tellers.delete(state);
    const places = [...tellers].filter((ticket) => this.#isSuperfluous(ticket));
    const line = this.#lines[laneOf(message)];
    const takesPlace =
      !message.reliable && places.length === tellers.size && places.every((ticket) => line.has(ticket));
    const place = takesPlace && places.length > 0 ? Math.max(...places) : undefined;
    this.#superseded += places.length;
    for (const ticket of places) this.#remove(ticket, ticket === place);
    return place ?? ++this.#tickets;
  }

  #isSuperfluous(ticket: Ticket): boolean {
    return (this.#messages.get(ticket)?.states ?? []).every((state) => this.#tellers.get(state) !== ticket);
  }

  #displaced(newest: Ticket): readonly Outgoing[] {
    const displaced: Outgoing[] = [];
    while (this.#messages.size > WAITING_PACKETS || this.#bytes > WAITING_BYTES) {
      const [oldestUnreliable] = this.#unreliable;
      const message = this.#remove(oldestUnreliable ?? newest);
      if (message !== undefined) displaced.push(message);
    }
    return displaced;
  }

  #remove(ticket: Ticket, keepsPlace = false): Outgoing | undefined {
    const message = this.#messages.get(ticket);
    if (message === undefined) return undefined;
    this.#messages.delete(ticket);
    this.#unreliable.delete(ticket);
    if (!keepsPlace) this.#lines[laneOf(message)].delete(ticket);
    for (const state of message.states ?? []) if (this.#tellers.get(state) === ticket) this.#tellers.delete(state);
    this.#bytes -= message.body.length;
    return message;
  }
}
