// Assets of one grid, in memory: those that it began with, and those that were uploaded since.
import { looseUtf8 } from '../../protocol/bytes.ts';

export interface Asset {
  readonly id: string;
  /** See `ASSET_KINDS`. */
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** [assets.bound.1] Bytes of everything that was uploaded: a few hundred large textures. The oldest upload goes first. */
export const UPLOADED_LIMIT = 128 * 1024 * 1024;

export class AssetShelf {
  readonly #fixed: ReadonlyMap<string, Asset>;
  readonly #uploaded = new Map<string, Asset>();
  readonly #limit: number;
  #uploadedBytes = 0;

  /** @param fixed what never goes; of two with the same id the later counts */
  constructor(fixed: readonly Asset[], limit = UPLOADED_LIMIT) {
    this.#fixed = new Map(fixed.map((asset) => [asset.id, asset]));
    this.#limit = limit;
  }

  find(id: string): Asset | undefined {
    return this.#uploaded.get(id) ?? this.#fixed.get(id);
  }

  /** [world.export.7] Uploads whose ids stand in a text, with dashes or as hex; [world.export.8] and those that these name. */
  uploadedIn(text: string): readonly Asset[] {
    const named = new Set<Asset>();
    const texts = [text];
    for (let next = texts.pop(); next !== undefined; next = texts.pop()) {
      for (const asset of this.#uploaded.values()) {
        if (named.has(asset) || !isNamedIn(next, asset.id)) continue;
        named.add(asset);
        if (!WITHOUT_NAMES.has(asset.type)) texts.push(looseUtf8(asset.bytes));
      }
    }
    return [...named];
  }

  /** Under an id that no asset has. */
  add(asset: Asset): void {
    this.#uploaded.set(asset.id, asset);
    this.#uploadedBytes += asset.bytes.length;
    for (const [id, { bytes }] of this.#uploaded) {
      if (this.#uploadedBytes <= this.#limit) return;
      this.#uploaded.delete(id);
      this.#uploadedBytes -= bytes.length;
    }
  }
}

/** Pictures, sounds, movements and meshes name nothing else. */
const WITHOUT_NAMES: ReadonlySet<number> = new Set([0, 1, 20, 49]);

function isNamedIn(text: string, id: string): boolean {
  return text.includes(id) || text.includes(id.replaceAll('-', ''));
}
