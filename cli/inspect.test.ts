import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pcap, pcapng } from '../test/support/captures.ts';
import { AGENT, session } from '../test/support/conversation-capture.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { inspect } from './inspect.ts';
import { EXIT } from './terminal.ts';

const FILE = pcapng(session().frames);

async function run(...words: readonly string[]) {
  const terminal = fakeTerminal({
    'a.pcapng': FILE,
    'cut.pcapng': FILE.subarray(0, FILE.length - 2),
    'text.txt': 'no',
  });
  const code = await inspect(['a.pcapng', ...words], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

const json = (lines: readonly string[]): readonly Record<string, unknown>[] => lines.map((line) => JSON.parse(line));

test('rows as JSON have the members that are promised, in their order', async () => {
  const { code, printed, said } = await run('--format', 'json');
  assert.deepEqual([code, said, printed.length], [EXIT.fine, [], 7]);
  assert.deepEqual(json(printed)[2], {
    row: 3,
    time: 0.4,
    from: '10.0.0.2:50000',
    to: '10.0.0.1:13000',
    direction: 'in',
    circuit: 1,
    door: 'udp',
    name: 'UseCircuitCode',
    sequence: 1,
    flags: { zerocoded: false, reliable: true, resent: false, acks: false },
    size: 46,
    fate: 'handled',
  });
  assert.deepEqual(Object.keys(json(printed)[0] ?? {}), [
    ...['row', 'time', 'from', 'to', 'direction', 'circuit', 'door', 'name'],
  ]);
});

/** Asked fields, and their values in the rows that have any. */
const FIELDS: readonly (readonly [string, readonly unknown[]])[] = [
  ['UseCircuitCode.CircuitCode.Code', [7]],
  ['CircuitCode.ID', [AGENT]],
  ['*.PingID.OldestUnacked', [0]],
  ['acked', [false, false]],
  ['reliable', [true, false]],
  ['agent', ['Ada Sandbox', 'Ada Sandbox', 'Ada Sandbox', 'Ada Sandbox', 'Ada Sandbox']],
  ['seq', [1, 1]],
  ['expanded', [46, 12]],
  ['dir', ['in', 'in', 'in', 'in', 'out', 'out', 'out']],
];

for (const [field, values] of FIELDS) {
  test(`[capture.asked.1] --fields ${field} gives its values under that name`, async () => {
    const { code, printed } = await run('--format', 'json', '--fields', field);
    assert.equal(code, EXIT.fine);
    assert.deepEqual(
      json(printed).flatMap((row) => (Object.hasOwn(row, field) ? [row[field]] : [])),
      values,
    );
  });
}

test('[capture.asked.2] several fields stand beside each other, in the text as well', async () => {
  const { printed } = await run('--filter', 'UseCircuitCode', '--fields', 'CircuitCode.Code, age,name');
  assert.deepEqual(printed, [
    '     3     0.400000 -> 1 udp   UseCircuitCode               #1      R    46 bytes  CircuitCode.Code 7  age 0.29999999999999993  name UseCircuitCode',
  ]);
});

test('[capture.asked.2] [capture.asked.3] events are asked for their fields, and rows for their texts', async () => {
  const { printed } = await run(
    '--format',
    'json',
    '--filter',
    'door == event',
    '--fields',
    'EnableSimulator.SimulatorInfo.Port,text',
  );
  const [enabled, state] = json(printed);
  assert.deepEqual(enabled?.['EnableSimulator.SimulatorInfo.Port'], 13001);
  assert.match(String(enabled?.['text']), /^<llsd>/);
  assert.equal(state?.['EnableSimulator.SimulatorInfo.Port'], undefined);
});

test('a filter chooses rows; none is fine', async () => {
  const names = async (filter: string) =>
    json((await run('--format', 'json', '--filter', filter)).printed).map(({ name }) => name);
  assert.deepEqual(await names('door == event'), ['EnableSimulator', 'AgentStateUpdate']);
  assert.deepEqual(await names('reliable && !acked'), ['UseCircuitCode']);
  assert.deepEqual(await names('agent == "Ada Sandbox" && dir == in && door == udp'), ['UseCircuitCode']);
  const none = await run('--filter', 'ChatFrom*');
  assert.deepEqual([none.code, none.printed, none.said], [EXIT.fine, [], []]);
});

test('[capture.stats.1] [capture.stats.2] [capture.stats.3] [capture.stats.4] figures as JSON have the members that are promised', async () => {
  const { code, printed } = await run('--stats', '--format', 'json');
  assert.equal(code, EXIT.fine);
  const [stats] = json(printed);
  assert.deepEqual(stats, {
    messages: [
      { name: 'AgentStateUpdate', count: 1, bytes: 19 },
      { name: 'EnableSimulator', count: 1, bytes: 169 },
      { name: 'StartPingCheck', count: 1, bytes: 12 },
      { name: 'UseCircuitCode', count: 1, bytes: 46 },
    ],
    circuits: [
      { circuit: 1, agent: 'Ada Sandbox', packetsIn: 1, packetsOut: 0, bytesIn: 46, bytesOut: 0, ...none() },
      { circuit: 2, agent: null, packetsIn: 0, packetsOut: 1, bytesIn: 0, bytesOut: 12, ...none() },
    ],
  });
  assert.match((await run('--stats')).printed.join('\n'), /circuit 1, Ada Sandbox\n {2}packets {6}1 in, 0 out\n/);
});

const none = () => ({
  ...{ acksIn: 0, acksOut: 0, resentIn: 0, resentOut: 0, duplicates: 0, lost: 0 },
  ackLatencyMs: { mean: null, p95: null },
  pingMs: { now: null, mean: null, min: null, max: null },
});

test('no findings is fine, findings are exit 1, with rows', async () => {
  const fine = await run('--findings', '--format', 'json');
  assert.deepEqual([fine.code, fine.printed], [EXIT.fine, ['{"findings":[]}']]);
  assert.deepEqual((await run('--findings')).printed, ['no findings']);
  const frames = session().frames.map((frame, at) => ({ ...frame, time: frame.time + (at > 5 ? 9 : 0) }));
  const terminal = fakeTerminal({ late: pcap(frames) });
  assert.equal(await inspect(['late', '--findings'], terminal), EXIT.findings);
  const [line = ''] = terminal.printed;
  assert.equal(
    line,
    'error: UseCircuitCode was sent reliably by the viewer and never acked by the simulator. (never-acked; row 3)',
  );
  const narrowed = fakeTerminal({ late: pcap(frames) });
  assert.equal(await inspect(['late', '--findings', '--filter', 'StartPingCheck'], narrowed), EXIT.fine);
});

/** Words that are wrong, and what is said; nothing is printed. */
const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
  [['--filter', 'seq =='], /^--filter, character 5: /],
  [['--fields', 'nonsense'], /^--fields: /],
  [['--fields', 'ChatFromViewer.ChatData.Mesage'], /^--fields: ChatFromViewer\.ChatData\.Mesage: .*Message/],
  [['b.pcapng'], /^inspect: name one capture file\.$/],
  [['--format', 'xml'], /^--format takes text or json\.$/],
  [['--template', 'missing'], /^Cannot read missing/],
];

for (const [words, sentence] of WRONG) {
  test(`${words.join(' ')} is wrong use, said in one sentence`, async () => {
    const { code, printed, said } = await run(...words);
    assert.deepEqual([code, printed, said.length], [EXIT.wrongUse, [], 1]);
    assert.match(said[0] ?? '', sentence);
  });
}

test('what is no capture is refused; what is cut is read and said', async () => {
  const terminal = fakeTerminal({ 'text.txt': 'no', 'cut.pcapng': FILE.subarray(0, FILE.length - 2) });
  assert.equal(await inspect(['text.txt'], terminal), EXIT.wrongUse);
  assert.match(terminal.said[0] ?? '', /^text\.txt: The file is no capture/);
  assert.equal(await inspect(['cut.pcapng'], terminal), EXIT.fine);
  assert.match(terminal.said[1] ?? '', /^cut\.pcapng, byte \d+: The file ends within a block/);
  assert.equal(terminal.printed.length, 6);
});
