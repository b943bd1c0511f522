// What was tried so far, in lines: one for each target when it is through, and one for each tenth of everything.
import type { Report } from './slice.ts';

type Done = Extract<Report, { kind: 'done' }>;

interface Sum {
  readonly inputs: number;
  /** Of one core. */
  readonly ms: number;
  readonly worst: Done['worst'];
}

const TENTHS = 10;

export class Tally {
  readonly wanted: number;
  readonly #wanted: ReadonlyMap<string, number>;
  readonly #since: number;
  readonly #sums = new Map<string, Sum>();
  #inputs = 0;

  /** How many inputs each target gets, by its name; `now` in milliseconds, as everywhere here. */
  constructor(wanted: ReadonlyMap<string, number>, now: number) {
    this.#wanted = wanted;
    this.#since = now;
    this.wanted = [...wanted.values()].reduce((sum, inputs) => sum + inputs, 0);
  }

  /** The lines that are due now. */
  add({ slice, ms, worst }: Done, now: number): readonly string[] {
    const before = this.#sums.get(slice.target) ?? { inputs: 0, ms: 0, worst };
    const sum = {
      inputs: before.inputs + slice.count,
      ms: before.ms + ms,
      worst: worst.ms > before.worst.ms ? worst : before.worst,
    };
    this.#sums.set(slice.target, sum);
    const tenths = this.#tenths();
    this.#inputs += slice.count;
    const isThrough = sum.inputs === this.#wanted.get(slice.target);
    const isTenth = this.#tenths() > tenths;
    return [...(isThrough ? [lineOf(slice.target, sum)] : []), ...(isTenth ? [this.total(now)] : [])];
  }

  /** `500000 of 1000000 inputs in 60.0 s, 8333 a second` */
  total(now: number): string {
    const seconds = (now - this.#since) / 1000;
    const rate = Math.round(this.#inputs / seconds);
    return `${this.#inputs} of ${this.wanted} inputs in ${seconds.toFixed(1)} s, ${rate} a second`;
  }

  #tenths(): number {
    return Math.floor((TENTHS * this.#inputs) / this.wanted);
  }
}

function lineOf(name: string, { inputs, ms, worst }: Sum): string {
  const rate = Math.round((1000 * inputs) / ms);
  const slowest = `slowest ${worst.ms.toFixed(1)} ms (seed ${worst.seed})`;
  return `  ${name.padEnd(16)} ${`${inputs}`.padStart(9)} inputs ${`${rate}`.padStart(7)} a second and core, ${slowest}`;
}
