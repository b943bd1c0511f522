import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeForm } from '../protocol/llsd/forms.ts';
import { array, integer, map, string } from '../protocol/llsd/value.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { diff } from './diff.ts';
import { MAX_DIFFERENCES } from './diff-llsd.ts';
import { EXIT } from './terminal.ts';

const many = (first: number) => array(Array.from({ length: MAX_DIFFERENCES + 2 }, (_, at) => integer(first + at)));

const FILES = {
  'base.xml': `<llsd>
  <map>
    <key>regions</key>
    <array><map><key>name</key><string>A</string></map></array>
    <key>gone</key><integer>1</integer>
    <key>kind</key><integer>1</integer>
  </map>
</llsd>`,
  'same.llsd': "{'kind':i1, 'gone':i1, 'regions':[{'name':'A'}]}",
  'current.llsd': "{'regions':[{'name':'B'}],\n 'kind':'1', 'new':[i1, i2]}",
  'current.json': '{"regions":[{"name":"B"}],"kind":"1","new":[1,2]}',
  'current.bin': writeForm('binary', map({ a: string('x'.repeat(3000)) }), { header: true }),
  'broken.llsd': "{'a':x, 'b':y}",
  'broken.json': '[1,2',
  'other.txt': 'Hello.',
  'empty.llsd': '',
  'old.llsd': writeForm('notation', many(0)),
  'new.llsd': writeForm('binary', many(1_000_000), { header: true }),
  'base.msg': 'version 2.0\n{ Hail Low 1 NotTrusted Unencoded }\n',
};

const CHANGES = [
  { path: '/regions/0/name', change: 'changed', base: "'A'", current: "'B'" },
  { path: '/gone', change: 'removed', base: 'i1', current: null },
  { path: '/kind', change: 'type', base: 'i1', current: "'1'" },
  { path: '/new', change: 'added', base: null, current: '[i1, i2]' },
];

for (const current of ['current.llsd', 'current.json']) {
  test(`[llsd.difference.3] programs get one object of the promised shape: ${current}`, async () => {
    const terminal = fakeTerminal(FILES);
    assert.equal(await diff(['base.xml', current, '--format', 'json'], terminal), EXIT.findings);
    assert.deepEqual(JSON.parse(terminal.printed.join('\n')), { kind: 'llsd', equal: false, changes: CHANGES });
    assert.deepEqual([terminal.printed.length, terminal.said], [1, []]);
  });
}

test('equal documents in two forms: exit 0', async () => {
  const terminal = fakeTerminal(FILES);
  assert.equal(await diff(['base.xml', 'same.llsd', '--format=json'], terminal), EXIT.fine);
  assert.deepEqual(terminal.printed, ['{"kind":"llsd","equal":true,"changes":[]}']);
  const people = fakeTerminal(FILES);
  assert.equal(await diff(['base.xml', 'same.llsd'], people), EXIT.fine);
  assert.deepEqual(people.printed, ['Equal']);
});

test('people get what it comes to, then a line for each difference with both places', async () => {
  const terminal = fakeTerminal(FILES);
  assert.equal(await diff(['base.xml', 'current.llsd'], terminal), EXIT.findings);
  assert.deepEqual(terminal.printed, [
    'Different: 1 added, 1 removed, 1 changed, 1 of another type',
    "changed /regions/0/name base.xml:4:17 -> current.llsd:1:14: 'A' -> 'B'",
    'removed /gone base.xml:5:5 -> (nothing): i1',
    "type    /kind base.xml:6:5 -> current.llsd:2:2: i1 -> '1'",
    'added   /new (nothing) -> current.llsd:2:14: [i1, i2]',
  ]);
});

test('places in binary are octets; long values are cut', async () => {
  const terminal = fakeTerminal({ ...FILES, '-': "{'a':'y'}" });
  assert.equal(await diff(['-', 'current.bin'], terminal), EXIT.findings);
  assert.equal(terminal.printed[1], `changed /a <stdin>:1:2 -> current.bin:offset 23: 'y' -> '${'x'.repeat(79)}…`);
  const json = fakeTerminal({ ...FILES, '-': "['y']" });
  await diff(['current.bin', '-', '--format', 'json'], json);
  assert.equal(JSON.parse(json.printed[0] ?? '').changes[0].base.length, 1001);
  const whole = fakeTerminal({ '-': "'a'", 'b.llsd': 'i5' });
  await diff(['-', 'b.llsd'], whole);
  assert.equal(whole.printed[1], "type    (all) <stdin>:1:1 -> b.llsd:1:1: 'a' -> i5");
});

test('[llsd.difference.3] of very many differences the first are listed and the rest is counted', async () => {
  const terminal = fakeTerminal(FILES);
  assert.equal(await diff(['old.llsd', 'new.llsd', '--format', 'json'], terminal), EXIT.findings);
  const { changes, more } = JSON.parse(terminal.printed[0] ?? '');
  assert.deepEqual([changes.length, more], [MAX_DIFFERENCES, 2]);
  const people = fakeTerminal(FILES);
  await diff(['old.llsd', 'new.llsd'], people);
  assert.deepEqual([people.printed.length, people.printed.at(-1)], [MAX_DIFFERENCES + 2, '2 more']);
});

for (const [base, current, ...said] of [
  ['{"a":1,"a":2}', "{'a':i2}", "base.json:1:8: warning LS025 Duplicate key 'a' in this map; first used on line 1."],
  ['1e400', 'rinf', "base.json:1:1: warning LS047 '1e400' does not fit a 64-bit real."],
  ['{"a":2}', "{'a':i2}"],
] as const)
  test(`[llsd.difference.6] what is written and not compared is said: ${base} beside ${current}`, async () => {
    const terminal = fakeTerminal({ 'base.json': base, 'current.llsd': current });
    assert.equal(await diff(['base.json', 'current.llsd'], terminal), EXIT.fine);
    assert.deepEqual([terminal.printed, terminal.said], [['Equal'], said]);
  });

const REFUSALS: readonly (readonly [words: readonly string[], sentence: RegExp])[] = [
  [['base.xml', 'broken.llsd'], /^broken\.llsd cannot be compared:1:6: error LS100 .* \(and 1 more\)$/u],
  [['broken.json', 'base.xml'], /^broken\.json cannot be compared:1:1: error JSON Array is never closed\.$/u],
  [['base.xml', 'other.txt'], /^other\.txt is no message template, no LLSD and no JSON\.$/u],
  [['empty.llsd', 'base.xml'], /^empty\.llsd is no message template/u],
  [['base.xml', 'same.llsd', '--mode', 'production'], /--mode is for message templates/u],
  [['base.msg', 'base.xml'], /^base\.xml is no message template\.$/u],
  [['base.xml', 'base.msg'], /^base\.xml is no message template\.$/u],
];

for (const [words, sentence] of REFUSALS) {
  test(`refused in one sentence: diff ${words.join(' ')}`, async () => {
    const terminal = fakeTerminal(FILES);
    assert.equal(await diff(words, terminal), EXIT.wrongUse);
    assert.deepEqual([terminal.printed, terminal.said.length], [[], 1]);
    assert.match(terminal.said[0] ?? '', sentence);
  });
}
