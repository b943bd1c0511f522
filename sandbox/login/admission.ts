// Whether somebody may come in, and as what: the decisions behind a login.
import { fromHex } from '../../protocol/bytes.ts';
import { randomUuid } from '../../protocol/uuid.ts';
import { EventQueue, type Idle } from '../caps/event-queue.ts';
import { SEED, Seed } from '../caps/seed.ts';
import type { NewSession, Sessions } from '../sessions.ts';
import type { Random } from '../words.ts';
import type { Region } from '../world/region.ts';
import { REGION_SIZE } from '../world/terrain/height.ts';
import type { LoginFacts, Triple } from './answer.ts';
import { badName, badStart, type Failure, GRID_FULL, MISSING_NAME } from './failure.ts';
import { isName, LIBRARY, personCalled } from './person.ts';
import type { LoginRequest } from './request.ts';
import { LIBRARY_OWNER } from './skeleton.ts';
import { withinRegion } from './start-place.ts';

/** Circuit codes have 31 bits, so that clients which read them with a sign read them right. */
const LAST_CODE = 0x7fffffff;
const EASTWARDS: Triple = [1, 0, 0];
const MIDDLE: Triple = [128, 128, 25];

export interface AdmissionOptions {
  readonly sessions: Sessions;
  readonly regions: readonly Region[];
  readonly secret: () => string;
  readonly eventQueueIdle: Idle;
}

/** Where a request came from and how we are called there. */
export interface Caller {
  readonly host: string;
  /** Scheme, host and port of our URLs. */
  readonly base: string;
}

/** [session.limit.1] Lets somebody in, or says why not. */
export function admit(request: LoginRequest, caller: Caller, options: AdmissionOptions): NewSession | Failure {
  const { sessions } = options;
  const { first, last, password, start } = request;
  if (first === '' || last === '' || password.kind === 'none') return MISSING_NAME;
  if (!isName(first) || !isName(last)) return badName(`${first} ${last}`);
  if (start.kind === 'malformed') return badStart(start.text);
  const person = personCalled(first, last);
  if (sessions.isFull && sessions.byAgent(person.id) === undefined) return GRID_FULL;
  const chance = secretChance(options.secret);
  return {
    ...person,
    // Who was here before keeps the spelling of the first time.
    ...sessions.person(person.id),
    sessionId: randomUuid(chance),
    secureSessionId: randomUuid(chance),
    circuitCode: freeCode(sessions, chance),
    ...standingPlace(request, options.regions),
    loginHost: caller.host,
    base: caller.base,
    library: LIBRARY,
    libraryOwner: LIBRARY_OWNER,
    seed: new Seed(options.secret),
    queue: new EventQueue(Math.floor(chance() * LAST_CODE), options.eventQueueIdle),
  };
}

export interface AnswerFacts {
  readonly simIp: string;
  readonly simPort: number;
  /** Milliseconds since 1970. */
  readonly today: number;
  readonly message: string;
  readonly region: Region;
}

/** What the answer to a login says about the session that it began. */
export function factsOf(session: NewSession, request: LoginRequest, facts: AnswerFacts): LoginFacts {
  const { region, today } = facts;
  const corner = { regionX: region.gridX * REGION_SIZE, regionY: region.gridY * REGION_SIZE };
  return {
    ...session,
    ...facts,
    ...corner,
    agentId: session.id,
    seedCapability: session.base + session.seed.path(SEED),
    startLocation: startLocation(request, region),
    lookAt: EASTWARDS,
    home: { ...corner, position: MIDDLE, lookAt: EASTWARDS },
    secondsSinceEpoch: Math.floor(today / 1000),
    base: `${session.base}/`,
  };
}

/** [session.start.1] Whoever wishes for a region that is not here is let in at the first one. */
function standingPlace({ start }: LoginRequest, regions: readonly Region[]) {
  if (start.kind !== 'region') return { region: 0 };
  const region = regions.findIndex((one) => isCalled(one, start.name));
  if (region === -1 || start.position === undefined) return { region: Math.max(0, region) };
  return { region, position: withinRegion(start.position, REGION_SIZE) };
}

function startLocation({ start }: LoginRequest, region: Region): LoginFacts['startLocation'] {
  if (start.kind === 'last' || start.kind === 'home') return start.kind;
  return start.kind === 'region' && isCalled(region, start.name) ? 'url' : 'safe';
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
