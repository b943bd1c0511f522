// What the land was before the last strokes of its visitors, so that they can be taken back.
import { forgetOldest } from '../../memory.ts';
import type { Millis } from '../../words.ts';
import { REGION_SIZE } from './height.ts';
import type { Land } from './land.ts';
import type { PatchPlace } from './layer.ts';
import { PATCH_SIZE } from './transform.ts';

/** [land.undo.1] A viewer says many times that its brush goes on; after such a pause it is another stroke. */
export const STROKE_PAUSE_MS: Millis = 1000;
/** [land.undo.2] Visitors whose last stroke is remembered, 256 KB each; the one who shaped longest ago is forgotten first. */
export const STROKES_LIMIT = 16;

interface Taken {
  /** Heights of the whole region. */
  readonly before: Float32Array;
  readonly patches: Map<string, PatchPlace>;
  at: Millis;
}

export class Strokes {
  readonly #land: Land;
  readonly #last = new Map<string, Taken>();

  constructor(land: Land) {
    this.#land = land;
  }

  /** Somebody is about to shape the land. */
  begin(agentId: string, now: Millis): void {
    const last = this.#last.get(agentId);
    this.#last.delete(agentId);
    const goesOn = last !== undefined && now - last.at < STROKE_PAUSE_MS;
    const stroke = goesOn ? last : { before: this.#land.samples(), patches: new Map<string, PatchPlace>(), at: now };
    stroke.at = now;
    this.#last.set(agentId, stroke);
    forgetOldest(this.#last, STROKES_LIMIT);
  }

  /** It has shaped these patches. */
  touch(agentId: string, places: readonly PatchPlace[]): void {
    for (const place of places) this.#last.get(agentId)?.patches.set(keyOf(place.x, place.y), place);
  }

  /** [land.undo.1] The patches that its last stroke touched are as they were before; tells those that changed. */
  undo(agentId: string): readonly PatchPlace[] {
    const stroke = this.#last.get(agentId);
    this.#last.delete(agentId);
    if (stroke === undefined) return [];
    const { before, patches } = stroke;
    const everywhere = { west: 0, south: 0, east: REGION_SIZE - 1, north: REGION_SIZE - 1 };
    return this.#land.change(everywhere, (x, y, at) =>
      patches.has(keyOf(Math.floor(x / PATCH_SIZE), Math.floor(y / PATCH_SIZE)))
        ? (before[y * REGION_SIZE + x] ?? 0)
        : at(x, y),
    );
  }
}

const keyOf = (x: number, y: number): string => `${x} ${y}`;
