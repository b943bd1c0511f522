// What holds for every value, for any octets and for any text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyLlsd, typedOf } from '../../test/support/llsd.ts';
import { readLlsdBinary, writeLlsdBinary } from './binary.ts';
import { readLlsdXml, writeLlsdXml } from './xml.ts';

test('any value survives XML and binary, and both agree', () => {
  void fc.assert(
    fc.property(anyLlsd(), (value) => {
      const expected = typedOf(value);
      const fromXml = readLlsdXml(writeLlsdXml(value));
      assert.deepEqual(typedOf(fromXml.value), expected);
      const fromBinary = readLlsdBinary(writeLlsdBinary(value));
      assert.deepEqual(typedOf(fromBinary.value), expected);
      assert.deepEqual(
        fromBinary.problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.deepEqual(
        fromXml.problems.filter(({ severity }) => severity === 'error'),
        [],
      );
    }),
    { numRuns: 300 },
  );
});

test('no octets make the binary reader throw or read past the end', () => {
  const likely = fc.constantFrom(
    ...[0x21, 0x30, 0x31, 0x69, 0x72, 0x75, 0x73, 0x64, 0x6c, 0x62, 0x5b, 0x5d, 0x7b, 0x7d, 0x6b, 0x22, 0, 1, 2],
  );
  const bytes = fc.array(fc.oneof(likely, fc.nat(255)), { maxLength: 60 }).map((list) => Uint8Array.from(list));
  void fc.assert(
    fc.property(bytes, (input) => {
      const { end } = readLlsdBinary(input);
      assert.ok(end >= 0 && end <= input.length);
    }),
    { numRuns: 2000 },
  );
});

test('no text makes the XML reader throw, and every problem lies in the text', () => {
  const piece = fc.constantFrom(
    '<llsd>',
    '</llsd>',
    '<map>',
    '</map>',
    '<key>',
    '</key>',
    '<array/>',
    '<array>',
    '</array>',
    '<string>',
    '</string>',
    '<integer>',
    '</integer>',
    '<binary encoding="',
    '"/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE',
    '[',
    '>',
    '<',
    '&',
    '&amp;',
    '&#',
    ';',
    '\r',
    '\ud800',
    ' ',
    '1',
    'x',
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 25 })
    .map((pieces) => pieces.join(''));
  void fc.assert(
    fc.property(
      fc.oneof(
        text,
        text.map((inner) => `<llsd>${inner}`),
      ),
      (input) => {
        for (const { range } of readLlsdXml(input).problems) {
          assert.ok(
            range.start >= 0 && range.start <= range.end && range.end <= input.length + 1,
            JSON.stringify(range),
          );
        }
      },
    ),
    { numRuns: 3000 },
  );
});
