import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Direction, WholeRow } from '../../contract/panel.ts';
import { array, integer, map, string, undef } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { markResent, withAcks } from '../../protocol/packet/packet.ts';
import { codec, message, opening, poll } from '../../test/support/conversation-capture.ts';
import { History } from '../history/history.ts';
import { wholeRow } from '../reading/whole.ts';
import type { NewRow } from '../segment.ts';
import { findingsIn, MOST_OF_A_KIND } from './findings.ts';

type Timed = readonly [time: number, direction: Direction, bytes: Uint8Array];

const rowOf = ([time, direction, bytes]: Timed): NewRow => ({
  ...{ door: 'udp', time, direction, bytes, circuit: 1, fate: 'handled', from: 'a:1', to: 'b:2' },
});

const pollRow = (ack: number | undefined, reply: string | undefined): NewRow => ({
  ...{
    door: 'caps',
    time: 0,
    direction: 'in',
    circuit: 1,
    fate: 'handled',
    from: 'a:1',
    to: 'b:2',
    name: 'EventQueueGet',
  },
  request: poll(ack),
  ...(reply === undefined ? {} : { reply }),
});

const batch = (id: number, count: number): string =>
  writeLlsdXml(
    map({
      id: integer(id),
      events: array(Array.from({ length: count }, () => map({ message: string('X'), body: undef }))),
    }),
  );

function found(rows: readonly (Timed | NewRow)[]): readonly string[] {
  const history = new History(codec);
  const whole: readonly WholeRow[] = rows.map((row, at) => wholeRow(at + 1, 'door' in row ? row : rowOf(row)));
  for (const row of whole) history.add(row);
  return findingsIn(history).map(
    ({ circuit, code, message: words, rows: shown, severity }) =>
      `${severity} ${code} ${circuit}: ${words} [${shown.join(' ')}]`,
  );
}

const say = (sequence: number, name: string, blocks: LooseMessage = {}) => message(sequence, name, blocks, false);
const chat = (sequence: number) => message(sequence, 'ChatFromViewer');
const ack = (sequence: number, ...ids: readonly number[]) =>
  say(sequence, 'PacketAck', { Packets: ids.map((ID) => ({ ID })) });
const ping = (sequence: number, id: number) => say(sequence, 'StartPingCheck', { PingID: { PingID: id } });
const health = (sequence: number, ...more: readonly number[]) =>
  Uint8Array.of(...say(sequence, 'HealthMessage'), ...more);
const later: Timed = [20, 'out', say(99, 'HealthMessage')];

/** What it shows, rows, and the findings. */
const CAPTURES: readonly (readonly [string, readonly (Timed | NewRow)[], readonly string[]])[] = [
  [
    'a sound start',
    [
      [0, 'in', opening(1)],
      [0.1, 'out', ack(1, 1)],
      [0.2, 'in', chat(2)],
      [0.3, 'out', withAcks(say(2, 'HealthMessage'), [2])],
      [4, 'in', ping(3, 1)],
    ],
    [],
  ],
  [
    '[finding.never-acked.1] never acked',
    [
      [0, 'in', chat(1)],
      [1, 'in', chat(2)],
      [2, 'in', markResent(chat(1))],
      [16, 'in', chat(3)],
      [20, 'in', say(4, 'AgentUpdate')],
    ],
    [
      'error never-acked 1: 2 packets of ChatFromViewer were sent reliably by the viewer and never acked by the simulator. [1 3 2]',
    ],
  ],
  [
    '[finding.never-acked.1] the end of the capture is no judgement',
    [
      [0, 'in', chat(1)],
      [4.9, 'in', say(2, 'AgentUpdate')],
    ],
    [],
  ],
  [
    '[finding.never-acked.1] [capture.history.2] what a fault took away was sent, and its copies are those of one packet',
    [
      { ...rowOf([0, 'out', chat(1)]), fate: 'dropped' },
      { ...rowOf([1, 'out', markResent(chat(1))]), fate: 'dropped' },
      [2, 'out', health(2)],
      later,
    ],
    ['error never-acked 1: ChatFromViewer was sent reliably by the simulator and never acked by the viewer. [1 2]'],
  ],
  [
    '[finding.never-acked.1] who refuses a packet does not ack it',
    (['trustRejected', 'banned', 'idMismatch', 'offCircuit', 'flooded'] as const).flatMap((fate, at) => [
      { ...rowOf([at, 'in', chat(at + 1)]), fate },
      [20, 'out', ack(at + 1)] as const,
    ]),
    [],
  ],
  [
    '[capture.history.3] strangers have no circuit in common',
    [1, 500].map((sequence) => ({
      ...rowOf([0, 'in', chat(sequence)]),
      circuit: 0,
      fate: 'offCircuit' as const,
      from: `c:${sequence}`,
    })),
    [],
  ],
  [
    '[capture.history.4] what overtook the opening of its circuit belongs to it',
    [
      { ...rowOf([0, 'in', chat(2)]), circuit: 0, fate: 'held' },
      [0.1, 'in', opening(1)],
      [0.2, 'out', ack(1, 1, 2)],
      [4, 'out', health(2)],
    ],
    [],
  ],
  [
    '[finding.late-ack.1] late acks',
    [
      [0, 'in', chat(1)],
      [0, 'in', chat(2)],
      [1, 'out', ack(1, 1)],
      [1.5, 'out', ack(2, 2)],
    ],
    ['warning late-ack 1: The simulator acked 1 packet after 1.5 s. [2 4]'],
  ],
  [
    '[finding.unknown-ack.1] an ack of what was never sent',
    [
      [0, 'in', opening(1)],
      [0, 'out', ack(1, 1, 44, 45)],
      [0, 'out', ack(2, 46)],
    ],
    [
      'warning unknown-ack 1: Acked was 3 packets, 44 first, which the viewer never sent; the simulator counts wrongly, or the capture lacks packets. [2 3]',
    ],
  ],
  ['[finding.unknown-ack.1] without the start of the circuit nobody knows', [[0, 'out', ack(1, 44)]], []],
  [
    '[finding.gap.1] gaps',
    [
      [0, 'out', health(1)],
      [0, 'out', health(3)],
      [0, 'out', health(7)],
      [6, 'out', health(8)],
    ],
    [
      'information gap 1: Packet 2 of the simulator was never seen. [2]',
      'information gap 1: Packets 4 to 6 of the simulator were never seen. [3]',
    ],
  ],
  [
    '[finding.wrong-trust.1] a viewer that speaks as a server',
    [
      [0, 'in', say(1, 'HealthMessage')],
      [0, 'in', say(2, 'HealthMessage')],
    ],
    ['error wrong-trust 1: The viewer sent HealthMessage, which is trusted: only servers may send it. [1 2]'],
  ],
  [
    '[finding.ends.1] regions may say such things to each other, and are called so',
    [
      [0, 'in', message(1, 'AddCircuitCode')],
      [20, 'out', say(1, 'HealthMessage')],
    ],
    ['error never-acked 1: AddCircuitCode was sent reliably by the other region and never acked by the region. [1]'],
  ],
  [
    '[finding.refused-on-udp.1] what viewers refuse',
    [[0, 'out', say(1, 'EnableSimulator')]],
    [
      'error refused-on-udp 1: EnableSimulator came by UDP, where viewers refuse it; it belongs to the event queue. [1]',
    ],
  ],
  [
    '[finding.left-over.1] bytes behind the end',
    [
      [0, 'out', health(1, 7, 8)],
      [0, 'out', health(2, 7)],
    ],
    [
      'information left-over 1: HealthMessage has bytes behind its last field: its sender has a newer template, or put acks there twice. [1 2]',
    ],
  ],
  [
    '[finding.unknown-message.1] numbers without message',
    [[0, 'out', Uint8Array.of(0, 0, 0, 0, 1, 0, 0xff, 0xff, 0xf0, 0)]],
    ['warning unknown-message 1: The template has no message for this number: Unknown-Low-61440. [1]'],
  ],
  [
    '[finding.malformed.1] what cannot be read',
    [
      [0, 'in', Uint8Array.of(1)],
      [0, 'in', Uint8Array.of(2)],
    ],
    ['error malformed 1: A datagram is malformed: 1 bytes are too few: the shortest packet has 7. [1 2]'],
  ],
  [
    '[finding.zero-coding.1] zero-coding that others read differently, or that nobody can undo',
    [
      [0, 'out', Uint8Array.of(0x80, 0, 0, 0, 1, 0, 0xff, 0xff, 0, 1, 0x8a, 1, 2, 3, 0)],
      [0, 'in', Uint8Array.of(0x80, 0, 0, 0, 1, 0, 1, ...Array.from({ length: 80 }, (_, at) => (at % 2) * 0xff))],
    ],
    [
      'warning zero-coding 1: Zero-coding is wrong in HealthMessage: the closing 00 has no count byte and is read as one zero. [1]',
      'error zero-coding 1: Zero-coding is wrong in StartPingCheck: the packet expands to more than 8192 bytes. [2]',
    ],
  ],
  [
    '[finding.blocked.1] nobody answers',
    [[0, 'out', ping(1, 1)], [5, 'out', ping(2, 2)], [10, 'out', ping(3, 3)], [15, 'out', ping(4, 4)], later],
    ['warning blocked 1: No answer of the viewer to 4 pings: blocked for 5 s, to the end of the capture. [1 2 3 4]'],
  ],
  [
    '[finding.blocked.1] blocked, and free again',
    [
      [0, 'out', ping(1, 1)],
      [5, 'out', ping(2, 2)],
      [10, 'out', ping(3, 3)],
      [15, 'out', ping(4, 4)],
      [15.2, 'in', say(1, 'CompletePingCheck', { PingID: { PingID: 4 } })],
    ],
    ['warning blocked 1: No answer of the viewer to 4 pings: blocked for 200 ms, until it answered. [1 2 3 4]'],
  ],
  [
    '[finding.resent-often.1] again and again',
    [[0, 'in', chat(1)], ...[1, 2, 3].map((time): Timed => [time, 'in', markResent(chat(1))]), [3.5, 'out', ack(1, 1)]],
    [
      'warning late-ack 1: The simulator acked 1 packet after 3.5 s. [1 5]',
      'warning resent-often 1: ChatFromViewer of the viewer was sent again 3 times. [1 2 3 4]',
    ],
  ],
  [
    '[finding.lost-events.1] a batch that was not received',
    [pollRow(undefined, batch(7, 2)), pollRow(undefined, batch(7, 2)), pollRow(7, batch(8, 0)), pollRow(7, undefined)],
    [
      'error lost-events 1: Batch 7 of the event queue with 2 events was not received: the next poll acks no batch at all. [1 2]',
    ],
  ],
  [
    '[finding.lost-events.1] answers that never came',
    [pollRow(undefined, batch(7, 1)), pollRow(7, batch(10, 1)), pollRow(10, batch(900, 1))],
    ['warning lost-events 1: 2 answers of the event queue between 7 and 10 never came, with any events in it. [1 2]'],
  ],
];

for (const [what, rows, expected] of CAPTURES) {
  test(`${what} ${expected.length === 0 ? 'is no finding' : 'is found'}`, () =>
    assert.deepEqual(found(rows), expected));
}

test('[finding.order.1] of one kind there are so many at most', () => {
  const rows = Array.from({ length: MOST_OF_A_KIND + 5 }, (_, at): Timed => [0.01 * at, 'out', health(2 * at)]);
  rows.push([100, 'out', health(0)]);
  assert.equal(found(rows).length, MOST_OF_A_KIND);
});
