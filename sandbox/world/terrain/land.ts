// The land of one region: as its plan has it, and as it was changed since. Metres.
import type { Millis } from '../../words.ts';
import { type Height, heightOf, REGION_SIZE, type TerrainPlan } from './height.ts';
import { EVERY_PATCH, landLayers, type PatchPlace, patchAt, patchLayers } from './layer.ts';
import type { Patch } from './patch.ts';
import { PATCH_SIZE } from './transform.ts';

/** [land.change.2] Nothing is raised or lowered farther from what the plan says; RegionInfo tells so. */
export const MOST_CHANGE = 100;
/** [land.change.2] Heights that a file of land may have, too. */
export const [LOWEST_LAND, HIGHEST_LAND] = [-1000, 4096];

/** Samples from the south-west corner to the north-east one, both in it. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Another height for a sample, of what it is now; `at` gives that of any other. */
export type Sculpt = (x: number, y: number, at: (x: number, y: number) => number) => number;

/** Some patches as they are told: a blob of LayerData, and the names of what it tells the latest of. */
export interface LandNews {
  readonly Data: Uint8Array;
  readonly states: readonly string[];
}

/** The lands that were computed, by their plans: the same plan is the same land in every region. */
const LAYERS = new WeakMap<TerrainPlan, readonly Uint8Array[]>();

export class Land {
  readonly #plan: TerrainPlan;
  /** As the plan has it. */
  readonly planned: Height;
  #samples: Float32Array | undefined;
  #height: Height;
  #layers: readonly Uint8Array[] | undefined;
  readonly #changedPatches = new Map<string, PatchPlace>();
  /** As they are: who writes one keeps how it is told. */
  readonly #patches = new Map<string, Patch>();
  /** Those that changed since somebody was told. */
  readonly #news = new Map<string, PatchPlace>();
  #version = 0;
  /** When news of it was told last. */
  toldAt: Millis = Number.NEGATIVE_INFINITY;

  constructor(plan: TerrainPlan) {
    this.#plan = plan;
    this.planned = heightOf(plan);
    this.#height = this.planned;
  }

  readonly height: Height = (x, y) => this.#height(x, y);

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  /** One for each metre, row by row from the south-west corner; undefined while the land is as the plan has it. */
  get changed(): Float32Array | undefined {
    return this.#samples;
  }

  /** The whole land as blobs of LayerData; computed when the first visitor looks, and again after a change. */
  layers(): readonly Uint8Array[] {
    if (this.#samples === undefined) return layersOf(this.#plan, this.planned);
    this.#layers ??= patchLayers(this.#patchesAt(EVERY_PATCH)).map(({ bytes }) => bytes);
    return this.#layers;
  }

  /** [land.change.4] Some patches of it: of what waits to be sent of the same patches only the newest is. */
  patches(places: readonly PatchPlace[]): readonly LandNews[] {
    return patchLayers(this.#patchesAt(places)).map(({ bytes, places: told }) => ({
      Data: bytes,
      states: told.map(({ x, y }) => `land ${x} ${y}`),
    }));
  }

  /** Patches that were ever another than the plan has them. */
  get changedPatches(): readonly PatchPlace[] {
    return [...this.#changedPatches.values()];
  }

  get hasNews(): boolean {
    return this.#news.size > 0;
  }

  /** The patches that changed since this was asked last. */
  takeNews(): readonly PatchPlace[] {
    const news = [...this.#news.values()];
    this.#news.clear();
    return news;
  }

  /** One height for each metre, row by row from the south-west corner. */
  samples(): Float32Array {
    return this.#samples ?? samplesOf(this.planned);
  }

  /** [land.change.2] Changes samples within bounds; tells the patches in which one is another now. */
  change(bounds: Bounds, sculpt: Sculpt): readonly PatchPlace[] {
    const before = this.samples();
    const after = before.slice();
    const at = (x: number, y: number) => before[clamp(y) * REGION_SIZE + clamp(x)] ?? 0;
    const touched = new Map<string, PatchPlace>();
    for (let y = clamp(bounds.south); y <= clamp(bounds.north); y++) {
      for (let x = clamp(bounds.west); x <= clamp(bounds.east); x++) {
        const index = y * REGION_SIZE + x;
        after[index] = this.#bounded(x, y, sculpt(x, y, at));
        const [east, north] = [Math.floor(x / PATCH_SIZE), Math.floor(y / PATCH_SIZE)];
        if (after[index] !== before[index]) touched.set(`${east} ${north}`, { x: east, y: north });
      }
    }
    if (touched.size > 0) this.#become(after);
    for (const [key, place] of touched) {
      this.#patches.delete(key);
      this.#changedPatches.set(key, place);
      this.#news.set(key, place);
    }
    return [...touched.values()];
  }

  #patchesAt(places: readonly PatchPlace[]): readonly Patch[] {
    return places.map((place) => {
      const key = `${place.x} ${place.y}`;
      const patch = this.#patches.get(key) ?? patchAt(this.#height, place);
      this.#patches.set(key, patch);
      return patch;
    });
  }

  #become(samples: Float32Array): void {
    this.#samples = samples;
    this.#height = heightOf({ kind: 'samples', samples });
    this.#layers = undefined;
    this.#version += 1;
  }

  #bounded(x: number, y: number, height: number): number {
    const planned = this.planned(x, y);
    const [low, high] = [Math.max(planned - MOST_CHANGE, LOWEST_LAND), Math.min(planned + MOST_CHANGE, HIGHEST_LAND)];
    return Math.min(Math.max(height, low), high);
  }
}

const clamp = (coordinate: number) => Math.min(Math.max(coordinate, 0), REGION_SIZE - 1);

function samplesOf(height: Height): Float32Array {
  const samples = new Float32Array(REGION_SIZE * REGION_SIZE);
  for (let at = 0; at < samples.length; at++) samples[at] = height(at % REGION_SIZE, Math.floor(at / REGION_SIZE));
  return samples;
}

function layersOf(plan: TerrainPlan, height: Height): readonly Uint8Array[] {
  const known = LAYERS.get(plan);
  if (known !== undefined) return known;
  const layers = landLayers(height);
  LAYERS.set(plan, layers);
  return layers;
}
