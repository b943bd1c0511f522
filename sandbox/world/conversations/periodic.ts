// What is said without being asked, again and again.
import type { Millis } from '../../words.ts';
import { type Agent, isHeld } from '../agent.ts';
import type { Pace } from '../gauge.ts';
import { isTold, type Onlooker } from '../onlookers.ts';
import type { Region } from '../region.ts';
import { mention, type Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { OBJECT_CAPACITY } from './region-facts.ts';

interface Period {
  /** Milliseconds from one to the next. */
  readonly every: Millis;
  readonly speak: (agent: Agent, scene: Scene) => readonly Say[];
}

/** [periodic.1] */
const PERIODS: readonly Period[] = [
  { every: 2000, speak: (agent, scene) => [simStats(agent, scene)] },
  { every: 10_000, speak: (agent, scene) => [viewerTime(agent, scene)] },
  { every: 5000, speak: maps },
];

/** A newcomer hears all of them at once. */
export function firstPeriods(now: Millis): readonly Millis[] {
  return PERIODS.map(() => now);
}

/** What is due for one agent; each is due again a whole period later, however late this call is. */
export function periodic(agent: Agent, scene: Scene): readonly Say[] {
  if (!agent.isWatching) return [];
  const due = PERIODS.map((_, index) => (agent.due[index] ?? Number.POSITIVE_INFINITY) <= scene.now);
  agent.due = agent.due.map((at, index) => (due[index] ? scene.now + (PERIODS[index]?.every ?? 0) : at));
  if (isHeld(agent)) return [];
  return PERIODS.filter((_, index) => due[index]).flatMap(({ speak }) => speak(agent, scene));
}

/** [periodic.stats.1] Figures of the status bar: by id. */
const STAT = {
  timeDilation: 0,
  framesPerSecond: 1,
  physicsFramesPerSecond: 2,
  agentUpdatesPerSecond: 3,
  frameMs: 4,
  prims: 11,
  activePrims: 12,
  mainAgents: 13,
  childAgents: 14,
  packetsInPerSecond: 17,
  packetsOutPerSecond: 18,
  scriptsRunPercent: 35,
} as const;
/** [periodic.stats.2] What viewers expect of a simulator that is not held up. */
const FRAMES_PER_SECOND = 45;
/** [periodic.stats.2] Even who is never let run has a frame now and then: a time of one is no infinity. */
const LEAST_FRAMES_PER_SECOND = 0.1;

function simStats(agent: Agent, scene: Scene): Say {
  const { dilation, packetsIn, packetsOut, updates } = paceOf(agent.place, scene);
  const frames = Math.max(LEAST_FRAMES_PER_SECOND, FRAMES_PER_SECOND * dilation);
  const stats = [
    [STAT.timeDilation, dilation],
    [STAT.framesPerSecond, frames],
    [STAT.physicsFramesPerSecond, frames],
    [STAT.agentUpdatesPerSecond, updates],
    [STAT.frameMs, 1000 / frames],
    [STAT.prims, scene.prims(agent.place).count],
    [STAT.activePrims, 0],
    [STAT.mainAgents, scene.standing(agent.place).length],
    [STAT.childAgents, scene.onlookers.count(agent.place)],
    [STAT.packetsInPerSecond, packetsIn],
    [STAT.packetsOutPerSecond, packetsOut],
    [STAT.scriptsRunPercent, 100],
  ] as const;
  return mention(agent.id, 'SimStats', {
    Region: {
      RegionX: agent.place.gridX,
      RegionY: agent.place.gridY,
      RegionFlags: agent.place.flags,
      ObjectCapacity: OBJECT_CAPACITY,
    },
    Stat: stats.map(([StatID, StatValue]) => ({ StatID, StatValue })),
    RegionInfo: [{ RegionFlagsExtended: BigInt(agent.place.flags) }],
  });
}

function paceOf(place: Region, scene: Scene): Pace {
  const gauge = scene.gauges.get(place);
  if (gauge === undefined) throw new Error(`${place.name} is no region of this world.`);
  return gauge.pace(scene.now);
}

/** [periodic.time.1] A day of four hours, a year of eleven days; the sun goes once around in a day. */
const SECONDS_PER_DAY = 14_400;
const SECONDS_PER_YEAR = 158_400;

function viewerTime(agent: Agent, scene: Scene): Say {
  const turn = 2 * Math.PI;
  const phase = (turn * ((scene.date / 1000) % SECONDS_PER_DAY)) / SECONDS_PER_DAY;
  return mention(agent.id, 'SimulatorViewerTimeMessage', {
    TimeInfo: {
      UsecSinceStart: BigInt(Math.floor(scene.date)) * 1000n,
      SecPerDay: SECONDS_PER_DAY,
      SecPerYear: SECONDS_PER_YEAR,
      SunDirection: [Math.cos(phase), 0, Math.sin(phase)],
      SunPhase: phase,
      SunAngVelocity: [0, -turn / SECONDS_PER_DAY, 0],
    },
  });
}

/** [periodic.coarse.2] Avatars in one CoarseLocationUpdate: 19 bytes each, so that it stays below a datagram's limit. */
export const COARSE_AVATARS = 60;
const COARSE_HEIGHT = 4;
const MAX_BYTE = 255;
const NOBODY = -1;

/** Of the region in which the agent stands, and of those into which it looks. */
function maps(agent: Agent, scene: Scene): readonly Say[] {
  const onlookers = scene.onlookers.of(agent).filter(isTold);
  return [coarseLocations(agent, scene), ...onlookers.map((onlooker) => coarseLocationsFor(onlooker, scene))];
}

/** [periodic.coarse.1] Where everybody is, to the metre, as the small map shows it. */
export function coarseLocations(agent: Agent, scene: Scene): Say {
  const others = scene.standing(agent.place).filter((other) => other !== agent);
  return mention(agent.id, 'CoarseLocationUpdate', coarseBlocks([agent, ...others], 0), ['map']);
}

/** [child.look.2] The same of a region into which somebody looks: it is not on that map. */
export function coarseLocationsFor({ agent, place, region }: Onlooker, scene: Scene): Say {
  const blocks = coarseBlocks(scene.standing(place), NOBODY);
  return { ...mention(agent.id, 'CoarseLocationUpdate', blocks, ['map']), region };
}

/** Height in steps of 4 m. */
function coarseBlocks(avatars: readonly Agent[], You: number) {
  const shown = avatars.slice(0, COARSE_AVATARS);
  return {
    Location: shown.map(({ body: { position } }) => ({
      X: Math.floor(position[0]),
      Y: Math.floor(position[1]),
      Z: Math.min(Math.max(Math.floor(position[2] / COARSE_HEIGHT), 0), MAX_BYTE),
    })),
    Index: { You, Prey: NOBODY },
    AgentData: shown.map(({ id }) => ({ AgentID: id })),
  };
}
