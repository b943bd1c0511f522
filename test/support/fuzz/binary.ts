// Any octets as binary LLSD: read, shown as notation, and saved again.
import assert from 'node:assert/strict';
import { fromHex, toHex } from '../../../protocol/bytes.ts';
import { readBinaryDocument, readLlsdBinary, writeLlsdBinary } from '../../../protocol/llsd/binary.ts';
import { savedBinary } from '../../../protocol/llsd/binary-edit.ts';
import { shownNotation } from '../../../protocol/llsd/binary-shown.ts';
import { MAX_PROBLEMS } from '../../../protocol/llsd/finding.ts';
import { plainValue } from '../../../protocol/llsd/node.ts';
import { BINARY_EDGES } from '../../golden/llsd/binary-edges.ts';
import { VECTORS } from '../../golden/llsd/vectors.ts';
import { anyOctets, type Octets } from './damage.ts';
import { grownLlsd } from './grown.ts';
import { checkAlike, checkSame } from './promises.ts';
import { octetTarget, type Target } from './target.ts';

const OCTETS: Octets = {
  samples: [...VECTORS.map(([, , , , , hex]) => hex), ...BINARY_EDGES.map(([, hex]) => hex)].map((hex) =>
    octetsOf(hex),
  ),
  // biome-ignore format: as many as fit a line
  likely: [
    0x21, 0x30, 0x31, 0x69, 0x72, 0x75, 0x73, 0x64, 0x6c, 0x62, 0x5b, 0x5d, 0x7b, 0x7d, 0x6b, 0x22, 0x27, 0x5c, 0, 1, 2, 0x80, 0xff,
  ],
  grown: (draw) => writeLlsdBinary(grownLlsd(draw)),
};

function octetsOf(hex: string): Uint8Array {
  const octets = fromHex(hex);
  assert.ok(octets);
  return octets;
}

export const BINARY: Target = octetTarget({
  name: 'binary',
  promise: 'binary LLSD: nothing throws, nothing is read past the end, nodes and values agree, what is written is read',
  share: 3,
  make: (draw) => anyOctets(draw, OCTETS),
  check(octets) {
    const { value, end, problems } = readLlsdBinary(octets);
    assert.ok(end >= 0 && end <= octets.length);
    assert.ok(problems.length <= MAX_PROBLEMS);
    for (const { range } of problems) assert.ok(range.start <= range.end && range.end <= octets.length + 1);
    checkSame(plainValue(readBinaryDocument(octets).root), value);
    checkAlike(readLlsdBinary(writeLlsdBinary(value)).value, value);
  },
});

export const BINARY_EDIT: Target = octetTarget({
  name: 'binary-edit',
  promise: '[llsd.edit.2] binary LLSD shown as notation and saved without a change: the same octets',
  share: 2,
  make: (draw) => anyOctets(draw, OCTETS),
  check(octets) {
    const text = shownNotation(readBinaryDocument(octets), octets);
    assert.ok(text !== undefined);
    const saved = savedBinary(octets, text);
    assert.equal(saved.kind === 'saved' && toHex(saved.bytes), toHex(octets));
  },
});
