// Statistics of the ids that arrive: gaps, late ones, lost ones. Never a reason to drop a packet. [circuit.numbers.2]
import type { Millis } from '../words.ts';
import { LastMinute } from './minute.ts';
import { sequenceDistance } from './sequence.ts';
import { GAPS_LIMIT, LOST_AFTER_MS, SEQUENCE_MODULUS, SEQUENCE_REACH } from './timing.ts';

/** `count` missing ids from `first` on, noticed at `since`. */
interface Gap {
  readonly first: number;
  readonly count: number;
  readonly since: Millis;
}

/** Book-keeping of missing ids. A gap is one entry however long it is, so that no peer can make it dear. */
export class Losses {
  #highest: number | undefined;
  #gaps: Gap[] = [];
  readonly #lostLately = new LastMinute();
  #lost = 0;
  #outOfOrder = 0;
  #jumps = 0;

  /** Notes that `sequence` arrived. [circuit.losses.1] */
  arrived(sequence: number, now: Millis): void {
    this.#settle(now);
    const ahead = sequenceDistance(this.#highest ?? sequence - 1, sequence);
    const jump = Math.abs(ahead) > SEQUENCE_REACH;
    if (jump) this.#jumps += 1;
    else if (ahead > 1) this.#open({ first: sequence - ahead + 1, count: ahead - 1, since: now });
    else if (ahead <= 0) this.#recover(sequence);
    if (jump || ahead > 0) this.#highest = sequence;
  }

  /** Notes a packet that nobody could read on: its id is taken at its word unless it is far off. [circuit.losses.3] */
  cameUnread(sequence: number, now: Millis): void {
    if (Math.abs(sequenceDistance(this.#highest ?? sequence - 1, sequence)) <= SEQUENCE_REACH)
      this.arrived(sequence, now);
  }

  /** Ids that are missing for longer than they could be late. */
  lost(now: Millis): number {
    this.#settle(now);
    return this.#lost;
  }

  /** Ids that were lost in the last minute. */
  lostLately(now: Millis): number {
    this.#settle(now);
    return this.#lostLately.sum(now);
  }

  /** Ids that are missing and may still come. */
  missing(now: Millis): number {
    this.#settle(now);
    return this.#gaps.reduce((sum, gap) => sum + gap.count, 0);
  }

  /** Packets that came after a higher one. */
  get outOfOrder(): number {
    return this.#outOfOrder;
  }

  /** Times the peer's counter went somewhere else. [circuit.losses.2] */
  get jumps(): number {
    return this.#jumps;
  }

  get gaps(): number {
    return this.#gaps.length;
  }

  #open(gap: Gap): void {
    this.#gaps.push(gap);
    if (this.#gaps.length > GAPS_LIMIT) this.#loseOldest(gap.since);
  }

  /** A late id leaves its gap, which may fall in two. */
  #recover(sequence: number): void {
    const index = this.#gaps.findIndex((gap) => offsetIn(gap, sequence) >= 0);
    const gap = this.#gaps[index];
    if (gap === undefined) return;
    const offset = offsetIn(gap, sequence);
    const before = { ...gap, count: offset };
    const after = { ...gap, first: gap.first + offset + 1, count: gap.count - offset - 1 };
    this.#gaps.splice(index, 1, ...[before, after].filter((part) => part.count > 0));
    this.#outOfOrder += 1;
    if (this.#gaps.length > GAPS_LIMIT) this.#loseOldest(gap.since);
  }

  #settle(now: Millis): void {
    while (now - (this.#gaps[0]?.since ?? now) >= LOST_AFTER_MS) this.#loseOldest(now);
  }

  #loseOldest(now: Millis): void {
    const count = this.#gaps.shift()?.count ?? 0;
    this.#lost += count;
    this.#lostLately.add(count, now);
  }
}

/** Place of `sequence` in the gap, or -1. */
function offsetIn(gap: Gap, sequence: number): number {
  const offset = (sequenceDistance(gap.first, sequence) + SEQUENCE_MODULUS) % SEQUENCE_MODULUS;
  return offset < gap.count ? offset : -1;
}
