// Link sets that were taken and can be put somewhere again, as the assets of their items.
import { forgetOldest } from '../memory.ts';
import type { Prim } from './prims/prim.ts';

/** [take.away.1] How many are kept; the oldest are forgotten beyond this. */
export const TAKEN_LIMIT = 1000;

export class Taken {
  readonly #linkSets = new Map<string, readonly Prim[]>();

  /** Kept again, it is the newest. */
  keep(assetId: string, linkSet: readonly Prim[]): void {
    this.#linkSets.delete(assetId);
    this.#linkSets.set(assetId, linkSet);
    forgetOldest(this.#linkSets, TAKEN_LIMIT);
  }

  find(assetId: string): readonly Prim[] | undefined {
    return this.#linkSets.get(assetId);
  }
}
