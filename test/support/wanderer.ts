// A grid of several regions without sockets, whose regions talk to each other, and viewers that move about in it: each
// with a circuit and an event queue in every region that it knows.
import {
  array,
  asItems,
  asText,
  boolean,
  get,
  integer,
  type Llsd,
  map,
  string as text,
  undef,
} from '../../protocol/llsd/value.ts';
import { asU64 } from '../../protocol/llsd/wide.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { Message } from '../../protocol/packet/message.ts';
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import type { Effect } from '../../sandbox/effects.ts';
import type { GridOptions } from '../../sandbox/grid-options.ts';
import type { Maturity } from '../../sandbox/world/region.ts';
import { codec } from './doorway.ts';
import { FIRST_PORT } from './region-addresses.ts';
import { assertRight, type Login, WholeGrid } from './whole-grid.ts';

const HOST = '127.0.0.1';
/** From one look at the clock to the next; what regions say to each other arrives at once. */
const STEP_MS = 50;

/** A grid square, in units of 256 m from the first region. */
export type Square = readonly [name: string, east: number, north: number, maturity?: Maturity];
export const TWO: readonly Square[] = [
  ['Sandbox One', 0, 0],
  ['Sandbox Two', 1, 0],
];

/** Regions, with what they say to each other carried from door to door. */
export class Grounds {
  readonly whole: WholeGrid;
  readonly ports: readonly number[];
  readonly #viewers: Wanderer[] = [];
  /** What the regions say to each other gets lost. */
  isDeaf = false;

  constructor(squares: readonly Square[] = TWO, options: Partial<GridOptions> = {}) {
    const regions = squares.map(([name, east, north, maturity = 'PG'], door) => ({
      ...{ name, x: 1000 + east, y: 1000 + north, port: FIRST_PORT + door, maturity },
      terrain: { kind: 'flat', height: 21 } as const,
    }));
    this.whole = new WholeGrid({ regions, ...options });
    this.ports = regions.map(({ port }) => port);
  }

  /** Carries what the regions say to each other; all that it leads to. Viewers ack what they get. */
  follow(effects: readonly Effect[]): readonly Effect[] {
    assertRight(effects);
    return effects.flatMap((effect) => {
      const door = effect.kind === 'datagram' ? this.ports.indexOf(effect.to.port) : -1;
      if (effect.kind !== 'datagram') return [effect];
      if (door < 0) {
        this.#viewers.find(({ login }) => login.port === effect.to.port)?.hear(effect.door, effect.bytes);
        return [effect];
      }
      if (this.isDeaf) return [effect];
      const from = { host: HOST, port: this.ports[effect.door] ?? 0 };
      return [effect, ...this.follow(this.whole.grid.datagram(door, from, effect.bytes, this.whole.now))];
    });
  }

  /** Turns the clock. Viewers ack and answer pings meanwhile. */
  pass(milliseconds: number): readonly Effect[] {
    const all: Effect[] = [];
    const end = this.whole.now + milliseconds;
    for (let now = this.whole.now; now <= end; now += STEP_MS) {
      all.push(...this.follow(this.whole.until(now)));
      for (const viewer of this.#viewers) all.push(...viewer.answer());
    }
    return all;
  }

  /** Somebody logs in and does nothing yet. */
  logIn(first: string, more: Readonly<Record<string, string>> = {}): Wanderer {
    const viewer = new Wanderer(this, this.whole.logIn(first, 'Sandbox', more));
    this.#viewers.push(viewer);
    return viewer;
  }

  /** Somebody stands in the first region, and its neighbours know. */
  enter(first: string, more: Readonly<Record<string, string>> = {}): Wanderer {
    const viewer = this.logIn(first, more);
    viewer.arrive(
      Math.max(
        0,
        this.whole.grid.doors(HOST).findIndex(({ name }) => name === more['start']),
      ),
    );
    this.pass(2500);
    return viewer;
  }

  /** The circuits of an agent: the name of the region and the role. */
  roles(name: string): readonly string[] {
    const own = this.whole.grid
      .figures(this.whole.now)
      .filter(({ agent, state }) => agent === name && state === 'open');
    return own.map(({ region, role }) => `${region} ${role}`).sort();
  }

  /** Who stands in each region. */
  standing(): readonly (readonly string[])[] {
    return this.whole.grid.regions().map(({ agents }) => agents.map(({ name }) => name.split(' ')[0] ?? ''));
  }
}

/** A message that a viewer heard, and from which region. */
export interface Heard {
  readonly door: number;
  readonly name: string;
  readonly message: Message;
}

export class Wanderer {
  readonly login: Login;
  /** Seeds of the regions that it was told, by the doors. */
  readonly seeds = new Map<number, string>();
  /** Whether it acks and answers. */
  isAwake = true;
  readonly #grounds: Grounds;
  readonly #sequences = new Map<number, number>();
  readonly #acks = new Map<number, number | undefined>();
  #owed: { readonly door: number; readonly name: string; readonly blocks: LooseMessage }[] = [];
  #heard: Heard[] = [];

  constructor(grounds: Grounds, login: Login) {
    this.#grounds = grounds;
    this.login = login;
  }

  get ids() {
    return { AgentID: this.login.id, SessionID: this.login.sessionId };
  }

  /** Says something to the region behind a door; all that it leads to. */
  say(door: number, name: string, blocks: LooseMessage = { AgentData: this.ids }): readonly Effect[] {
    const { whole } = this.#grounds;
    const sequence = (this.#sequences.get(door) ?? 0) + 1;
    this.#sequences.set(door, sequence);
    const isAck = name === 'PacketAck';
    const bytes = writePacket({ sequence, reliable: !isAck, zerocoded: false, body: codec.encode(name, blocks) });
    return this.#grounds.follow(whole.grid.datagram(door, { host: HOST, port: this.login.port }, bytes, whole.now));
  }

  /** Opens a circuit with a region. */
  open(door: number): readonly Effect[] {
    const { code: Code, id: ID, sessionId: SessionID } = this.login;
    return this.say(door, 'UseCircuitCode', { CircuitCode: { Code, SessionID, ID } });
  }

  /** Says that it stands in a region. */
  move(door: number): readonly Effect[] {
    return this.say(door, 'CompleteAgentMovement', { AgentData: { ...this.ids, CircuitCode: this.login.code } });
  }

  /** Says that it has read a region's facts. */
  ready(door: number): readonly Effect[] {
    return this.say(door, 'RegionHandshakeReply', { AgentData: this.ids, RegionInfo: { Flags: 0 } });
  }

  /** Opens a circuit, stands in the region and looks around. */
  arrive(door: number): readonly Effect[] {
    if (this.seeds.size === 0) this.seeds.set(door, this.login.seed);
    return [...this.open(door), ...this.move(door), ...this.ready(door)];
  }

  /** Looks into a region in which it does not stand. */
  look(door: number): readonly Effect[] {
    return [...this.open(door), ...this.ready(door)];
  }

  /** Presses keys. */
  press(door: number, flags: number, rotation: readonly number[] = [0, 0, 0]): readonly Effect[] {
    const AgentData = { ...this.ids, ControlFlags: flags, BodyRotation: rotation } as LooseMessage[string];
    return this.say(door, 'AgentUpdate', { AgentData });
  }

  /** Asks to be brought to a place in the region at that square. */
  teleport(door: number, [east, north]: readonly [number, number], position: readonly number[]): readonly Effect[] {
    const RegionHandle = (BigInt((1000 + east) * 256) << 32n) | BigInt((1000 + north) * 256);
    const Info = { RegionHandle, Position: position, LookAt: [0, 1, 0] } as LooseMessage[string];
    return this.say(door, 'TeleportLocationRequest', { AgentData: this.ids, Info });
  }

  /** What waits in the event queue of a region; seeds that it tells are kept. */
  events(door: number): readonly { readonly name: string; readonly body: Llsd }[] {
    const { whole } = this.#grounds;
    const ack = this.#acks.get(door);
    const asked = map({ ack: ack === undefined ? undef : integer(ack), done: boolean(false) });
    const { call, reply } = whole.post(this.capability(door, 'EventQueueGet'), asked);
    if (reply === undefined) {
      whole.grid.hangUp(call, whole.now);
      return [];
    }
    const answer = readLlsdXml(reply.body).value;
    this.#acks.set(door, Number(asText(get(answer, 'id'))));
    const events = asItems(get(answer, 'events')).map((event) => ({
      name: asText(get(event, 'message')),
      body: get(event, 'body'),
    }));
    for (const event of events) this.#learn(event);
    return events;
  }

  /** Names of what waits in the event queue of a region. */
  news(door: number): readonly string[] {
    return this.events(door).map(({ name }) => name);
  }

  capability(door: number, name: string): string {
    const seed = this.seeds.get(door) ?? '';
    return asText(get(this.#grounds.whole.postNow(seed, array([text(name)])), name));
  }

  /** What it heard since it was asked last. */
  heard(): readonly Heard[] {
    return this.#heard.splice(0);
  }

  /** A datagram of the region behind a door. */
  hear(door: number, bytes: Uint8Array): void {
    const packet = readPacket(bytes);
    const decoded = 'malformed' in packet ? packet : codec.decode(packet.body);
    if ('malformed' in packet || !('blocks' in decoded)) return;
    const message = new Message(decoded);
    if (packet.flags.reliable)
      this.#owed.push({ door, name: 'PacketAck', blocks: { Packets: [{ ID: packet.sequence }] } });
    if (message.name === 'StartPingCheck') {
      const PingID = { PingID: message.u8('PingID', 'PingID') };
      this.#owed.push({ door, name: 'CompletePingCheck', blocks: { PingID } });
    }
    this.#heard.push({ door, name: message.name, message });
  }

  /** Acks and answers pings. */
  answer(): readonly Effect[] {
    const owed = this.#owed.splice(0);
    return this.isAwake ? owed.flatMap(({ blocks, door, name }) => this.say(door, name, blocks)) : [];
  }

  #learn({ body, name }: { readonly name: string; readonly body: Llsd }): void {
    const block = name === 'TeleportFinish' ? get(body, 'Info', 0) : get(body, 'RegionData', 0);
    const port = Number(asText(get(block, 'SimPort')));
    if (port > 0) this.seeds.set(port - FIRST_PORT, asText(get(block, 'SeedCapability')));
    if (name !== 'EstablishAgentCommunication') return;
    const [, door = '0'] = asText(get(body, 'sim-ip-and-port')).split(':');
    this.seeds.set(Number(door) - FIRST_PORT, asText(get(body, 'seed-capability')));
  }
}

/** The handle in an event, as grid units east and north of the first region. */
export function squareIn(handle: Llsd): readonly [number, number] {
  const value = asU64(handle);
  return [Number(value >> 32n) / 256 - 1000, Number(value & 0xffffffffn) / 256 - 1000];
}

/** What was heard under these names, with the doors that it came from. */
export function named(heard: readonly Heard[], ...names: readonly string[]): readonly string[] {
  return heard.filter(({ name }) => names.includes(name)).map(({ door, name }) => `${door} ${name}`);
}
