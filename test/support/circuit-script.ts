// One circuit and a peer that says what the test writes. Effects come back as lines of text, so that a scenario
// reads like a log: `2 ZR-- RegionHandshake +acks 1`, with the flags Z zero-coded, R reliable, S sent again, A acks.
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { Circuit } from '../../sandbox/circuit/circuit.ts';
import type { CircuitEffect, CircuitOptions, Outgoing } from '../../sandbox/circuit/effects.ts';
import { readSignal } from '../../sandbox/circuit/signals.ts';
import { repeatWhile } from './repeat.ts';

/** Number bytes of the messages that scenarios speak of. */
const NUMBERS = {
  StartPingCheck: [1],
  CompletePingCheck: [2],
  AgentUpdate: [4],
  AgentAnimation: [5],
  UseCircuitCode: [0xff, 0xff, 0, 3],
  TeleportFinish: [0xff, 0xff, 0, 69],
  ChatFromViewer: [0xff, 0xff, 0, 80],
  RegionHandshake: [0xff, 0xff, 0, 148],
  KickUser: [0xff, 0xff, 0, 163],
  CompleteAgentMovement: [0xff, 0xff, 0, 249],
  LogoutRequest: [0xff, 0xff, 0, 252],
  LogoutReply: [0xff, 0xff, 0, 253],
  /** In no template. */
  Unheard: [0xff, 0xff, 0x0f, 0xff],
  PacketAck: [0xff, 0xff, 0xff, 0xfb],
} as const;

export type Name = keyof typeof NUMBERS;

const NAMES = Object.keys(NUMBERS) as readonly Name[];

/** Message number and `payload`. */
export const bodyOf = (name: Name, payload: readonly number[] = []): Uint8Array =>
  Uint8Array.of(...NUMBERS[name], ...payload);

const key = (name: Name): number => {
  const number = NUMBERS[name];
  return number.length === 1 ? number[0] : new DataView(Uint8Array.from(number).buffer).getUint32(0);
};

const TEMPLATES: ReadonlyMap<number, MessageTemplate> = new Map(
  NAMES.filter((name) => name !== 'Unheard').map((name) => [key(name), templateOf(name)]),
);

function templateOf(name: Name): MessageTemplate {
  const trusted = name === 'KickUser' || name === 'RegionHandshake' || name === 'TeleportFinish';
  const plain: MessageTemplate = { name, frequency: 'Low', number: 1, trusted, zerocoded: false, blocks: [] };
  return name === 'TeleportFinish' ? { ...plain, flag: 'UDPBlackListed' } : plain;
}

/** As much of a codec as a circuit asks for. */
export const fewMessages = { byId: (numberId: number): MessageTemplate | undefined => TEMPLATES.get(numberId) };

/** How the peer sends something. */
export interface Sent {
  readonly id: number;
  readonly reliable?: boolean;
  readonly resent?: boolean;
  readonly zerocoded?: boolean;
  readonly acks?: readonly number[];
  readonly payload?: readonly number[];
}

export class CircuitScript {
  readonly circuit: Circuit;
  /** Whether the peer answers each ping at once. */
  answersPings = false;
  #peerId = 1_000_000;
  #now = 0;

  constructor(options: Partial<CircuitOptions> = {}) {
    this.circuit = new Circuit({ codec: fewMessages, now: 0, ...options });
  }

  /** The peer's datagram arrives. */
  hear(now: number, name: Name, sent: Sent): readonly string[] {
    const { id, reliable = false, zerocoded = false, resent = false, acks = [], payload = [] } = sent;
    const datagram = writePacket({ sequence: id, reliable, zerocoded, resent, acks, body: bodyOf(name, payload) });
    return this.raw(now, datagram);
  }

  /** Any bytes arrive. */
  raw(now: number, datagram: Uint8Array): readonly string[] {
    return this.circuit.receive(datagram, now).map(lineOf);
  }

  /** We send. `length` is that of the datagram. */
  say(now: number, name: Name, { length = 0, ...how }: Partial<Outgoing> & { readonly length?: number } = {}) {
    const number = bodyOf(name);
    const body = new Uint8Array(Math.max(number.length, length - 6));
    body.set(number);
    return this.circuit.send({ name, body, reliable: true, zerocode: false, ...how }, now).map(lineOf);
  }

  /** Wakes the circuit whenever it asks for it, until `until`; lines begin with the time. */
  pass(until: number): readonly string[] {
    const lines: string[] = [];
    repeatWhile(
      () => this.circuit.deadline <= until,
      () => {
        this.#now = Math.max(this.#now, this.circuit.deadline);
        for (const line of this.wake(this.#now)) lines.push(`${this.#now} ${line}`);
      },
    );
    this.#now = Math.max(this.#now, until);
    return lines;
  }

  wake(now: number): readonly string[] {
    const effects = this.circuit.wake(now);
    if (this.answersPings) for (const effect of effects) this.#answerPing(effect, now);
    return effects.map(lineOf);
  }

  #answerPing(effect: CircuitEffect, now: number): void {
    const signal = effect.kind === 'datagram' ? signalIn(effect.bytes) : undefined;
    if (signal?.kind === 'ping') this.hear(now, 'CompletePingCheck', { id: this.#peerId++, payload: [signal.id] });
  }
}

/** A circuit that heard UseCircuitCode with id 1 at 0 and acked it: its next id is 2. */
export function openedCircuit(options: Partial<CircuitOptions> = {}): CircuitScript {
  const script = new CircuitScript(options);
  script.hear(0, 'UseCircuitCode', { id: 1, reliable: true });
  script.circuit.ackNow(0);
  return script;
}

/** The same without pings of its own. */
export const quietCircuit = (): CircuitScript => openedCircuit({ pings: false });

/** Lines that speak of something else than pings. */
export const butPings = (lines: readonly string[]): readonly string[] => lines.filter((line) => !line.includes('Ping'));

export function lineOf(effect: CircuitEffect): string {
  switch (effect.kind) {
    case 'fate':
      return effect.fate;
    case 'datagram':
      return datagramLine(effect.bytes);
    case 'deliver':
      return `deliver ${effect.packet.sequence} ${nameOf(effect.packet.numberId)}`;
    case 'acked':
      return `acked ${effect.sequence} ${effect.name}`;
    case 'failed':
      return `failed ${effect.sequence ?? '-'} ${effect.name} ${effect.reason}`;
    default:
      return effect.kind;
  }
}

function datagramLine(bytes: Uint8Array): string {
  const packet = readPacket(bytes);
  if ('malformed' in packet) return packet.malformed;
  const { zerocoded, reliable, resent, acks } = packet.flags;
  const flags = [zerocoded && 'Z', reliable && 'R', resent && 'S', acks && 'A'].map((flag) => flag || '-').join('');
  const parts = [packet.sequence, flags, nameOf(packet.numberId), ...wordsOf(bytes)];
  return [...parts, ...(acks ? ['+acks', packet.acks.join(',')] : [])].join(' ');
}

function wordsOf(bytes: Uint8Array): readonly (string | number)[] {
  const signal = signalIn(bytes);
  switch (signal?.kind) {
    case 'acks':
      return [signal.sequences.join(',')];
    case 'ping':
      return [signal.id, 'oldest', signal.oldestUnacked];
    case 'pong':
      return [signal.id];
    default:
      return [];
  }
}

function signalIn(bytes: Uint8Array) {
  const packet = readPacket(bytes);
  return 'malformed' in packet ? undefined : readSignal(packet);
}

const nameOf = (numberId: number): string => NAMES.find((name) => key(name) === numberId) ?? `${numberId}`;
