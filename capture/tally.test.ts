import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datagram, exchange, NUMBERS, names } from './rows.fixture.ts';
import { type MessageNames, MOST_NAMELESS, Tally } from './tally.ts';

/** The names of the fixture, both ways. */
const NAMES: MessageNames = { ...names, byName: (name) => (name in NUMBERS ? name : undefined) };
const NO_NAMES: MessageNames = { byId: () => undefined, byName: () => undefined };

/** A datagram of Low message `number`, whatever it is. */
function low(number: number) {
  const row = datagram('ChatFromViewer', number);
  new DataView(row.bytes.buffer).setUint16(8, number);
  return row;
}

/** The same row with the flag of a packet that is sent again. */
function again(row: ReturnType<typeof datagram>) {
  return { ...row, bytes: row.bytes.with(0, 0x60) };
}

test('messages are counted either way, whatever became of them, and what is sent again is counted apart', () => {
  const tally = new Tally(NAMES);
  const update = datagram('AgentUpdate', 1);
  tally.add(update);
  tally.add({ ...update, direction: 'out' });
  tally.add({ ...again(update), fate: 'duplicate' });
  tally.add({ ...datagram('ChatFromViewer', 2), fate: 'offCircuit' });
  assert.deepEqual(tally.news(), { AgentUpdate: { seen: 3, resent: 1 }, ChatFromViewer: { seen: 1, resent: 0 } });
});

test('what has no message number is not counted', () => {
  const tally = new Tally(NAMES);
  tally.add(datagram('nothing', 1));
  tally.add({ ...datagram('nothing', 1), bytes: new Uint8Array(0) });
  assert.equal(tally.news(), undefined);
});

test('an event is a message, and counts together with datagrams of its name; a capability or login never is', () => {
  const tally = new Tally(NAMES);
  for (const door of ['event', 'caps', 'login'] as const) tally.add({ ...exchange('ChatFromViewer', '', ''), door });
  assert.deepEqual(tally.news(), { ChatFromViewer: { seen: 1, resent: 0 } });
  tally.add(datagram('ChatFromViewer', 1));
  assert.deepEqual(tally.news(), { ChatFromViewer: { seen: 2, resent: 0 } });
});

test('counts are news once, and again when one with a name has changed', () => {
  const tally = new Tally(NAMES);
  assert.equal(tally.news(), undefined);
  tally.add(datagram('AgentUpdate', 1));
  assert.ok(tally.news());
  assert.equal(tally.news(), undefined);
  tally.add(low(9));
  assert.equal(tally.news(), undefined, 'a number without a name');
});

test('nothing is left after a clear, which is news only where something was', () => {
  const tally = new Tally(NAMES);
  tally.clear();
  assert.equal(tally.news(), undefined);
  tally.add(datagram('AgentUpdate', 1));
  tally.clear();
  assert.deepEqual(tally.news(), {});
  tally.add(datagram('AgentUpdate', 2));
  assert.deepEqual(tally.news(), { AgentUpdate: { seen: 1, resent: 0 } });
});

test('what was counted is called by the names of the template that was saved last', () => {
  const tally = new Tally(NO_NAMES);
  tally.useNames(NO_NAMES);
  assert.equal(tally.news(), undefined, 'nothing was there to be called anything');
  tally.add(datagram('AgentUpdate', 1));
  tally.add(exchange('AgentUpdate', '', ''));
  tally.add({ ...exchange('ChatFromViewer', '', ''), door: 'event' });
  tally.useNames(NAMES);
  assert.deepEqual(tally.news(), { AgentUpdate: { seen: 1, resent: 0 }, ChatFromViewer: { seen: 1, resent: 0 } });
  tally.useNames({ ...NAMES, byId: () => ({ name: 'ChatFromViewer' }) });
  assert.deepEqual(tally.news(), { ChatFromViewer: { seen: 2, resent: 0 } }, 'one name for a number and an event');
});

test('numbers without a name are counted up to a bound, which keeps no place from those with one', () => {
  const tally = new Tally(NAMES);
  for (let number = 0; number <= MOST_NAMELESS; number += 1) tally.add(low(1000 + number));
  tally.add(low(1000));
  tally.add(datagram('AgentUpdate', 1));
  const called = (id: number) => ({ name: `N${id & 0xffff}` });
  tally.useNames({ ...NAMES, byId: called });
  const counts = tally.news() ?? {};
  assert.equal(Object.keys(counts).length, MOST_NAMELESS + 1);
  assert.deepEqual([counts['N1000']?.seen, counts['N4']?.seen], [2, 1]);
  assert.equal(counts[`N${1000 + MOST_NAMELESS}`], undefined, 'the last one found no room');
  tally.useNames(NAMES);
  tally.clear();
  tally.add(low(1));
  tally.useNames({ ...NAMES, byId: called });
  assert.deepEqual(tally.news(), { N1: { seen: 1, resent: 0 } }, 'there is room after a clear');
});
