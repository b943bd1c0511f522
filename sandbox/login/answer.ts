// The answer to a login that succeeds: one map, said in either encoding, its members in an order that all clients bear.
import { writeLlsdNotation } from '../../protocol/llsd/notation.ts';
import { array, integer, type Llsd, map, real, realText, string, uuid } from '../../protocol/llsd/value.ts';
import { CURRENT_OUTFIT, type Folder, type Item } from '../inventory/entry.ts';
import { MAP_ROOT } from '../map/tile-address.ts';
import { fullName } from '../person.ts';
import type { Maturity } from '../world/region.ts';
import { APPEARANCE_PATH } from './baked-page.ts';
import { accountBenefits, groupLimit, type PackageName, premiumPackages } from './benefits.ts';
import type { GridFacts } from './grid-info.ts';
import { type LinkName, LOGIN_LINKS } from './links.ts';
import type { LoginRequest } from './request.ts';
import { ALL_SECTIONS, sectionsFor } from './sections.ts';

export type Triple = readonly [number, number, number];

/** Somebody on the friends' list; rights are bits: 1 online, 2 map, 4 modify. */
export interface Friend {
  readonly id: string;
  readonly rightsHas: number;
  readonly rightsGiven: number;
}

/** What the grid knows about who arrives, and where. */
export interface LoginFacts {
  readonly agentId: string;
  /** In the stored spelling. */
  readonly first: string;
  readonly last: string;
  readonly sessionId: string;
  readonly secureSessionId: string;
  /** 1 to 2147483647. */
  readonly circuitCode: number;
  /** Dotted quad: some clients compare it with the sender of each datagram. */
  readonly simIp: string;
  readonly simPort: number;
  /** South-west corner in metres, multiples of 256. */
  readonly regionX: number;
  readonly regionY: number;
  /** Edge in metres; absent = 256. */
  readonly regionSize?: number;
  /** Absolute, with a port. */
  readonly seedCapability: string;
  /** Where the wish led: the one asked for, or `safe` when it could not be granted. */
  readonly startLocation: 'last' | 'home' | 'url' | 'safe';
  /** Unit vector. */
  readonly lookAt: Triple;
  readonly home: {
    readonly regionX: number;
    readonly regionY: number;
    readonly position: Triple;
    readonly lookAt: Triple;
  };
  /** Unix time, seconds. */
  readonly secondsSinceEpoch: number;
  /** Message of the day. */
  readonly message: string;
  /** Start of every URL: scheme, host and port, a slash at the end. */
  readonly base: string;
  /** The root first. */
  readonly inventory: readonly Folder[];
  readonly library: readonly Folder[];
  readonly libraryOwner: string;
  readonly friends?: readonly Friend[];
  /** What the account may see; absent = everything. */
  readonly maturity?: Maturity;
  readonly grid: GridFacts;
  /** What the agent has called itself; absent = as its account. */
  readonly displayName?: string;
  /** Shown to the address for sessions of web pages, where the grid has one. */
  readonly openIdToken?: string;
  /** Gestures that are ready. */
  readonly gestures?: readonly Item[];
  /** What the account has paid for; absent = Base. */
  readonly package?: PackageName;
  /** [login.answer.4] Whether some region of the grid dresses avatars; absent = yes. */
  readonly isServed?: boolean;
  /** Whether lists are sent that nobody asked for. */
  readonly everySection?: boolean;
  /** Given to who has shown a one-time code. */
  readonly mfaHash?: string;
}

/**
 * [login.answer.1] The addresses and numbers first, the seed last: one client acts on members in their order.
 * [login.answer.2] `login` is the word true, not a boolean: the viewer reads it as text.
 */
export function loginAnswer(request: LoginRequest, facts: LoginFacts): Llsd {
  const { isServed = true } = facts;
  return map([
    ['login', string('true')],
    ...identity(facts),
    ...place(facts),
    ['first_name', string(facts.first)],
    ['last_name', string(facts.last)],
    ['display_name', string(facts.displayName ?? fullName(facts))],
    ...maturityMembers(facts),
    ...homeMembers(request, facts),
    ['start_location', string(facts.startLocation)],
    ['seconds_since_epoch', integer(facts.secondsSinceEpoch)],
    ['message', string(facts.message)],
    ['map-server-url', string(facts.base + MAP_ROOT.slice(1))],
    ['agent_appearance_service', isServed ? string(facts.base + APPEARANCE_PATH) : undefined],
    ['udp_blacklist', string(NEVER_BY_UDP.join(','))],
    ...agentMembers(facts),
    ...packageMembers(facts),
    ...gridMembers(facts),
    ...sectionsFor(facts.everySection === true ? ALL_SECTIONS : request.options, facts),
    ['mfa_hash', facts.mfaHash === undefined ? undefined : string(facts.mfaHash)],
    ['seed_capability', string(facts.seedCapability)],
  ]);
}

/** [login.answer.5] Viewers refuse these by UDP: they come by the event queue alone, and by UDP from nobody who should say them. */
const NEVER_BY_UDP = ['EnableSimulator', 'TeleportFinish', 'CrossedRegion', 'OpenCircuit'];

/** [login.answer.5] Nobody has a flag, and nobody moves to another outfit. */
function agentMembers({ inventory }: LoginFacts): Members {
  const outfit = inventory.find(({ type }) => type === CURRENT_OUTFIT);
  return [
    ['agent_flags', integer(0)],
    ['cof_version', outfit && integer(outfit.version)],
    ['ao_transition', integer(0)],
  ];
}

/** [login.links.1] */
function gridMembers({ grid: { fees, links }, openIdToken }: LoginFacts): Members {
  const link = (name: LinkName) => (links[name] === undefined ? undefined : string(links[name]));
  const fee = (price: number | undefined) => (price === undefined ? undefined : integer(price));
  return [
    ...LOGIN_LINKS.map(([member, name]) => [member, link(name)] as const),
    ['openid_token', links.openid === undefined || openIdToken === undefined ? undefined : string(openIdToken)],
    ['classified_fee', fee(fees.classified)],
    ['directory_fee', fee(fees.directory)],
  ];
}

/** [login.benefits.1] [login.benefits.2] */
function packageMembers({ package: name = 'Base' }: LoginFacts): Members {
  return [
    ['max-agent-groups', integer(groupLimit(name))],
    ['account_type', string(name)],
    ['account_level_benefits', accountBenefits(name)],
    ['premium_packages', premiumPackages()],
  ];
}

type Members = readonly (readonly [string, Llsd | undefined])[];

function identity({ agentId, sessionId, secureSessionId, circuitCode }: LoginFacts): Members {
  return [
    ['agent_id', uuid(agentId)],
    ['session_id', uuid(sessionId)],
    ['secure_session_id', uuid(secureSessionId)],
    ['circuit_code', integer(circuitCode)],
  ];
}

function place({ simIp, simPort, regionX, regionY, regionSize = 256 }: LoginFacts): Members {
  return [
    ['sim_ip', string(simIp)],
    ['sim_port', integer(simPort)],
    ['region_x', integer(regionX)],
    ['region_y', integer(regionY)],
    ['region_size_x', integer(regionSize)],
    ['region_size_y', integer(regionSize)],
  ];
}

/** Everything may be seen, unless the world file says less; it is a sandbox. */
function maturityMembers({ maturity = 'A' }: LoginFacts): Members {
  return ['agent_access', 'agent_access_max', 'agent_region_access'].map((name) => [name, string(maturity)]);
}

/** [login.answer.3] Directions and places are text in notation; LLSD clients get home's members one by one, too. */
function homeMembers({ encoding }: LoginRequest, { lookAt, home }: LoginFacts): Members {
  const members = {
    region_handle: reals([home.regionX, home.regionY]),
    position: reals(home.position),
    look_at: reals(home.lookAt),
  };
  const spelled = Object.entries(members).map(([name, value]) => [name, string(writeLlsdNotation(value))] as const);
  return [
    ['look_at', string(`[${lookAt.map((part) => `r${realText(part)}`).join(',')}]`)],
    ['home', string(writeLlsdNotation(map(members)))],
    ['home_info', encoding === 'llsd' ? map(spelled) : undefined],
  ];
}

function reals(numbers: readonly number[]): Llsd {
  return array(numbers.map(real));
}
