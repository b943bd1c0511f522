// What the machine can do at all with datagrams: against a process that only sends back what it gets.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bare } from '../bench/processes.ts';

export interface BareWish {
  /** Of one datagram. */
  readonly bytes: number;
  /** Datagrams that are sent in a second where their time is measured. */
  readonly perSecond: number;
}

export interface Bared {
  /** In a second, flat out. */
  readonly echoes: number;
  /** Milliseconds of each round trip at the wished rate. */
  readonly pings: readonly number[];
}

const HOST = '127.0.0.1';
const IN_FLIGHT = 64;
const ROUND_MS = 3000;
const TICK_MS = 5;

/** Measures, and ends the other process. */
export async function measureBare(bare: Bare, wish: BareWish): Promise<Bared> {
  const socket = createSocket('udp4');
  socket.connect(bare.udp, HOST);
  await once(socket, 'connect');
  const echoes = await flatOut(socket, wish.bytes);
  const pings = await paced(socket, wish);
  socket.close();
  await bare.stop();
  return { echoes, pings };
}

async function flatOut(socket: Socket, bytes: number): Promise<number> {
  const datagram = Buffer.alloc(bytes);
  let echoes = 0;
  const again = () => {
    echoes += 1;
    socket.send(datagram);
  };
  socket.on('message', again);
  const since = performance.now();
  for (let sent = 0; sent < IN_FLIGHT; sent += 1) socket.send(datagram);
  await pause(ROUND_MS);
  socket.off('message', again);
  return (1000 * echoes) / (performance.now() - since);
}

/** Each datagram carries when it left. */
async function paced(socket: Socket, { bytes, perSecond }: BareWish): Promise<readonly number[]> {
  const pings: number[] = [];
  const hear = (echo: Buffer) => pings.push(performance.now() - echo.readDoubleLE());
  await pause(TICK_MS);
  socket.on('message', hear);
  const since = performance.now();
  for (let sent = 0; performance.now() < since + ROUND_MS; ) {
    const due = ((performance.now() - since) * perSecond) / 1000;
    for (; sent < due; sent += 1) {
      const datagram = Buffer.alloc(bytes);
      datagram.writeDoubleLE(performance.now());
      socket.send(datagram);
    }
    await pause(TICK_MS);
  }
  await pause(TICK_MS);
  socket.off('message', hear);
  return pings;
}
