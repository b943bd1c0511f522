// One agent's event queue: what waits, the batch that was answered but not yet acknowledged, the poll that is held.
// Knows nothing of HTTP or LLSD: it is told of polls and says how each is answered.
import type { Llsd } from '../../protocol/llsd/value.ts';
import type { CallId } from '../effects.ts';
import type { Millis } from '../words.ts';

/** [events.hold.1] A poll is held no longer than this: five seconds below the shortest limit of any client (30 s). */
export const HELD_MS = 25_000;
/** [events.bound.1] Events that may wait for a client that does not poll; the oldest goes first. */
export const WAITING_LIMIT = 1000;
/** Events in one answer. */
export const BATCH_LIMIT = 32;
/** Ids stay positive in 32 bits with a sign, which is what every client keeps them in. */
const LAST_ID = 0x7fffffff;

/** What a held poll is told when nothing happened. */
export type Idle = 'empty' | '502' | '499' | 'never';

export interface QueuedEvent {
  readonly name: string;
  /** [events.encoding.1] */
  readonly body: Llsd;
}

export interface Batch {
  readonly id: number;
  readonly events: readonly QueuedEvent[];
}

export type PollAnswer =
  | { readonly kind: 'batch'; readonly to: CallId; readonly batch: Batch; readonly repeated: boolean }
  | { readonly kind: 'status'; readonly to: CallId; readonly status: 404 | 499 | 502 }
  | { readonly kind: 'goodbye'; readonly to: CallId };

export interface Poll {
  readonly call: CallId;
  /** Last id that the client received; undefined = none, or forgotten. */
  readonly ack: number | undefined;
  /** The client will not ask again. */
  readonly done: boolean;
}

export class EventQueue {
  readonly #idle: Idle;
  #nextId: number;
  #waiting: QueuedEvent[] = [];
  #unacked: Batch | undefined;
  #held: { readonly call: CallId; readonly until: Millis } | undefined;
  #dropped = 0;
  /** Whether events were thrown away since the client last fetched some, and whether that was told. */
  #loss: 'none' | 'new' | 'told' = 'none';

  /** [events.id.1] `firstId` is any whole number; ids are never 0, which some clients take for "no id". */
  constructor(firstId: number, idle: Idle) {
    this.#nextId = Math.max(1, firstId % LAST_ID);
    this.#idle = idle;
  }

  /** Events thrown away because nobody fetched them. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Whether events have begun to be thrown away: true once, until the client fetches again. */
  takeLoss(): boolean {
    const isNew = this.#loss === 'new';
    if (isNew) this.#loss = 'told';
    return isNew;
  }

  get isPolled(): boolean {
    return this.#held !== undefined;
  }

  /** When `wake` wants to be called; Infinity = never. */
  get deadline(): Millis {
    return this.#held?.until ?? Number.POSITIVE_INFINITY;
  }

  /** Leaves with the next `settle`, so that all events of one turn share an answer. */
  push(event: QueuedEvent): void {
    this.#waiting.push(event);
    if (this.#waiting.length <= WAITING_LIMIT) return;
    this.#waiting.shift();
    this.#dropped += 1;
    if (this.#loss === 'none') this.#loss = 'new';
  }

  /**
   * A client asks. [events.repeat.1] A batch that it did not get is repeated; otherwise the question is held until there is
   * something. [events.second.1] Who was held before is released.
   */
  poll(poll: Poll, now: Millis): readonly PollAnswer[] {
    if (poll.done) return [...this.#release(), this.#goodbye(poll.call)];
    if (this.#unacked !== undefined && this.#unacked.id !== poll.ack) {
      return [...this.#release(), { kind: 'batch', to: poll.call, batch: this.#unacked, repeated: true }];
    }
    this.#unacked = undefined;
    const released = this.#release();
    this.#held = { call: poll.call, until: this.#idle === 'never' ? Number.POSITIVE_INFINITY : now + HELD_MS };
    return [...released, ...this.settle()];
  }

  /** Answers the held poll if anything waits. */
  settle(): readonly PollAnswer[] {
    if (this.#held === undefined || this.#waiting.length === 0) return [];
    const to = this.#held.call;
    this.#held = undefined;
    this.#loss = 'none';
    this.#unacked = { id: this.#takeId(), events: this.#waiting.splice(0, BATCH_LIMIT) };
    return [{ kind: 'batch', to, batch: this.#unacked, repeated: false }];
  }

  /** The caller went away: nothing was delivered, everything keeps waiting. */
  hangUp(call: CallId): void {
    if (this.#held?.call === call) this.#held = undefined;
  }

  wake(now: Millis): readonly PollAnswer[] {
    if (this.#held === undefined || now < this.#held.until) return [];
    if (this.#idle === 'empty') return this.#release();
    const to = this.#held.call;
    this.#held = undefined;
    return [{ kind: 'status', to, status: this.#idle === '499' ? 499 : 502 }];
  }

  /** The batch that was answered last will not be repeated, although nobody got it. */
  forgetBatch(): void {
    this.#unacked = undefined;
  }

  /** The session is over: a held poll is told so. */
  close(): readonly PollAnswer[] {
    const held = this.#held;
    this.#held = undefined;
    this.#waiting = [];
    this.#unacked = undefined;
    return held === undefined ? [] : [{ kind: 'status', to: held.call, status: 404 }];
  }

  #release(): readonly PollAnswer[] {
    const held = this.#held;
    this.#held = undefined;
    if (held === undefined) return [];
    return [{ kind: 'batch', to: held.call, batch: { id: this.#takeId(), events: [] }, repeated: false }];
  }

  #goodbye(call: CallId): PollAnswer {
    this.#waiting = [];
    this.#unacked = undefined;
    return { kind: 'goodbye', to: call };
  }

  #takeId(): number {
    const id = this.#nextId;
    this.#nextId = id >= LAST_ID ? 1 : id + 1;
    return id;
  }
}
