// What the panel asks and what the store answers. The client (or a WebSocket) is the courier and reads none of it.
// Types and string constants only. Every value survives a structured clone and a postMessage to a webview.

/** `in` = towards the simulator. */
export type Direction = 'in' | 'out';
export type Door = 'udp' | 'login' | 'caps' | 'event';

/** What became of a datagram (udp-circuit.md 1.15); `handled` for HTTP as well. `dropped`: by a fault that was asked for. */
export const FATES = [
  'handled',
  'duplicate',
  'malformed',
  'unknown',
  'offCircuit',
  'afterClose',
  'held',
  'trustRejected',
  'banned',
  'idMismatch',
  'flooded',
  'unanswered',
  'dropped',
] as const;
export type Fate = (typeof FATES)[number];

/** One row of the log, undecoded: names and fields are read from `head` and `bytes` where they are shown. */
export interface RawRow {
  /** From 1, as shown; never reused. */
  readonly row: number;
  /** Seconds since the capture's start. */
  readonly time: number;
  readonly direction: Direction;
  readonly door: Door;
  /** From 1 as circuits appear; 0 = none. */
  readonly circuit: number;
  readonly fate: Fate;
  /** Datagram bytes on the wire, acks included; for HTTP the bytes of the body or bodies. */
  readonly size: number;
  /** UDP: the first bytes of the datagram, enough for flags, sequence and number. Empty for HTTP. */
  readonly head: Uint8Array;
  /** HTTP: what was called (`login_to_simulator`, a capability, an event). Empty for UDP. */
  readonly name: string;
}

/** One row whole. UDP: `bytes` is the datagram. HTTP: `request` and `reply` are texts with secrets blanked. */
export interface WholeRow extends RawRow {
  readonly bytes: Uint8Array;
  readonly from: string;
  readonly to: string;
  readonly request?: string;
  readonly reply?: string;
}

/** Where a filter cannot be read; offsets into the filter text. */
export interface FilterProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface RowWindow {
  /** Rows in the log, whatever the filter. */
  readonly total: number;
  /** Rows that match the filter. */
  readonly matched: number;
  /** Index of `rows[0]` among the matching rows, from 0. */
  readonly first: number;
  readonly rows: readonly RawRow[];
  readonly problem?: FilterProblem;
}

/** The figures of one circuit (udp-circuit.md 6.1), one plain value. Times in milliseconds. */
export interface CircuitFigures {
  /** The number that rows carry. */
  readonly circuit: number;
  readonly agent: string;
  readonly agentId: string;
  readonly region: string;
  readonly endpoint: string;
  readonly state: 'open' | 'closing' | 'closed';
  readonly role: 'root' | 'child';
  /** Why it ended, in words; absent while it lives. */
  readonly reason?: string;
  readonly blocked: boolean;
  readonly ageMs: number;
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly acksPending: number;
  readonly unacked: number;
  readonly resent: number;
  readonly failed: number;
  readonly resentIn: number;
  readonly duplicates: number;
  readonly malformed: number;
  readonly unknownMessages: number;
  readonly lost: number;
  readonly acksIn: number;
  readonly acksOut: number;
  readonly unknownAcks: number;
  /** Absent until the first answer. */
  readonly pingNowMs?: number;
  readonly pingMeanMs?: number;
  readonly pingMinMs?: number;
  readonly pingMaxMs?: number;
  /** The last 120 samples, oldest first: the ping delay array. */
  readonly pingSamplesMs: readonly number[];
  readonly pingsSent: number;
  readonly pingsAnswered: number;
  readonly pingsLost: number;
  readonly pingsInTransit: number;
}

export interface GridTree {
  readonly loginUri: string;
  readonly regions: readonly {
    readonly name: string;
    readonly gridX: number;
    readonly gridY: number;
    readonly port: number;
    readonly agents: readonly { readonly name: string; readonly id: string; readonly position: readonly number[] }[];
  }[];
  readonly circuits: readonly CircuitFigures[];
}

export type Question =
  /** Rows `from` (in) to `to` (out) of the rows that match `filter`; at most ROWS_AT_ONCE come back. */
  | { readonly ask: 'rows'; readonly from: number; readonly to: number; readonly filter: string }
  /** The last `count` rows that match. */
  | { readonly ask: 'tail'; readonly count: number; readonly filter: string }
  | { readonly ask: 'row'; readonly row: number }
  | { readonly ask: 'grid' }
  /** Text of the template in force; empty = the built-in one. */
  | { readonly ask: 'template' }
  | { readonly ask: 'clear' };

export type Answer =
  | { readonly answer: 'rows'; readonly window: RowWindow }
  | { readonly answer: 'row'; readonly row: WholeRow | undefined }
  | { readonly answer: 'grid'; readonly grid: GridTree }
  | { readonly answer: 'template'; readonly text: string }
  | { readonly answer: 'cleared' }
  | { readonly answer: 'done' }
  | { readonly answer: 'failed'; readonly message: string };

/** The most rows one question brings back. */
export const ROWS_AT_ONCE = 500;

/** What travels from the webview to its host. */
export type FromPanel =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'start' }
  | { readonly kind: 'ready' };

/** What travels from the host to the webview. */
export type ToPanel =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'rows'; readonly rows: number }
  /** Somebody wants to see these rows: the text for the filter box. */
  | { readonly kind: 'filter'; readonly filter: string }
  /** The sandbox runs or does not; a stopped one still answers until the next start. */
  | { readonly kind: 'sandbox'; readonly running: boolean; readonly loginUri: string };
