// What holds for every value, for any text and for any octets, in notation; and how far its reader goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { NOTATION_EDGES } from '../../test/golden/llsd/notation-edges.ts';
import { NOTATION_FINDINGS } from '../../test/golden/llsd/notation-findings.ts';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { anyLlsd, typedOf } from '../../test/support/llsd.ts';
import { seeded } from '../../test/support/seeded.ts';
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

const DOCUMENTS = [
  ...VECTORS.map(([, , , , notation]) => notation),
  ...NOTATION_FINDINGS.map(([document]) => document),
  ...NOTATION_EDGES.map(([, document]) => document),
];
const PIECES = [
  ...['[', ']', '{', '}', ',', ':', "'", '"', '\\', '!', 'i1', 'r1.5', 'true', 's(2)"', 'b(1)"', 'b64"', 'l"', 'd"'],
  ...[
    '# ',
    '//',
    '/*',
    '*/',
    '--',
    ';',
    '\n',
    '\r',
    ' ',
    '\t',
    '\\x',
    '\\xc3',
    '\ud83d',
    '\udcff',
    '\ufeff',
    'é',
    '0',
    '9',
  ],
  ...["'k':", '<?llsd/notation?>', 'u67153d5b-3659-afb4-8510-adda2c034649', '{"a": 1}', 'null', '+', '-', '.', '('],
];

/** Documents put together and damaged, always the same for the same seed. */
function damaged(seed: number): string {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const any = (list: readonly string[]) => list[below(list.length)] ?? '';
  let text = below(2) === 0 ? any(DOCUMENTS) : `[${any(DOCUMENTS)}, {'a':${any(DOCUMENTS)},\n'b':${any(DOCUMENTS)}}]`;
  for (let rounds = below(6); rounds > 0; rounds--) {
    const at = below(text.length + 1);
    const end = Math.min(text.length, at + below(6));
    const put = [any(PIECES), any(DOCUMENTS), '', text.slice(at, end).repeat(2)][below(4)] ?? '';
    text = text.slice(0, at) + put + text.slice(end);
  }
  return text;
}

const INPUTS = 30_000;

test('[llsd.notation.2] no text makes the reader throw, every problem lies in the text, places and values agree', () => {
  for (let seed = 0; seed < INPUTS; seed++) {
    const text = damaged(seed);
    const said = `seed ${seed}: ${JSON.stringify(text)}`;
    const { value, problems } = readLlsdNotation(text);
    const document = readNotationDocument(text);
    assert.deepEqual(document.problems, problems, said);
    assert.deepEqual(typedOf(plainValue(document.root)), typedOf(value), said);
    for (const { range, fixes = [] } of problems) {
      assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length + 1, said);
      for (const { edits } of fixes) assert.doesNotThrow(() => applyEdits(text, edits), said);
    }
  }
});

test('[llsd.format.2] laying out any text keeps its value, and is done at once', () => {
  for (let seed = 0; seed < INPUTS / 3; seed++) {
    const text = damaged(seed);
    const said = `seed ${seed}: ${JSON.stringify(text)}`;
    const laidOut = formatted(text);
    assert.deepEqual(typedOf(readLlsdNotation(laidOut).value), typedOf(readLlsdNotation(text).value), said);
    assert.equal(formatted(laidOut), laidOut, said);
    assert.equal(laidOut.replace(/[ \t\r\n]/g, ''), text.replace(/[ \t\r\n]/g, ''), said);
  }
});

test('no octets make the reader throw', () => {
  for (let seed = 0; seed < INPUTS / 3; seed++) {
    const random = seeded(seed);
    const octets = utf8(damaged(seed)).map((octet) => (random() < 0.1 ? Math.floor(random() * 256) : octet));
    const { text, problems } = readLlsdNotationBytes(octets);
    for (const { range } of problems) assert.ok(range.end <= text.length + 1, `seed ${seed}`);
  }
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
