// What may be changed of a region without building: its parcel, its flags, and where an agent is at home.
import type { Agent } from '../agent.ts';
import type { Parcel } from '../parcels/parcel.ts';
import { ACCESS, flagsUnder, type Maturity, type Region, type RegionRules } from '../region.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import type { Vector } from '../vector.ts';
import { toAudience } from './audience.ts';
import { ownParcel } from './parcel.ts';
import { parcelProperties, SELECTED } from './parcel-properties.ts';
import { regionHandshake, regionInfo } from './region-facts.ts';

/** What a region is to be; what is absent stays as it is. */
export interface RegionChange extends RegionRules {
  readonly maturity?: Maturity;
  /** Metres. */
  readonly water?: number;
}

/** Metres along the edge, less the finest step that messages have. */
const EDGE = REGION_SIZE - 1 / 256;

/** [travel.home.1] Home is there from now on, within the region; nothing is said to who stands nowhere. */
export function settle(agent: Agent, position: Vector, lookAt: Vector): readonly Say[] {
  if (agent.presence !== 'standing') return [];
  const [x, y, z] = position;
  const within: Vector = [Math.min(Math.max(x, 0), EDGE), Math.min(Math.max(y, 0), EDGE), Math.max(z, 0)];
  agent.home = { region: agent.region, position: within, lookAt };
  return [{ kind: 'home', agent: agent.id, place: agent.home }];
}

/** [parcel.change.1] Everybody on the parcel is told what it is now, and so is who has changed it. */
export function changeParcel(agent: Agent, localId: number, change: Partial<Parcel>, scene: Scene): readonly Say[] {
  const { place } = agent;
  const parcel = place.parcels.change(localId, change);
  if (parcel === undefined) return [];
  const isOnIt = ({ body }: Agent) => place.parcels.at(body.position[0], body.position[1]).localId === localId;
  const there = scene.standing(place).filter(isOnIt);
  return [
    ...there.map((other) => ownParcel(other, scene)),
    ...(there.includes(agent) ? [] : [parcelProperties(agent, { parcel, sequence: SELECTED }, scene)]),
  ];
}

/** [region.change.1] Everybody in the region is told what it is now; [region.water.1] of its water once more, as when one arrives. */
export function changeRegion(place: Region, change: RegionChange, scene: Scene): readonly Say[] {
  const { maturity, water, ...rules } = change;
  place.flags = flagsUnder(rules, place.flags);
  if (maturity !== undefined) place.access = ACCESS[maturity];
  if (water !== undefined) place.water = water;
  const again = water === undefined ? [] : toAudience(place, scene, (to) => [regionHandshake(to, place)]);
  return [...scene.standing(place).map(regionInfo), ...again];
}
