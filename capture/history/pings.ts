// The pings of one end: when each was sent, and how long its answer took.

export interface PingSample {
  /** The row of the ping and the row of its answer. */
  readonly row: number;
  readonly answer: number;
  /** When the ping was sent, in seconds since the capture's start. */
  readonly time: number;
  readonly ms: number;
}

/** Pings that are not answered, for a while. */
export interface Blocked {
  /** The pings that were out. */
  readonly rows: readonly number[];
  /** Seconds since the capture's start. */
  readonly from: number;
  /** Undefined: to the end of the capture. */
  readonly to: number | undefined;
}

/** [circuit.pings.7] More pings than this on their way: the peer is blocked. */
export const BLOCKED_ABOVE = 3;

interface Out {
  readonly row: number;
  readonly time: number;
}

export class Pings {
  readonly samples: PingSample[] = [];
  readonly blocked: Blocked[] = [];
  /** Ids are bytes: a map of 256 at most. */
  readonly #out = new Map<number, Out>();
  #since: { readonly rows: number[]; readonly from: number } | undefined;

  sent(id: number, row: number, time: number): void {
    this.#out.delete(id);
    this.#out.set(id, { row, time });
    if (this.#since !== undefined) this.#since.rows.push(row);
    else if (this.#out.size > BLOCKED_ABOVE)
      this.#since = { rows: [...this.#out.values()].map((out) => out.row), from: time };
  }

  /** Pings before the answered one are lost: they are not waited for any longer. */
  answered(id: number, row: number, time: number): void {
    const out = this.#out.get(id);
    if (out === undefined) return;
    this.samples.push({ row: out.row, answer: row, time: out.time, ms: (time - out.time) * 1000 });
    for (const earlier of [...this.#out.keys()]) {
      this.#out.delete(earlier);
      if (earlier === id) break;
    }
    if (this.#since !== undefined && this.#out.size < BLOCKED_ABOVE) {
      this.blocked.push({ ...this.#since, to: time });
      this.#since = undefined;
    }
  }

  /** Times when the other end did not answer; the last may still go on. */
  allBlocked(): readonly Blocked[] {
    return this.#since === undefined ? this.blocked : [...this.blocked, { ...this.#since, to: undefined }];
  }
}
