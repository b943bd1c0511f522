import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WholeRow } from '../../contract/panel.ts';
import { utf8 } from '../../protocol/bytes.ts';
import { array, integer, map, string, undef } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { datagramPacket, pcap, pcapng, SIMULATOR, VIEWER } from '../../test/support/captures.ts';
import {
  AGENT,
  CALLER,
  codec,
  message,
  NEIGHBOUR,
  opening,
  poll,
  QUEUE_URL,
  START,
  seedAnswer,
  seedCall,
  session,
  WEB,
  Wire,
} from '../../test/support/conversation-capture.ts';
import { nameOf } from '../asked.ts';
import { MOST_REMEMBERED } from './repeats.ts';
import { readCapture, readSteps } from './rows.ts';

function read(file: Uint8Array, showSecrets = false) {
  const capture = readCapture(file, { codec, inflate: () => undefined, showSecrets });
  assert.ok('rows' in capture);
  return capture;
}

/** `number time direction door circuit name fate`. */
const line = (row: WholeRow): string =>
  `${row.row} ${row.time} ${row.direction} ${row.door} ${row.circuit} ${nameOf(row, codec)} ${row.fate}`;

const lines = (wire: Wire): readonly string[] => read(pcap(wire.frames)).rows.map(line);

test('[capture.read.1] [capture.read.2] [capture.read.3] [capture.read.4] [capture.read.5] a session is read: login, seed, circuit, events, the neighbour that was told of', () => {
  assert.deepEqual(lines(session()), [
    '1 0 in login 0 login_to_simulator handled',
    '2 0.2 in caps 1 SeedCapability handled',
    '3 0.4 in udp 1 UseCircuitCode handled',
    '4 0.5 in caps 1 EventQueueGet handled',
    '5 0.6 out event 1 EnableSimulator handled',
    '6 0.6 out event 1 AgentStateUpdate handled',
    '7 0.7 out udp 2 StartPingCheck handled',
  ]);
  const { circuits, problems, remarks } = read(pcapng(session().frames));
  assert.deepEqual(
    circuits.map(({ agent, agentId, number, simulator, viewer }) => [number, agent, agentId, viewer, simulator]),
    [
      [1, 'Ada Sandbox', AGENT, '10.0.0.2:50000', '10.0.0.1:13000'],
      [2, undefined, undefined, '10.0.0.2:50000', '10.0.0.9:13001'],
    ],
  );
  assert.deepEqual([problems, remarks], [[], []]);
});

test('[capture.http.8] a call says how it was called, what came of it and how long it took; its path is blanked', () => {
  const [login, , , queue] = read(pcapng(session().frames)).rows;
  assert.deepEqual([login?.http?.method, login?.http?.status], ['POST', 200]);
  assert.ok((queue?.http?.took ?? 0) > 0 && (queue?.http?.took ?? 1) < 1, String(queue?.http?.took));
  assert.match(queue?.http?.target ?? '', /^\/.*\*{8}/);
  assert.equal(read(pcapng(session().frames), true).rows[3]?.http?.target, `${new URL(QUEUE_URL).pathname}?x=1`);
});

test('[capture.read.6] what opens a door is blanked, and only then', () => {
  const texts = (showSecrets: boolean) =>
    read(pcap(session().frames), showSecrets)
      .rows.map(({ reply, request }) => `${request} ${reply}`)
      .join('\n');
  const secrets = ['0123456789abcdef', 'deadbeef', '00000000-1111', '99999999-1111'];
  for (const secret of secrets) {
    assert.equal(texts(false).includes(secret), false, secret);
    assert.equal(texts(true).includes(secret), true, secret);
  }
  assert.ok(texts(false).includes(AGENT));
});

const llsdLogin = writeLlsdXml(map({ first: string('A'), last: string('B'), passwd: string('x') }));

/** What it shows, a capture, and its rows. */
const CALLS: readonly (readonly [string, Wire, readonly string[]])[] = [
  [
    '[capture.read.1] a login by LLSD',
    new Wire().call('/', llsdLogin, writeLlsdXml(map({ login: string('false') }))),
    ['1 0 in login 0 login_to_simulator handled'],
  ],
  [
    '[capture.read.1] another method of XML-RPC',
    new Wire().call('/', '<methodCall><methodName>get_x</methodName></methodCall>', ''),
    ['1 0 in login 0 get_x handled'],
  ],
  [
    '[capture.read.1] grid information',
    new Wire().say(CALLER, WEB, 'GET /get_grid_info HTTP/1.1\r\n\r\n'),
    ['1 0 in login 0 get_grid_info handled'],
  ],
  [
    '[capture.read.3] a seed whose login was before the capture',
    new Wire().call('/a/b', seedCall, seedAnswer).call(new URL(QUEUE_URL).pathname, poll(1), ''),
    ['1 0 in caps 0 SeedCapability handled', '2 0.2 in caps 0 EventQueueGet handled'],
  ],
  [
    '[capture.read.3] a poll at an unknown address',
    new Wire().call(
      '/q',
      poll(4),
      writeLlsdXml(map({ id: integer(5), events: array([map({ message: string('X'), body: undef })]) })),
    ),
    ['1 0 in caps 0 EventQueueGet handled', '2 0.1 out event 0 X handled'],
  ],
  [
    '[capture.read.3] LLSD at an unknown address',
    new Wire().call('/q', writeLlsdXml(map({ a: integer(1) })), 'ok'),
    ['1 0 in caps 0 (unknown capability) handled'],
  ],
  ['[capture.read.1] the web is left out', new Wire().call('/index.html', 'a=b', '<html></html>', 'text/html'), []],
  [
    '[capture.read.1] a request without an answer',
    new Wire().say(CALLER, WEB, `POST /q HTTP/1.1\r\nContent-Length: ${poll(1).length}\r\n\r\n${poll(1)}`),
    ['1 0 in caps 0 EventQueueGet handled'],
  ],
];

for (const [what, wire, rows] of CALLS) {
  test(what, () => assert.deepEqual(lines(wire), rows));
}

test('[capture.read.3] what stands behind the path of a capability belongs to the call; its query is its request', () => {
  const wire = session().say(CALLER, WEB, `GET ${new URL(QUEUE_URL).pathname}/sub/1?a=b HTTP/1.1\r\n\r\n`);
  const last = read(pcap(wire.frames)).rows.at(-1);
  assert.deepEqual([last?.name, last?.request, last?.reply], ['EventQueueGet', '?a=b', undefined]);
});

const chat = (sequence: number) => message(sequence, 'ChatFromViewer', { ChatData: { Message: 'hi' } });

/** What it shows, a capture, and its rows. */
const DATAGRAMS: readonly (readonly [string, Wire, readonly string[]])[] = [
  [
    '[capture.read.8] circuits are numbered as they appear, another code is another circuit',
    new Wire()
      .udp(VIEWER, SIMULATOR, opening(1))
      .udp(VIEWER, NEIGHBOUR, opening(1))
      .udp(VIEWER, SIMULATOR, opening(2, 8))
      .udp(SIMULATOR, VIEWER, message(1, 'PacketAck', {}, false)),
    [
      '1 0 in udp 1 UseCircuitCode handled',
      '2 0.1 in udp 2 UseCircuitCode handled',
      '3 0.2 in udp 3 UseCircuitCode handled',
      '4 0.3 out udp 3 PacketAck handled',
    ],
  ],
  [
    '[capture.read.9] without a login or an opening, what they look like says what they are',
    new Wire().udp(SIMULATOR, VIEWER, message(9, 'HealthMessage')).udp(VIEWER, SIMULATOR, chat(4)),
    ['1 0 out udp 1 HealthMessage handled', '2 0.1 in udp 1 ChatFromViewer handled'],
  ],
  [
    '[capture.read.9] other protocols are left out',
    new Wire()
      .udp(
        VIEWER,
        { host: '10.0.0.3', port: 53 },
        Uint8Array.of(0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 119, 119, 119, 0, 0, 1, 0, 1),
      )
      .udp(VIEWER, { host: '10.0.0.4', port: 443 }, new Uint8Array(100).fill(0xc3)),
    [],
  ],
  [
    '[capture.read.10] repeats, malformed and unknown ones',
    new Wire()
      .udp(VIEWER, SIMULATOR, opening(1))
      .udp(VIEWER, SIMULATOR, opening(1))
      .udp(VIEWER, SIMULATOR, Uint8Array.of(1, 2, 3))
      .udp(VIEWER, SIMULATOR, Uint8Array.of(0, 0, 0, 0, 3, 0, 0xff, 0xff, 0xf0, 0))
      .udp(SIMULATOR, VIEWER, message(1, 'HealthMessage'))
      .udp(VIEWER, SIMULATOR, chat(4).subarray(0, 30)),
    [
      '1 0 in udp 1 UseCircuitCode handled',
      '2 0.1 in udp 1 UseCircuitCode duplicate',
      '3 0.2 in udp 1 Malformed malformed',
      '4 0.3 in udp 1 Unknown-Low-61440 unknown',
      '5 0.4 out udp 1 HealthMessage handled',
      '6 0.5 in udp 1 ChatFromViewer malformed',
    ],
  ],
];

for (const [what, wire, rows] of DATAGRAMS) {
  test(what, () => assert.deepEqual(lines(wire), rows));
}

test('[capture.read.10] a number that was used long ago is no repeat', () => {
  const late = { time: START + 61, bytes: datagramPacket(VIEWER, SIMULATOR, opening(1)) };
  const soon = { time: START + 120, bytes: datagramPacket(VIEWER, SIMULATOR, opening(1)) };
  const wire = new Wire().udp(VIEWER, SIMULATOR, opening(1));
  assert.deepEqual(
    read(pcap([...wire.frames, late, soon])).rows.map(({ fate }) => fate),
    ['handled', 'handled', 'duplicate'],
  );
  const many = new Wire().udp(VIEWER, SIMULATOR, opening(1));
  for (let sequence = 2; sequence <= MOST_REMEMBERED + 1; sequence++) many.udp(VIEWER, SIMULATOR, chat(sequence));
  const frames = many.udp(VIEWER, SIMULATOR, opening(1)).frames.map((frame) => ({ ...frame, time: START }));
  assert.equal(read(pcap(frames)).rows.at(-1)?.fate, 'handled');
});

test('what gave no row is said', () => {
  const wire = new Wire().udp(VIEWER, { host: '10.0.0.3', port: 53 }, utf8('hello'));
  assert.deepEqual(read(pcap(wire.frames)).remarks, ['Left out: 1 datagram of other protocols.']);
  assert.deepEqual(read(pcap([])).remarks, ['The capture has no packets.']);
  assert.deepEqual(read(pcap(wire.frames, { link: 147 })).remarks, ['Not read: 1 packet of link type 147.']);
  const cut = [{ time: START, bytes: datagramPacket(VIEWER, SIMULATOR, opening(1)).subarray(0, 40), wireBytes: 74 }];
  assert.deepEqual(read(pcap(cut)).remarks, [
    'Of 1 packet only the start was captured; 1 of them are datagrams.',
    'Left out: 1 datagram of other protocols.',
  ]);
});

test('[capture.read.11] a file is read in small steps, whose shares grow to the whole', () => {
  const options = { codec, inflate: () => undefined, showSecrets: false };
  const file = pcapng(session().frames);
  const shares: number[] = [];
  const steps = readSteps(file, options);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) shares.push(step.value);
  assert.deepEqual(step.value, readCapture(file, options));
  assert.ok(shares.length > session().frames.length);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  );
  assert.ok(shares.every((share) => share >= 0 && share <= 1) && (shares.at(-1) ?? 0) > 0.8);
});
