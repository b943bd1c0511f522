// Over the border: on foot or flying out of one region, and coming out in another one, however the agent got there.
import type { Agent, Arrival } from '../agent.ts';
import { alighted, type Body, isOutside, kept, type Land } from '../motion.ts';
import { closureOf } from '../parcels/parcel.ts';
import { isNextTo, isOpenTo, type Region } from '../region.ts';
import { fromRegion, type Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { dressAgain, undressed } from '../wearing.ts';
import { newMap } from './audience.ts';
import { vanish } from './avatar.ts';
import type { Barrier } from './barrier.ts';
import { killed } from './prim-view.ts';

/** [travel.cross.1] The land under an agent, which goes on where its viewer looks in. */
export function landOf(agent: Agent, { admits }: Barrier, scene: Scene): Land {
  return {
    admits,
    height: agent.place.height,
    leadsTo: (east, north) => {
      const onlooker = scene.onlookers.find(agent, regionAt(agent.place, [east, north], scene));
      if (agent.travel !== 'none' || onlooker === undefined) return false;
      const parcel = onlooker.place.parcels.at(beyond(east), beyond(north));
      if (closureOf(agent.id, parcel, scene.date / 1000) !== undefined) return false;
      return !onlooker.isBlocked && isOpenTo(onlooker.place, agent.maturity);
    },
  };
}

/** [travel.cross.1] The body has left the region: it waits at the edge until its viewer speaks up on the other side. */
export function leave(agent: Agent, body: Body, scene: Scene): readonly Say[] {
  agent.body = body;
  if (!isOutside(body)) return [];
  const [x, y, z] = body.position;
  const to = regionAt(agent.place, [x, y], scene);
  const { controls } = agent;
  const { rotation, velocity } = body;
  agent.body = kept(body);
  agent.travel = 'crossing';
  const position = [beyond(x), beyond(y), z] as const;
  const arrival = { position, velocity, rotation, controls };
  return [{ kind: 'depart', agent: agent.id, way: 'crossing', to, flags: 0, arrival }];
}

/** [travel.arrive.1] The agent is moved, and what it was is not there any more. */
export function moveTo(agent: Agent, region: number, arrival: Arrival, scene: Scene): readonly Say[] {
  const [place, former] = [scene.regions[region], agent.place];
  if (place === undefined) throw new Error(`There is no region ${region}.`);
  const attire = undressed(agent, scene);
  const numbers = attire.flatMap((linkSet) => linkSet.map(({ localId }) => localId));
  const says = vanishFrom(agent, region, numbers, scene);
  const { isWatching, region: formerRegion } = agent;
  // Whoever crosses has looked in before; whoever teleports reads the region's facts first.
  agent.isWatching = agent.travel === 'crossing' && scene.onlookers.find(agent, region) !== undefined;
  scene.onlookers.remove(agent, region);
  if (isWatching && isNextTo(place, former)) {
    scene.onlookers.add({ agent, region: formerRegion, place: former, isBlocked: agent.isBlocked });
  }
  agent.place = place;
  agent.seat = undefined;
  agent.seatOffered = undefined;
  agent.region = region;
  agent.localId = scene.newLocalId();
  dressAgain(agent, attire, scene);
  agent.presence = 'expected';
  agent.travel = 'none';
  agent.isBlocked = false;
  agent.controls = arrival.controls;
  agent.body = alighted(arrival, place.height);
  agent.shown = agent.body;
  agent.movedAt = scene.now;
  return [...says, ...newMap(former, agent, scene)];
}

/** [travel.after.1] Those who do not see the other region lose sight of the avatar; the traveller never loses itself. */
function vanishFrom(agent: Agent, region: number, attire: readonly number[], scene: Scene): readonly Say[] {
  const { place } = agent;
  const gone = (to: string) => [vanish(to, agent), ...killed(to, attire)];
  const seesIt = (other: Agent) => other.region === region || scene.onlookers.find(other, region) !== undefined;
  return [
    ...scene.witnesses(agent).flatMap((other) => (seesIt(other) ? [] : gone(other.id))),
    ...scene.onlookers
      .into(place)
      .flatMap((onlooker) => (seesIt(onlooker.agent) ? [] : fromRegion(onlooker.region, gone(onlooker.agent.id)))),
  ];
}

/** Index of the region at a place, in metres of another one; -1 = there is none. */
function regionAt(from: Region, [east, north]: readonly [number, number], scene: Scene): number {
  const [x, y] = [from.gridX + Math.floor(east / REGION_SIZE), from.gridY + Math.floor(north / REGION_SIZE)];
  return scene.regions.findIndex(({ gridX, gridY }) => gridX === x && gridY === y);
}

/** A coordinate beyond the edge, as the region there counts it. */
function beyond(coordinate: number): number {
  return coordinate - REGION_SIZE * Math.floor(coordinate / REGION_SIZE);
}
