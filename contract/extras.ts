// What a table may show of a row beyond its head. It costs an opening of the row, so it is found only where it is asked for.

/** `ackLatency`: from the row to the first that acks it. */
export const EXTRAS = ['expanded', 'acks', 'ackLatency', 'summary'] as const;
export type Extra = (typeof EXTRAS)[number];

/** What was asked for, as far as the row has it. */
export interface RowExtras {
  /** Bytes of a datagram when its zeros are expanded, without acks. */
  readonly expanded?: number;
  /** Acks that it carries: appended ones, and those of a PacketAck. */
  readonly acks?: number;
  /** Seconds. Absent while no ack was seen. */
  readonly ackLatency?: number;
  /** A few of its values in one line. */
  readonly summary?: string;
}

interface Asked {
  readonly filter: string;
  /** What is wanted of each row besides. */
  readonly extras?: readonly Extra[];
}

export type WindowQuestion =
  /** Rows `from` (in) to `to` (out) of the rows that match `filter`; at most ROWS_AT_ONCE come back. */
  | (Asked & { readonly ask: 'rows'; readonly from: number; readonly to: number })
  /** The last `count` rows that match. */
  | (Asked & { readonly ask: 'tail'; readonly count: number });
