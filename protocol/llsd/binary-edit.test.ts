import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { fromHex, toHex, utf8 } from '../bytes.ts';
import { readBinaryDocument } from './binary.ts';
import { savedBinary } from './binary-edit.ts';
import { placeOfOctet } from './binary-places.ts';
import { shownNotation } from './binary-shown.ts';
import { readNotationDocument } from './notation.ts';
import { notationFormatEdits } from './notation-format.ts';

/** Octets spelled as ASCII text and, between angle brackets, in hex. */
function octets(spelled: string): Uint8Array {
  const hex = spelled
    .split(/(<[0-9a-f]+>)/)
    .map((part) => (part.startsWith('<') ? part.slice(1, -1) : toHex(utf8(part))))
    .join('');
  const bytes = fromHex(hex);
  assert.ok(bytes, spelled);
  return bytes;
}

function shown(bytes: Uint8Array): string {
  const text = shownNotation(readBinaryDocument(bytes), bytes);
  assert.ok(text !== undefined);
  return text;
}

/** The octets after an edit of what is shown. */
function edited(bytes: Uint8Array, edit: (text: string) => string): string {
  const saved = savedBinary(bytes, edit(shown(bytes)));
  assert.equal(saved.kind, 'saved', JSON.stringify(saved));
  return saved.kind === 'saved' ? toHex(saved.bytes) : '';
}

const hexOf = (spelled: string): string => toHex(octets(spelled));

for (const [id, title, , , , hex] of VECTORS) {
  test(`[llsd.edit.2] ${id} ${title}: saved as the same octets, and each value alone too`, () => {
    const bytes = octets(`<${hex}>`);
    assert.equal(
      edited(bytes, (text) => text),
      hex,
    );
    assert.equal(
      edited(bytes, (text) => ` ${text}`),
      hex,
    );
  });
}

/** What is shown of octets that notation has no word for. */
const SHOWN: readonly (readonly [string, string, string])[] = [
  ['octets that are not UTF-8', 's<00000003>a<ff>b', "'a\\xffb'\n"],
  ['half of a character in a key', '{<00000001>k<00000001><c3>1}', "{\n  '\\xc3':true\n}\n"],
  ['the same in quotes', "'a<ff>'", "'a\\xff'\n"],
  ['a date that is none', 'd<000000000000f87f>', 'd"nan"\n'],
  ['a date too far away', 'd<9c7500883ce4377e>', 'd"1e+300"\n'],
  ['keys that stand twice', '{<00000002>k<00000001>a1k<00000001>a0}', "{\n  'a':true,\n  'a':false\n}\n"],
  ['line ends that are none in notation', 's<00000004>a<e280a8>', "'a\\xe2\\x80\\xa8'\n"],
  ['a vector', '[<00000003>r<3ff0000000000000>r<8000000000000000>r<7ff8000000000001>]', '[r1, r-0, rnan]\n'],
  ['a key whose value is broken', '{<00000001>k<00000001>ax', "{\n  'a':!\n}\n"],
  ['nothing', '', '!\n'],
];

for (const [title, spelled, text] of SHOWN) {
  test(`[llsd.edit.1] shown as notation: ${title}`, () => {
    const bytes = octets(spelled);
    assert.equal(shown(bytes), text);
    assert.equal(
      edited(bytes, (same) => same),
      hexOf(spelled),
    );
  });
}

/** Octets, an edit of their notation, the octets that are saved. */
const EDITS: readonly (readonly [string, string, readonly [string | RegExp, string], string])[] = [
  ['a scalar', 'i<00000001>', ['i1', 'i2'], 'i<00000002>'],
  ['the header stays', '<3c3f6c6c73642f62696e6172793f3e>1', ['true', 'false'], '<3c3f6c6c73642f62696e6172793f3e>0'],
  ['octets behind the value stay', '[<00000001>1]zz', ['true', '!'], '[<00000001>!]zz'],
  [
    'the payload of a NaN beside',
    '[<00000002>r<7ff0000000000001>i<00000001>]',
    ['i1', 'i7'],
    '[<00000002>r<7ff0000000000001>i<00000007>]',
  ],
  [
    'an element put in before it',
    '[<00000001>r<7ff0000000000001>]',
    ['[', '[i1, i2, '],
    '[<00000003>i<00000001>i<00000002>r<7ff0000000000001>]',
  ],
  [
    'the first of two that look the same',
    '[<00000002>r<7ff0000000000001>r<7ff0000000000002>]',
    ['rnan', 'r1'],
    '[<00000002>r<3ff0000000000000>r<7ff0000000000002>]',
  ],
  ['one taken out of three', `[<00000003>'a''b''c']`, ["'b', ", ''], `[<00000002>'a''c']`],
  ['what changed places', `[<00000002>'a'"b"]`, ["'a', 'b'", "'b', 'a'"], `[<00000002>"b"'a']`],
  [
    'the first of two keys that are the same',
    `{<00000002>k<00000001>a'x''a'"y"}`,
    ["'x'", 'i1'],
    `{<00000002>k<00000001>ai<00000001>'a'"y"}`,
  ],
  ['a key, not its value', `{<00000001>"a"'x'}`, ["'a'", "'b'"], `{<00000001>k<00000001>b'x'}`],
  ['a value, not its key', `{<00000001>"a"'x'}`, ["'x'", '!'], `{<00000001>"a"!}`],
  [
    'another spelling of the same',
    `[<00000002>'a'r<7ff0000000000001>]`,
    [/.*/su, '["a",\nrNaN]'],
    `[<00000002>'a'r<7ff0000000000001>]`,
  ],
  ['one octet that is not UTF-8 for the character of its number', `s<00000001><ff>`, ['\\xff', 'ÿ'], `s<00000002>ÿ`],
  ['beside what is not UTF-8', `[<00000002>s<00000001><ff>1]`, ['true', '!'], `[<00000002>s<00000001><ff>!]`],
  ['a date that is none for the epoch', 'd<000000000000f87f>', ['nan', '1970-01-01T00:00:00Z'], 'd<0000000000000000>'],
  ['beside a date that is none', '[<00000002>d<000000000000f87f>1]', ['true', '!'], '[<00000002>d<000000000000f87f>!]'],
  [
    'deep inside',
    `[<00000001>{<00000001>"k"[<00000002>'x'1]}]`,
    ['true', '!'],
    `[<00000001>{<00000001>"k"[<00000002>'x'!]}]`,
  ],
  ['another kind of container', `[<00000001>'x']`, ["['x']", "{'k':'x'}"], '{<00000001>k<00000001>ks<00000001>x}'],
];

for (const [title, before, [from, to], after] of EDITS) {
  test(`[llsd.edit.2] [llsd.edit.3] only what was changed is written anew: ${title}`, () => {
    assert.equal(
      edited(octets(before), (text) => text.replace(from, () => to)),
      hexOf(after),
    );
  });
}

test('[llsd.edit.2] an empty file gets a header', () => {
  const saved = savedBinary(new Uint8Array(0), "['x']");
  assert.equal(
    saved.kind === 'saved' && toHex(saved.bytes),
    hexOf('<3c3f204c4c53442f42696e617279203f3e0a>[<00000001>s<00000001>x]'),
  );
});

test('notation with an error is not saved', () => {
  const bytes = octets('[<00000002>11]');
  const wrong = savedBinary(bytes, '[true, treu]');
  assert.deepEqual(wrong.kind === 'wrong' && [wrong.problem.code, wrong.problem.range.start], ['LS106', 7]);
  assert.equal(savedBinary(bytes, '').kind, 'wrong');
});

test('the same octet that is not UTF-8 is an error where somebody wrote it', () => {
  const bytes = octets('[<00000002>s<00000001><ff>1]');
  assert.equal(savedBinary(bytes, "['\\xff', true, '\\xff']").kind, 'wrong');
});

test('an error behind a thousand other findings is an error', () => {
  const text = `[${'b16"00", '.repeat(1200)}i1, treu]`;
  assert.equal(savedBinary(octets('1'), text).kind, 'wrong');
});

/** Broken octets, where, and the copy of what could be read. */
const BROKEN: readonly (readonly [string, number, string])[] = [
  ['[<00000002>1x]', 6, '[<00000001>1]'],
  ['[<00000002>1s<000000ff>', 7, '[<00000001>1]'],
  [`{<00000002>"a"1"b"x`, 12, '{<00000002>"a"1"b"!}'],
  ['[<00000001>11]', 0, '[<00000002>11]'],
  ['[<00000001>[<00000002>1]]', 5, '[<00000001>[<00000001>1]]'],
  ['<3c3f6c6c73642f62696e6172793f3e0a>i<00>', 16, '!'],
];

for (const [spelled, at, copy] of BROKEN) {
  test(`[llsd.edit.4] what is broken is saved as a copy only: ${spelled}`, () => {
    const bytes = octets(spelled);
    const text = shown(bytes);
    const unchanged = savedBinary(bytes, text);
    assert.equal(unchanged.kind === 'saved' && toHex(unchanged.bytes), toHex(bytes));
    const refused = savedBinary(bytes, ` ${text}`);
    assert.equal(refused.kind === 'broken' && refused.at, at);
    const saved = savedBinary(bytes, text, 'copy');
    assert.equal(saved.kind === 'saved' && toHex(saved.bytes), hexOf(copy));
    assert.ok(saved.kind === 'saved' && readBinaryDocument(saved.bytes).brokenAt === undefined);
  });
}

test('[llsd.edit.1] what is shown is laid out as the formatter leaves it', () => {
  const numbers = `[<00000018>${'i<075bcd15>'.repeat(24)}]`;
  const bytes = octets(
    `{<00000004>k<00000001>a[<00000002>11]k<00000001>b{<00000000>}k<00000001>c${numbers}k<00000001>d[<00000001>[<00000000>]]}`,
  );
  assert.deepEqual(notationFormatEdits(shown(bytes)), []);
});

test('[llsd.edit.1] a notation that would be too long is not shown', () => {
  const bytes = octets(`[<00000008>${'1'.repeat(8)}]`);
  assert.equal(shownNotation(readBinaryDocument(bytes), bytes, 48), undefined);
  assert.equal(shownNotation(readBinaryDocument(bytes), bytes, 49)?.length, 49);
});

test('[llsd.edit.5] octets have their place in the notation', () => {
  const bytes = octets(`<3c3f6c6c73642f62696e6172793f3e0a>{<00000002>k<00000001>a[<00000002>10]'b's<00000001><ff>}zz`);
  const { root } = readBinaryDocument(bytes);
  const text = shown(bytes);
  const words = [0, 16, 21, 24, 27, 32, 33, 34, 35, 38, 43, 45].map((at) => {
    const { start, end } = placeOfOctet(root, readNotationDocument(text).root, at);
    return text.slice(start, end);
  });
  assert.deepEqual(words, ['{', '{', "'a'", "'a'", '[', 'true', 'false', ']', "'b'", "'\\xff'", "'\\xff'", '}']);
});

/** Broken octets, an offset, the word of the notation there, and what stands behind it. */
const BREAKS: readonly (readonly [string, number, string, string])[] = [
  ['{<00000002>k<00000001>a1k<00000001>bx', 18, "'b'", ':!\n}\n'],
  ['{<00000002>k<00000001>a1', 12, '}', '\n'],
  ['[<00000002>[<00000001>x', 10, ']', '\n]\n'],
  ['[<00000001>1', 6, ']', '\n'],
  ['[<00000001>11]', 0, '[', 'true, true]\n'],
];

for (const [spelled, at, word, behind] of BREAKS) {
  test(`[llsd.edit.5] what cannot be read is where it would have been: ${spelled}`, () => {
    const bytes = octets(spelled);
    const text = shown(bytes);
    const { start, end } = placeOfOctet(readBinaryDocument(bytes).root, readNotationDocument(text).root, at);
    assert.deepEqual([text.slice(start, end), text.slice(end)], [word, behind]);
  });
}
