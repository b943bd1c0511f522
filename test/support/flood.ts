// Many small datagrams to one port of this machine: bounded in number, and paced so that the socket keeps them all.
import { createSocket } from 'node:dgram';
import { setTimeout as pause } from 'node:timers/promises';

/** Datagrams in one go; together they fit into the receive buffer of a UDP door. */
const BATCH = 200;
const PAUSE_MS = 4;

/** Sends `count` copies of `datagram` to 127.0.0.1. */
export async function flood(port: number, datagram: Uint8Array, count: number): Promise<void> {
  const socket = createSocket('udp4');
  const send = () =>
    new Promise<void>((resolve, reject) =>
      socket.send(datagram, port, '127.0.0.1', (error) => (error ? reject(error) : resolve())),
    );
  try {
    for (let sent = 0; sent < count; sent += BATCH) {
      await Promise.all(Array.from({ length: Math.min(BATCH, count - sent) }, send));
      await pause(PAUSE_MS);
    }
  } finally {
    socket.close();
  }
}
