// How much of each category may leave: seven buckets of bytes under one of the whole circuit.
// Bits per second come in, bytes per second are used inside, and every name says which.
import { THROTTLE_CATEGORIES, type ThrottleCategory, type ThrottleFigures } from '../../contract/panel.ts';
import type { Millis } from '../words.ts';
import { ByteBucket } from './byte-bucket.ts';
import { CIRCUIT_BYTES_PER_SECOND } from './timing.ts';

type PerCategory<Value> = Readonly<Record<ThrottleCategory, Value>>;

const BITS_PER_BYTE = 8;

/** [circuit.throttle.5] Before a viewer has asked: what OpenSim begins with. */
export const START_BYTES_PER_SECOND: PerCategory<number> = {
  resend: 6625,
  land: 9125,
  wind: 1750,
  cloud: 1750,
  task: 18_500,
  texture: 18_500,
  asset: 10_500,
};

/** [circuit.throttle.4] A category below this would never say anything; wind and clouds are little. */
export const LEAST_BYTES_PER_SECOND: PerCategory<number> = {
  resend: 1000,
  land: 1000,
  wind: 50,
  cloud: 50,
  task: 1000,
  texture: 1000,
  asset: 1000,
};

/** A bucket without the queue before it. */
export type Throttled = Omit<ThrottleFigures, 'waiting' | 'waitingBytes' | 'dropped'>;

/** [circuit.throttle.4] What is granted of seven wishes, in the order of the categories. */
export function grantedBytesPerSecond(bitsPerSecond: readonly number[]): PerCategory<number> {
  const wishes = THROTTLE_CATEGORIES.map((category, index) => wishOf(category, bitsPerSecond[index]));
  const share = Math.min(1, CIRCUIT_BYTES_PER_SECOND / sumOf(wishes));
  return perCategory((category, index) => Math.max(LEAST_BYTES_PER_SECOND[category], (wishes[index] ?? 0) * share));
}

export class Throttle {
  readonly #buckets: PerCategory<ByteBucket>;
  readonly #circuit: ByteBucket;
  readonly #sentBytes: Record<ThrottleCategory, number> = perCategory(() => 0);
  #requested: readonly number[] | undefined;

  constructor(now: Millis) {
    this.#buckets = perCategory((category) => new ByteBucket(START_BYTES_PER_SECOND[category], now));
    this.#circuit = new ByteBucket(sumOf(Object.values(START_BYTES_PER_SECOND)), now);
  }

  /** [circuit.throttle.3] From then on a packet of this category may leave. */
  opensAt(category: ThrottleCategory): Millis {
    return Math.max(this.#buckets[category].opensAt, this.#circuit.opensAt);
  }

  spend(category: ThrottleCategory, bytes: number, now: Millis): void {
    this.#buckets[category].spend(bytes, now);
    this.#circuit.spend(bytes, now);
    this.#sentBytes[category] += bytes;
  }

  /** The wishes of the viewer, bits per second in the order of the categories. */
  tune(bitsPerSecond: readonly number[], now: Millis): void {
    const granted = grantedBytesPerSecond(bitsPerSecond);
    this.#requested = bitsPerSecond;
    for (const category of THROTTLE_CATEGORIES) this.#buckets[category].retune(granted[category], now);
    this.#circuit.retune(Math.min(CIRCUIT_BYTES_PER_SECOND, sumOf(Object.values(granted))), now);
  }

  figures(now: Millis): readonly Throttled[] {
    return THROTTLE_CATEGORIES.map((category, index) => {
      const requested = this.#requested?.[index];
      return {
        category,
        ...(requested === undefined || !Number.isFinite(requested) ? {} : { requestedBitsPerSecond: requested }),
        grantedBytesPerSecond: this.#buckets[category].bytesPerSecond,
        tokenBytes: this.#buckets[category].tokens(now),
        sentBytes: this.#sentBytes[category],
      };
    });
  }
}

/** What is no number to go by counts as the least. */
function wishOf(category: ThrottleCategory, bitsPerSecond: number | undefined): number {
  const least = LEAST_BYTES_PER_SECOND[category];
  if (bitsPerSecond === undefined || !Number.isFinite(bitsPerSecond)) return least;
  return Math.min(CIRCUIT_BYTES_PER_SECOND, Math.max(least, bitsPerSecond / BITS_PER_BYTE));
}

function perCategory<Value>(value: (category: ThrottleCategory, index: number) => Value) {
  const entries = THROTTLE_CATEGORIES.map((category, index) => [category, value(category, index)]);
  return Object.fromEntries(entries) as Record<ThrottleCategory, Value>;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
