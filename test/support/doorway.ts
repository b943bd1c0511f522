// A UDP door without sockets: logins by name, endpoints by port, and what happens as readable lines:
// `in UseCircuitCode handled`, `out 1 PacketAck`, `circuit open`, `warning ...`, `heard AgentUpdate`.
import { compileCodec, type LooseMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { type Packet, readHeader, readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { EventQueue } from '../../sandbox/caps/event-queue.ts';
import { Seed } from '../../sandbox/caps/seed.ts';
import { counting } from '../../sandbox/counting.ts';
import { Circuits } from '../../sandbox/doors/circuits.ts';
import type { CircuitSettings, Turn } from '../../sandbox/doors/owner.ts';
import { Traffic } from '../../sandbox/doors/traffic.ts';
import type { Effect } from '../../sandbox/effects.ts';
import { Inventory } from '../../sandbox/inventory/inventory.ts';
import { type Session, Sessions } from '../../sandbox/sessions.ts';
import type { Millis } from '../../sandbox/words.ts';
import { builtInTemplate } from './built-in-template.ts';
import { repeatWhile } from './repeat.ts';

export const codec = compileCodec(builtInTemplate);

/** The id that our end of every circuit has in matters of trust. */
export const END_POINT = '5eed5eed-0000-4000-8000-000000000000';

export interface Sent {
  readonly id: number;
  readonly reliable?: boolean;
  readonly resent?: boolean;
}

export class Doorway {
  readonly sessions = new Sessions();
  readonly circuits: Circuits;
  readonly #lines: string[] = [];
  /** The last datagram that left. */
  last: Packet | undefined;
  /** What we do wrong when a message of this name is heard. */
  mistake: { readonly name: string; readonly error: Error } | undefined;
  now: Millis = 0;

  constructor(settings: CircuitSettings = {}) {
    const owner = {
      codec,
      traffic: new Traffic(),
      regionName: () => 'Sandbox One',
      nextCircuit: counting(),
      newEndPoint: () => END_POINT,
      opened: () => this.#lines.push('opened'),
      heard: (_connection: unknown, { numberId }: { readonly numberId: number }) => {
        const name = messageName(codec, numberId);
        this.#lines.push(`heard ${name}`);
        if (this.mistake?.name === name) throw this.mistake.error;
        return 'handled' as const;
      },
      blocked: (_connection: unknown, isBlocked: boolean) => this.#lines.push(isBlocked ? 'held' : 'released'),
      acked: () => undefined,
      leaving: () => undefined,
      closed: (_connection: unknown, reason: string) => this.#lines.push(`closed ${reason}`),
    };
    this.circuits = new Circuits(owner, this.sessions, settings, this.now);
  }

  /** Somebody logs in; the digit makes the ids, the code is 777. */
  login(digit: string, circuitCode = 777): Session {
    const id = `${digit.repeat(8)}-0000-4000-8000-000000000000`;
    let keys = 0;
    const nextKey = () => `${digit}-${keys++}`;
    return this.sessions.add(
      {
        ...{ id, first: 'Agent', last: digit, sessionId: id.replace('0000', '5555'), secureSessionId: id },
        ...{ circuitCode, region: 0, loginHost: '127.0.0.1', base: 'http://127.0.0.1:9000' },
        ...{ inventory: new Inventory(id, [], []), library: new Inventory(id, [], []), wearables: [] },
        ...{ seed: new Seed(nextKey), queue: new EventQueue(1, 'empty') },
      },
      this.now,
    );
  }

  /** One datagram from 127.0.0.1:`port`. */
  send(port: number, name: string, blocks: LooseMessage, sent: Sent): readonly string[] {
    const body = codec.encode(name, blocks);
    const { id: sequence, reliable = true, resent = false } = sent;
    return this.raw(port, writePacket({ sequence, reliable, resent, zerocoded: false, body }));
  }

  /** UseCircuitCode for a session, with changes. */
  open(port: number, session: Session, sent: Sent, changes: LooseMessage[string] = {}): readonly string[] {
    const right = { Code: session.circuitCode, SessionID: session.sessionId, ID: session.id };
    return this.send(port, 'UseCircuitCode', { CircuitCode: { ...right, ...changes } as typeof right }, sent);
  }

  raw(port: number, bytes: Uint8Array): readonly string[] {
    return this.#turn((turn) => this.circuits.receive({ door: 0, peer: { host: '127.0.0.1', port } }, bytes, turn));
  }

  /** Turns the clock to `now` and wakes whoever wants to be woken on the way. */
  until(now: Millis): readonly string[] {
    const lines: string[] = [];
    repeatWhile(
      () => this.circuits.deadline <= now,
      () => {
        this.now = Math.max(this.now, this.circuits.deadline);
        lines.push(...this.#turn((turn) => this.circuits.wake(turn)));
      },
    );
    this.now = now;
    return lines;
  }

  #turn(act: (turn: Turn) => void): readonly string[] {
    const turn: Turn = { now: this.now, out: [] };
    act(turn);
    for (const effect of turn.out) if (effect.kind === 'datagram') this.last = open(effect.bytes);
    return [...this.#lines.splice(0), ...turn.out.map(lineOf)];
  }
}

function open(bytes: Uint8Array): Packet | undefined {
  const packet = readPacket(bytes);
  return 'malformed' in packet ? undefined : packet;
}

function lineOf(effect: Effect): string {
  switch (effect.kind) {
    case 'datagram': {
      const { numberId, sequence } = readHeader(effect.bytes);
      return `out ${sequence} ${messageName(codec, numberId)} to ${effect.to.port}`;
    }
    case 'seen':
      if (effect.seen.kind === 'exchange') return `seen ${effect.seen.name}`;
      return `in ${messageName(codec, readHeader(effect.seen.bytes).numberId)} ${effect.seen.fate} ${effect.seen.circuit}`;
    case 'event':
      if (effect.event.event === 'circuit') return `circuit ${effect.event.state}`;
      if (effect.event.event !== 'warning') return effect.event.event;
      return `${effect.event.urgent === true ? 'urgent ' : ''}warning ${effect.event.message}`;
    case 'reply':
      return `reply ${effect.reply.status}`;
    case 'hang-up':
      return 'hang up';
  }
}
