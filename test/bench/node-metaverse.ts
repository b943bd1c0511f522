// The codec of the bot that `npm test` installs, as a peer: read and write whole datagrams with its own classes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cachedFolder } from '../../tools/cache.ts';
import { inProject } from '../../tools/root.ts';

export interface ForeignPacket {
  readonly sequenceNumber: number;
  getSize(): number;
  readFromBuffer(bytes: Buffer, at: number, onAck: () => void, sendAck: () => void): number;
  writeToBuffer(bytes: Buffer, at: number): Buffer;
}

export interface ForeignCodec {
  read(datagram: Buffer): ForeignPacket;
  write(packet: ForeignPacket): Buffer;
}

/** Undefined, and said so, where `npm test` has not installed the bot yet. */
export async function foreignCodec(): Promise<ForeignCodec | undefined> {
  const folder = await installedBot();
  if (folder === undefined) {
    console.error('node-metaverse is not measured: npm test has not installed it yet.');
    return undefined;
  }
  const { Packet } = createRequire(path.join(folder, 'package.json'))(
    '@caspertech/node-metaverse/dist/lib/classes/Packet.js',
  ) as { readonly Packet: new () => ForeignPacket };
  return {
    read: (datagram) => {
      const packet = new Packet();
      packet.readFromBuffer(datagram, 0, nothing, nothing);
      return packet;
    },
    write: (packet) => packet.writeToBuffer(Buffer.allocUnsafe(packet.getSize()), 0),
  };
}

function nothing(): void {}

/** The same folder as the tests with bots use; never made here. */
export async function installedBot(): Promise<string | undefined> {
  const sources = ['package.json', 'package-lock.json'].map((file) => readFileSync(inProject('test/bots', file)));
  const missing = new Error('not installed');
  try {
    return await cachedFolder('bots', sources, () => Promise.reject(missing));
  } catch (error) {
    if (error === missing) return undefined;
    throw error;
  }
}
