// What the views beside the table ask, and what they are told. Times are seconds since the capture's start, spans milliseconds.
// Types and constants only.
import type { Direction } from './panel.ts';

/** A place in the log. */
export interface Moment {
  readonly row: number;
  readonly time: number;
}

/** How far the log was looked at for the views. */
export interface Looked {
  /** The first row that was looked at. */
  readonly first: number;
  /** Rows that were looked at, and rows that there are from `first` on. */
  readonly looked: number;
  readonly total: number;
}

export interface ShownStep {
  readonly name: string;
  /** Who does it, in words. */
  readonly what: string;
  /** What a viewer shows meanwhile. */
  readonly without: string;
  /** Absent = it was not seen. */
  readonly done?: Moment;
}

/** The handshake of one arrival. */
export interface ShownChecklist {
  /** 0 = it came to none. */
  readonly circuit: number;
  readonly region: string;
  readonly agentId: string;
  readonly steps: readonly ShownStep[];
  /** Index of the first step that is missing; absent = all are done. */
  readonly missing?: number;
  /** In the words of the grid. */
  readonly refusal?: string;
}

export interface ShownFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** 0 = none. */
  readonly circuit: number;
  /** The first rows that show it, at most FINDING_ROWS. */
  readonly rows: readonly number[];
  /** How many rows show it. */
  readonly count: number;
}

/** A reliable packet, and what became of it. */
export interface ShownReliable {
  readonly row: number;
  readonly time: number;
  readonly circuit: number;
  readonly direction: Direction;
  readonly sequence: number;
  readonly name: string;
  /** Rows that sent it again. */
  readonly resends: readonly number[];
  /** The row of its first ack, and how long that took. */
  readonly ack?: { readonly row: number; readonly ms: number };
}

export interface ShownPair {
  readonly request: number;
  readonly asked: string;
  readonly answered: string;
  /** The first replies, at most FINDING_ROWS. */
  readonly replies: readonly number[];
  readonly count: number;
  /** To the first reply; absent = nobody answered. */
  readonly ms?: number;
}

/** One end's pings on a circuit. */
export interface ShownPings {
  readonly circuit: number;
  /** `out`: the simulator pings. */
  readonly direction: Direction;
  /** When each was sent and what it took; the newest PING_SAMPLES. */
  readonly times: readonly number[];
  readonly ms: readonly number[];
  readonly blocked: readonly { readonly from: number; readonly to: number }[];
}

/** Traffic in equal stretches of time, from the start of the first one that was looked at. */
export interface ShownRates {
  /** Seconds of each stretch. */
  readonly step: number;
  /** Start of the first. */
  readonly start: number;
  readonly packetsIn: readonly number[];
  readonly packetsOut: readonly number[];
  readonly bytesIn: readonly number[];
  readonly bytesOut: readonly number[];
}

/** What a circuit of a capture carried, as `inspect --stats` says it. Times in milliseconds; null where nothing was measured. */
export interface CircuitTotals {
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly acksIn: number;
  readonly acksOut: number;
  readonly resentIn: number;
  readonly resentOut: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly ackLatencyMs: { readonly mean: number | null; readonly p95: number | null };
  readonly pingMs: {
    readonly now: number | null;
    readonly mean: number | null;
    readonly min: number | null;
    readonly max: number | null;
  };
}

/** A circuit of a capture. */
export interface ShownCircuit {
  readonly circuit: number;
  /** Empty = not said. */
  readonly agent: string;
  readonly agentId: string;
  readonly region: string;
  /** Two regions that speak with each other. */
  readonly isBetweenRegions: boolean;
  /** Absent where they were not asked for, or no row of it was looked at. */
  readonly totals?: CircuitTotals;
  /** The newest pings of the end whose pings the totals speak of, in milliseconds. */
  readonly pingSamplesMs: readonly number[];
}

/** Another row that belongs to a row: who it answers, who answers it, who acked it. */
export interface Relation {
  /** What the other row is to this one: `reply`, `request`, `ack`, `acks`, `sent again`, `first sent`. */
  readonly what: string;
  readonly row: number;
  readonly name: string;
  /** From the earlier to the later row. */
  readonly ms: number;
}

/** Which reliable packets, or which pairs. `open`: those without ack, or without reply. */
export type Choice = 'all' | 'open' | 'resent';

export type AskedView =
  | { readonly kind: 'checklists' }
  | { readonly kind: 'findings' }
  /** The newest first, from the `skip`th on; at most LINES_AT_ONCE. */
  | { readonly kind: 'reliable'; readonly choice: Choice; readonly skip: number }
  | { readonly kind: 'pairs'; readonly choice: Choice; readonly skip: number }
  | { readonly kind: 'charts' }
  /** Who has which circuit; with figures, all rows are looked at. */
  | { readonly kind: 'circuits'; readonly figures: boolean }
  | { readonly kind: 'relations'; readonly row: number };

export type ShownView =
  | { readonly kind: 'checklists'; readonly lists: readonly ShownChecklist[] }
  | { readonly kind: 'findings'; readonly total: number; readonly findings: readonly ShownFinding[] }
  | { readonly kind: 'reliable'; readonly total: number; readonly lines: readonly ShownReliable[] }
  | { readonly kind: 'pairs'; readonly total: number; readonly lines: readonly ShownPair[] }
  | { readonly kind: 'charts'; readonly pings: readonly ShownPings[]; readonly rates: ShownRates }
  | { readonly kind: 'circuits'; readonly circuits: readonly ShownCircuit[] }
  | { readonly kind: 'relations'; readonly row: number; readonly links: readonly Relation[] };

export type ViewQuestion =
  | { readonly ask: 'view'; readonly view: AskedView }
  /** Where a row stands among those that match, or would stand. */
  | { readonly ask: 'place'; readonly row: number; readonly filter: string };

export type ViewAnswer =
  | { readonly answer: 'view'; readonly view: ShownView; readonly looked: Looked }
  | { readonly answer: 'place'; readonly index: number };

/** Of a finding, or of a transfer, the first rows are told. */
export const FINDING_ROWS = 20;
/** The most findings, packets or pairs that one answer has. */
export const LINES_AT_ONCE = 200;
/** Pings of one circuit in a line beside it. */
export const CIRCUIT_PINGS = 120;
/** Samples of one end that a chart shows: more than a screen has points. */
export const PING_SAMPLES = 2000;
