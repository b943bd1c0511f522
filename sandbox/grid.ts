// The whole grid without IO: five members. It is told what came in at a door, and when; it answers with what is to be
// done. Here the parts meet: circuits carry, capabilities ask, the world decides, and none of them knows the others.
import type { CircuitFigures, Fate, GridTree } from '../contract/panel.ts';
import type { FaultRule, RegionDoor } from '../contract/sandbox.ts';
import { type Codec, compileCodec } from '../protocol/packet/codec.ts';
import { Message } from '../protocol/packet/message.ts';
import type { Packet } from '../protocol/packet/packet.ts';
import type { Template } from '../protocol/template/model.ts';
import { NULL_UUID } from '../protocol/uuid.ts';
import { announcement } from './announcement.ts';
import { bodyFromJson } from './any-message.ts';
import { capabilityPath } from './caps/calls.ts';
import { Clerk } from './caps/clerk.ts';
import { hearChild } from './children.ts';
import { counting } from './counting.ts';
import { Delivery, outgoing } from './delivery.ts';
import { Circuits } from './doors/circuits.ts';
import type { Connection } from './doors/connection.ts';
import type { Turn } from './doors/owner.ts';
import { childrenOf, disconnect, isChild } from './doors/presence.ts';
import type { Call, CallId, Effect } from './effects.ts';
import { Faults } from './faults.ts';
import type { GridOptions } from './grid-options.ts';
import { Reception } from './login/reception.ts';
import { regionsOf } from './region-tree.ts';
import { dismiss, kick } from './sending-away.ts';
import { type Session, Sessions } from './sessions.ts';
import { uuidOfHex } from './trust/end-point.ts';
import { Neighbourhood } from './trust/neighbourhood.ts';
import type { Address, Millis } from './words.ts';
import type { Agent } from './world/agent.ts';
import { MAX_CHAT_BYTES } from './world/conversations/chat.ts';
import { MAX_SHORT_TEXT, tooLong } from './world/text.ts';
import { World } from './world/world.ts';

const GRID_NAME = 'Sandbox';
const WELCOME = 'Welcome to the sandbox grid of Rezbench.';

/** Everything that can happen to a grid. */
export interface Grid {
  datagram(door: number, from: Address, bytes: Uint8Array, now: Millis): readonly Effect[];
  call(id: CallId, what: Call, now: Millis): readonly Effect[];
  /** The caller left before the reply. */
  hangUp(id: CallId, now: Millis): readonly Effect[];
  wake(now: Millis): readonly Effect[];
  /** When to call `wake` next; Infinity = never. */
  readonly deadline: Millis;
}

/** A wish that cannot be granted, in a sentence. */
export interface Refusal {
  readonly problem: string;
}

export class SandboxGrid implements Grid {
  readonly #options: GridOptions;
  readonly #sessions = new Sessions();
  readonly #circuits: Circuits;
  readonly #clerk: Clerk;
  readonly #delivery: Delivery;
  readonly #faults: Faults;
  readonly #neighbourhood: Neighbourhood;
  readonly #reception: Reception;
  readonly #world: World;
  #codec: Codec;
  readonly #nextCircuit = counting();
  /** Of codes and polls. Datagrams can only put it off, so it is looked up after everything else; to wake early does no harm. */
  #sessionsDeadline: Millis = Number.POSITIVE_INFINITY;

  constructor(options: GridOptions) {
    const { circuits, epoch, now, random, regions, template } = options;
    this.#options = options;
    this.#codec = compileCodec(template);
    this.#world = new World({ regions, random, epoch });
    this.#circuits = new Circuits(this.#owner(), this.#sessions, circuits, now);
    this.#clerk = new Clerk({
      sessions: this.#sessions,
      epoch,
      regionId: (region) => this.#world.regions[region]?.id ?? NULL_UUID,
      losesEvents: (session, names) => this.#faults.losesEvents(session, names),
      dress: (session, version, turn) => this.#delivery.perform(this.#world.dress(session.id, version, turn.now), turn),
    });
    this.#neighbourhood = new Neighbourhood({
      ...{ places: regions, host: options.host ?? '127.0.0.1', trust: options.trust, secret: options.secret, epoch },
      ...{ settings: circuits, sessions: this.#sessions, codec: () => this.#codec, nextCircuit: this.#nextCircuit },
      dismiss: (connection, reason, turn) => dismiss(this.#parts, connection, reason, turn),
    });
    const parts = { circuits: this.#circuits, clerk: this.#clerk, sessions: this.#sessions };
    this.#delivery = new Delivery({
      ...{ ...parts, codec: () => this.#codec },
      arrived: (session, turn) => this.#neighbourhood.arrived(session, turn),
    });
    this.#faults = new Faults({
      ...{ circuits: this.#circuits, sessions: this.#sessions, chance: options.faultChance, codec: () => this.#codec },
      regionName: (door) => regions[door]?.name ?? '',
    });
    this.#reception = new Reception({
      ...options,
      gridName: GRID_NAME,
      welcome: WELCOME,
      eventQueueIdle: options.eventQueueIdle ?? 'empty',
      sessions: this.#sessions,
      regions: this.#world.regions,
      ports: regions.map((region) => region.port),
    });
  }

  datagram(door: number, from: Address, bytes: Uint8Array, now: Millis): readonly Effect[] {
    const origin = { door, peer: from };
    if (this.#neighbourhood.isNeighbour(origin))
      return this.#turn(now, (turn) => this.#neighbourhood.receive(origin, bytes, turn));
    return this.#turn(now, (turn) => this.#faults.receive(origin, bytes, turn));
  }

  call(id: CallId, what: Call, now: Millis): readonly Effect[] {
    const effects = this.#turn(now, (turn) => {
      if (capabilityPath(what.path) !== undefined) this.#clerk.call(id, what, turn);
      else this.#receive(id, what, turn);
    });
    this.#sessionsDeadline = this.#sessions.deadline;
    return effects;
  }

  hangUp(id: CallId, now: Millis): readonly Effect[] {
    return this.#turn(now, () => this.#clerk.hangUp(id));
  }

  wake(now: Millis): readonly Effect[] {
    const effects = this.#turn(now, (turn) => {
      this.#neighbourhood.wake(turn);
      this.#circuits.wake(turn);
      this.#clerk.wake(turn);
      for (const session of this.#sessions.unused(now)) this.#end(session, 'no circuit was opened in time', turn);
      if (this.#world.deadline <= now) this.#delivery.perform(this.#world.wake(now), turn);
    });
    this.#sessionsDeadline = this.#sessions.deadline;
    return effects;
  }

  get deadline(): Millis {
    const [circuits, neighbours] = [this.#circuits.deadline, this.#neighbourhood.deadline];
    return Math.min(circuits, neighbours, this.#faults.deadline, this.#sessionsDeadline, this.#world.deadline);
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
    return this.#turn(now, (turn) => this.#faults.use(rules, turn));
  }

  /** Where regions are and what they are called. */
  doors(host: string): readonly RegionDoor[] {
    return this.#options.regions.map(({ name, port, x, y }) => ({ name, host, port, gridX: x, gridY: y }));
  }

  /** Regions with those who stand in them. */
  regions(): GridTree['regions'] {
    return regionsOf(this.#options.regions, this.#standing(), (door) => this.#circuits.strangers(door));
  }

  figures(now: Millis): readonly CircuitFigures[] {
    return [...this.#circuits.figures(now), ...this.#neighbourhood.figures(now)];
  }

  /** Sends any message of the template to an agent. `to` is a name or an id, `blocks` as `decode` prints them. */
  send(to: string, message: string, blocks: unknown, now: Millis): readonly Effect[] | Refusal {
    const connection = this.#sessions.byName(to)?.connection;
    if (connection === undefined) return { problem: `${to} has no circuit.` };
    const body = bodyFromJson(this.#codec, message, blocks);
    if ('problem' in body) return body;
    const sent = outgoing(this.#codec, { name: message, body, reliable: true });
    return this.#turn(now, (turn) => this.#circuits.send(connection, sent, turn));
  }

  /** Says something in a region, in the voice of the grid. */
  announce(region: string, text: string, now: Millis): readonly Effect[] | Refusal {
    const place = this.#world.regions.find((one) => one.name.toLowerCase() === region.trim().toLowerCase());
    if (place === undefined) return { problem: `There is no region ${region}.` };
    const refusal = tooLong('text', text, MAX_CHAT_BYTES);
    if (refusal !== undefined) return refusal;
    const listeners = this.#standing().filter((agent) => agent.place === place);
    return this.#turn(now, (turn) => this.#delivery.perform(announcement(place, listeners, text), turn));
  }

  /** Sends an agent away. `who` is a name or an id. */
  kick(who: string, reason: string, now: Millis): readonly Effect[] | Refusal {
    const session = this.#sessions.byName(who);
    if (session === undefined) return { problem: `${who} is not logged in.` };
    const refusal = tooLong('reason', reason, MAX_SHORT_TEXT);
    if (refusal !== undefined) return refusal;
    return this.#turn(now, (turn) => this.#kick(session, reason, turn));
  }

  /** Sends everybody away. The grid is quiet a moment later. */
  closeDown(now: Millis): readonly Effect[] {
    return this.#turn(now, (turn) => {
      for (const session of [...this.#sessions.all]) this.#kick(session, 'The sandbox grid was stopped.', turn);
      this.#neighbourhood.close(turn);
    });
  }

  get #parts() {
    return { circuits: this.#circuits, codec: this.#codec, delivery: this.#delivery, world: this.#world };
  }

  #standing(): readonly Agent[] {
    return this.#world.agents().filter((agent) => agent.presence === 'standing');
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
      newEndPoint: () => uuidOfHex(this.#options.secret()),
      opened: (connection: Connection, turn: Turn) => {
        const { id } = connection.session;
        if (!isChild(connection)) this.#delivery.perform(this.#world.handshake(id, turn.now), turn);
      },
      heard: (connection: Connection, packet: Packet, turn: Turn) => this.#hear(connection, packet, turn),
      blocked: (connection: Connection, isBlocked: boolean, turn: Turn) => {
        const { id } = connection.session;
        if (!isChild(connection)) this.#delivery.perform(this.#world.block(id, isBlocked, turn.now), turn);
      },
      closed: (connection: Connection, reason: string, turn: Turn) => {
        const { session } = connection;
        if (isChild(connection)) disconnect(connection);
        else if (session.connection === connection) this.#end(session, reason, turn);
      },
    };
  }

  /** [session.again.1] Somebody who logs in while an earlier session of the same agent lives takes its place. */
  #receive(id: CallId, call: Call, turn: Turn): void {
    const received = this.#reception.call(id, call, turn);
    if (received === undefined) return;
    const earlier = this.#sessions.byAgent(received.id);
    if (earlier !== undefined) this.#kick(earlier, 'You have logged in from another place.', turn);
    if (earlier !== undefined) this.#end(earlier, 'the same agent logged in again', turn);
    this.#sessions.add(received, turn.now);
    this.#delivery.perform(this.#world.enter(received, turn.now), turn);
  }

  #hear(connection: Connection, packet: Packet, turn: Turn): Fate {
    const decoded = this.#codec.decode(packet.body);
    if ('unknown' in decoded) return 'unknown';
    const { session } = connection;
    if (isChild(connection)) return hearChild(this.#parts, connection, new Message(decoded), turn);
    const wasPaused = this.#world.isPaused(session.id);
    const message = new Message(decoded);
    const { answered, says } = this.#world.hear(session.id, message, turn.now);
    this.#delivery.perform(says, turn);
    if (message.name === 'AgentThrottle') this.#circuits.throttle(connection, message, turn);
    const isPaused = this.#world.isPaused(session.id);
    for (const one of isPaused === wasPaused ? [] : [connection, ...childrenOf(session)]) {
      this.#circuits.allowPause(one, isPaused, turn);
    }
    connection.pause = this.#world.pauseOf(session.id);
    return answered ? 'handled' : 'unanswered';
  }

  #kick(session: Session, reason: string, turn: Turn): void {
    const { connection } = session;
    if (connection === undefined) this.#end(session, reason, turn);
    else kick(this.#parts, connection, reason, turn);
  }

  /** The session is over: its capabilities and its code are gone, and so is its avatar. */
  #end(session: Session, reason: string, turn: Turn): void {
    if (!this.#sessions.has(session)) return;
    this.#sessions.remove(session, turn.now);
    this.#clerk.close(session, turn);
    this.#neighbourhood.left(session, turn);
    this.#delivery.perform(this.#world.leave(session.id, reason, turn.now), turn);
  }
}
