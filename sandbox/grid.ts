// The whole grid without IO: five members. It is told what came in at a door, and when; it answers with what is to be
// done. Here the parts meet: circuits carry, capabilities ask, the world decides, and none of them knows the others.
import type { CircuitFigures, GridTree } from '../contract/panel.ts';
import type { FaultRule, RegionDoor } from '../contract/sandbox.ts';
import { type Codec, compileCodec } from '../protocol/packet/codec.ts';
import type { Packet } from '../protocol/packet/packet.ts';
import type { Template } from '../protocol/template/model.ts';
import { NULL_UUID } from '../protocol/uuid.ts';
import { capabilityPath } from './caps/calls.ts';
import type { Commons } from './caps/capability.ts';
import { Clerk } from './caps/clerk.ts';
import { circuitNews, type NewsParts } from './circuit-news.ts';
import { newCommons } from './commons.ts';
import { counting } from './counting.ts';
import { Delivery } from './delivery.ts';
import { Departures } from './departures.ts';
import { Circuits } from './doors/circuits.ts';
import type { Connection } from './doors/connection.ts';
import type { Turn } from './doors/owner.ts';
import { Traffic } from './doors/traffic.ts';
import type { Call, CallId, Effect, Grid } from './effects.ts';
import { Faults } from './faults.ts';
import type { GridOptions } from './grid-options.ts';
import { type HearingParts, hear } from './hearing.ts';
import type { Memories } from './kept/memories.ts';
import { Reception } from './login/reception.ts';
import { Whereabouts } from './login/whereabouts.ts';
import { newPresence } from './new-presence.ts';
import { newWorld } from './new-world.ts';
import { type Order, type OrderParts, orderToAnnounce, orderToKick, orderToSend, type Refusal } from './orders.ts';
import { regionsOf } from './region-tree.ts';
import type { Sessions } from './sessions.ts';
import { destinationFor } from './travel/events.ts';
import { Travel } from './travel/travel.ts';
import { uuidOfHex } from './trust/end-point.ts';
import { Neighbourhood } from './trust/neighbourhood.ts';
import type { RegionWords } from './trust/region-words.ts';
import { type WishParts, wishesOf } from './wishes.ts';
import type { Address, Millis } from './words.ts';
import type { Region } from './world/region.ts';
import type { World } from './world/world.ts';
import type { WorldNow } from './world-file/written.ts';
import { worldNow } from './world-now.ts';

export class SandboxGrid implements Grid {
  readonly #options: GridOptions;
  readonly #traffic = new Traffic();
  readonly #sessions: Sessions;
  readonly #circuits: Circuits;
  readonly #clerk: Clerk;
  readonly #commons: Commons;
  readonly #delivery: Delivery;
  readonly #departures: Departures;
  readonly #faults: Faults;
  readonly #memories: Memories;
  readonly #neighbourhood: Neighbourhood;
  readonly #reception: Reception;
  readonly #travel: Travel;
  readonly #world: World;
  readonly #parts: HearingParts & NewsParts & OrderParts;
  readonly #whereabouts = new Whereabouts((agentId) => this.#world.whereabout(agentId));
  #codec: Codec;
  readonly #nextCircuit = counting();
  /** Of codes and polls. Datagrams can only put it off, so it is looked up after everything else; to wake early does no harm. */
  #sessionsDeadline: Millis = Number.POSITIVE_INFINITY;

  constructor(options: GridOptions) {
    const { circuits, epoch, now, regions, template } = options;
    this.#options = options;
    this.#codec = compileCodec(template);
    const commons = newCommons(options);
    this.#commons = commons;
    const known = { commons, whereabouts: this.#whereabouts, crossed: (door: number) => this.#traffic.of(door) };
    ({ memories: this.#memories, sessions: this.#sessions, world: this.#world } = newWorld(options, known));
    this.#circuits = new Circuits(this.#owner(), this.#sessions, circuits, now);
    this.#clerk = new Clerk({
      ...{ sessions: this.#sessions, epoch, commons },
      regionId: (region) => this.#world.regions[region]?.id ?? NULL_UUID,
      faults: () => this.#faults,
      wishes: (session, turn) => wishesOf(this.#wishParts(turn.now), session, turn),
    });
    this.#neighbourhood = new Neighbourhood({
      ...{ places: regions, host: options.host ?? '127.0.0.1', trust: options.trust, secret: options.secret, epoch },
      ...{ settings: circuits, sessions: this.#sessions, codec: () => this.#codec, nextCircuit: this.#nextCircuit },
      ...this.#regionsOfSessions(),
    });
    const parts = { circuits: this.#circuits, clerk: this.#clerk, sessions: this.#sessions };
    this.#delivery = new Delivery({
      ...{ ...parts, codec: () => this.#codec },
      arrived: (session, turn) => this.#neighbourhood.arrived(session, turn),
      settle: (agentId, home) => this.#whereabouts.remember('home', agentId, home),
      depart: (say, turn) => {
        if (say.kind === 'depart') this.#travel.begin(say, turn);
        else this.#travel.cancel(say.agent, turn);
      },
    });
    this.#departures = new Departures({
      ...{ ...parts, codec: () => this.#codec, delivery: this.#delivery },
      ...{ neighbourhood: this.#neighbourhood, whereabouts: this.#whereabouts, world: this.#world },
      travelEnds: (session) => this.#travel.left(session),
    });
    this.#travel = new Travel({
      ...{ ...parts, delivery: this.#delivery, departures: this.#departures },
      ...{ neighbourhood: this.#neighbourhood, world: this.#world },
      destination: (session, door) =>
        destinationFor(session, this.#regionAt(door), { host: options.host, port: regions[door]?.port ?? 0 }),
    });
    this.#faults = new Faults({
      ...{ circuits: this.#circuits, sessions: this.#sessions, chance: options.faultChance, codec: () => this.#codec },
      neighbours: this.#neighbourhood,
      regionName: (door) => regions[door]?.name ?? '',
    });
    this.#reception = new Reception({
      ...{ ...options, sessions: this.#sessions },
      ...{ inventories: this.#memories.inventories, whereabouts: this.#whereabouts, md5: options.trust.md5 },
      eventQueueIdle: options.eventQueueIdle ?? 'empty',
      ...{ commons, friends: commons.friends, regions: this.#world.regions, sites: () => this.#world.sites() },
      ports: regions.map((region) => region.port),
    });
    this.#parts = {
      ...{ circuits: this.#circuits, sessions: this.#sessions, world: this.#world },
      ...{ delivery: this.#delivery, departures: this.#departures, travel: this.#travel },
    };
  }

  datagram(door: number, from: Address, bytes: Uint8Array, now: Millis): readonly Effect[] {
    const origin = { door, peer: from };
    return this.#turn(now, (turn) => this.#faults.receive(origin, bytes, turn));
  }

  call(id: CallId, what: Call, now: Millis): readonly Effect[] {
    const effects = this.#turn(now, (turn) => {
      const ask = (then: Turn) => this.#clerk.call(id, what, then);
      if (capabilityPath(what.path) === undefined) this.#receive(id, what, turn);
      else if (!this.#reception.paints(id, what, [turn, ask])) ask(turn);
    });
    this.#sessionsDeadline = this.#sessions.deadline;
    return effects;
  }

  hangUp(id: CallId, now: Millis): readonly Effect[] {
    return this.#turn(now, (turn) => {
      this.#clerk.hangUp(id, turn);
      this.#reception.hangUp(id);
    });
  }

  wake(now: Millis): readonly Effect[] {
    const { count } = this.#sessions;
    const effects = this.#turn(now, (turn) => {
      this.#neighbourhood.wake(turn);
      this.#travel.wake(turn);
      this.#circuits.wake(turn);
      this.#reception.wake(turn);
      if (this.#sessionsDeadline <= now) {
        this.#clerk.wake(turn);
        this.#departures.wake(turn);
      }
      if (this.#world.deadline <= now) this.#delivery.perform(this.#world.wake(now), turn);
    });
    if (this.#sessionsDeadline <= now || this.#sessions.count !== count)
      this.#sessionsDeadline = this.#sessions.deadline;
    return effects;
  }

  get deadline(): Millis {
    const regions = Math.min(this.#neighbourhood.deadline, this.#travel.deadline, this.#world.deadline);
    const doors = Math.min(this.#circuits.deadline, this.#reception.deadline, this.#sessionsDeadline);
    return Math.min(doors, regions, this.#faults.deadline);
  }

  /** Nobody is connected and nobody is saying goodbye. */
  get isQuiet(): boolean {
    return this.#circuits.count === 0;
  }

  get codec(): Codec {
    return this.#codec;
  }

  /** From now on messages are read and written with this template. */
  useTemplate(template: Template): void {
    this.#codec = compileCodec(template);
  }

  /** From now on this goes wrong on the way, and nothing else. */
  useFaults(rules: readonly FaultRule[], now: Millis): readonly Effect[] {
    return this.#turn(now, (turn) => {
      this.#faults.use(rules, turn);
      this.#clerk.closePolls(turn);
    });
  }

  /** Where regions are and what they are called. */
  doors(host: string): readonly RegionDoor[] {
    return this.#options.regions.map(({ name, port, x, y }) => ({ name, host, port, gridX: x, gridY: y }));
  }

  /** Regions with those who stand in them. */
  regions(): GridTree['regions'] {
    return regionsOf(this.#options.regions, this.#world.standing(), (door) => this.#circuits.strangers(door));
  }

  /** [world.export.1] [world.export.5] The regions as they stand now, and where people are at home. */
  snapshot(): WorldNow {
    return worldNow(this.#world, this.#commons, { memories: this.#memories, sessions: this.#sessions });
  }

  figures(now: Millis): readonly CircuitFigures[] {
    return [...this.#circuits.figures(now), ...this.#neighbourhood.figures(now)];
  }

  /** Sends any message of the template to an agent. `to` is a name or an id, `blocks` as `decode` prints them. */
  send(to: string, message: string, blocks: unknown, now: Millis): readonly Effect[] | Refusal {
    return this.#obey(orderToSend(this.#parts, this.#codec, to, [message, blocks]), now);
  }

  /** Says something in a region, in the voice of the grid. */
  announce(region: string, text: string, now: Millis): readonly Effect[] | Refusal {
    return this.#obey(orderToAnnounce(this.#parts, region, text), now);
  }

  /** Sends an agent away. `who` is a name or an id. */
  kick(who: string, reason: string, now: Millis): readonly Effect[] | Refusal {
    return this.#obey(orderToKick(this.#parts, who, reason), now);
  }

  /** Sends everybody away. The grid is quiet a moment later. */
  closeDown(now: Millis): readonly Effect[] {
    return this.#turn(now, (turn) => {
      for (const session of [...this.#sessions.all]) {
        this.#departures.kick(session, 'The sandbox grid was stopped.', turn);
      }
      this.#neighbourhood.close(turn);
    });
  }

  #wishParts(now: Millis): WishParts {
    const [orders, faults, figures] = [this.#parts, this.#faults, () => this.figures(now)];
    return { ...orders, clerk: this.#clerk, console: { orders, faults, figures } };
  }

  #obey(order: Order, now: Millis): readonly Effect[] | Refusal {
    return typeof order === 'function' ? this.#turn(now, order) : order;
  }

  #turn(now: Millis, act: (turn: Turn) => void): readonly Effect[] {
    const turn: Turn = { now, out: [] };
    this.#faults.begin(turn);
    act(turn);
    this.#clerk.settle(turn);
    return this.#faults.end(turn);
  }

  #owner() {
    const grid = this;
    return {
      get codec() {
        return grid.#codec;
      },
      regionName: (door: number) => this.#options.regions[door]?.name ?? '',
      nextCircuit: this.#nextCircuit,
      traffic: this.#traffic,
      newEndPoint: () => uuidOfHex(this.#options.secret()),
      ...circuitNews(() => this.#parts),
      heard: (connection: Connection, packet: Packet, turn: Turn) =>
        hear(this.#parts, this.#codec, { connection, packet }, turn),
    };
  }

  /** What becomes of the words that regions say to each other about sessions. */
  #regionsOfSessions(): RegionWords {
    return {
      join: (session, door) => this.#sessions.join(session, newPresence(door, this.#options)),
      part: (presence, reason, turn) => this.#departures.part(presence, reason, turn),
      told: (session, door) => this.#travel.told(session, door),
      expect: (session, door, arrival) => this.#travel.expect(session, door, arrival),
      handedOver: (session, door) => this.#travel.handedOver(session, door),
      bodyOf: (agentId) => this.#world.bodyOf(agentId),
      region: (door) => this.#regionAt(door),
    };
  }

  #regionAt(door: number): Region {
    const region = this.#world.regions[door];
    if (region === undefined) throw new Error(`There is no region ${door}.`);
    return region;
  }

  #receive(id: CallId, call: Call, turn: Turn): void {
    const received = this.#reception.call(id, call, turn);
    if (received === undefined) return;
    const earlier = this.#sessions.byAgent(received.id);
    if (earlier !== undefined) this.#departures.giveWay(earlier, turn);
    this.#sessions.add(received, turn.now);
    this.#delivery.perform(this.#world.enter(received, turn.now), turn);
  }
}
