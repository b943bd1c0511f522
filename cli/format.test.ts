import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex, utf8 } from '../protocol/bytes.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { format } from './format.ts';
import { EXIT } from './terminal.ts';

const RAW = 'version 2.0\r\n{ Chat High 1 Trusted Unencoded }\r\n';
const LAID_OUT = 'version 2.0\r\n{\r\n    Chat High 1 Trusted Unencoded\r\n}\r\n';
const BROKEN = 'version  2.0\n{ Chat High 1 Trusted Unencoded\n';
const MARKED = `\ufeff// é 😀\n${LAID_OUT}`;

const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

test('without a word the result goes to stdout, with the line ends of the file', async () => {
  const terminal = fakeTerminal({ 'a.msg': RAW, '-': LAID_OUT });
  assert.equal(await format(['a.msg', '-'], terminal), EXIT.fine);
  assert.equal(textOf(terminal.saved.get('')), LAID_OUT + LAID_OUT);
  assert.deepEqual([terminal.printed, terminal.said], [[], []]);
});

test('--check names the files that would change, and changes none', async () => {
  const terminal = fakeTerminal({ 'a.msg': RAW, 'b.msg': LAID_OUT, 'c.msg': RAW });
  assert.equal(await format(['--check', 'a.msg', 'b.msg', 'c.msg'], terminal), EXIT.findings);
  assert.deepEqual(terminal.printed, ['a.msg', 'c.msg']);
  assert.deepEqual(terminal.said, ['2 of 3 files would change']);
  assert.equal(terminal.saved.size, 0);
});

test('--check is fine where nothing would change', async () => {
  const terminal = fakeTerminal({ 'b.msg': LAID_OUT });
  assert.equal(await format(['--check', 'b.msg'], terminal), EXIT.fine);
  assert.deepEqual([terminal.printed, terminal.said], [[], ['0 of 1 file would change']]);
});

test('--write changes only the files that change', async () => {
  const terminal = fakeTerminal({ 'a.msg': RAW, 'b.msg': LAID_OUT });
  assert.equal(await format(['--write', 'a.msg', 'b.msg'], terminal), EXIT.fine);
  assert.deepEqual(
    [...terminal.saved].map(([name, bytes]) => [name, textOf(bytes)]),
    [['a.msg', LAID_OUT]],
  );
  assert.deepEqual(terminal.said, ['a.msg is laid out']);
});

test('a byte-order mark and characters of any width are kept', async () => {
  const terminal = fakeTerminal({ 'a.msg': MARKED });
  assert.equal(await format(['a.msg'], terminal), EXIT.fine);
  assert.equal(textOf(terminal.saved.get('')), MARKED);
});

test('bytes that are no UTF-8 are kept', async () => {
  const bytes = new Uint8Array([...utf8('version  2.0 // '), 0xe9, 0xff, 0x0a]);
  const terminal = fakeTerminal({ 'a.msg': bytes });
  assert.equal(await format(['a.msg'], terminal), EXIT.fine);
  const expected = [...utf8('version 2.0 // '), 0xe9, 0xff, 0x0a];
  assert.equal(toHex(terminal.saved.get('') ?? new Uint8Array()), toHex(new Uint8Array(expected)));
});

test('what has a mistake is left as it is, and that is said', async () => {
  const terminal = fakeTerminal({ 'a.msg': BROKEN });
  assert.equal(await format(['a.msg'], terminal), EXIT.fine);
  assert.equal(textOf(terminal.saved.get('')), BROKEN.replace('  ', ' '));
  assert.deepEqual(terminal.said, [
    'a.msg has mistakes; parts with one in their syntax stay as they are (rezbench check says more).',
  ]);
});

const whole: readonly (readonly [what: string, text: string])[] = [
  ['braces that are glued', 'version 2.0\n{ Hail Low 1 NotTrusted Unencoded { A Single {X U8} } }\n'],
  ['a comment that is glued', 'version 2.0\n{ Hail Low 1 NotTrusted Unencoded }// x\n'],
  ['a type that is none', 'version 2.0\n{ Hail Low 1 NotTrusted Unencoded { A Single { X U7 } } }\n'],
];

for (const [what, text] of whole) {
  test(`nothing is said where all is laid out in spite of ${what}`, async () => {
    const terminal = fakeTerminal({ 'a.msg': text });
    assert.equal(await format(['a.msg'], terminal), EXIT.fine);
    assert.deepEqual(terminal.said, []);
    assert.notEqual(textOf(terminal.saved.get('')), text);
  });
}

const documents: readonly (readonly [name: string, raw: string, laidOut: string])[] = [
  [
    'a.xml',
    '<llsd><array><integer>1</integer></array></llsd>',
    '<llsd>\n<array>\n  <integer>1</integer>\n</array>\n</llsd>\n',
  ],
  ['a.llsd', '<llsd><map></map></llsd>', '<llsd>\n<map/>\n</llsd>\n'],
  ['b.llsd', "{'a': i1 ,'b':i2}", "{'a':i1, 'b':i2}"],
  ['a.llsdn', '[i1,i2]', '[i1, i2]'],
  ['a', '<? llsd/notation ?>\n[i1,i2]\n', '<? llsd/notation ?>\n[i1, i2]\n'],
  ['a.llidl', '%% a\n->int\n<-int\n', '%% a -> int <- int\n'],
];

for (const [name, raw, laidOut] of documents) {
  test(`${name} with ${JSON.stringify(raw)} is laid out in its own language`, async () => {
    const terminal = fakeTerminal({ [name]: raw });
    assert.equal(await format(['--check', name], terminal), EXIT.findings);
    assert.equal(await format([name], terminal), EXIT.fine);
    assert.equal(textOf(terminal.saved.get('')), laidOut);
    assert.equal(await format(['--check', name], fakeTerminal({ [name]: laidOut })), EXIT.fine);
  });
}

const refused: readonly (readonly [words: readonly string[], said: RegExp])[] = [
  [[], /^format: name at least one file\.$/],
  [['--check', '--write', 'a.msg'], /exclude each other/],
  [['--write', '-'], /cannot change stdin/],
  [['--wat'], /^format: Unknown option/],
  [['a.msg', 'gone.msg'], /^Cannot read gone\.msg/],
  [
    ['a.msg', 'a.txt'],
    /^a\.txt is in no language that format understands \(sl-message-template, llsd-xml, llidl, llsd-notation\)\.$/,
  ],
  [['--max-bytes', '10', 'a.msg'], /^a\.msg has more than 10 bytes/],
  [['--write', 'locked.msg'], /^Cannot write locked\.msg: locked\.$/],
];

for (const [words, said] of refused) {
  test(`format ${words.join(' ')} is refused in one sentence`, async () => {
    const terminal = fakeTerminal({ 'a.msg': LAID_OUT, 'a.txt': 'hello', 'locked.msg': RAW, '-': RAW });
    terminal.locked.add('locked.msg');
    assert.equal(await format(words, terminal), EXIT.wrongUse);
    assert.deepEqual([terminal.printed, terminal.saved.has('')], [[], false]);
    assert.equal(terminal.said.length, 1);
    assert.match(terminal.said[0] ?? '', said);
  });
}
