import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Direction } from '../../contract/panel.ts';
import { type AskedView, FINDING_ROWS, LINES_AT_ONCE, PING_SAMPLES, type ShownView } from '../../contract/views.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { markResent } from '../../protocol/packet/packet.ts';
import { codec, message, opening } from '../../test/support/conversation-capture.ts';
import { answerRows } from '../ask.ts';
import { SLICE_LOOKS, Work } from '../filter/work.ts';
import { Matches } from '../matches.ts';
import type { NewRow } from '../segment.ts';
import { Store } from '../store.ts';
import { Account, ROWS_A_SECOND } from './account.ts';
import { answerView } from './ask.ts';
import { FIRST_STEP_S, MOST_STRETCHES, Rates } from './rates.ts';
import { FARTHEST_ROWS } from './relations.ts';

type Timed = readonly [time: number, direction: Direction, bytes: Uint8Array];

const rowOf = ([time, direction, bytes]: Timed): NewRow => ({
  ...{ door: 'udp', time, direction, bytes, circuit: 1, fate: 'handled', from: 'a:1', to: 'b:2' },
});

function storeOf(rows: readonly Timed[]): Store {
  const store = new Store();
  for (const row of rows) store.append(rowOf(row));
  return store;
}

/** An account that was told everything. */
function told(store: Store, most?: number): Account {
  const account = new Account(store, codec, most);
  account.advance(new Work(Number.MAX_SAFE_INTEGER));
  return account;
}

function view<Kind extends AskedView['kind']>(rows: readonly Timed[], asked: AskedView & { readonly kind: Kind }) {
  const shown = answerView(told(storeOf(rows)), asked);
  assert.equal(shown.kind, asked.kind);
  return shown as ShownView & { readonly kind: Kind };
}

const say = (sequence: number, name: string, blocks: LooseMessage = {}) => message(sequence, name, blocks, false);
const chat = (sequence: number) => message(sequence, 'ChatFromViewer');
const ack = (sequence: number, ...ids: readonly number[]) =>
  say(sequence, 'PacketAck', { Packets: ids.map((ID) => ({ ID })) });
const ping = (sequence: number, id: number) => say(sequence, 'StartPingCheck', { PingID: { PingID: id } });
const pong = (sequence: number, id: number) => say(sequence, 'CompletePingCheck', { PingID: { PingID: id } });

test('[views.account.1] rows are told in slices, and the answer says how far it is', () => {
  const store = storeOf(Array.from({ length: SLICE_LOOKS / 10 }, (_, at) => [at, 'out', ping(at, at % 256)] as const));
  const account = new Account(store, codec);
  account.advance(new Work());
  assert.ok(account.isBehind);
  const { first, looked, total } = account.looked;
  assert.deepEqual([first, total], [1, SLICE_LOOKS / 10]);
  assert.ok(looked > 0 && looked < total, String(looked));
  while (account.isBehind) account.advance(new Work());
  assert.equal(account.looked.looked, total);
});

test('[views.account.2] after so many rows the account begins anew with the newer half', () => {
  const store = storeOf(Array.from({ length: 11 }, (_, at) => [at, 'in', chat(at)] as const));
  const account = told(store, 10);
  account.advance(new Work());
  assert.deepEqual(account.looked, { first: 7, looked: 5, total: 5 });
  assert.deepEqual(
    account.history.circuits.get(1)?.in.reliable.map(({ row }) => row),
    [7, 8, 9, 10, 11],
  );
});

test('[views.account.3] a log that is cleared has no history', () => {
  const store = storeOf([[0, 'in', chat(1)]]);
  const account = told(store);
  store.clear();
  store.append(rowOf([1, 'in', chat(2)]));
  account.advance(new Work());
  assert.deepEqual(account.looked, { first: 2, looked: 1, total: 1 });
  assert.equal(account.history.circuits.get(1)?.in.packets, 1);
});

test('[views.account.3] rows that went to make room stay told', () => {
  const store = new Store({ rows: 8 });
  const account = new Account(store, codec);
  for (let at = 1; at <= 20; at++) {
    store.append(rowOf([at, 'in', chat(at)]));
    account.advance(new Work());
  }
  assert.ok(store.gone > 0);
  assert.equal(account.history.circuits.get(1)?.in.packets, 20);
});

test('the checklist of an arrival names what is missing first, by its index', () => {
  const { lists } = view(
    [
      [0, 'in', opening(1)],
      [0.1, 'out', ack(1, 1)],
      [0.2, 'in', message(2, 'CompleteAgentMovement')],
    ],
    { kind: 'checklists' },
  );
  const [list] = lists;
  assert.equal(list?.steps[list.missing ?? 0]?.name, 'RegionHandshake');
  assert.deepEqual(list?.steps[2]?.done, { row: 1, time: 0 });
});

test('[views.findings.1] the gravest findings come first, with their first rows and the count of all', () => {
  const late: Timed = [100, 'out', say(9999, 'HealthMessage')];
  const broken = Array.from({ length: FINDING_ROWS + 5 }, () => [2, 'in', Uint8Array.of(1, 2)] as const);
  const { findings, total } = view([[0, 'in', chat(1)], ...broken, late], { kind: 'findings' });
  assert.equal(total, findings.length);
  const ranks = findings.map(({ severity }) => ['error', 'warning', 'information'].indexOf(severity));
  assert.deepEqual(ranks, ranks.toSorted());
  const [first] = findings.filter(({ code }) => code === 'malformed');
  assert.deepEqual([first?.rows.length, first?.count], [FINDING_ROWS, FINDING_ROWS + 5]);
});

test('[views.lines.1] reliable packets are shown newest first, with their copies and their ack', () => {
  const rows: readonly Timed[] = [
    [0, 'in', chat(1)],
    [1, 'in', markResent(chat(1))],
    [2, 'out', ack(1, 1)],
    [3, 'in', chat(2)],
  ];
  const all = view(rows, { kind: 'reliable', choice: 'all', skip: 0 });
  assert.deepEqual(
    all.lines.map(({ ack: by, resends, row, sequence }) => [row, sequence, resends, by]),
    [
      [4, 2, [], undefined],
      [1, 1, [2], { row: 3, ms: 2000 }],
    ],
  );
  const rowsOf = (choice: 'open' | 'resent') =>
    view(rows, { kind: 'reliable', choice, skip: 0 }).lines.map(({ row }) => row);
  assert.deepEqual([rowsOf('open'), rowsOf('resent')], [[4], [1]]);
});

test('[views.lines.1] so many lines at a time, and the rest behind them', () => {
  const rows = Array.from({ length: LINES_AT_ONCE + 3 }, (_, at) => [at, 'in', chat(at)] as const);
  const first = view(rows, { kind: 'reliable', choice: 'all', skip: 0 });
  assert.deepEqual([first.total, first.lines.length, first.lines[0]?.row], [rows.length, LINES_AT_ONCE, rows.length]);
  const rest = view(rows, { kind: 'reliable', choice: 'all', skip: LINES_AT_ONCE });
  assert.deepEqual(
    rest.lines.map(({ row }) => row),
    [3, 2, 1],
  );
  assert.equal(view(rows, { kind: 'reliable', choice: 'all', skip: Number.NaN }).lines[0]?.row, rows.length);
});

test('[views.lines.1] pairs are shown newest first, those without reply alone if wanted', () => {
  const rows: readonly Timed[] = [
    [0, 'out', ping(1, 1)],
    [0.25, 'in', pong(1, 1)],
    [1, 'out', ping(2, 2)],
  ];
  const { lines } = view(rows, { kind: 'pairs', choice: 'all', skip: 0 });
  assert.deepEqual(
    lines.map(({ ms, replies, request }) => [request, replies, ms]),
    [
      [3, [], undefined],
      [1, [2], 250],
    ],
  );
  assert.deepEqual(
    view(rows, { kind: 'pairs', choice: 'open', skip: 0 }).lines.map(({ request }) => request),
    [3],
  );
});

test('[views.pings.1] answered pings of each end, the newest ones, and the times without answer', () => {
  const answered = Array.from({ length: PING_SAMPLES + 1 }, (_, at): readonly Timed[] => [
    [at, 'out', ping(at, at % 256)],
    [at + 0.5, 'in', pong(at, at % 256)],
  ]).flat();
  const end = PING_SAMPLES + 10;
  const silent = [1, 2, 3, 4, 5].map((id): Timed => [end + id, 'out', ping(end + id, id)]);
  const { pings } = view([...answered, ...silent], { kind: 'charts' });
  assert.equal(pings.length, 1);
  const [{ blocked, direction, ms, times } = { blocked: [], direction: '', ms: [], times: [] }] = pings;
  assert.deepEqual([direction, ms.length, times[0], ms[0]], ['out', PING_SAMPLES, 1, 500]);
  assert.deepEqual(blocked, [{ from: end + 4, to: end + 5 }]);
});

test('[views.rates.1] each two stretches become one when there are too many', () => {
  const rates = new Rates();
  for (let at = 0; at < MOST_STRETCHES; at++) rates.add({ direction: 'in', size: 10, time: 7.5 + at });
  const before = rates.shown();
  assert.deepEqual([before.step, before.start, before.packetsIn.length], [FIRST_STEP_S, 7, MOST_STRETCHES]);
  rates.add({ direction: 'out', size: 99, time: 8 + MOST_STRETCHES });
  const { bytesIn, bytesOut, packetsIn, packetsOut, step } = rates.shown();
  assert.deepEqual([step, packetsIn[0], bytesIn[1]], [2 * FIRST_STEP_S, 2, 20]);
  assert.deepEqual([packetsOut.at(-1), bytesOut.at(-1), packetsIn.at(-1)], [1, 99, 0]);
});

test('[views.relations.1] a row is told what it answers, what acked it, and its copies', () => {
  const rows: readonly Timed[] = [
    [0, 'in', chat(1)],
    [1, 'in', markResent(chat(1))],
    [2, 'out', ack(1, 1)],
    [3, 'out', ping(2, 7)],
    [3.5, 'in', pong(2, 7)],
  ];
  const account = told(storeOf(rows));
  const links = (row: number) => {
    const shown = answerView(account, { kind: 'relations', row });
    return shown.kind === 'relations'
      ? shown.links.map((link) => `${link.what} ${link.row} ${link.name} ${link.ms}`)
      : [];
  };
  assert.deepEqual(links(1), ['sent again 2 ChatFromViewer 1000', 'ack 3 PacketAck 2000']);
  assert.deepEqual(links(2), ['first sent 1 ChatFromViewer 1000', 'ack 3 PacketAck 1000']);
  assert.deepEqual(links(3), ['acks 1 ChatFromViewer 2000']);
  assert.deepEqual(links(4), ['reply 5 CompletePingCheck 500']);
  assert.deepEqual(links(5), ['request 4 StartPingCheck 500']);
  assert.deepEqual(links(99), []);
});

test('[views.place.1] the place of a row among those that match, or where it would stand', () => {
  const store = storeOf([1, 2, 3, 4].map((at) => [at, at % 2 === 0 ? 'in' : 'out', ping(at, at)] as const));
  const matches = new Matches(codec);
  const place = (row: number, filter: string) => {
    const answer = answerRows(store, { ask: 'place', row, filter }, matches);
    return answer.answer === 'place' ? answer.index : undefined;
  };
  assert.deepEqual([place(3, ''), place(4, 'dir == in'), place(3, 'dir == in'), place(2, '(')], [2, 1, 1, 0]);
});

test('[views.relations.2] an ack that comes too many rows later is not looked for', () => {
  const far = (rows: number) => {
    const between = Array.from({ length: rows }, (_, at) => [at, 'out', Uint8Array.of(1)] as const);
    const account = told(storeOf([[0, 'in', chat(1)], ...between, [rows, 'out', ack(1, 1)]]));
    const shown = answerView(account, { kind: 'relations', row: rows + 2 });
    return shown.kind === 'relations' ? shown.links.length : undefined;
  };
  assert.deepEqual([far(FARTHEST_ROWS - 2), far(FARTHEST_ROWS)], [1, 0]);
});

test('[views.findings.3] what was told behind the last look for findings is still to be looked at, whatever else is asked', () => {
  const store = storeOf([
    [0, 'in', Uint8Array.of(1)],
    [60, 'in', Uint8Array.of(2)],
  ]);
  const account = new Account(store, codec);
  account.advance(new Work(1));
  assert.equal(account.findings().length, 1);
  // Another view is asked for, and tells what is left.
  account.advance(new Work(Number.MAX_SAFE_INTEGER));
  assert.deepEqual([account.isBehind, account.looked.looked < account.looked.total], [true, true]);
  assert.equal(account.findings()[0]?.rows.length, 2);
  assert.deepEqual([account.isBehind, account.looked.looked], [false, account.looked.total]);
});

test('[views.findings.2] findings of a log that grows are found anew when it is time, and when nothing more comes', () => {
  const store = storeOf([[0, 'in', Uint8Array.of(1)]]);
  const account = told(store);
  const grow = (time: number) => {
    store.append(rowOf([time, 'in', chat(1).slice(0, 12)]));
    account.advance(new Work(Number.MAX_SAFE_INTEGER));
    return account.findings();
  };
  const first = account.findings();
  assert.equal(first.length, 1);
  assert.equal(grow(1 / ROWS_A_SECOND / 2), first, 'it is too soon');
  assert.equal(account.findings().length, 2, 'nothing more came');
  assert.equal(grow(1).at(-1)?.rows.length, 2, 'it was time');
});
