// Who is where. The state that conversations share; it answers questions and decides nothing.
import { randomUuid } from '../../protocol/uuid.ts';
import { AssetShelf } from '../assets/shelf.ts';
import type { Crossed } from '../doors/traffic.ts';
import type { Inventories } from '../inventory/inventories.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { OctetMd5 } from '../login/password.ts';
import { People } from '../people.ts';
import { fullName, type Person } from '../person.ts';
import { uuidOfHex } from '../trust/end-point.ts';
import type { Millis, Random } from '../words.ts';
import { type Agent, expectedAgent, isHeld, type NewAgent, type Wearable } from './agent.ts';
import { BakedTextures } from './baked-textures.ts';
import { Conferences } from './conferences.ts';
import { Friends } from './friends.ts';
import { Gauge } from './gauge.ts';
import { LIBRARIAN, landlord } from './landlord.ts';
import { Letters } from './letters.ts';
import { Lures } from './lures.ts';
import { Mutes } from './mutes.ts';
import { CROWD, News, TURNS } from './news.ts';
import { Onlookers } from './onlookers.ts';
import { plant } from './prims/plan.ts';
import type { Prim } from './prims/prim.ts';
import { Prims } from './prims/prims.ts';
import { Profiles } from './profiles.ts';
import { openRegion, type Region, type RegionPlan } from './region.ts';
import { Taken } from './taken.ts';
import { distance } from './vector.ts';
import { bodyParts } from './wardrobe.ts';

export interface WorldOptions {
  /** At least one. */
  readonly regions: readonly RegionPlan[];
  readonly random: Random;
  /** Milliseconds since 1970 when `now` was 0. */
  readonly epoch?: Millis;
  /** People whose names are known although they may never come. */
  readonly accounts?: readonly Person[];
  /** Absent = there are none, and what is uploaded is kept by nobody else. */
  readonly assets?: AssetShelf;
  /** The MD5 of octets as 32 hexadecimal digits. */
  readonly digest: OctetMd5;
  /** What crossed a region's door since the start; absent = nothing. */
  readonly crossed?: (region: number) => Crossed;
  /** Absent = nobody has said anything of itself yet. */
  readonly profiles?: Profiles;
  /** Absent = nobody has friends yet. */
  readonly friends?: Friends;
  /** Absent = nobody has written to anybody yet, or does not want to hear somebody. */
  readonly letters?: Letters;
  readonly mutes?: Mutes;
  /** Absent = nothing was taken yet. */
  readonly taken?: Taken;
  /** What those keep who are not here; absent = nothing. */
  readonly inventories?: Pick<Inventories, 'find'>;
}

/** Names of the departed are kept for those who ask later; the oldest are forgotten beyond this. */
export const REMEMBERED_NAMES = 10_000;

/**
 * [prim.crc.2] Numbers of changes begin with the date: viewers keep what they were told of a region on their disks, and a
 * number must not mean another thing after a restart. It may grow by one in this many milliseconds.
 */
const CRC_STEP_MS = 50;
const CRC_RANGE = 2 ** 32;

export class Scene {
  readonly regions: readonly Region[];
  /** Those who look into regions in which they do not stand. */
  readonly onlookers = new Onlookers();
  /** What is new of avatars, as far as not all were told yet. */
  readonly news = new News();
  /** Who was offered to come to whom. */
  readonly lures = new Lures();
  /** Who is a friend of whom. */
  readonly friends: Friends;
  /** Who talks with several others. */
  readonly conferences = new Conferences();
  /** What was written to those who are not here. */
  readonly letters: Letters;
  /** Whom people do not want to hear. */
  readonly mutes: Mutes;
  /** What viewers have made of what is worn. */
  readonly baked = new BakedTextures();
  readonly assets: AssetShelf;
  readonly profiles: Profiles;
  /** How each region goes. */
  readonly gauges: ReadonlyMap<Region, Gauge>;
  /** [parcel.clean.2] When parcels are looked at that send things back; Infinity = there are none. */
  cleanAt: Millis;
  /** The time of the call that is being answered. */
  now: Millis = 0;
  readonly #agents = new Map<string, Agent>();
  readonly #people: People;
  readonly #inventories: WorldOptions['inventories'];
  readonly #taken: Taken;
  readonly #random: Random;
  readonly #digest: OctetMd5;
  /** Milliseconds since 1970 when `now` was 0. */
  readonly epoch: Millis;
  #lastLocalId = 0;
  #turn = 0;
  #lastCrc: number;
  readonly #prims: ReadonlyMap<Region, Prims>;

  constructor(options: WorldOptions) {
    const { regions: plans, random, epoch, accounts, assets, crossed, digest, friends, profiles } = options;
    if (plans.length === 0) throw new Error('A world needs at least one region.');
    const owner: Person = landlord(randomUuid(random));
    this.regions = plans.map((plan) => openRegion(plan, owner.id, random));
    const isCleaned = this.regions.some(({ parcels }) => parcels.all().some(({ cleanTime }) => cleanTime > 0));
    this.cleanAt = isCleaned ? 0 : Number.POSITIVE_INFINITY;
    const none = { packetsIn: 0, packetsOut: 0 };
    this.gauges = new Map(this.regions.map((region, door) => [region, new Gauge(() => crossed?.(door) ?? none)]));
    this.#random = random;
    this.#digest = digest;
    this.#inventories = options.inventories;
    this.friends = friends ?? new Friends();
    this.letters = options.letters ?? new Letters();
    this.mutes = options.mutes ?? new Mutes();
    this.#taken = options.taken ?? new Taken();
    this.profiles = profiles ?? new Profiles();
    this.assets = assets ?? new AssetShelf([]);
    this.epoch = epoch ?? 0;
    this.#lastCrc = Math.floor(this.epoch / CRC_STEP_MS) % CRC_RANGE;
    this.#prims = new Map(this.regions.map((region) => [region, new Prims(this)]));
    plans.forEach(({ prims = [] }, index) => {
      const place = this.regions[index];
      if (place !== undefined) plant(prims, this.prims(place), { ownerId: owner.id, random, date: this.epoch });
    });
    this.#people = new People([owner, LIBRARIAN, ...(accounts ?? [])], REMEMBERED_NAMES);
  }

  /** Milliseconds since 1970. */
  get date(): Millis {
    return this.epoch + this.now;
  }

  add(login: NewAgent): Agent {
    const place = this.regions[login.region];
    if (place === undefined) throw new Error(`There is no region ${login.region}.`);
    const wearables: readonly Wearable[] = login.wearables ?? bodyParts(this.#random);
    const agent = expectedAgent(login, { place, localId: this.newLocalId(), wearables, now: this.now });
    this.#agents.set(agent.id, agent);
    this.#people.remember(agent);
    return agent;
  }

  remove(agent: Agent): void {
    this.#agents.delete(agent.id);
    this.onlookers.removeAgent(agent);
    this.news.forget(agent);
  }

  /** [object.avatar.2] Never 0, and never one that was given before. */
  newLocalId(): number {
    this.#lastLocalId += 1;
    return this.#lastLocalId;
  }

  /** An id of its own for something new. */
  newId(): string {
    return randomUuid(this.#random);
  }

  /** [upload.udp.1] The id that follows from octets. */
  digestId(octets: Uint8Array): string {
    return uuidOfHex(this.#digest(octets));
  }

  /** 0 (in) to 1 (out). */
  chance(): number {
    return this.#random();
  }

  /** [prim.crc.1] Higher than any before, also than those of a grid that ran before this one. */
  newCrc(): number {
    this.#lastCrc = (this.#lastCrc + 1) % CRC_RANGE;
    return this.#lastCrc;
  }

  /** What stands in a region. */
  prims(place: Region): Prims {
    const prims = this.#prims.get(place);
    if (prims === undefined) throw new Error(`${place.name} is no region of this world.`);
    return prims;
  }

  agent(id: string): Agent | undefined {
    return this.#agents.get(id);
  }

  agents(): readonly Agent[] {
    return [...this.#agents.values()];
  }

  /** Everybody whose avatar is in the region. */
  standing(place: Region): readonly Agent[] {
    return this.agents().filter((agent) => agent.place === place && agent.presence === 'standing');
  }

  /** [crowd.begin.1] Whether so many stand in the region that nobody is told everything at once. */
  isCrowded(place: Region): boolean {
    let count = 0;
    for (const agent of this.#agents.values()) count += Number(agent.place === place && agent.presence === 'standing');
    return count > CROWD;
  }

  /** Whether there is a crowd anywhere. */
  get hasCrowd(): boolean {
    return this.#agents.size > CROWD && this.regions.some((region) => this.isCrowded(region));
  }

  /** [crowd.turns.1] The agents whose turn is next: a share of each crowd; all others have the first of the turns. */
  nextTurn(): ReadonlySet<Agent> {
    const crowded = new Set(this.regions.filter((region) => this.isCrowded(region)));
    this.#turn = crowded.size === 0 ? 0 : (this.#turn + 1) % TURNS;
    const isNext = ({ localId, place }: Agent) => (crowded.has(place) ? localId % TURNS : 0) === this.#turn;
    return new Set(this.agents().filter(isNext));
  }

  /** Those in the region who want to be told what happens there. */
  watching(place: Region): readonly Agent[] {
    return this.standing(place).filter((agent) => agent.isWatching && !isHeld(agent));
  }

  /** The watching ones that are somebody else. */
  witnesses(agent: Agent): readonly Agent[] {
    return this.watching(agent.place).filter((other) => other !== agent);
  }

  /** Those standing within `metres` of the agent, itself too. */
  within(agent: Agent, metres: number): readonly Agent[] {
    return this.standing(agent.place).filter((other) => distance(other.body.position, agent.body.position) <= metres);
  }

  /** A person who is or was here, or has an account. */
  person(id: string): Person | undefined {
    return this.#people.find(id);
  }

  /** [people.find.1] Those whose name begins so, in lower case. */
  peopleCalled(beginning: string): readonly Person[] {
    return this.#people.all().filter((person) => fullName(person).toLowerCase().startsWith(beginning));
  }

  /** What somebody keeps, here or not; undefined for who never came. */
  inventory(agentId: string): Inventory | undefined {
    return this.#agents.get(agentId)?.inventory ?? this.#inventories?.find(agentId);
  }

  /** [take.away.1] Keeps what was taken, as the asset of its item. */
  take(assetId: string, linkSet: readonly Prim[]): void {
    this.#taken.keep(assetId, linkSet);
  }

  taken(assetId: string): readonly Prim[] | undefined {
    return this.#taken.find(assetId);
  }
}
