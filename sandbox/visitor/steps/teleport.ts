// Goes to another region, if there is one near by and the grid takes one there.

import type { Millis } from '../../words.ts';
import type { RegionView } from '../region-view.ts';
import { TELEPORT_LIMIT_MS, TELEPORT_START_MS } from '../timing.ts';
import type { Visit } from '../visit.ts';
import { done, failed, type Step, skipped, type Verdict } from './step.ts';

/** Grid units around one's own region. */
const REACH = 2;
const METRES_PER_UNIT = 256n;
/** Access of a region that is not there, or is down. */
const NO_ACCESS: readonly number[] = [254, 255];
const LANDING = { Position: [128, 128, 30], LookAt: [1, 0, 0] };

interface Journey {
  readonly from: RegionView;
  /** When it was asked for; undefined = one still looks for a place to go. */
  askedAt: Millis | undefined;
  readonly beganAt: Millis;
}

/** [visitor.teleport.1] */
export function teleportStep(): Step {
  let journey: Journey | undefined;
  return {
    name: 'teleport',
    limitMs: TELEPORT_START_MS + TELEPORT_LIMIT_MS,
    begin: (visit) => {
      journey = { from: visit.root, askedAt: undefined, beganAt: visit.now };
      askMap(visit);
    },
    look: (visit) => journey && (journey.askedAt === undefined ? depart(visit, journey) : travel(visit, journey)),
    late: ({ destination }) =>
      destination === undefined
        ? `TeleportStart came and TeleportFinish did not within ${TELEPORT_LIMIT_MS / 1000} s.`
        : 'TeleportFinish came, and the region that it names did not let the avatar stand there.',
  };
}

function askMap(visit: Visit): void {
  const [x, y] = unitsOf(visit.root.handle);
  const PositionData = { MinX: Math.max(0, x - REACH), MaxX: x + REACH, MinY: Math.max(0, y - REACH), MaxY: y + REACH };
  visit.later(TELEPORT_START_MS, () => undefined);
  visit.say('MapBlockRequest', { AgentData: { ...visit.ids, Flags: 2 }, PositionData });
}

function depart(visit: Visit, journey: Journey): Verdict | undefined {
  const { here, handle } = visit.root;
  const own = unitsOf(handle).join();
  const other = here.neighbours.find(({ access, x, y }) => !NO_ACCESS.includes(access) && `${x},${y}` !== own);
  if (other !== undefined) {
    journey.askedAt = visit.now;
    here.teleport = undefined;
    const RegionHandle = BigInt(other.x) * METRES_PER_UNIT * 2n ** 32n + BigInt(other.y) * METRES_PER_UNIT;
    visit.later(TELEPORT_START_MS, () => undefined);
    visit.say('TeleportLocationRequest', { AgentData: visit.ids, Info: { RegionHandle, ...LANDING } });
    return undefined;
  }
  return visit.now - journey.beganAt < TELEPORT_START_MS
    ? undefined
    : skipped('The map shows no other region near by.');
}

function travel(visit: Visit, { askedAt = 0, from }: Journey): Verdict | undefined {
  const { destination, root } = visit;
  if (root !== from) {
    const { handshake, movement, self } = root.here;
    if (movement !== undefined && movement.handle !== root.handle) {
      return failed('AgentMovementComplete of the other region names yet another one: a viewer logs out.');
    }
    return handshake && self && done(`${handshake.name}`);
  }
  if (from.here.teleport?.kind === 'failed') return skipped(`The grid refused: ${from.here.teleport.reason}.`);
  if (destination !== undefined || from.here.teleport !== undefined) return undefined;
  if (visit.now - askedAt < TELEPORT_START_MS) return undefined;
  return skipped('The grid did not react to TeleportLocationRequest.');
}

function unitsOf(handle: bigint): readonly [x: number, y: number] {
  return [Number((handle >> 32n) / METRES_PER_UNIT), Number((handle & 0xffff_ffffn) / METRES_PER_UNIT)];
}
