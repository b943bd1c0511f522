// What goes into the grid and what comes out of it. The grid acts on nothing: the shell performs these.
import type { HttpCall } from '../contract/http.ts';
import type { CableMark, Direction, Door, Fate } from '../contract/panel.ts';
import type { GridEvent } from '../contract/sandbox.ts';
import type { Person } from './person.ts';
import type { Address, Millis } from './words.ts';

/** One HTTP request that waits for its answer; given by the shell, never reused. */
export type CallId = number;

/** A request at the HTTP door, read whole. */
export interface Call {
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** What stands behind the question mark, undecoded. */
  readonly query: string;
  readonly contentType: string;
  /** Which bytes are wanted, as the header says; absent = all. */
  readonly range?: string;
  /** Where something is copied to, as the header says. */
  readonly destination?: string;
  readonly body: Uint8Array;
  readonly from: Address;
  /** Our own address as the caller reached it: what is announced when we listen on every address. */
  readonly reachedAt: string;
}

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** Said instead of the body, which then tells the log what they are. */
  readonly bytes?: Uint8Array;
  /** Headers beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A datagram that crossed a UDP door, with what became of it. */
export interface SeenDatagram {
  readonly kind: 'datagram';
  readonly direction: Direction;
  /** 0 = none. */
  readonly circuit: number;
  readonly fate: Fate;
  readonly bytes: Uint8Array;
  /** The other end. */
  readonly peer: Address;
  /** Which region's door. */
  readonly door: number;
  /** What faults did to it on the way. */
  readonly cable?: readonly CableMark[];
}

/** A login, a capability call, or one event of the event queue. Secrets are still in it; the tap blanks them. */
export interface SeenExchange {
  readonly kind: 'exchange';
  readonly door: Exclude<Door, 'udp'>;
  readonly direction: Direction;
  readonly circuit: number;
  readonly name: string;
  readonly request: string;
  /** Absent if nobody waited for it. */
  readonly reply?: string;
  /** How it was called; absent for an event. */
  readonly http?: HttpCall;
  readonly peer: Address;
}

export type Seen = SeenDatagram | SeenExchange;

type WithoutAt<Event> = Event extends { readonly at: number } ? Omit<Event, 'at'> : never;
/** An event before the shell has stamped it with the seconds since the start. */
export type UntimedEvent = WithoutAt<GridEvent>;

export type Effect =
  | {
      readonly kind: 'datagram';
      readonly door: number;
      readonly to: Address;
      readonly bytes: Uint8Array;
      readonly circuit: number;
      /** Whom it is for; absent = nobody who is known. */
      readonly agent?: Person;
      /** The region that it is for, if it is for one. */
      readonly neighbour?: string;
      /** It has been through the cable. */
      readonly arrived?: true;
      /** What faults did to it there. */
      readonly cable?: readonly CableMark[];
    }
  | { readonly kind: 'reply'; readonly to: CallId; readonly reply: Reply }
  /** The connection of a call ends without an answer. */
  | { readonly kind: 'hang-up'; readonly to: CallId }
  | { readonly kind: 'seen'; readonly seen: Seen }
  | { readonly kind: 'event'; readonly event: UntimedEvent };

/** Everything that can happen to a grid. */
export interface Grid {
  datagram(door: number, from: Address, bytes: Uint8Array, now: Millis): readonly Effect[];
  call(id: CallId, what: Call, now: Millis): readonly Effect[];
  /** The caller left before the reply. */
  hangUp(id: CallId, now: Millis): readonly Effect[];
  wake(now: Millis): readonly Effect[];
  /** When to call `wake` next; Infinity = never. */
  readonly deadline: Millis;
}
