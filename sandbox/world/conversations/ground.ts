// What is due of regions without anybody having asked: land that was shaped, and parcels that are cleaned.
import type { Millis } from '../../words.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { cleaned } from './cleaning.ts';
import { changedLand, landDue } from './land.ts';

export function changedGround(scene: Scene): readonly Say[] {
  return [...scene.regions.flatMap((place) => changedLand(place, scene)), ...cleaned(scene)];
}

/** Infinity = never. */
export function groundDue({ cleanAt, regions }: Scene): Millis {
  return regions.reduce((first, place) => Math.min(first, landDue(place)), cleanAt);
}
