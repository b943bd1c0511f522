// Pings by UDP, many in flight, against a process that only sends back what it gets.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { readHeader, writePacket } from '../../protocol/packet/packet.ts';
import { type Figure, perSecond } from './figure.ts';
import { logIn, type Ticket } from './login.ts';
import { inTurns } from './measure.ts';
import { codec } from './mix.ts';
import type { Bare, Grid } from './processes.ts';

const HOST = '127.0.0.1';
/** One circuit is handled at a limited rate, so the pings come from many: together their limit is never reached. */
const CIRCUITS = 16;
const IN_FLIGHT_EACH = 4;
const ROUND_MS = 400;
/** What is still under way at the end of a round arrives in this time. */
const DRAIN_MS = 50;
/** Pings that each circuit has prepared; more than are in flight, since a socket may still hold those. */
const PREPARED = 16;
/** Where the message number of a small message stands. */
const NUMBER_AT = 6;
const RELIABLE = 0x40;
const START_PING = 1;
const COMPLETE_PING = 2;

/** @param capturing a grid that writes a capture file, @param plain one that keeps its traffic in memory */
export async function measurePings(capturing: Grid, plain: Grid, bare: Bare): Promise<readonly Figure[]> {
  const [written, kept] = [await pingersOf(capturing), await pingersOf(plain)];
  const echo: Pinger[] = [];
  for (let circuit = 0; circuit < CIRCUITS; circuit += 1) echo.push(await Pinger.open(bare.udp, START_PING));
  // A round that does not count: no process has done this before.
  for (const pingers of [written, kept, echo]) await roundOf(pingers);
  const { off, on, theirs } = await inTurns({
    on: () => roundOf(written),
    off: () => roundOf(kept),
    theirs: () => roundOf(echo),
  });
  for (const pinger of [...written, ...kept, ...echo]) pinger.close();
  const inFlight = `${CIRCUITS * IN_FLIGHT_EACH} in flight on loopback`;
  const against = [{ name: 'a bare node:dgram echo', values: perSecond(1, theirs) }];
  return [
    {
      what: `pings answered by a grid that writes a capture file, ${inFlight}`,
      unit: 'pings/s',
      values: perSecond(1, on),
      against,
    },
    { what: `the same without a file, ${inFlight}`, unit: 'pings/s', values: perSecond(1, off), against },
  ];
}

/** As many as ping at a time, each standing in a region of the grid. */
async function pingersOf({ ready }: Grid): Promise<readonly Pinger[]> {
  const pingers: Pinger[] = [];
  for (let circuit = 0; circuit < CIRCUITS; circuit += 1) {
    const ticket = await logIn(ready.loginUri, `Pinger${circuit}`);
    const pinger = await Pinger.open(ticket.port, COMPLETE_PING);
    pinger.enter(ticket);
    pingers.push(pinger);
  }
  return pingers;
}

/** Milliseconds for one ping. */
async function roundOf(pingers: readonly Pinger[]): Promise<number> {
  const start = performance.now();
  for (const pinger of pingers) pinger.start();
  await pause(ROUND_MS);
  const answers = pingers.reduce((sum, pinger) => sum + pinger.stop(), 0);
  const ms = performance.now() - start;
  await pause(DRAIN_MS);
  const lost = pingers.reduce((sum, pinger) => sum + pinger.inFlight, 0);
  if (lost > 0) console.error(`${lost} pings were not answered: the figure is too low.`);
  return ms / answers;
}

/** One circuit of somebody who only pings. */
class Pinger {
  inFlight = 0;
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

  start(): void {
    this.#answers = 0;
    this.inFlight = 0;
    this.#isSending = true;
    for (let ping = 0; ping < IN_FLIGHT_EACH; ping += 1) this.#ping();
  }

  /** Gives the pings that were answered. */
  stop(): number {
    this.#isSending = false;
    return this.#answers;
  }

  close(): void {
    this.#socket.close();
  }

  #hear(bytes: Buffer): void {
    if (bytes[NUMBER_AT] === this.#answer) {
      this.#answers += 1;
      this.inFlight -= 1;
      if (this.#isSending) this.#ping();
    } else if (((bytes[0] ?? 0) & RELIABLE) !== 0) {
      this.#say('PacketAck', { Packets: [{ ID: readHeader(bytes).sequence }] });
    }
  }

  #ping(): void {
    const ping = this.#pings[this.#sequence % PREPARED] ?? pingWith(0);
    this.#sequence += 1;
    this.inFlight += 1;
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
