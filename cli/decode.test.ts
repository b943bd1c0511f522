import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_TYPES } from '../test/support/all-types.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { EXIT } from './terminal.ts';

/** The four packets of the servers' page. */
const SERVERS_PAGE = [
  '00 00000005 00 FFFFFFFB 01 02000000',
  'C0 00000002 00 FFFF0183 1C8A7767E37B422EAFB385093197CAD1 03 4A4200 0106 4B7261667400 0101 001A',
  '80 00000004 00 FF11 1C8A7767E37B422EAFB385093197CAD1 4B6FFF1FB56741FD85EFA1983BF2B577 01 ' +
    '43FA4F0BDBD8978D7EE8A2E683B0D0E2 1C8A7767E37B422EAFB385093197CAD1 09 00033F FFFFFFFF 38 0024 28081041 0004 ' +
    '50700F41 0006 2440',
  '40 0000000A 00 05 1C8A7767E37B422EAFB385093197CAD1 4B6FFF1FB56741FD85EFA1983BF2B577 01 ' +
    'EFCF670C2D188128973A034EBC806B67 00 01 00',
];

for (const format of ['json', 'text']) {
  test(`the four packets of the servers' page are decoded as ${format} and encoded to the same bytes`, async () => {
    const decoded = fakeTerminal({ '-': `# four packets\n\n${SERVERS_PAGE.join('\r\n')}\n` });
    assert.equal(await decode(['--format', format], decoded), EXIT.fine);
    assert.deepEqual([decoded.printed.length, decoded.said], [4, []]);
    for (const name of ['PacketAck', 'AgentDataUpdate', 'ViewerEffect', 'AgentAnimation']) {
      assert.ok(
        decoded.printed.some((line) => line.includes(name)),
        name,
      );
    }
    const encoded = fakeTerminal({ 'four.txt': decoded.printed.join('\n') });
    assert.equal(await encode(['four.txt'], encoded), EXIT.fine);
    assert.deepEqual(
      encoded.printed,
      SERVERS_PAGE.map((hex) => hex.replaceAll(' ', '').toLowerCase()),
    );
  });
}

test('the input is also called -, and its comments may be indented', async () => {
  const terminal = fakeTerminal({ '-': '  # a ping\n 000000000200010705010000\n\t#\n' });
  assert.equal(await decode(['-'], terminal), EXIT.fine);
  assert.deepEqual([terminal.printed.length, terminal.said], [1, []]);
  const back = fakeTerminal({ '-': terminal.printed.join('\n') });
  assert.equal(await encode(['-'], back), EXIT.fine);
  assert.deepEqual(back.printed, ['000000000200010705010000']);
});

test('the datagram may be an argument, or several words of one', async () => {
  for (const words of [['000000000200010705010000'], ['00', '00000002', '00', '01', '0705010000']]) {
    const terminal = fakeTerminal();
    assert.equal(await decode(words, terminal), EXIT.fine);
    assert.deepEqual(terminal.printed, [
      'seq 2 · StartPingCheck  # High 1, not trusted, 12 bytes\n  PingID  PingID 7  OldestUnacked 261',
    ]);
  }
});

test('a datagram with problems is a finding, whether it can be read or not', async () => {
  for (const hex of ['000000001c0001070501', '00']) {
    const terminal = fakeTerminal();
    assert.equal(await decode(['--format=json', hex], terminal), EXIT.findings);
    assert.deepEqual([terminal.printed.length, terminal.said], [1, []]);
  }
});

test('an unknown number is no problem', async () =>
  assert.equal(await decode(['400000000700ffff03090102'], fakeTerminal()), EXIT.fine));

test('a template of ones own names the messages, and what cannot be read of it is mentioned', async () => {
  const hex = '000000000200ffff03e7';
  const good = fakeTerminal({ 'own.msg': ALL_TYPES });
  await decode(['--template', 'own.msg', hex], good);
  assert.match(good.printed[0] ?? '', /· AllTypes /);
  assert.deepEqual(good.said, []);
  const faulty = fakeTerminal({
    'own.msg': `${ALL_TYPES}{ Broken Low 5 NotTrusted Unencoded { Block Single { Field U9 } } }`,
  });
  await decode(['--template', 'own.msg', hex], faulty);
  assert.deepEqual(faulty.said, ['own.msg: 1 of 2 messages cannot be read; rezbench check says why.']);
});

type Case = readonly [words: readonly string[], files: Readonly<Record<string, string>>, sentence: RegExp];
const REFUSED_BY_DECODE: readonly Case[] = [
  [['hello'], {}, /^The argument is no datagram in hex\.$/],
  [[''], { '-': '000000000200010705010000' }, /^The argument is no datagram in hex\.$/],
  [[], { '-': '00\nxx\n' }, /^Line 2 is no datagram in hex\.$/],
  [['--format', 'xml', '00'], {}, /^--format takes text or json\.$/],
  [['--wat', '00'], {}, /^decode: Unknown option '--wat'\.$/],
  [['--max-bytes', 'many', '00'], {}, /^--max-bytes takes a whole number of bytes above 0\.$/],
  [['--max-bytes', '3'], { '-': '00 00' }, /^<stdin> has more than 3 bytes \(--max-bytes\)\.$/],
  [['--template', 'none.msg', '00'], {}, /^Cannot read none\.msg/],
  [['--template', 'prose.msg', '00'], { 'prose.msg': 'Dear all' }, /^prose\.msg is no message template/],
];
for (const [words, files, sentence] of REFUSED_BY_DECODE) {
  test(`decode refuses ${words.join(' ') || 'its input'} with one sentence and prints nothing`, async () => {
    const terminal = fakeTerminal(files);
    assert.equal(await decode(words, terminal), EXIT.wrongUse);
    assert.deepEqual([terminal.printed, terminal.said.length], [[], 1]);
    assert.match(terminal.said[0] ?? '', sentence);
  });
}

const REFUSED_BY_ENCODE: readonly Case[] = [
  [['a', 'b'], {}, /^encode takes one file\.$/],
  [['a'], {}, /^Cannot read a/],
  [['a'], { a: 'Dear all' }, /^Line 1: a datagram starts with a line such as/],
  [
    ['a'],
    { a: 'seq 1 · StartPingCheck\n  PingID  PingID 7  OldestUnacked 0\n\n{"sequence"' },
    /^Line 4: this is no JSON/,
  ],
  [['a'], { a: '{"bytes":5,"problems":["too few"]}' }, /^Line 1: there is no message to write\.$/],
  [['--max-bytes', '3', 'a'], { a: 'seq 1' }, /^a has more than 3 bytes/],
];
for (const [words, files, sentence] of REFUSED_BY_ENCODE) {
  test(`encode refuses ${Object.values(files)[0]?.slice(0, 12) ?? words.join(' ')} and prints nothing`, async () => {
    const terminal = fakeTerminal(files);
    assert.equal(await encode(words, terminal), EXIT.wrongUse);
    assert.deepEqual([terminal.printed, terminal.said.length], [[], 1]);
    assert.match(terminal.said[0] ?? '', sentence);
  });
}

test('both commands explain themselves', async () => {
  for (const [command, name] of [
    [decode, 'decode'],
    [encode, 'encode'],
  ] as const) {
    const terminal = fakeTerminal();
    assert.equal(await command(['--help'], terminal), EXIT.fine);
    assert.match(terminal.printed.join('\n'), new RegExp(`^rezbench ${name} .*--template FILE`, 's'));
  }
});
