// Datagrams to fields and back: every field of every message, headers and zero-coding included.
import type { Codec, MessageValue } from '../../protocol/packet/codec.ts';
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { type Figure, type Peer, perSecond } from './figure.ts';
import { processorTime } from './measure.ts';
import { codec, realisticMix } from './mix.ts';
import { type ForeignPacket, foreignCodec } from './node-metaverse.ts';

const UNIT = 'messages/s of processor time';

export async function measureCodec(): Promise<readonly Figure[]> {
  const { name, datagrams } = realisticMix();
  const foreign = await foreignCodec();
  const opened = datagrams.map((datagram) => openedBy(codec, datagram));
  const theirs = datagrams.map((datagram) => foreign?.read(datagram));
  const times = processorTime({
    decode: () => datagrams.reduce((fields, datagram) => fields + blocksIn(openedBy(codec, datagram).blocks), 0),
    encode: () => opened.reduce((bytes, message) => bytes + written(message).length, 0),
    bare: () => datagrams.reduce((sum, datagram) => sum + copied(datagram), 0),
    ...(foreign === undefined ? {} : foreignTasks(foreign, datagrams, theirs)),
  });
  const rate = (ms: readonly number[]) => perSecond(datagrams.length, ms);
  const bare: Peer = { name: 'reading headers and copying bytes', values: rate(times.bare) };
  const against = (ms: readonly number[] | undefined): readonly Peer[] =>
    ms === undefined ? [bare] : [bare, { name: 'node-metaverse', values: rate(ms) }];
  const figure = (what: string, values: readonly number[], theirs: readonly number[] | undefined): Figure => ({
    what: `${what} every field of ${name}, ${datagrams.length.toLocaleString('en')} datagrams`,
    unit: UNIT,
    values: rate(values),
    against: against(theirs),
  });
  return [figure('decode', times.decode, times['theirDecode']), figure('encode', times.encode, times['theirEncode'])];
}

interface Opened {
  readonly name: string;
  readonly sequence: number;
  readonly reliable: boolean;
  readonly zerocoded: boolean;
  readonly blocks: MessageValue;
}

function openedBy(codec: Codec, datagram: Uint8Array): Opened {
  const packet = readPacket(datagram);
  if ('malformed' in packet) throw new Error(packet.malformed);
  const message = codec.decode(packet.body);
  if ('unknown' in message) throw new Error(`unknown message ${message.unknown}`);
  const { reliable, zerocoded } = packet.flags;
  return { name: message.template.name, sequence: packet.sequence, reliable, zerocoded, blocks: message.blocks };
}

function blocksIn(blocks: MessageValue): number {
  return Object.keys(blocks).length;
}

function written({ name, blocks, sequence, reliable, zerocoded }: Opened): Uint8Array {
  return writePacket({ sequence, reliable, zerocoded, body: codec.encode(name, blocks) });
}

/** The least that every reader does: flags, sequence and number are looked at, the bytes are taken over. */
function copied(datagram: Buffer): number {
  const own = new Uint8Array(datagram.length);
  own.set(datagram);
  return (own[0] ?? 0) + datagram.readUInt32BE(1) + (own[6] ?? 0);
}

function foreignTasks(
  foreign: { read(datagram: Buffer): ForeignPacket; write(packet: ForeignPacket): Buffer },
  datagrams: readonly Buffer[],
  packets: readonly (ForeignPacket | undefined)[],
): Readonly<Record<'theirDecode' | 'theirEncode', () => unknown>> {
  const read = packets.filter((packet) => packet !== undefined);
  return {
    theirDecode: () => datagrams.reduce((sum, datagram) => sum + foreign.read(datagram).sequenceNumber, 0),
    theirEncode: () => read.reduce((bytes, packet) => bytes + foreign.write(packet).length, 0),
  };
}
