import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, looseUtf8, utf8 } from '../protocol/bytes.ts';
import { FORMS, writeForm } from '../protocol/llsd/forms.ts';
import { array, integer, map, real, string, uuid } from '../protocol/llsd/value.ts';
import { type FakeTerminal, fakeTerminal } from '../test/support/fake-terminal.ts';
import { convert } from './convert.ts';
import { MAX_ERRORS_SAID } from './llsd-text.ts';
import { EXIT } from './terminal.ts';

const ID = '6bad258e-06f0-4a87-a659-493117c9c162';
const VALUE = map({ a: array([integer(1), real(2)]), b: uuid(ID) });
const XML = `<llsd><map><key>a</key><array><integer>1</integer><real>2</real></array><key>b</key><uuid>${ID}</uuid></map></llsd>`;
const NOTATION = `{'a':[i1, r2], 'b':u${ID}}`;
const JSON_TEXT = `{"a":[1,2.0],"b":{"$uuid":"${ID}"}}`;
const TEXTS = { xml: XML, notation: `<? llsd/notation ?>\n${NOTATION}`, json: JSON_TEXT };
const NAMES = { xml: 'LLSD-XML', notation: 'LLSD notation', binary: 'binary LLSD', json: 'JSON' };

const written = ({ saved }: FakeTerminal, name = ''): string => looseUtf8(saved.get(name) ?? new Uint8Array());

for (const from of FORMS) {
  for (const to of FORMS) {
    test(`from ${from} to ${to}, found out and asked for`, async () => {
      const file = writeForm(from, VALUE, { header: true });
      const expected = to === 'binary' ? writeForm('binary', VALUE, { header: true }) : utf8(`${TEXTS[to]}\n`);
      const terminal = fakeTerminal({ file, '-': file });
      assert.equal(await convert(['file', '--to', to], terminal), EXIT.fine);
      assert.deepEqual(terminal.saved.get(''), expected);
      assert.deepEqual([terminal.said, terminal.printed], [[`file is read as ${NAMES[from]}.`], []]);
      for (const words of [['-'], []]) {
        const piped = fakeTerminal({ '-': file });
        assert.equal(await convert([...words, `--to=${to}`, '--from', from, '-o', 'out'], piped), EXIT.fine);
        assert.deepEqual([piped.saved.get('out'), piped.said], [expected, []]);
      }
    });
  }
}

test('laid out, plain, and without a header', async () => {
  const run = async (...words: string[]) => {
    const terminal = fakeTerminal({ 'a.llsd': NOTATION });
    assert.equal(await convert(['a.llsd', ...words], terminal), EXIT.fine);
    return written(terminal);
  };
  assert.equal(
    await run('--to', 'notation', '--pretty', '--no-header'),
    `{\n  'a':[\n    i1,\n    r2\n  ],\n  'b':u${ID}\n}\n`,
  );
  assert.equal(await run('--to', 'json', '--plain'), `{"a":[1,2.0],"b":"${ID}"}\n`);
  assert.match(await run('--to', 'xml', '--pretty'), /^<llsd>\n<map>\n {2}<key>a<\/key>\n[\s\S]*<\/llsd>\n$/u);
  assert.equal((await run('--to', 'binary', '--no-header')).charAt(0), '{');
});

test('plain JSON is read as such: keys mean nothing', async () => {
  const terminal = fakeTerminal({ 'a.json': '{"$uuid":"x"}' });
  assert.equal(
    await convert(['a.json', '--from=json', '--to=notation', '--plain', '--no-header'], terminal),
    EXIT.fine,
  );
  assert.equal(written(terminal), "{'$uuid':'x'}\n");
});

test('JSON by name where the content says nothing', async () => {
  for (const [name, expected] of [
    ['a.json', '<llsd><array><boolean>true</boolean></array></llsd>\n'],
    ['b.json', '<llsd><integer>1</integer></llsd>\n'],
    ['b.llsd', '<llsd><boolean>true</boolean></llsd>\n'],
    ['c', '<llsd><integer>25</integer></llsd>\n'],
    ['d', '<llsd><undef/></llsd>\n'],
  ] as const) {
    const terminal = fakeTerminal({ 'a.json': '[true]', 'b.json': '1', 'b.llsd': '1', c: ' 25', d: 'null' });
    assert.equal(await convert([name, '--to', 'xml'], terminal), EXIT.fine);
    assert.equal(written(terminal), expected);
  }
});

test('[llsd.loss.1] what is lost is said, each with its path', async () => {
  const xml = '<!-- a --><llsd><map><key>a</key><undef/><key>a</key><integer>007</integer></map></llsd>';
  const terminal = fakeTerminal({ 'a.xml': xml });
  assert.equal(await convert(['a.xml', '--to', 'notation', '--no-header'], terminal), EXIT.fine);
  assert.equal(written(terminal), "{'a':i7}\n");
  assert.deepEqual(terminal.said, [
    'a.xml is read as LLSD-XML.',
    '/a: The key stands 2 times; the last value is kept.',
    '/a: The integer is spelled otherwise: 007 as 7.',
    'The comment is lost.',
  ]);
});

for (const [json, value, code] of [
  ['[4294967296]', '[r4294967296]', 'LS042'],
  ['[1e400]', '[rinf]', 'LS047'],
] as const)
  test(`[llsd.loss.5] what is too large for its type is said, with its place: ${json}`, async () => {
    const terminal = fakeTerminal({ 'a.json': json });
    assert.equal(await convert(['a.json', '--to', 'notation', '--no-header'], terminal), EXIT.fine);
    assert.equal(written(terminal), `${value}\n`);
    const said = terminal.said.filter((line) => line.startsWith(`a.json:1:2: warning ${code} `));
    assert.equal(said.length, 1, terminal.said.join('\n'));
  });

test('with errors what could be read is written, with --strict nothing', async () => {
  const file = { 'a.llsd': "{'a':i1,\n 'b':x}" };
  const terminal = fakeTerminal(file);
  assert.equal(await convert(['a.llsd', '--to', 'json'], terminal), EXIT.findings);
  assert.equal(written(terminal), '{"a":1,"b":null}\n');
  assert.match(terminal.said[1] ?? '', /^a\.llsd:2:6: error LS100 Expected a value, found 'x'\.$/u);
  const strict = fakeTerminal(file);
  assert.equal(await convert(['a.llsd', '--to', 'json', '--strict', '-o', 'out'], strict), EXIT.findings);
  assert.deepEqual([strict.saved.size, strict.said.at(-1)], [0, 'Nothing is written (--strict).']);
});

test('of very many errors the first are told and the rest is counted', async () => {
  const terminal = fakeTerminal({ 'a.llsd': `[${'x,'.repeat(MAX_ERRORS_SAID + 3)}i1]` });
  assert.equal(await convert(['a.llsd', '--to', 'json'], terminal), EXIT.findings);
  assert.equal(terminal.said.filter((line) => / error /u.test(line)).length, MAX_ERRORS_SAID);
  assert.ok(terminal.said.includes('a.llsd: 3 more errors.'));
});

test('of binary that breaks off, the place is an octet', async () => {
  const octets = writeForm('binary', array([integer(1), string('abc')]), { header: true });
  const terminal = fakeTerminal({ 'a.llsd': concatBytes(octets.subarray(0, -2)) });
  assert.equal(await convert(['a.llsd', '--to', 'json'], terminal), EXIT.findings);
  assert.match(terminal.said[1] ?? '', /^a\.llsd:offset \d+: error LS203 length /u);
  assert.match(written(terminal), /^\[1/u);
});

test('binary is not for the screen, texts are', async () => {
  const screen = fakeTerminal({ a: NOTATION }, { isScreen: true });
  assert.equal(await convert(['a', '--to', 'binary'], screen), EXIT.wrongUse);
  assert.match(screen.said[0] ?? '', /binary is not for the screen/u);
  assert.equal(await convert(['a', '--to', 'binary', '-o', 'out'], screen), EXIT.fine);
  assert.equal(await convert(['a', '--to', 'xml'], screen), EXIT.fine);
});

const REFUSALS: readonly (readonly [words: readonly string[], sentence: RegExp])[] = [
  [['a'], /--to takes xml, notation, binary or json/u],
  [['a', '--to', 'yaml'], /--to takes/u],
  [['a', '--to', 'xml', '--from', 'yaml'], /--from takes auto, xml, notation, binary or json/u],
  [['a', 'b', '--to', 'xml'], /takes one file/u],
  [['a', '--to', 'xml', '--plain'], /--plain is for JSON/u],
  [['nowhere', '--to', 'xml'], /nowhere/u],
  [['text', '--to', 'xml'], /text is neither LLSD nor JSON/u],
  [['empty', '--to', 'xml'], /empty is neither LLSD nor JSON/u],
  [['text', '--to', 'xml', '--from', 'json'], /^text:1:1: Expected a value\.$/u],
  [['empty', '--to', 'xml', '--from', 'xml'], /^empty:.*LLSD|empty:1:1: Document is empty/u],
  [['a', '--to', 'xml', '--max-bytes', '5'], /more than 5 bytes/u],
  [['a', '--to', 'xml', '-o', 'locked'], /Cannot write locked/u],
];

for (const [words, sentence] of REFUSALS) {
  test(`refused: convert ${words.join(' ')}`, async () => {
    const terminal = fakeTerminal({ a: NOTATION, text: 'Hello.', empty: '' });
    terminal.locked.add('locked');
    assert.equal(await convert(words, terminal), EXIT.wrongUse);
    assert.match(terminal.said.at(-1) ?? '', sentence);
    assert.equal(terminal.saved.size, 0);
  });
}
