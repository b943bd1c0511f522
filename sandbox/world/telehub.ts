// Where those come out who teleport into a region that does not let them choose.
import { NULL_UUID } from '../../protocol/uuid.ts';
import { placed } from './prims/link-sets.ts';
import { distance, type Quaternion, UPRIGHT, type Vector } from './vector.ts';

/** [telehub.places.1] Metres in the region. */
export interface Telehub {
  /** The prim that shows where it is; the null id = there is none. */
  readonly objectId: string;
  readonly name: string;
  readonly position: Vector;
  readonly rotation: Quaternion;
  /** Seen from the hub, and turned with it. */
  readonly spawns: readonly Vector[];
}

/** A telehub of a world file; what is absent is plain. */
export type TelehubPlan = Partial<Telehub> & Pick<Telehub, 'position'>;

/** [telehub.places.1] As many as viewers show. */
export const MOST_SPAWNS = 16;

export function plannedTelehub({ name = '', objectId, position, rotation, spawns = [] }: TelehubPlan): Telehub {
  const id = objectId?.toLowerCase() ?? NULL_UUID;
  return { name, position, objectId: id, rotation: rotation ?? UPRIGHT, spawns: spawns.slice(0, MOST_SPAWNS) };
}

/** [telehub.arrive.1] The place that is nearest to the one that was asked for; the hub itself where no place is named. */
export function spawnNear(hub: Telehub, wished: Vector): Vector {
  const places = hub.spawns.map((position) => placed({ position, rotation: UPRIGHT }, hub).position);
  const [first = hub.position, ...more] = places;
  return more.reduce((best, place) => (distance(place, wished) < distance(best, wished) ? place : best), first);
}
