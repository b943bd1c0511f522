import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BINARY_FINDINGS } from '../../test/golden/llsd/findings.ts';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { typedOf } from '../../test/support/llsd.ts';
import { fromHex, toHex } from '../bytes.ts';
import { readLlsdBinary, writeLlsdBinary } from './binary.ts';

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

/** Number, octets, the value as typed data, codes. */
const EDGES: readonly (readonly [string, string, unknown, string])[] = [
  ['B001', '', ['undef'], 'LS001'],
  ['B004 two values', '3130', ['boolean', true], 'LS209'],
  ['[llsd.binary.1] B005 header', '3c3f6c6c73642f62696e6172793f3e0a31', ['boolean', true], ''],
  ['B006 header', '3c3f204c4c53442f42696e617279203f3e0a31', ['boolean', true], ''],
  ['B008 header with CR LF', '3c3f6c6c73642f62696e6172793f3e0d0a31', ['boolean', true], 'LS213'],
  ['B010 nothing behind i', '69', ['undef'], 'LS201'],
  ['B014 signalling NaN', '727ff0000000000001', ['real', 'NaN'], ''],
  ['B016 string shorter than the data', '7300000002616263', ['string', 'ab'], 'LS209'],
  ['[llsd.binary.3] B019 length of 2 GiB', '737fffffff61', ['undef'], 'LS203'],
  ['B020 not UTF-8', '7300000001ff', ['string', '\ufffd'], 'LS207'],
  ['B021 NUL', '7300000003610062', ['string', 'a\0b'], ''],
  ['B022 surrogate as UTF-8', '7300000003eda080', ['string', '\ufffd\ufffd\ufffd'], 'LS207'],
  ['B024 apostrophes', '2761626327', ['string', 'abc'], 'LS210'],
  ['[llsd.binary.4] B025 escape', '22615c6e6222', ['string', 'a\nb'], 'LS210'],
  ['quoted octet', '225c78343122', ['string', 'A'], 'LS210'],
  ['quoted without end', '2261', ['undef'], 'LS201'],
  ['B027 length -1', '62ffffffff61', ['undef'], 'LS202'],
  ['[llsd.binary.2] B031 date NaN', '64000000000000f87f', ['date', '0'], 'LS208'],
  [
    'B036 too many announced',
    '5b0000000331305d',
    [
      'array',
      [
        ['boolean', true],
        ['boolean', false],
      ],
    ],
    'LS204',
  ],
  ['B038 wrong bracket', '5b00000001317d', ['array', [['boolean', true]]], 'LS205'],
  ['B039 count -1', '5bffffffff5d', ['undef'], 'LS202'],
  ['B040 count of 2 G', '5b7fffffff315d', ['undef'], 'LS203'],
  ['B041 count cut', '5b0000', ['undef'], 'LS201'],
  [
    'ends inside an array',
    '5b000000023131',
    [
      'array',
      [
        ['boolean', true],
        ['boolean', true],
      ],
    ],
    'LS205',
  ],
  [
    'B043 more pairs than announced',
    '7b000000016b0000000161316b0000000162307d',
    [
      'map',
      [
        ['a', ['boolean', true]],
        ['b', ['boolean', false]],
      ],
    ],
    'LS204',
  ],
  ['B046 wrong bracket', '7b000000016b0000000161315d', ['map', [['a', ['boolean', true]]]], 'LS205'],
  ['B050 quoted key', '7b00000001276127317d', ['map', [['a', ['boolean', true]]]], 'LS210'],
  ['B051 empty key', '7b000000016b00000000317d', ['map', [['', ['boolean', true]]]], ''],
  [
    '[llsd.value.1] B052 key twice',
    '7b000000026b0000000161316b0000000161307d',
    ['map', [['a', ['boolean', false]]]],
    'LS211',
  ],
  ['B054 key without value', '7b000000016b00000001617d', ['map', []], 'LS200'],
  ['B055 blank', '206900000001', ['undef'], 'LS200'],
  ['B059 notation', '6931', ['undef'], 'LS201'],
];

for (const [title, hex, expected, codes] of EDGES) {
  test(`${title}: ${hex} is read as it should be`, () => {
    const { value, problems } = readLlsdBinary(octets(hex));
    assert.deepEqual(typedOf(value), expected);
    assert.equal(problems.map(({ code }) => code).join(' '), codes);
  });
}

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
