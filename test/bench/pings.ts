// Pings by UDP, many in flight, against a process that only sends back what it gets.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { readHeader, writePacket } from '../../protocol/packet/packet.ts';
import { type Figure, perSecond } from './figure.ts';
import { logIn, type Ticket } from './login.ts';
import { wallTime } from './measure.ts';
import { codec } from './mix.ts';
import type { Bare, Grid } from './processes.ts';

const HOST = '127.0.0.1';
const IN_FLIGHT = 64;
const ROUND_MS = 400;
/** What is still under way at the end of a round arrives in this time. */
const DRAIN_MS = 50;
/** Pings that are prepared; more than are in flight, since a socket may still hold those. */
const PREPARED = 256;
/** Where the message number of a small message stands. */
const NUMBER_AT = 6;
const RELIABLE = 0x40;
const START_PING = 1;
const COMPLETE_PING = 2;

export async function measurePings({ ready }: Grid, bare: Bare): Promise<readonly Figure[]> {
  const ticket = await logIn(ready.loginUri, 'Pinger');
  const grid = await Pinger.open(ticket.port, COMPLETE_PING);
  const echo = await Pinger.open(bare.udp, START_PING);
  grid.enter(ticket);
  await pause(DRAIN_MS);
  const { ours, theirs } = await wallTime({ ours: () => grid.round(), theirs: () => echo.round() });
  for (const pinger of [grid, echo]) pinger.close();
  return [
    {
      what: `pings answered by a grid that captures, ${IN_FLIGHT} in flight on loopback`,
      unit: 'pings/s',
      values: perSecond(1, ours),
      against: [{ name: 'a bare node:dgram echo', values: perSecond(1, theirs) }],
    },
  ];
}

class Pinger {
  readonly #socket: Socket;
  /** The message number of an answer. */
  readonly #answer: number;
  readonly #pings = Array.from({ length: PREPARED }, (_, id) => pingWith(id));
  #sequence = 0;
  #answers = 0;
  #isSending = false;

  constructor(socket: Socket, answer: number) {
    this.#socket = socket;
    this.#answer = answer;
    socket.on('message', (bytes) => this.#hear(bytes));
  }

  static async open(port: number, answer: number): Promise<Pinger> {
    const socket = createSocket('udp4');
    socket.connect(port, HOST);
    await once(socket, 'connect');
    return new Pinger(socket, answer);
  }

  /** Opens the circuit and stands in the region. */
  enter({ agentId, sessionId, circuitCode }: Ticket): void {
    this.#say('UseCircuitCode', { CircuitCode: { Code: circuitCode, SessionID: sessionId, ID: agentId } });
    const agent = { AgentID: agentId, SessionID: sessionId, CircuitCode: circuitCode };
    this.#say('CompleteAgentMovement', { AgentData: agent });
  }

  /** Milliseconds for one ping. */
  async round(): Promise<number> {
    this.#answers = 0;
    this.#isSending = true;
    const start = performance.now();
    for (let ping = 0; ping < IN_FLIGHT; ping += 1) this.#ping();
    await pause(ROUND_MS);
    this.#isSending = false;
    const ms = (performance.now() - start) / this.#answers;
    await pause(DRAIN_MS);
    return ms;
  }

  close(): void {
    this.#socket.close();
  }

  #hear(bytes: Buffer): void {
    if (bytes[NUMBER_AT] === this.#answer) {
      this.#answers += 1;
      if (this.#isSending) this.#ping();
    } else if (((bytes[0] ?? 0) & RELIABLE) !== 0) {
      this.#say('PacketAck', { Packets: [{ ID: readHeader(bytes).sequence }] });
    }
  }

  #ping(): void {
    const ping = this.#pings[this.#sequence % PREPARED] ?? pingWith(0);
    this.#sequence += 1;
    ping.writeUInt32BE(this.#sequence, 1);
    this.#socket.send(ping);
  }

  #say(name: string, blocks: LooseMessage): void {
    this.#sequence += 1;
    const body = codec.encode(name, blocks);
    this.#socket.send(
      writePacket({ sequence: this.#sequence, reliable: name !== 'PacketAck', zerocoded: false, body }),
    );
  }
}

function pingWith(id: number): Buffer {
  const body = codec.encode('StartPingCheck', { PingID: { PingID: id, OldestUnacked: 0 } });
  return Buffer.from(writePacket({ sequence: 0, reliable: false, zerocoded: false, body }));
}
