import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { EXIT } from './terminal.ts';
import { visit } from './visit.ts';
import { readVisitOptions, VISIT } from './visit-options.ts';
import { visitWords } from './visit-words.ts';
import { readWords } from './words.ts';

const WHO = '--login-uri http://127.0.0.1:9000/ --first Ada --last Sandbox';
const DEFAULTS = {
  loginUri: 'http://127.0.0.1:9000/',
  first: 'Ada',
  last: 'Sandbox',
  password: 'secret',
  start: 'last',
  templateFile: undefined,
  scriptFile: undefined,
  seconds: 0,
  strict: false,
  json: false,
};

test('visit reads its words', () => {
  for (const [words, changes] of [
    ['', {}],
    ['--password geheim --start home', { password: 'geheim', start: 'home' }],
    ['--for 2.5 --strict --json', { seconds: 2.5, strict: true, json: true }],
    ['--template my.msg --script a.rez', { templateFile: 'my.msg', scriptFile: 'a.rez' }],
  ] as const) {
    const read = readWords(VISIT, `${WHO} ${words}`.split(' ').filter(Boolean));
    assert.ok('values' in read, words);
    assert.deepEqual(readVisitOptions(read), { ...DEFAULTS, ...changes }, words);
  }
});

test('visit refuses what it cannot do in one sentence, and exits with 2', async () => {
  for (const words of [
    '',
    '--first Ada --last Sandbox',
    '--login-uri http://127.0.0.1:9000/ --first Ada',
    '--login-uri nowhere --first Ada --last Sandbox',
    '--login-uri ftp://127.0.0.1/ --first Ada --last Sandbox',
    `${WHO} there`,
    `${WHO} --for never`,
    `${WHO} --for 604801`,
    `${WHO} --template nowhere.msg`,
    `${WHO} --wat`,
    `${WHO} --script nowhere.rez`,
  ]) {
    const terminal = fakeTerminal();
    assert.equal(await visit(words.split(' ').filter(Boolean), terminal), EXIT.wrongUse, words);
    assert.deepEqual([terminal.printed, terminal.said.length], [[], 1], words);
  }
});

const STEP = { event: 'step', step: 'walk', outcome: 'done', ms: 12.3, words: '1.3 m', complaints: [] } as const;

test('a step is a line with its time, and what would trouble some client is a line more', () => {
  assert.deepEqual(visitWords(STEP), ['    12.3 ms  walk       ok       1.3 m']);
  const failed = {
    ...STEP,
    outcome: 'failed',
    ms: 12_345,
    words: 'It\nfell.',
    complaints: ['It fell.', 'It\u001b[2J hurt.'],
  } as const;
  assert.deepEqual(visitWords(failed), [
    '   12345 ms  walk       FAILED   It fell.',
    '                        note     It fell.',
    '                        note     It [2J hurt.',
  ]);
});

test('what is said is told, and the end says where it failed', () => {
  assert.deepEqual(visitWords({ event: 'chat', at: 1, from: 'Ada', text: 'Hello' }), ['             Ada: Hello']);
  assert.deepEqual(visitWords({ event: 'end', ok: true, ms: 5591, failed: null }), [
    'The visit went well; it took 5591 ms.',
  ]);
  assert.deepEqual(visitWords({ event: 'end', ok: false, ms: 9, failed: 'walk' }), [
    'The visit failed at walk; it took 9.0 ms.',
  ]);
});
