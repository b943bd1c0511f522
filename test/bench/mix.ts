// The datagrams that a viewer and a simulator say most, in about their shares.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { type Codec, compileCodec } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { builtInTemplate } from '../support/built-in-template.ts';
import { randomMessage } from '../support/random-values.ts';
import { corpus } from './corpus.ts';

export const codec: Codec = compileCodec(builtInTemplate);

export interface Mix {
  /** Where it comes from, in words. */
  readonly name: string;
  readonly datagrams: readonly Buffer[];
}

export function realisticMix(): Mix {
  return corpus === undefined
    ? { name: 'a mix of our own making', datagrams: ownMix() }
    : { name: 'the realistic mix', datagrams: readMix(path.join(corpus, 'opensim/codec-mix.bin')) };
}

/** Each datagram behind its length, 16 bits, little-endian. */
function readMix(file: string): readonly Buffer[] {
  const bytes = readFileSync(file);
  const datagrams: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + bytes.readUInt16LE(at);
    // A buffer of its own each, as a socket gives them.
    datagrams.push(Buffer.from(bytes.subarray(at + 2, end)));
    at = end;
  }
  return datagrams;
}

/** Of a thousand. */
const SHARES = {
  ImprovedTerseObjectUpdate: 260,
  AgentUpdate: 220,
  PacketAck: 160,
  ObjectUpdate: 140,
  ImagePacket: 110,
  LayerData: 60,
  ChatFromSimulator: 50,
} as const;

const SEED = 1;

function ownMix(): readonly Buffer[] {
  const datagrams = Object.entries(SHARES).flatMap(([name, times]) => messages(name, times));
  // Mixed, but the same every time: the step has no divisor in common with a thousand.
  return datagrams.map((_, index) => datagrams[(index * 617) % datagrams.length] ?? Buffer.alloc(0));
}

function messages(name: string, times: number): readonly Buffer[] {
  const message = codec.byName(name);
  if (message === undefined) throw new Error(`the template has no ${name}`);
  return fc.sample(randomMessage(message), { numRuns: times, seed: SEED }).map((blocks, sequence) => {
    const body = codec.encode(name, blocks);
    return Buffer.from(writePacket({ sequence, reliable: sequence % 2 === 0, zerocoded: message.zerocoded, body }));
  });
}
