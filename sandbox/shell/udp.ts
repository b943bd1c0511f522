// A UDP door: datagrams come in as copies of their bytes and leave as they are given.
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Address } from '../words.ts';

/** Asked of the system, which may give less: a burst of many viewers must fit. */
const RECEIVE_BUFFER_BYTES = 1024 * 1024;

export interface UdpDoor {
  readonly port: number;
  send(to: Address, bytes: Uint8Array): void;
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
  const socket = createSocket({ type: isIPv6(options.host) ? 'udp6' : 'udp4', lookup: addressesOnly });
  await bound(socket, options);
  socket.on('message', (bytes, from) => {
    options.onDatagram({ host: from.address, port: from.port }, new Uint8Array(bytes));
  });
  socket.on('error', (error) => options.onTrouble(error.message));
  widenReceiveBuffer(socket);
  return {
    port: socket.address().port,
    send: (to, bytes) =>
      socket.send(bytes, to.port, to.host, (error) => {
        if (error !== null) options.onTrouble(error.message);
      }),
    close: () => new Promise((resolve) => socket.close(resolve)),
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
function addressesOnly(
  host: string,
  _options: unknown,
  found: (error: null, address: string, family: number) => void,
): void {
  found(null, host, isIPv6(host) ? 6 : 4);
}

function widenReceiveBuffer(socket: Socket): void {
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
  } catch {
    // The default is enough for everything but floods.
  }
}
