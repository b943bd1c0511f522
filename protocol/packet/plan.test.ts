import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { tried } from '../../test/support/tried-codec.ts';
import { fromHex } from '../bytes.ts';
import { type Codec, compileCodec, type DecodedMessage, type MessageValue } from './codec.ts';

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? assert.fail(hex);
const decode = (codec: Codec, hex: string): DecodedMessage => {
  const decoded = codec.decode(bytes(hex));
  assert.ok(!('unknown' in decoded), hex);
  return decoded;
};

/** What is there, what is read, and what is said about the rest: the column "Ours" of the rules. */
const SHORT: readonly {
  readonly rule: string;
  readonly blocks: readonly string[];
  readonly hex: string;
  readonly read: MessageValue;
  readonly problems: readonly string[];
}[] = [
  {
    rule: '[packet.short.1] a Variable block whose count is missing is absent, without a word',
    blocks: ['Single A U8', 'Variable B U8', 'Variable C U8'],
    hex: '07 05',
    read: { Block1: [{ A: 5 }] },
    problems: [],
  },
  {
    rule: '[packet.short.1] a Single block missing at the end is absent, and that is said',
    blocks: ['Single A U8', 'Single B U32, C U8', 'Variable D U8'],
    hex: '07 05',
    read: { Block1: [{ A: 5 }] },
    problems: ['Block2 was not sent, read as zero'],
  },
  {
    rule: '[packet.short.1] a Multiple block missing at the end is absent, and that is said',
    blocks: ['Single A U8', 'Multiple:2 B U8'],
    hex: '07 05',
    read: { Block1: [{ A: 5 }] },
    problems: ['Block2 was not sent, read as zero'],
  },
  {
    rule: '[packet.short.2] a field that is cut is zero as a whole, and so is what follows it',
    blocks: ['Single A U16, B U32, C LLUUID'],
    hex: '07 0102 010203',
    read: { Block1: [{ A: 0x0201, B: 0, C: '00000000-0000-0000-0000-000000000000' }] },
    problems: ['Block1.B is cut: 3 of 4 bytes, read as zero', 'Block1.C is missing, read as zero'],
  },
  {
    rule: '[packet.short.2] a length that is cut is a length of zero',
    blocks: ['Single A Variable 2', 'Single B U8'],
    hex: '07 05',
    read: { Block1: [{ A: bytes('') }] },
    problems: ['Block1.A is cut: 1 of 2 bytes, read as zero', 'Block2 was not sent, read as zero'],
  },
  {
    rule: '[packet.short.2] a Fixed field that is cut is as many zeros',
    blocks: ['Single A Fixed 3'],
    hex: '07 0506',
    read: { Block1: [{ A: bytes('000000') }] },
    problems: ['Block1.A is cut: 2 of 3 bytes, read as zero'],
  },
  {
    rule: '[packet.short.3] a Variable field longer than the packet is what there is of it',
    blocks: ['Variable A Variable 1'],
    hex: '07 02 01 41 05 4243',
    read: { Block1: [{ A: bytes('41') }, { A: bytes('4243') }] },
    problems: ['Block1[1].A is cut: 2 of 5 bytes'],
  },
  {
    rule: '[packet.short.4] instances that are announced and not sent are zero, said once',
    blocks: ['Variable A U8', 'Variable B U8'],
    hex: '07 04 05',
    read: { Block1: [{ A: 5 }, { A: 0 }, { A: 0 }, { A: 0 }] },
    problems: ['Block1: 1 of 4 instances were sent, the rest is read as zero'],
  },
  {
    rule: '[packet.short.1] a message without any body',
    blocks: ['Single A U8', 'Single B BOOL'],
    hex: '07',
    read: {},
    problems: ['Block1 was not sent, read as zero', 'Block2 was not sent, read as zero'],
  },
  {
    rule: '[packet.body.1] a message of Variable blocks with no instances',
    blocks: ['Variable A U8', 'Variable B U8'],
    hex: '07 00 00',
    read: { Block1: [], Block2: [] },
    problems: [],
  },
];
for (const { rule, blocks, hex, read, problems } of SHORT) {
  test(rule, () => {
    const decoded = decode(tried(...blocks), hex);
    assert.deepEqual(decoded.blocks, read);
    assert.deepEqual(decoded.problems, problems);
  });
}

test('[packet.short.5] bytes after the last block are counted and remarked', () => {
  const decoded = decode(compileCodec(builtInTemplate), '02 09 DEAD');
  assert.deepEqual(decoded.blocks, { PingID: [{ PingID: 9 }] });
  assert.deepEqual([decoded.leftOver, decoded.problems], [2, []]);
  assert.deepEqual(decoded.remarks, ['2 bytes left over after the last block']);
});
