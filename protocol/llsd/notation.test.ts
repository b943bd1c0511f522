import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTATION_EDGES } from '../../test/golden/llsd/notation-edges.ts';
import { NOTATION_FINDINGS } from '../../test/golden/llsd/notation-findings.ts';
import { NOTATION_MENDS } from '../../test/golden/llsd/notation-mends.ts';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { typedOf } from '../../test/support/llsd.ts';
import { applyEdits } from '../apply-edits.ts';
import { utf8 } from '../bytes.ts';
import { plainValue } from './node.ts';
import { readLlsdNotation, readLlsdNotationBytes, readNotationDocument, writeLlsdNotation } from './notation.ts';
import { array, binary, integer, map, real, string, undef } from './value.ts';

const LETTERS = { error: 'E', warning: 'W', information: 'I', hint: 'H' } as const;

/** The findings as line, column, letter, code, sentence. A byte order mark takes no column. */
function findings(text: string): readonly (readonly [number, number, string, string, string])[] {
  return readLlsdNotation(text).problems.map(({ code, severity, message, range }) => {
    const before = text.slice(0, range.start).replace('\ufeff', '').split('\n');
    return [before.length, (before.at(-1) ?? '').length + 1, LETTERS[severity], code, message] as const;
  });
}

for (const [id, title, expected, , notation] of VECTORS) {
  test(`${id} ${title}: read from notation and back`, () => {
    const { value, problems } = readLlsdNotation(notation);
    assert.deepEqual(typedOf(value), typedOf(expected));
    assert.deepEqual(typedOf(readLlsdNotation(writeLlsdNotation(value)).value), typedOf(expected));
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
  });
}

for (const [document, expected] of NOTATION_FINDINGS) {
  test(`exactly the listed findings: ${JSON.stringify(document)}`, () => {
    assert.deepEqual(findings(document), expected);
  });
}

for (const [id, document, value, codes] of NOTATION_EDGES) {
  test(`${id} ${JSON.stringify(document)} is ${value}`, () => {
    const reading = readLlsdNotation(document);
    assert.equal(writeLlsdNotation(reading.value), value);
    assert.equal(reading.problems.map(({ code }) => code).join(' '), codes);
  });
}

for (const [document, code, title, mended] of NOTATION_MENDS) {
  test(`${code} of ${JSON.stringify(document)} is mended: ${title}`, () => {
    const { value, problems } = readLlsdNotation(document);
    const fixes = problems.filter((problem) => problem.code === code).flatMap((problem) => problem.fixes ?? []);
    const fix = fixes.find((other) => other.title === title && applyEdits(document, other.edits) === mended);
    assert.notEqual(fix, undefined, JSON.stringify(fixes));
    const after = readLlsdNotation(mended);
    const counted = (all: readonly { readonly code: string }[]) =>
      all.filter((problem) => problem.code === code).length;
    assert.ok(counted(after.problems) < counted(problems), 'the finding is gone');
    if (fix?.isSafe === true) assert.deepEqual(typedOf(after.value), typedOf(value));
  });
}

test('[llsd.notation.1] the pretty form has one element a line, keys in order if asked, a header if asked', () => {
  const value = map({ b: array([integer(1), array([])]), a: map({ 'it"s': real(Number.NaN) }) });
  const text = writeLlsdNotation(value, { pretty: 2, sortKeys: true, header: true });
  assert.equal(text, "<? llsd/notation ?>\n{\n  'a':{\n    'it\"s':rnan\n  },\n  'b':[\n    i1,\n    []\n  ]\n}");
  assert.equal(writeLlsdNotation(value), "{'b':[i1, []], 'a':{'it\"s':rnan}}");
});

test('[llsd.notation.3] [llsd.notation.10] comments and nonsense are stepped over, what is behind them is read', () => {
  const text = "{'a':[i1, // one\nxyz 'b]' [i2], /* two */ i3.5) # three\n],\n'b':i2.5,'c':i4}";
  const { value } = readLlsdNotation(text);
  const items = array([integer(1), undef, integer(3)]);
  assert.deepEqual(value, map({ a: items, b: integer(2), c: integer(4) }));
});

test('[llsd.notation.4] octets of a file are kept where octets may be, and are errors where not', () => {
  const bytes = Uint8Array.from([...utf8("['é',b(4)\""), 0xff, 0, 0xc3, 0xa9, ...utf8('"," '), 0xff, ...utf8('"]')]);
  const { value, text, problems } = readLlsdNotationBytes(bytes);
  assert.deepEqual(value, array([string('é'), binary(Uint8Array.of(0xff, 0, 0xc3, 0xa9)), string(' \ufffd')]));
  assert.deepEqual(
    problems.map(({ code, range }) => [code, text.slice(0, range.start).length]),
    [
      ['LS123', 5],
      ['LS136', text.length - 3],
    ],
  );
});

test('[llsd.notation.4] a count leads far into a text of many kinds of characters, and not into the middle of one', () => {
  const inside = 'aé€😀'.repeat(100);
  const octets = utf8(inside).length;
  const counts = (count: number) => readLlsdNotation(`['é',s(${count})"${inside}"]`).problems.map(({ code }) => code);
  assert.deepEqual(counts(octets), ['LS119']);
  assert.deepEqual(counts(octets - 1), ['LS117', 'LS119']);
  assert.deepEqual(counts(octets + 1), ['LS117', 'LS119']);
});

test('[llsd.notation.5] octets in escapes are the characters that they spell', () => {
  assert.deepEqual(readLlsdNotation("'\\xf0\\x9f\\x98\\x80\\x41\\a\\v'").value, string('😀A\x07\v'));
});

test('[llsd.notation.6] [llsd.notation.7] [llsd.notation.8] [llsd.notation.9] scalars keep their places', () => {
  const text = '<?llsd/notation?>\n{\'key\':[true,i-12,l"u",!]}';
  const { root } = readNotationDocument(text);
  const [member] = root?.kind === 'map' ? root.members : [];
  const { value } = member ?? {};
  const items = value?.kind === 'array' ? value.items : [];
  const parts = (ranges: readonly { readonly start: number; readonly end: number }[]) =>
    ranges.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(member === undefined ? [] : parts([member, member.keyRange, member.keyInner]), [
    '\'key\':[true,i-12,l"u",!]',
    "'key'",
    'key',
  ]);
  assert.deepEqual(parts(items), ['true', 'i-12', 'l"u"', '!']);
  assert.deepEqual(parts(items.map(({ inner }) => inner)), ['true', '-12', 'u', '']);
  assert.deepEqual(plainValue(root), readLlsdNotation(text).value);
});
