// How a viewer pings: less regularly than a simulator, and with an average that makes its time-outs long.
import type { PingHabit } from '../circuit/pings.ts';
import type { Millis, Random } from '../words.ts';
import {
  VIEWER_FIRST_PINGS,
  VIEWER_PING_INERTIA,
  VIEWER_PING_JITTER,
  VIEWER_PING_MS,
  VIEWER_PING_OUT_MS,
  VIEWER_PING_START_MS,
} from './timing.ts';

/** [visitor.pings.1] [visitor.pings.2] */
export function viewerHabit(random: Random): PingHabit {
  const intervalMs = (): Millis => VIEWER_PING_MS * (1 + VIEWER_PING_JITTER * (2 * random() - 1));
  return {
    intervalMs,
    // Between one interval and two, each as long as it may be: 4.75 to 10.25 s.
    firstMs: () => {
      const [least, most] = [
        VIEWER_PING_MS * (1 - VIEWER_PING_JITTER),
        VIEWER_PING_MS * (VIEWER_FIRST_PINGS + VIEWER_PING_JITTER),
      ];
      return least + random() * (most - least);
    },
    startMs: VIEWER_PING_START_MS,
    average: (sample) =>
      VIEWER_PING_INERTIA * Math.max(sample, VIEWER_PING_OUT_MS) + (1 - VIEWER_PING_INERTIA) * sample,
    whileOut: () => VIEWER_PING_OUT_MS,
  };
}
