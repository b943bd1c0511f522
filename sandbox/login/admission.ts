// Whether somebody may come in, and as what: the decisions behind a login.
import { fromHex } from '../../protocol/bytes.ts';
import { randomUuid } from '../../protocol/uuid.ts';
import { EventQueue, type Idle } from '../caps/event-queue.ts';
import { SEED, Seed } from '../caps/seed.ts';
import type { Inventories } from '../inventory/inventories.ts';
import { wornBy } from '../inventory/starter.ts';
import type { NewSession, Sessions } from '../sessions.ts';
import type { Random } from '../words.ts';
import type { Region } from '../world/region.ts';
import { REGION_SIZE } from '../world/terrain/height.ts';
import type { Whereabout } from '../world/whereabout.ts';
import type { Accounts, Entrant } from './accounts.ts';
import type { Friend, LoginFacts, Triple } from './answer.ts';
import { badStart, type Failure, GRID_FULL } from './failure.ts';
import { openPlace } from './open-place.ts';
import { LIBRARY } from './person.ts';
import type { LoginRequest } from './request.ts';
import { withinRegion } from './start-place.ts';
import { placeOf, type Whereabouts } from './whereabouts.ts';

/** Circuit codes have 31 bits, so that clients which read them with a sign read them right. */
const LAST_CODE = 0x7fffffff;
const EASTWARDS: Triple = [1, 0, 0];
const MIDDLE: Triple = [128, 128, 25];

export interface AdmissionOptions {
  readonly accounts: Accounts;
  readonly inventories: Inventories;
  readonly whereabouts: Whereabouts;
  readonly sessions: Sessions;
  readonly regions: readonly Region[];
  readonly secret: () => string;
  readonly eventQueueIdle: Idle;
  /** Milliseconds since 1970. */
  readonly today: number;
}

/** Where a request came from and how we are called there. */
export interface Caller {
  readonly host: string;
  /** Scheme, host and port of our URLs. */
  readonly base: string;
}

/** A session that begins, and what its answer says of who began it. */
export interface Admission {
  readonly session: NewSession;
  /** It begins elsewhere than was wished for, since that region or parcel is not for everybody. */
  readonly isElsewhere: boolean;
  readonly entrant: Entrant;
  readonly home: Whereabout;
}

/** [session.limit.1] Lets somebody in, or says why not. */
export function admit(request: LoginRequest, caller: Caller, options: AdmissionOptions): Admission | Failure {
  const { accounts, sessions } = options;
  const { start } = request;
  const entrant = accounts.admit(request);
  if ('reason' in entrant) return entrant;
  if (start.kind === 'malformed') return badStart(start.text);
  if (sessions.isFull && sessions.byAgent(entrant.id) === undefined) return GRID_FULL;
  const home = homeOf(entrant, options);
  const wished = standingPlace({ start, entrant, home }, options);
  const place = openPlace(wished, entrant, options);
  if ('reason' in place) return place;
  const session = { ...newSession(entrant, place, caller, options), home };
  return { entrant, home, session, isElsewhere: place !== wished };
}

function newSession(entrant: Entrant, place: Whereabout, caller: Caller, options: AdmissionOptions): NewSession {
  const { inventories, sessions } = options;
  const { first, id, last } = entrant;
  const { maturity } = entrant.file;
  const inventory = inventories.of(entrant);
  const chance = secretChance(options.secret);
  return {
    ...{ id, first, last, inventory, wearables: wornBy(inventory) },
    // Who was here before keeps the spelling of the first time.
    ...sessions.person(id),
    sessionId: randomUuid(chance),
    secureSessionId: randomUuid(chance),
    circuitCode: freeCode(sessions, chance),
    ...(maturity === undefined ? {} : { maturity }),
    ...place,
    loginHost: caller.host,
    base: caller.base,
    library: LIBRARY,
    seed: new Seed(options.secret),
    queue: new EventQueue(Math.floor(chance() * LAST_CODE), options.eventQueueIdle),
  };
}

export interface AnswerFacts {
  readonly friends: readonly Friend[];
  readonly simIp: string;
  readonly simPort: number;
  /** Milliseconds since 1970. */
  readonly today: number;
  readonly message: string;
  readonly regions: readonly Region[];
}

/** What the answer to a login says about the session that it began. */
export function factsOf(admission: Admission, request: LoginRequest, facts: AnswerFacts): Omit<LoginFacts, 'grid'> {
  const { entrant, home, session } = admission;
  const { friends, message, regions, simIp, simPort, today } = facts;
  const { mfaHash } = entrant;
  const { package: paid } = entrant.file;
  return {
    ...session,
    ...{ message, simIp, simPort, friends },
    ...cornerOf(session.region, regions),
    ...(mfaHash === undefined ? {} : { mfaHash }),
    ...(paid === undefined ? {} : { package: paid }),
    isServed: regions.some(({ dresser }) => dresser === 'server'),
    agentId: session.id,
    inventory: session.inventory.folders,
    gestures: session.inventory.gestures,
    library: session.library.folders,
    libraryOwner: session.library.ownerId,
    seedCapability: session.base + session.seed.path(SEED),
    startLocation: admission.isElsewhere ? 'safe' : startLocation(request, regions[session.region]),
    lookAt: session.lookAt ?? EASTWARDS,
    home: { position: MIDDLE, lookAt: EASTWARDS, ...home, ...cornerOf(home.region, regions) },
    secondsSinceEpoch: Math.floor(today / 1000),
    base: `${session.base}/`,
  };
}

interface Wish {
  readonly start: LoginRequest['start'];
  readonly entrant: Entrant;
  readonly home: Whereabout;
}

/**
 * [session.start.1] Whoever wishes for a region that is not here is let in at the first one; who comes for the first time,
 * where the account says, else at home.
 */
function standingPlace({ entrant, home, start }: Wish, { regions, whereabouts }: AdmissionOptions): Whereabout {
  if (start.kind === 'home') return home;
  if (start.kind !== 'region')
    return whereabouts.find('last', entrant.id) ?? placeOf(entrant.file.start, regions) ?? home;
  const region = regions.findIndex((one) => isCalled(one, start.name));
  if (region === -1 || start.position === undefined) return { region: Math.max(0, region) };
  return { region, position: withinRegion(start.position, REGION_SIZE) };
}

/** [session.home.1] As the agent set it, else as the account says, else the middle of the first region. */
function homeOf({ file, id }: Entrant, { regions, whereabouts }: AdmissionOptions): Whereabout {
  return whereabouts.find('home', id) ?? placeOf(file.home, regions) ?? { region: 0 };
}

/** The south-west corner of a region, in metres. */
function cornerOf(region: number, regions: readonly Region[]): Pick<LoginFacts, 'regionX' | 'regionY'> {
  const { gridX = 0, gridY = 0 } = regions[region] ?? {};
  return { regionX: gridX * REGION_SIZE, regionY: gridY * REGION_SIZE };
}

function startLocation({ start }: LoginRequest, region: Region | undefined): LoginFacts['startLocation'] {
  if (start.kind === 'last' || start.kind === 'home') return start.kind;
  return start.kind === 'region' && region !== undefined && isCalled(region, start.name) ? 'url' : 'safe';
}

function isCalled(region: Region, name: string): boolean {
  return region.name.toLowerCase() === name.toLowerCase();
}

/** Never 0, which means "no code", and never one that is in use: from a code in use the search goes on to the next. */
function freeCode(sessions: Sessions, chance: Random): number {
  let code = 1 + Math.floor(chance() * LAST_CODE);
  while (sessions.byCode(code) !== undefined) code = (code % LAST_CODE) + 1;
  return code;
}

/** Ids that open doors are drawn from secrets: nobody who knows the seed of a grid may guess them. */
function secretChance(secret: () => string): Random {
  let left: readonly number[] = [];
  return () => {
    if (left.length < BYTES_DRAWN) left = [...(fromHex(secret()) ?? [])];
    if (left.length < BYTES_DRAWN) throw new Error(`A secret is no hex of ${BYTES_DRAWN} bytes or more.`);
    const drawn = left.slice(0, BYTES_DRAWN);
    left = left.slice(BYTES_DRAWN);
    return drawn.reduce((sum, byte) => (sum + byte) / 256, 0);
  };
}

/** Four bytes decide a number between 0 and 1. */
const BYTES_DRAWN = 4;
