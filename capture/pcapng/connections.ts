// The connections over which exchanges are told: how far each end has got.
import type { Ends } from './packets.ts';

/** The number of the next byte of each end; 32 bits, as they stand in a segment. */
export interface Progress {
  nextOfCaller: number;
  nextOfCalled: number;
}

/**
 * A connection is three words here. Beyond this many the one that was longest unused is forgotten; if it is used again,
 * it begins again, as a port does that a system gives away once more.
 */
export const MOST_CONNECTIONS = 4096;

/** [capture.format.7] The connections of one section. */
export class Connections {
  readonly #known = new Map<string, Progress>();

  /** How far the connection is, and whether it is new. What is done to the progress is remembered. */
  use(ends: Ends, ticks: number): Used {
    const key = keyOf(ends);
    const known = this.#known.get(key);
    const progress = known ?? begun(ticks);
    this.#known.delete(key);
    this.#known.set(key, progress);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_CONNECTIONS && oldest !== undefined) this.#known.delete(oldest);
    return { progress, isNew: known === undefined };
  }

  /** A connection for once: what the same two ends say before and after goes over others. */
  useOnce(ends: Ends, ticks: number): Used {
    this.#known.delete(keyOf(ends));
    return { progress: begun(ticks), isNew: true };
  }
}

interface Used {
  readonly progress: Progress;
  readonly isNew: boolean;
}

/** Another number each time, as a real stack takes it: a SYN with that of the one before would be the same one, come twice. */
function begun(ticks: number): Progress {
  const first = ticks >>> 0;
  return { nextOfCaller: first, nextOfCalled: first };
}

function keyOf({ from, to }: Ends): string {
  return `${from.address}:${from.port}:${to.address}:${to.port}`;
}
