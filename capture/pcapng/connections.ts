// The connections over which exchanges are told: how far each end has got.
import type { Ends } from './packets.ts';

/** Bytes that each end has sent, its SYN included; 32 bits, as they stand in a segment. */
export interface Progress {
  sentByCaller: number;
  sentByCalled: number;
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
  use(ends: Ends): Used {
    const key = keyOf(ends);
    const known = this.#known.get(key);
    const progress = known ?? { sentByCaller: 0, sentByCalled: 0 };
    this.#known.delete(key);
    this.#known.set(key, progress);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_CONNECTIONS && oldest !== undefined) this.#known.delete(oldest);
    return { progress, isNew: known === undefined };
  }

  /** A connection for once: what the same two ends say before and after goes over others. */
  useOnce(ends: Ends): Used {
    this.#known.delete(keyOf(ends));
    return { progress: { sentByCaller: 0, sentByCalled: 0 }, isNew: true };
  }
}

interface Used {
  readonly progress: Progress;
  readonly isNew: boolean;
}

function keyOf({ from, to }: Ends): string {
  return `${from.address}:${from.port}:${to.address}:${to.port}`;
}
