// One region of a simulation: expects a viewer or not, has a circuit with it or not, and remembers where its numbers stopped.
import assert from 'node:assert/strict';
import { Message } from '../../protocol/packet/message.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readNumber } from '../../protocol/packet/number.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import { Circuit } from '../../sandbox/circuit/circuit.ts';
import type { DuplicateMemory } from '../../sandbox/circuit/duplicates.ts';
import type { CircuitEffect } from '../../sandbox/circuit/effects.ts';
import { refuseUntrusted } from '../../sandbox/circuit/refusals.ts';
import { codec } from './doorway.ts';
import { OneEnd, open } from './one-end.ts';

const CHATS: ReadonlySet<string> = new Set(['ChatFromViewer', 'ChatFromSimulator']);
/** How long a circuit waits for the ack of its last message. */
const LINGER_MS = 5000;

interface Open {
  readonly circuit: Circuit;
  readonly end: OneEnd;
  /** The viewer's. */
  readonly port: number;
  readonly closesAt?: number;
}

export class SimulatedRegion {
  readonly ends: OneEnd[] = [];
  readonly #send: (port: number, bytes: Uint8Array) => void;
  /** It is back from a restart, and was told of nobody since. */
  hasForgotten = false;
  #isExpecting = false;
  /** What the last circuit remembers, and of which port. */
  #heard: { readonly port: number; readonly duplicates: DuplicateMemory } | undefined;
  #open: Open | undefined;
  #next: number;

  constructor(firstSequence: number, send: (port: number, bytes: Uint8Array) => void) {
    this.#next = firstSequence;
    this.#send = send;
  }

  /** Told of the viewer. */
  expect(): void {
    this.#isExpecting = true;
    this.hasForgotten = false;
  }

  receive(port: number, bytes: Uint8Array, now: number): void {
    const packet = open(bytes);
    const opens = messageName(codec, packet.numberId) === 'UseCircuitCode';
    if (opens && this.#isExpecting && (this.#open?.port !== port || this.#open.closesAt !== undefined))
      this.#begin(port, packet, now);
    if (this.#open?.port !== port) return;
    this.#open.end.cameOut(packet);
    this.#perform(this.#open, this.#open.circuit.receive(bytes, now), now);
  }

  say(text: string, reliable: boolean, now: number): void {
    if (this.#open === undefined || this.#open.closesAt !== undefined) return;
    if (reliable) this.#open.end.says(text);
    this.#transmit('ChatFromSimulator', { ChatData: { Message: text } }, reliable, now);
  }

  /** Says goodbye; the circuit ends with the ack, or a little later. */
  disable(now: number): void {
    this.#isExpecting = false;
    if (this.#open === undefined || this.#open.closesAt !== undefined) return;
    this.#transmit('DisableSimulator', {}, true, now);
    this.#open = { ...this.#open, closesAt: now + LINGER_MS };
  }

  /** Gone, and back with no memory. */
  restart(): void {
    if (this.#open !== undefined) this.#open.end.isDead = true;
    this.#open = undefined;
    this.#heard = undefined;
    this.#isExpecting = false;
    this.hasForgotten = true;
    this.#next = 1;
  }

  wake(now: number): void {
    if (this.#open !== undefined) this.#perform(this.#open, this.#open.circuit.wake(now), now);
    if (this.#open?.closesAt !== undefined && this.#open.closesAt <= now) this.#close(this.#open, now);
  }

  get deadline(): number {
    const { closesAt = Number.POSITIVE_INFINITY, circuit } = this.#open ?? {};
    return Math.min(circuit?.deadline ?? Number.POSITIVE_INFINITY, closesAt);
  }

  inspect(now: number): void {
    const figures = this.#open?.circuit.figures(now);
    if (figures !== undefined) assert.ok(figures.unacked <= 256 && figures.acksPending < 64, 'memory is bounded');
  }

  /** The same code from another endpoint ends the circuit that was. */
  #begin(port: number, { flags, sequence }: Packet, now: number): void {
    if (this.#open !== undefined) this.#close(this.#open, now);
    const heard = this.#heard?.port === port ? this.#heard.duplicates : undefined;
    const duplicates = heard?.isOutdatedBy({ ...flags, sequence }, now) ? undefined : heard;
    const circuit = new Circuit({ codec, now, firstSequence: this.#next, duplicates, refuse: refuseUntrusted });
    this.#open = { circuit, end: new OneEnd(), port };
    this.ends.push(this.#open.end);
  }

  #transmit(name: string, blocks: Parameters<typeof codec.encode>[1], reliable: boolean, now: number): void {
    if (this.#open === undefined) return;
    const message = { name, body: codec.encode(name, blocks), reliable, zerocode: false };
    this.#perform(this.#open, this.#open.circuit.send(message, now), now);
  }

  #perform(at: Open, effects: readonly CircuitEffect[], now: number): void {
    for (const effect of effects) this.#performOne(at, effect, now);
  }

  #performOne(at: Open, effect: CircuitEffect, now: number): void {
    switch (effect.kind) {
      case 'datagram':
        at.end.wentIn(open(effect.bytes), chatIn(effect.bytes));
        this.#send(at.port, effect.bytes);
        return;
      case 'deliver':
        hear(at.end, effect.packet);
        return;
      case 'acked':
      case 'failed':
        at.end.decides(effect.kind, effect.sequence);
        if (effect.name === 'DisableSimulator' && this.#open?.circuit === at.circuit) this.#close(at, now);
        return;
      case 'silent':
        this.#close(at, now);
    }
  }

  #close(at: Open, now: number): void {
    if (this.#open?.circuit === at.circuit) this.#open = undefined;
    this.#next = at.circuit.nextSequence;
    this.#heard = { port: at.port, duplicates: at.circuit.duplicates };
    this.#perform(at, at.circuit.close(now), now);
  }
}

function hear(end: OneEnd, { body, flags }: Packet): void {
  const text = textOf(body);
  if (text !== undefined) end.handles(text, flags.reliable);
}

/** The words of a datagram that is a chat, whoever says it. */
export function chatIn(bytes: Uint8Array): string | undefined {
  return textOf(open(bytes).body);
}

function textOf(body: Uint8Array): string | undefined {
  const id = readNumber(body)?.id ?? 0;
  if (!CHATS.has(codec.byId(id)?.name ?? '')) return undefined;
  const decoded = codec.decode(body);
  if ('unknown' in decoded) return undefined;
  return new Message(decoded).text('ChatData', 'Message');
}
