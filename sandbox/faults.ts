// The bad cable in front of the grid: who a datagram belongs to, what the log and those who started the grid are told.
import type { FaultRule } from '../contract/sandbox.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { messageName } from '../protocol/packet/name.ts';
import { readHeader, readPacket } from '../protocol/packet/packet.ts';
import { Cable, type Outcome } from './cable/cable.ts';
import type { Passage, Whose } from './cable/passage.ts';
import { withWrongField } from './cable/wrong-field.ts';
import type { Circuits } from './doors/circuits.ts';
import { isOpening, judgeOpening } from './doors/opening.ts';
import { type Origin, type Turn, tell } from './doors/owner.ts';
import type { Effect } from './effects.ts';
import { fullName, type Person } from './person.ts';
import type { Presence, Session, Sessions } from './sessions.ts';
import type { Neighbourhood } from './trust/neighbourhood.ts';
import type { Millis, Random } from './words.ts';

type Leaving = Extract<Effect, { readonly kind: 'datagram' }>;

export interface FaultsOptions {
  readonly circuits: Circuits;
  readonly sessions: Sessions;
  readonly neighbours: Pick<Neighbourhood, 'neighbourAt' | 'receive'>;
  /** The template in force, compiled. */
  codec(): Codec;
  regionName(door: number): string;
  /** The same stream of numbers each time. */
  chance(): Random;
}

export class Faults {
  readonly #options: FaultsOptions;
  readonly #cable: Cable;

  constructor(options: FaultsOptions) {
    this.#options = options;
    this.#cable = new Cable(options.chance, (bytes, path, random) =>
      withWrongField(bytes, path, options.codec(), random),
    );
  }

  get deadline(): Millis {
    return this.#cable.deadline;
  }

  /** [circuit.fault.1] Replaces all rules. What the old ones did last is told before. */
  use(rules: readonly FaultRule[], turn: Turn): void {
    this.#tellNews(turn, Number.POSITIVE_INFINITY);
    for (const passage of this.#cable.use(rules, turn.now)) this.#arrive(passage, turn);
  }

  /** What waited long enough arrives: at the circuits, or at the sockets, ahead of everything that this turn leads to. */
  begin(turn: Turn): void {
    for (const passage of this.#cable.release(turn.now)) this.#arrive(passage, turn);
  }

  /** [circuit.fault.9] A datagram of a socket: the circuits get it now, later, twice or never. */
  receive(origin: Origin, bytes: Uint8Array, turn: Turn): void {
    if (this.#cable.isPlain) this.#admit(origin, bytes, turn);
    else {
      const whose = this.#sender(origin, bytes);
      this.#push({ direction: 'in', bytes, ...origin, message: this.#nameOf(bytes), ...whose }, turn);
    }
  }

  /** What the grid wants done, as the cable allows it, and what rules did. */
  end(turn: Turn): readonly Effect[] {
    if (this.#cable.isPlain) return turn.out;
    const passed: Turn = { now: turn.now, out: [] };
    for (const effect of turn.out) {
      if (effect.kind !== 'datagram' || effect.arrived === true) passed.out.push(effect);
      else this.#leave(effect, passed);
    }
    this.#tellNews(passed, turn.now);
    return passed.out;
  }

  /** [circuit.fault.7] */
  losesEvents({ connection, door, session }: Presence, names: readonly string[]): boolean {
    if (this.#cable.isPlain) return false;
    return this.#cable.losesEvents(this.#whose(door, connection?.number ?? 0, session), names);
  }

  /** [circuit.fault.12] */
  closesPoll({ connection, door, session }: Presence): number | undefined {
    if (this.#cable.isPlain) return undefined;
    return this.#cable.closesPoll(this.#whose(door, connection?.number ?? 0, session));
  }

  #leave({ agent, bytes, circuit, door, neighbour, to: peer }: Leaving, turn: Turn): void {
    const whose = neighbour === undefined ? this.#whose(door, circuit, agent) : this.#between(door, circuit, neighbour);
    this.#push({ direction: 'out', bytes, door, peer, message: this.#nameOf(bytes), ...whose }, turn);
  }

  #push(passage: Passage, turn: Turn): void {
    for (const outcome of this.#cable.push(passage, turn.now)) this.#settle(outcome, turn);
  }

  #settle({ dropped, passage }: Outcome, turn: Turn): void {
    if (!dropped) {
      this.#arrive(passage, turn);
      return;
    }
    const { bytes, cable, circuit, direction, door, peer } = passage;
    const seen = { kind: 'datagram', fate: 'dropped', bytes, circuit, direction, door, peer } as const;
    turn.out.push({ kind: 'seen', seen: cable === undefined ? seen : { ...seen, cable } });
  }

  #arrive({ bytes, cable, circuit, direction, door, peer }: Passage, turn: Turn): void {
    const marks = cable === undefined ? {} : { cable };
    if (direction === 'in') this.#admit({ door, peer, ...marks }, bytes, turn);
    else turn.out.push({ kind: 'datagram', door, to: peer, bytes, circuit, arrived: true, ...marks });
  }

  /** To the circuits of the agents, or to those between regions. */
  #admit(origin: Origin, bytes: Uint8Array, turn: Turn): void {
    const { circuits, neighbours } = this.#options;
    if (neighbours.neighbourAt(origin) === undefined) circuits.receive(origin, bytes, turn);
    else neighbours.receive(origin, bytes, turn);
  }

  #sender(origin: Origin, bytes: Uint8Array): Whose {
    const { circuits, neighbours } = this.#options;
    const neighbour = neighbours.neighbourAt(origin);
    if (neighbour !== undefined) return this.#between(origin.door, neighbour.circuit, neighbour.name);
    const connection = circuits.at(origin);
    return this.#whose(origin.door, connection?.number ?? 0, connection?.session ?? this.#opens(bytes));
  }

  /** Whose circuit a datagram wants to open. */
  #opens(bytes: Uint8Array): Session | undefined {
    const { codec, sessions } = this.#options;
    const packet = isOpening(bytes, codec()) ? readPacket(bytes) : undefined;
    if (packet === undefined || 'malformed' in packet) return undefined;
    const opening = judgeOpening(packet, codec(), sessions);
    return 'session' in opening ? opening.session : undefined;
  }

  #whose(door: number, circuit: number, agent: Person | undefined): Whose {
    const region = this.#options.regionName(door);
    return { circuit, region, agent: agent === undefined ? '' : fullName(agent), agentId: agent?.id ?? '' };
  }

  /** [circuit.fault.11] */
  #between(door: number, circuit: number, neighbour: string): Whose {
    return { circuit, region: this.#options.regionName(door), agent: '', agentId: '', neighbour };
  }

  #nameOf(bytes: Uint8Array): string {
    return messageName(this.#options.codec(), readHeader(bytes).numberId);
  }

  /** [circuit.fault.8] */
  #tellNews(turn: Turn, until: Millis): void {
    for (const { counts, ...rule } of this.#cable.news(until)) tell(turn, { event: 'fault', ...rule, ...counts });
  }
}
