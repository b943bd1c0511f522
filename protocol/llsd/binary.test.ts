import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BINARY_EDGES } from '../../test/golden/llsd/binary-edges.ts';
import { BINARY_FINDINGS } from '../../test/golden/llsd/findings.ts';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { typedOf } from '../../test/support/llsd.ts';
import { fromHex, toHex } from '../bytes.ts';
import type { Range } from '../text.ts';
import { readBinaryDocument, readLlsdBinary, writeLlsdBinary } from './binary.ts';
import { plainValue } from './node.ts';
import { writeLlsdNotation } from './notation.ts';
import { array, type Llsd, map, string, undef } from './value.ts';

const LETTERS = { error: 'E', warning: 'W', information: 'I', hint: 'H' } as const;

function octets(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  assert.ok(bytes, hex);
  return bytes;
}

for (const [id, title, expected, , , hex] of VECTORS) {
  test(`${id} ${title}: read from binary and written as the same octets`, () => {
    const { value, problems, end } = readLlsdBinary(octets(hex));
    assert.deepEqual(typedOf(value), typedOf(expected));
    assert.equal(problems.length, 0);
    assert.equal(end, hex.length / 2);
    assert.equal(toHex(writeLlsdBinary(value)), hex);
  });
}

for (const [hex, expected] of BINARY_FINDINGS) {
  test(`exactly the listed findings in ${hex}`, () => {
    const found = readLlsdBinary(octets(hex)).problems.map(
      ({ severity, code, message }) => [LETTERS[severity], code, message] as const,
    );
    assert.deepEqual(found, expected);
  });
}

for (const [title, hex, notation, codes, consumed] of BINARY_EDGES) {
  test(`${title}: ${hex} is read as it should be`, () => {
    const { value, problems, end } = readLlsdBinary(octets(hex));
    assert.equal(writeLlsdNotation(value), notation);
    assert.equal(problems.map(({ code }) => code).join(' '), codes);
    assert.equal(end, consumed);
  });
}

for (const hex of [...VECTORS.map((vector) => vector[5]), ...BINARY_EDGES.map((edge) => edge[1])]) {
  test(`[llsd.node.1] ${hex} says the same as a document with places`, () => {
    const { value, problems, end } = readLlsdBinary(octets(hex));
    const document = readBinaryDocument(octets(hex));
    assert.deepEqual(typedOf(plainValue(document.root)), typedOf(value));
    assert.deepEqual(document.problems, problems);
    assert.equal(document.end, end);
  });
}

test('[llsd.node.1] every value and key of a document has its octets', () => {
  const document = readBinaryDocument(
    octets('0a7b000000026b0000000161727ff80000000000002262225b0000000127782f275d7d'.slice(2)),
  );
  assert.ok(document.root?.kind === 'map');
  const [first, second] = document.root.members;
  const place = (range?: Range) => [range?.start, range?.end];
  assert.deepEqual(
    [document.root, document.root.inner, first, first?.keyRange, first?.keyInner, first?.value?.inner].map(place),
    [
      [0, 34],
      [5, 33],
      [5, 20],
      [5, 11],
      [10, 11],
      [12, 20],
    ],
  );
  assert.ok(second?.value?.kind === 'array');
  assert.deepEqual(
    [second, second.keyRange, second.keyInner, second.value, second.value.inner, second.value.items[0]].map(place),
    [
      [20, 33],
      [20, 23],
      [21, 22],
      [23, 33],
      [28, 32],
      [28, 32],
    ],
  );
  assert.deepEqual(place(second.value.items[0]?.inner), [29, 31]);
});

test('[llsd.limit.1] 10,000 arrays inside each other are refused at the limit', () => {
  const open = '5b00000001'.repeat(10_000);
  const { problems } = readLlsdBinary(octets(open));
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['Nesting depth 97 exceeds 96.', 'Nesting depth 201 exceeds 200.'],
  );
});

test('[llsd.limit.1] too many octets or values are refused', () => {
  assert.equal(readLlsdBinary(octets('3131'), { size: 1 }).problems[0]?.code, 'LS061');
  assert.equal(readLlsdBinary(octets('5b0000000231315d'), { values: 2 }).problems[0]?.code, 'LS062');
  assert.deepEqual(readLlsdBinary(octets('5b0000000231315d'), { values: 3 }).problems, []);
});

test('the end of an embedded value is told', () => {
  assert.equal(readLlsdBinary(octets('5b000000005dffff')).end, 6);
});

/** Short texts, keys and all others are read by different means. */
const UNITS = ['a', 'ö', '€', '\u{1f600}'];
for (const unit of UNITS) {
  test(`texts and repeated keys of ${unit}, up to 100 of them, survive`, () => {
    const texts = Array.from({ length: 101 }, (_, length) => unit.repeat(length));
    const members = texts.map((text): [string, Llsd] => [text, string(text)]);
    const written = writeLlsdBinary(array([map(members), map(members)]));
    const { value, problems } = readLlsdBinary(written);
    assert.deepEqual(problems, []);
    assert.deepEqual(value, array([map(members), map(members)]));
  });
}

test('keys that share a slot and differ in one octet are told apart', () => {
  // The first, the middle and the last octet and the length choose the slot.
  const keys = ['axbxc', 'aybyc', 'axbyc', 'axbxc'];
  const value = array(keys.map((key) => map([[key, undef]])));
  assert.deepEqual(readLlsdBinary(writeLlsdBinary(value)).value, value);
});
