import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../protocol/bytes.ts';
import { datagram } from '../rows.fixture.ts';
import { BLOCK_TYPE, OPTION, PACKET_HEAD_BYTES } from './blocks.ts';
import { MOST_MOULDS, Mould, Moulds } from './mould.ts';
import { DATAGRAM_HEADERS, sealDatagram } from './packets.ts';
import { options, packetBlock } from './write-block.ts';

const ENDS = { from: { address: 0x7f000001, port: 50_000 }, to: { address: 0xfffefdfc, port: 65_535 } };
const MARKS = options([OPTION.comment, 'rezbench: circuit 1, handled']);
const TICKS = 1_795_252_800_123_456;

/** The block as it is made without a mould. */
function whole(data: Uint8Array): Uint8Array {
  const size = DATAGRAM_HEADERS + data.length;
  const block = packetBlock({ type: BLOCK_TYPE.packet, ticks: TICKS, size, options: MARKS });
  const packet = block.subarray(PACKET_HEAD_BYTES, PACKET_HEAD_BYTES + size);
  packet.set(data, DATAGRAM_HEADERS);
  sealDatagram(packet, ENDS);
  return block;
}

const SIZES = [0, 1, 2, 3, 4, 5, 12, 255, 1200, 65_507];
const FILLS: readonly (readonly [string, (at: number) => number])[] = [
  ['zeros', () => 0],
  ['ones', () => 0xff],
  ['many bytes', (at) => (at * 167 + 13) & 0xff],
];

for (const [name, fill] of FILLS) {
  test(`[capture.format.6] a cast of ${name} is the block to the byte, whatever lay in its room before`, () => {
    const mould = new Mould(ENDS, MARKS);
    for (const size of SIZES) {
      const data = Uint8Array.from({ length: size }, (_, at) => fill(at));
      const expected = whole(data);
      assert.equal(mould.lengthFor(size), expected.length);
      const bytes = new Uint8Array(expected.length + 16).fill(0xee);
      mould.cast({ bytes, view: viewOf(bytes), at: 8 }, TICKS, data);
      assert.deepEqual(bytes.subarray(8, 8 + expected.length), expected, `${size} bytes`);
      assert.deepEqual([...bytes.subarray(0, 8), ...bytes.subarray(-8)], Array(16).fill(0xee), `${size} bytes`);
    }
  });
}

test('[capture.format.6] a checksum that comes out as none is written as its other spelling', () => {
  const mould = new Mould(ENDS, MARKS);
  const left = [...Array(0x1_0000).keys()].find(
    (word) => sumField(whole(Uint8Array.of(word >> 8, word & 0xff))) === 0xffff,
  );
  const data = Uint8Array.of((left ?? 0) >> 8, (left ?? 0) & 0xff);
  const bytes = new Uint8Array(mould.lengthFor(2));
  mould.cast({ bytes, view: viewOf(bytes), at: 0 }, TICKS, data);
  assert.ok(left !== undefined);
  assert.equal(sumField(bytes), 0xffff);
});

const sumField = (block: Uint8Array): number => viewOf(block).getUint16(PACKET_HEAD_BYTES + 26);

test('a mould is made once for each way, circuit, direction and fate, and anew when there were too many', () => {
  const moulds = new Moulds();
  const row = datagram('AgentUpdate', 1);
  const make = () => new Mould(ENDS, MARKS);
  const first = moulds.of(row, make);
  assert.equal(moulds.of({ ...row, time: 9 }, make), first);
  for (const other of [
    { from: 'a:1' },
    { to: 'a:1' },
    { circuit: 77 },
    { direction: 'out' },
    { fate: 'duplicate' },
  ] as const) {
    assert.notEqual(moulds.of({ ...row, ...other }, make), first);
  }
  for (let circuit = 100; circuit < 100 + MOST_MOULDS; circuit++) moulds.of({ ...row, circuit }, make);
  assert.notEqual(moulds.of(row, make), first);
});
