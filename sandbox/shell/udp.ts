// A UDP door: datagrams come in as copies of their bytes and leave as they are given.
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { SocketFigures } from '../../contract/figures.ts';
import type { Address } from '../words.ts';
import { Outbox } from './outbox.ts';
import { Peers } from './peers.ts';

/** Asked of the system, which may give less: what a crowd sends in a second must fit, with all that the system keeps beside it. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

export interface UdpDoor {
  readonly port: number;
  send(to: Address, bytes: Uint8Array): void;
  /** @param drops what the system tells of all sockets, if it does */
  figures(drops: ReadonlyMap<string, number> | undefined): SocketFigures;
  close(): Promise<void>;
}

export interface UdpOptions {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  onDatagram(from: Address, bytes: Uint8Array): void;
  /** The system refused to send or receive, in its own words. */
  onTrouble(message: string): void;
}

/** Binds; rejects with the system's error when it may not, and leaves no socket behind. */
export async function openUdp(options: UdpOptions): Promise<UdpDoor> {
  const socket = createSocket(
    isIPv6(options.host) ? { type: 'udp6', lookup: addressesOnly(6) } : { type: 'udp4', lookup: addressesOnly(4) },
  );
  await bound(socket, options);
  const peers = new Peers();
  socket.on('message', (bytes, from) => options.onDatagram(peers.of(from.address, from.port), new Uint8Array(bytes)));
  socket.on('error', (error) => options.onTrouble(error.message));
  widenReceiveBuffer(socket);
  const outbox = new Outbox(socket, options.onTrouble);
  return {
    port: socket.address().port,
    send: (to, bytes) => outbox.send(to, bytes),
    figures: figuresOf(socket, outbox),
    close: () => {
      outbox.flush();
      return new Promise((resolve) => socket.close(resolve));
    },
  };
}

/** A door that is closed still tells what was. */
function figuresOf(socket: Socket, outbox: Outbox): UdpDoor['figures'] {
  const { address, port } = socket.address();
  const receiveBufferBytes = socket.getRecvBufferSize();
  return (drops) => {
    const receiveDrops = drops?.get(`${address}:${port}`);
    const figures = { receiveBufferBytes, sendErrors: outbox.errors };
    return receiveDrops === undefined ? figures : { ...figures, receiveDrops };
  };
}

function bound(socket: Socket, where: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error) => socket.close(() => reject(error));
    socket.once('error', refused);
    socket.bind({ port: where.port, address: where.host, exclusive: true }, () => {
      socket.off('error', refused);
      resolve();
    });
  });
}

/** Peers are addresses already: sending needs no resolver, and so no second turn of the event loop. */
function addressesOnly(family: 4 | 6) {
  return (host: string, _options: unknown, found: (error: null, address: string, family: number) => void): void =>
    found(null, host, family);
}

function widenReceiveBuffer(socket: Socket): void {
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
  } catch {
    // The default is enough for everything but floods.
  }
}
