// Throttles of a circuit: what the viewer wishes, what it is granted, what is used of it.
import type { CircuitFigures, ThrottleCategory } from '../../contract/panel.ts';

export interface ThrottleBar {
  readonly category: ThrottleCategory;
  /** Bits per second; undefined before the viewer asked. */
  readonly wish: number | undefined;
  readonly budget: number;
  /** Since the figures before these; undefined without any. */
  readonly use: number | undefined;
}

const BITS_PER_BYTE = 8;

/** The buckets of a circuit; `before` are its figures as they were a while ago. */
export function throttleBars(now: CircuitFigures, before: CircuitFigures | undefined): readonly ThrottleBar[] {
  const seconds = before === undefined ? 0 : (now.ageMs - before.ageMs) / 1000;
  return now.throttle.map(({ category, grantedBytesPerSecond, requestedBitsPerSecond, sentBytes }) => {
    const sentBefore = before?.throttle.find((bucket) => bucket.category === category)?.sentBytes;
    const isKnown = sentBefore !== undefined && seconds > 0;
    return {
      category,
      wish: requestedBitsPerSecond,
      budget: grantedBytesPerSecond * BITS_PER_BYTE,
      use: isKnown ? (Math.max(0, sentBytes - sentBefore) * BITS_PER_BYTE) / seconds : undefined,
    };
  });
}

/** The longest bar of all, so that they can be compared. */
export function largestOf(bars: readonly ThrottleBar[]): number {
  return bars.reduce((most, { budget, use = 0, wish = 0 }) => Math.max(most, budget, use, wish), 1);
}
