// What viewers have baked, by the sums of what it was baked from: nobody bakes the same twice.
import { forgetOldest } from '../memory.ts';

/** [look.baked.1] Sums that are remembered; an avatar has up to eleven. The oldest are forgotten first. */
export const BAKED_LIMIT = 4096;

/** All names are ids: sums as viewers make them, and textures. */
export class BakedTextures {
  readonly #textures = new Map<string, string>();

  add(sum: string, texture: string): void {
    this.#textures.delete(sum);
    this.#textures.set(sum, texture);
    forgetOldest(this.#textures, BAKED_LIMIT);
  }

  find(sum: string): string | undefined {
    return this.#textures.get(sum);
  }
}
