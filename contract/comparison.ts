// What differs between two captures: the answer of `rezbench diff`, and what the panel is told. Types and constants only.
import type { ShownFilter } from './export.ts';
import type { Direction, Door, Question } from './panel.ts';

/** A row of one of the two captures; `time` in seconds since its start. */
export interface ComparedPlace {
  readonly row: number;
  readonly time: number;
}

/** A value, or something that happened to a row, that is other in the two captures; null where one does not have it. */
export interface ComparedValue {
  /** `Block.Field`; of HTTP `request` or `reply` and a key; of the packet `fate`, `cable`, `flags`, `ack`. */
  readonly path: string;
  readonly base: string | null;
  readonly current: string | null;
  /** What the id of the base is called in the current capture everywhere else. */
  readonly elsewhere?: string;
}

export interface CaptureChange {
  /** Of the current capture against the base. */
  readonly change: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly door: Door;
  readonly direction: Direction;
  /** Its number in the base; in the current capture if the base has no such circuit. 0 = none. */
  readonly circuit: number;
  readonly base: ComparedPlace | null;
  readonly current: ComparedPlace | null;
  /** Rows of a message that comes by the clock, of which only the first is named; absent = this one. */
  readonly count?: number;
  readonly values: readonly ComparedValue[];
}

/** Two rows that say the same, in another order than the rows around them. */
export interface MovedRow extends Pick<CaptureChange, 'name' | 'door' | 'direction' | 'circuit'> {
  readonly base: ComparedPlace;
  readonly current: ComparedPlace;
}

/** A row that was sent more often in one capture than in the other, without any other difference. */
export interface RepeatedRow extends MovedRow {
  readonly sent: { readonly base: number; readonly current: number };
}

/** How many rows of a name each capture has, copies too. */
export interface ComparedName {
  readonly name: string;
  readonly base: number;
  readonly current: number;
}

/** Circuits that were taken for the same; null where one capture has no such circuit. */
export interface ComparedCircuit {
  readonly base: number | null;
  readonly current: number | null;
  /** '' = not said. */
  readonly region: string;
}

export interface CaptureDifferences {
  /** No change. Order and copies do not count: datagrams have no order, and a slow machine makes copies. */
  readonly equal: boolean;
  /** Rows that were compared. */
  readonly rows: { readonly base: number; readonly current: number };
  /** In the order of the base; the first is the first difference. */
  readonly changes: readonly CaptureChange[];
  /** Changes beyond those that are listed; absent = none. */
  readonly more?: number;
  readonly moved: readonly MovedRow[];
  readonly repeated: readonly RepeatedRow[];
  readonly names: readonly ComparedName[];
  readonly circuits: readonly ComparedCircuit[];
  /** What was not compared, in sentences. */
  readonly remarks: readonly string[];
}

/** What is asked of a log about the comparison with another capture, which somebody else has begun. */
export type ComparisonQuestion =
  /** How far it is, and some of what it found, from the `skip`th line on; at most LINES_AT_ONCE. */
  | { readonly ask: 'comparison'; readonly lines: ComparedLines; readonly skip: number }
  | { readonly ask: 'stopComparison' }
  /** A row of the other capture, whole; answered as a row of the log is. */
  | { readonly ask: 'otherRow'; readonly row: number };

/** What a log answers by itself. */
export type LogQuestion = Exclude<Question, ComparisonQuestion>;

/** What is listed: differences, or what is none. */
export type ComparedLines = 'changes' | 'moved' | 'repeated';

/** The other capture is the base, the log that is asked the current one. `other`: its name. */
export type ShownComparison =
  | { readonly kind: 'none' }
  /** `share`: how much is done, from 0 to 1. */
  | { readonly kind: 'going'; readonly other: string; readonly share: number }
  | { readonly kind: 'stopped'; readonly other: string }
  | { readonly kind: 'refused'; readonly other: string; readonly message: string }
  | ({
      readonly kind: 'done';
      readonly other: string;
      /** Lines that there are of each kind. */
      readonly totals: Readonly<Record<ComparedLines, number>>;
      readonly lines: readonly CaptureChange[];
    } & Pick<CaptureDifferences, 'equal' | 'rows' | 'names' | 'circuits' | 'remarks'>);

export interface ComparisonAnswer {
  readonly answer: 'comparison';
  readonly comparison: ShownComparison;
}

/** From the webview: somebody wants to choose a capture to compare the log with; or which rows are shown now. */
export type PanelWish = { readonly kind: 'compare' } | ShownFilter;
