// An agent: one login, its presence in a region, and its body.
import type { Inventory } from '../inventory/inventory.ts';
import type { Person } from '../person.ts';
import type { Millis } from '../words.ts';
import { AT_REST, type Controls } from './controls.ts';
import { IncomingFiles } from './incoming-files.ts';
import type { Look } from './looks.ts';
import { alighted, type Body } from './motion.ts';
import { OutgoingFiles } from './outgoing-files.ts';
import type { Maturity, Region } from './region.ts';
import { facing, type Quaternion, type Vector, ZERO } from './vector.ts';
import type { Whereabout } from './whereabout.ts';

/** What a login hands over. */
export interface NewAgent extends Person {
  readonly sessionId: string;
  readonly secureSessionId: string;
  readonly circuitCode: number;
  /** Index of the region in which the agent will stand. */
  readonly region: number;
  /** Metres; absent = the middle, on the ground. Whoever comes in above the ground falls. */
  readonly position?: Vector;
  readonly lookAt?: Vector;
  /** [travel.home.1] Absent = the middle of the first region. */
  readonly home?: Whereabout;
  /** [region.access.2] What it may see; absent = everything. */
  readonly maturity?: Maturity;
  /** What it keeps, and what everybody has; absent = nothing. */
  readonly inventory?: Inventory;
  readonly library?: Inventory;
  /** What the agent wears; absent = four body parts of its own. */
  readonly wearables?: readonly Wearable[];
}

export interface Wearable {
  /** 0 shape, 1 skin, 2 hair, 3 eyes, 4 shirt, 5 trousers. */
  readonly type: number;
  readonly itemId: string;
  readonly assetId: string;
}

/**
 * `expected`: logged in, not here yet. `standing`: in the region, seen by others. `leaving`: said farewell, and only the
 * circuit is still open.
 */
export type Presence = 'expected' | 'standing' | 'leaving';

export interface Agent extends Omit<NewAgent, 'region' | 'position' | 'lookAt' | 'home' | 'wearables' | 'maturity'> {
  /** Where it stands, or will: index of the region, and the region. */
  region: number;
  place: Region;
  /** Unique in the whole world, so in each region; never 0, and another one after each change of region. */
  localId: number;
  wearables: readonly Wearable[];
  /** [look.wearables.1] Higher after each change of what it wears. */
  wearablesSerial: number;

  presence: Presence;
  /** Whether it is on its way to another region. `crossing`: it waits at the border. */
  travel: 'none' | 'teleport' | 'crossing';
  /** [parcel.cross.1] Id of the parcel of which its viewer was told that it stands there; undefined = of none yet. */
  parcel: string | undefined;
  readonly maturity: Maturity;
  /** [parcel.closed.2] Id of the parcel that does not let it go on; undefined = none does. */
  barredBy: string | undefined;
  /** [travel.home.1] Where one goes without a landmark. */
  home: Whereabout;
  /** It has answered RegionHandshake: from now on it is told what happens. */
  isWatching: boolean;
  pause: Pause;
  /** Its circuit does not answer pings: whatever is said now may never arrive. [agent.pause.4] */
  isBlocked: boolean;

  body: Body;
  controls: Controls;
  /** [sit.down.1] On what it sits; undefined = on nothing, or on the ground. */
  seat: Seat | undefined;
  /** [sit.ask.1] Where its viewer has asked to sit, and not sat down yet. */
  seatOffered: Seat | undefined;
  /** [land.freeze.1] Until then it does not move. */
  heldUntil: Millis;
  /** [move.autopilot.1] Where it goes by itself; undefined = nowhere. */
  goal: Goal | undefined;
  /** When `body` was true. */
  movedAt: Millis;
  /** The body as others saw it last. */
  shown: Body;

  /** [look.server.3] The version of what it wears: told to viewers, which ignore what is not newer. */
  outfit: number;
  /** [look.own.1] What its own viewer made of it; undefined = it is dressed as everybody. */
  look: Look | undefined;
  /** Of the last look that counted. */
  lookSerial: number;
  /** Animations that the viewer itself asked for. */
  readonly gestures: Set<string>;
  /** All that run now, with the sequence number they were started with. */
  animations: ReadonlyMap<string, number>;
  lastAnimation: number;
  /** Files on their way from its viewer and to it. */
  readonly incoming: IncomingFiles;
  readonly outgoing: OutgoingFiles;
  /** [keep.image.3] When each texture was sent by UDP. */
  readonly images: Map<string, Millis>;
  /** When each of the periodic messages is due. */
  due: readonly Millis[];
}

/** A place on a prim, seen from there; metres to the centre of the body. */
export interface Seat {
  /** Local id of the root of a link set. */
  readonly localId: number;
  readonly position: Vector;
  readonly rotation: Quaternion;
}

/** A place to which a body goes, in the coordinates of that region; metres. */
export interface Goal {
  readonly place: Region;
  readonly position: Vector;
  /** When it gives up. */
  readonly until: Millis;
}

/** [agent.pause.1] */
export interface Pause {
  readonly isPaused: boolean;
  /** The last serial number that counted; undefined before the first. */
  readonly serial: number | undefined;
  /** How many did not count. */
  readonly late: number;
}

/** How an avatar comes out in another region, in the coordinates of that region; metres. */
export interface Arrival {
  readonly position: Vector;
  readonly velocity: Vector;
  readonly rotation: Quaternion;
  readonly controls: Controls;
}

export const MIDDLE: Vector = [128, 128, 0];
export const EASTWARDS: Vector = [1, 0, 0];

/** What the world adds to a login. */
export interface Berth {
  readonly place: Region;
  readonly localId: number;
  readonly wearables: readonly Wearable[];
  readonly now: Millis;
}

export function expectedAgent(login: NewAgent, berth: Berth): Agent {
  const [position, rotation] = [login.position ?? MIDDLE, facing(login.lookAt ?? EASTWARDS)];
  const body = alighted({ position, rotation, velocity: ZERO, controls: AT_REST }, berth.place.height);
  const { id, first, last, sessionId, secureSessionId, circuitCode, region } = login;
  return {
    ...{ id, first, last, sessionId, secureSessionId, circuitCode, region },
    ...(login.inventory === undefined ? {} : { inventory: login.inventory }),
    ...(login.library === undefined ? {} : { library: login.library }),
    place: berth.place,
    localId: berth.localId,
    wearables: berth.wearables,
    wearablesSerial: 1,
    presence: 'expected',
    travel: 'none',
    parcel: undefined,
    barredBy: undefined,
    maturity: login.maturity ?? 'A',
    home: login.home ?? { region: 0 },
    isWatching: false,
    pause: { isPaused: false, serial: undefined, late: 0 },
    isBlocked: false,
    body,
    controls: AT_REST,
    seat: undefined,
    seatOffered: undefined,
    heldUntil: berth.now,
    goal: undefined,
    movedAt: berth.now,
    shown: body,
    outfit: 1,
    look: undefined,
    lookSerial: 0,
    gestures: new Set(),
    animations: new Map(),
    lastAnimation: 0,
    incoming: new IncomingFiles(),
    outgoing: new OutgoingFiles(),
    images: new Map(),
    due: [],
  };
}

/** Whether it is told nothing unasked, for one reason or the other. */
export function isHeld(agent: Agent): boolean {
  return agent.pause.isPaused || agent.isBlocked;
}
