import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunningSandbox } from '../sandbox/start.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { serve } from './serve.ts';
import { readServeOptions, SERVE } from './serve-options.ts';
import { obey } from './serve-orders.ts';
import { EXIT } from './terminal.ts';
import { readWords } from './words.ts';

const DEFAULTS = {
  host: '127.0.0.1',
  port: 9000,
  templateFile: undefined,
  worldFile: undefined,
  faultsFile: undefined,
  captureFile: undefined,
  exportFile: undefined,
  maxBytes: 67_108_864,
  json: false,
  ui: false,
  seed: undefined,
  seconds: undefined,
};

test('serve reads its words', () => {
  for (const [words, changes] of [
    ['', {}],
    ['--json --port 0', { json: true, port: 0 }],
    ['--host 192.168.1.7 --port=9001', { host: '192.168.1.7', port: 9001 }],
    ['--seed 7 --for 2.5 --template my.msg', { seed: 7, seconds: 2.5, templateFile: 'my.msg' }],
    ['--max-bytes 5', { maxBytes: 5 }],
    ['--ui', { ui: true }],
    ['--capture a.pcapng', { captureFile: 'a.pcapng' }],
    ['--faults bad.faults.json', { faultsFile: 'bad.faults.json' }],
    ['--port 65535 --seed 4294967295 --for 604800', { port: 65_535, seed: 4_294_967_295, seconds: 604_800 }],
  ] as const) {
    const read = readWords(SERVE, words.split(' ').filter(Boolean));
    assert.ok('values' in read, words);
    assert.deepEqual(readServeOptions(read), { ...DEFAULTS, ...changes }, words);
  }
});

test('serve refuses what it cannot do in one sentence, and exits with 2', async () => {
  for (const words of [
    '--world a.json',
    '--world=a.json',
    '--ui=yes',
    '--capture=',
    '--capture',
    '--faults nowhere.json',
    '--faults prose.txt',
    '--faults wrong.faults.json',
    '--faults wrong.faults.json --max-bytes 3',
    '--wat',
    '--host=',
    '--port',
    '--port 65536',
    '--port -1',
    '--port 80.5',
    '--seed x',
    '--for never',
    '--for 1e9',
    '--for 604801',
    '--seed 4294967296',
    '--max-bytes 0',
    'now',
    '--template nowhere.msg',
    '--template prose.txt',
    '--template large.msg --max-bytes 3',
  ]) {
    const terminal = fakeTerminal({ 'prose.txt': 'Once upon a time.', 'large.msg': 'version 2.0', ...WRONG_FAULTS });
    assert.equal(await serve(words.split(' '), terminal), EXIT.wrongUse, words);
    assert.deepEqual([terminal.printed, terminal.said.length], [[], 1], words);
    assert.match(terminal.said[0] ?? '', /^[^\n]+\.$|\(--max-bytes\)\.$/, words);
  }
});

const WRONG_FAULTS = { 'wrong.faults.json': '{"rules":[{"loss":20},{"loss":200}]}' };

test('what is wrong with a file of rules is told with its name and its place', async () => {
  const terminal = fakeTerminal({ ...WRONG_FAULTS, 'prose.txt': 'Once upon a time.' });
  assert.equal(await serve(['--faults', 'wrong.faults.json'], terminal), EXIT.wrongUse);
  assert.equal(await serve(['--faults', 'prose.txt'], terminal), EXIT.wrongUse);
  assert.match(terminal.said[0] ?? '', /^wrong\.faults\.json: rules\[1\]\.loss must be a percentage, .*\.$/);
  assert.match(terminal.said[1] ?? '', /^prose\.txt: This is not JSON: .*\.$/);
});

/** Notes what it is told to do. */
function fakeSandbox(refusal?: string) {
  const done: string[] = [];
  const note = (...words: readonly unknown[]) => {
    done.push(words.map((word) => JSON.stringify(word)).join(' '));
    return refusal === undefined ? undefined : { problem: refusal };
  };
  const sandbox: RunningSandbox = {
    ready: { event: 'ready', version: '', loginUri: '', gridInfoUri: '', uiUri: null, regions: [], capture: null },
    ask: () => ({ answer: 'grid', grid: { loginUri: '', regions: [], circuits: [] } }),
    seed: 7,
    useTemplate: () => undefined,
    faults: (rules) => note('faults', rules),
    send: (...words) => note('send', ...words),
    say: (...words) => note('say', ...words),
    kick: (...words) => note('kick', ...words),
    log: { save: async () => undefined, keepMarks: async () => undefined },
    snapshot: (...words) => note('snapshot', ...words),
    stop: async () => undefined,
  };
  return { sandbox, done };
}

test('an order is carried out and answered with its id', () => {
  for (const [order, expected] of [
    [{ id: 1, do: 'say', region: 'R', text: 'T' }, '"say" "R" "T"'],
    [{ id: 'x', do: 'kick', agent: 'A', reason: 'B' }, '"kick" "A" "B"'],
    [{ id: 3, do: 'faults', rules: [{ loss: 20 }] }, '"faults" [{"loss":20}]'],
    [{ id: 5, do: 'snapshot', file: 'saved.world.json' }, '"snapshot" "saved.world.json"'],
    [{ id: 4, do: 'faults', rules: [] }, '"faults" []'],
    [{ id: 2, do: 'send', to: 'A', message: 'M', blocks: { B: [] } }, '"send" "A" "M" {"B":[]}'],
  ] as const) {
    const { done, sandbox } = fakeSandbox();
    assert.deepEqual(obey(JSON.stringify(order), sandbox, assert.fail), { event: 'done', id: order.id });
    assert.deepEqual(done, [expected]);
  }
});

test('stats and stop are answered as well; an order without id is answered without', () => {
  const { sandbox } = fakeSandbox();
  assert.deepEqual(obey('{"id":3,"do":"stats"}', sandbox, assert.fail), {
    event: 'stats',
    circuits: [],
    regions: [],
    id: 3,
  });
  let stopped = 0;
  assert.deepEqual(
    obey('{"do":"stop"}', sandbox, () => {
      stopped += 1;
    }),
    { event: 'done' },
  );
  assert.equal(stopped, 1);
});

test('what cannot be done is answered with an error', () => {
  const { done, sandbox } = fakeSandbox('There is no region R.');
  for (const [line, message] of [
    ['{"id":1,"do":"say","region":"R","text":"T"}', /^There is no region R\.$/],
    ['{"id":1,"do":"say","region":"R"}', /"text" is missing/],
    ['{"id":1,"do":"kick","agent":7,"reason":"x"}', /"agent" is missing, or is no text/],
    ['{"id":1,"do":"snapshot"}', /"file" is missing/],
    ['{"id":1,"do":"fly"}', /must be one of stats, say, kick, send, faults, snapshot, stop/],
    ['{"id":1}', /must be one of/],
    ['[1]', /is a JSON object/],
    ['null', /is a JSON object/],
    ['{', /is not JSON/],
  ] as const) {
    const answer = obey(line, sandbox, assert.fail);
    assert.equal(answer.event, 'error', line);
    assert.match(String(answer['message']), message);
  }
  assert.equal(done.length, 1);
});
