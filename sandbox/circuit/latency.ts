// How long acks take: the last samples, summed up when somebody looks.
import type { LatencyFigures } from '../../contract/figures.ts';
import type { Millis } from '../words.ts';
import { ACK_SAMPLES } from './timing.ts';

const SHARE = 0.95;

export class Latency {
  readonly #samples: Millis[] = [];

  add(sample: Millis): void {
    this.#samples.push(sample);
    if (this.#samples.length > ACK_SAMPLES) this.#samples.shift();
  }

  /** Undefined before the first sample. */
  get figures(): LatencyFigures | undefined {
    const lastMs = this.#samples.at(-1);
    if (lastMs === undefined) return undefined;
    const sorted = [...this.#samples].sort((one, other) => one - other);
    return {
      lastMs,
      meanMs: sorted.reduce((sum, sample) => sum + sample, 0) / sorted.length,
      p95Ms: sorted[Math.ceil(SHARE * sorted.length) - 1] ?? lastMs,
    };
  }
}
