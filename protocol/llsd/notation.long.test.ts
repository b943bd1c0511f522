// What holds for every value in notation, and how far its reader goes. What holds for any text is in test/support/fuzz.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyLlsd, typedOf } from '../../test/support/llsd.ts';
import { applyEdits } from '../apply-edits.ts';
import { utf8 } from '../bytes.ts';
import { readLlsdBinary, writeLlsdBinary } from './binary.ts';
import { plainValue } from './node.ts';
import { readLlsdNotation, readLlsdNotationBytes, readNotationDocument, writeLlsdNotation } from './notation.ts';
import { notationFormatEdits } from './notation-format.ts';
import { DEFAULT_LIMITS } from './value.ts';
import { readLlsdXml, writeLlsdXml } from './xml.ts';

const errorsOf = ({ problems }: { readonly problems: readonly { readonly severity: string }[] }) =>
  problems.filter(({ severity }) => severity === 'error');
const codesOf = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
  problems.map(({ code }) => code);
const formatted = (text: string) => applyEdits(text, notationFormatEdits(text));

test('any value survives notation, compact, laid out and formatted; as values, with places and from octets', () => {
  void fc.assert(
    fc.property(anyLlsd(), fc.constantFrom(undefined, 0, 2, 4), (value, pretty) => {
      const expected = typedOf(value);
      const text = writeLlsdNotation(value, { header: true, ...(pretty === undefined ? {} : { pretty }) });
      const reading = readLlsdNotation(text);
      assert.deepEqual(errorsOf(reading), []);
      assert.deepEqual(typedOf(reading.value), expected);
      assert.deepEqual(typedOf(plainValue(readNotationDocument(text).root)), expected);
      assert.deepEqual(typedOf(readLlsdNotationBytes(utf8(text)).value), expected);
      const laidOut = formatted(text);
      assert.deepEqual(typedOf(readLlsdNotation(laidOut).value), expected);
      assert.equal(formatted(laidOut), laidOut);
    }),
    { numRuns: 2000 },
  );
});

test('any value survives the way from XML to notation, to binary and back', () => {
  void fc.assert(
    fc.property(anyLlsd(), (value) => {
      const fromXml = readLlsdXml(writeLlsdXml(value)).value;
      const fromNotation = readLlsdNotation(writeLlsdNotation(fromXml)).value;
      const fromBinary = readLlsdBinary(writeLlsdBinary(fromNotation)).value;
      assert.deepEqual(typedOf(readLlsdXml(writeLlsdXml(fromBinary)).value), typedOf(value));
    }),
    { numRuns: 1000 },
  );
});

test('[llsd.limit.1] a hundred thousand levels are refused at once, 200 are read', () => {
  const nested = (levels: number) => readNotationDocument('['.repeat(levels) + ']'.repeat(levels));
  assert.deepEqual(codesOf(nested(96)), []);
  assert.deepEqual(codesOf(nested(97)), ['LS060']);
  assert.deepEqual(errorsOf(nested(200)), []);
  for (const levels of [201, 100_000]) assert.deepEqual(codesOf(nested(levels)), ['LS060', 'LS060']);
  assert.deepEqual(codesOf(readNotationDocument("{'a':".repeat(100_000))), ['LS060', 'LS060']);
});

test('[llsd.limit.1] 16 MiB and a million values are read, one more is not', () => {
  const { size, values } = DEFAULT_LIMITS;
  assert.deepEqual(codesOf(readLlsdNotation(`'${'x'.repeat(size - 2)}'`)), []);
  assert.deepEqual(codesOf(readLlsdNotation(`'${'x'.repeat(size - 1)}'`)), ['LS061']);
  assert.deepEqual(codesOf(readLlsdNotationBytes(utf8(`'${'x'.repeat(size - 1)}'`))), ['LS061']);
  assert.deepEqual(codesOf(readLlsdNotation(`[${'!,'.repeat(values - 2)}!]`)), []);
  assert.deepEqual(codesOf(readLlsdNotation(`[${'!,'.repeat(values - 1)}!]`)), ['LS062']);
});

test('a JSON text of up to 1 MiB is written as notation in a fix, a longer one is not', () => {
  const fixes = (length: number) => readLlsdNotation('[1]'.padEnd(length)).problems[0]?.fixes?.length ?? 0;
  assert.equal(fixes(1024 * 1024), 1);
  assert.equal(fixes(1024 * 1024 + 1), 0);
});

/** Each would take hours if anything were looked for again and again. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['quotes that do not close', `[${'x"'.repeat(3)}${"x'\\".repeat(500_000)}`],
  ['quotes of both kinds in nonsense', `[x${`"'`.repeat(700_000)}`],
  ['counts that lead nowhere', `[${'s(700000)"a",'.repeat(100_000)}`],
  ['counts that lead nowhere among other characters', `[${'s(700000)"é",'.repeat(100_000)}`],
  ['comments that do not close', `[${'/*'.repeat(700_000)}`],
  ['short comments', `[${'/**/'.repeat(350_000)}`],
  ['escapes', `'${'\\xff'.repeat(350_000)}'`],
  ['repeated keys', `{${"'a':!,".repeat(200_000)}}`],
  ['different keys', `{${Array.from({ length: 100_000 }, (_, at) => `'${at}':!`).join(',')}}`],
  ['blanks', `[${' '.repeat(1_400_000)}`],
  ['brackets in nonsense', `[x${'['.repeat(1_400_000)}`],
  ['uris with escapes', `[${'l"\\a b",'.repeat(150_000)}`],
];

for (const [title, text] of HOSTILE) {
  test(`[llsd.notation.2] a long text is read in one pass: ${title}`, () => {
    assert.ok(readLlsdNotation(text).problems.length <= 1000);
    assert.ok(notationFormatEdits(text).length <= text.length);
  });
}
