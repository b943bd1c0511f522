import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcks } from '../protocol/packet/packet.ts';
import { BYTES, GRID, Host, settled } from '../test/support/panel-host.ts';
import { Panel, SPLIT } from './state.ts';

async function open(host = new Host(), running = true) {
  const panel = new Panel(host.courier);
  host.saySandbox({ running, loginUri: running ? GRID.loginUri : '' });
  await settled();
  return { host, panel };
}

test('an empty panel says why it is empty', async () => {
  const host = new Host();
  const panel = new Panel(host.courier);
  assert.deepEqual(host.posted, ['ready']);
  assert.equal(panel.emptiness.value, 'waiting');
  host.alive = false;
  host.saySandbox({ running: false, loginUri: '' });
  await settled();
  assert.equal(panel.emptiness.value, 'stopped');
  host.saySandbox({ running: false, loginUri: '', isFile: true });
  assert.equal(panel.emptiness.value, 'bare');
  panel.start();
  assert.deepEqual(host.posted, ['ready', 'start']);
  host.alive = true;
  host.saySandbox({ running: true, loginUri: GRID.loginUri });
  await settled();
  assert.equal(panel.emptiness.value, 'silent');
  host.rows = 3;
  host.sayRows();
  await settled();
  assert.equal(panel.emptiness.value, undefined);
  await panel.rows.setFilter('Nobody');
  assert.equal(panel.emptiness.value, 'unmatched');
});

test('a filter of the host takes the place of the one that was there, and shows its newest rows', async () => {
  const host = new Host();
  host.rows = 2;
  const { panel } = await open(host);
  await panel.rows.setFilter('(');
  await panel.rows.follow(false);
  await panel.selection.select(1);
  host.sayFilter('Nobody');
  await settled();
  assert.equal(panel.kept().filter, 'Nobody');
  assert.equal(panel.rows.inForce.value, 'Nobody');
  assert.equal(panel.rows.following.value, true);
  assert.equal(panel.selection.row.value, undefined);
  assert.equal(panel.emptiness.value, 'unmatched');
});

test('a filter that the host wants while the page is opened wins over the one that was kept', async () => {
  const host = new Host();
  const panel = new Panel(host.courier, { filter: 'Kept' });
  host.sayFilter('Wanted');
  host.saySandbox({ running: true, loginUri: GRID.loginUri });
  await settled();
  assert.equal(panel.rows.inForce.value, 'Wanted');
});

test('the rows of a stopped grid are still there', async () => {
  const host = new Host();
  host.rows = 2;
  const { panel } = await open(host, false);
  assert.equal(panel.emptiness.value, undefined);
  assert.equal(panel.rows.window.value.total, 2);
});

test('a selected row is opened, a row that is gone says so, and nothing is shown after it is dropped', async () => {
  const host = new Host();
  host.rows = 2;
  const { panel } = await open(host);
  await panel.selection.select(1);
  await settled();
  const packet = panel.detail.packet.value;
  assert.equal(packet?.name, 'StartPingCheck');
  assert.deepEqual(
    packet?.lines.map((line) => [line.label, line.value?.text]),
    [
      ['PingID', undefined],
      ['PingID', '7'],
      ['OldestUnacked', '3'],
    ],
  );
  host.first = 2;
  await panel.selection.select(0);
  await settled();
  assert.deepEqual(panel.detail.shown.value, { kind: 'gone', row: 1 });
  panel.selection.drop();
  assert.deepEqual(panel.detail.shown.value, { kind: 'nothing' });
});

test('a clicked byte selects its field in the form that is looked at', async () => {
  const host = new Host();
  host.rows = 1;
  const { panel } = await open(host);
  await panel.selection.select(0);
  await settled();
  panel.detail.pick(7);
  assert.equal(panel.detail.part.value, 'PingID[0].PingID');
  assert.deepEqual([panel.detail.packet.value?.wire.length, panel.detail.packet.value?.expanded?.length], [11, 12]);
  panel.detail.pick(11);
  assert.equal(panel.detail.part.value, undefined);
  panel.detail.look('expanded');
  panel.detail.pick(11);
  assert.equal(panel.detail.part.value, 'PingID[0].OldestUnacked');
});

test('a selected field stays selected in the next row, and the acks are looked at on the wire', async () => {
  const host = new Host();
  host.rows = 2;
  const { panel } = await open(host);
  await panel.selection.select(0);
  await settled();
  panel.detail.select('PingID[0].PingID');
  await panel.selection.select(1);
  await settled();
  assert.equal(panel.detail.part.value, 'PingID[0].PingID');
  panel.detail.look('expanded');
  host.bytes = withAcks(BYTES, [1]);
  await panel.selection.select(0);
  await settled();
  panel.detail.select('PingID[0].PingID');
  assert.equal(panel.detail.form.value, 'expanded');
  panel.detail.select('header.acks');
  assert.equal(panel.detail.form.value, 'wire');
  host.bytes = BYTES;
  await panel.selection.select(1);
  await settled();
  assert.equal(panel.detail.part.value, undefined);
});

test('of two rows opened in haste the last one is shown', async () => {
  const host = new Host();
  host.rows = 2;
  const { panel } = await open(host);
  await Promise.all([panel.detail.open(1), panel.detail.open(2)]);
  const shown = panel.detail.shown.value;
  assert.equal(shown.kind === 'row' ? shown.row.row : shown.kind, 2);
});

test('a new template decodes anew what is shown', async () => {
  const host = new Host();
  host.rows = 1;
  const { panel } = await open(host);
  await panel.selection.select(0);
  await settled();
  host.template = 'version 2.0\n{ Renamed High 1 NotTrusted Unencoded { Block Single { Bytes Fixed 5 } } }';
  host.saySandbox({ running: true, loginUri: GRID.loginUri });
  await settled();
  assert.equal(panel.detail.packet.value?.name, 'Renamed');
  host.template = '';
  host.saySandbox({ running: true, loginUri: GRID.loginUri });
  await settled();
  assert.equal(panel.detail.packet.value?.name, 'StartPingCheck');
});

test('clearing drops the selection with the rows; a restarted grid too', async () => {
  const host = new Host();
  host.rows = 2;
  const { panel } = await open(host);
  await panel.selection.select(0);
  await panel.clear();
  assert.deepEqual([panel.selection.row.value, panel.rows.window.value.total], [undefined, 0]);
  host.rows = 1;
  host.sayRows();
  await settled();
  await panel.selection.select(0);
  for (const running of [false, true]) host.saySandbox({ running, loginUri: '' });
  assert.equal(panel.selection.row.value, undefined);
});

test('filter, history and split survive the page; the split stays within its bounds', async () => {
  const panel = new Panel(new Host().courier, { filter: 'Chat*', history: ['Chat*'], split: 0.3 });
  const columns = panel.columns.kept();
  assert.deepEqual(panel.kept(), {
    ...{ filter: 'Chat*', history: ['Chat*'], split: 0.3, columns },
    ...{ view: 'table', look: undefined },
  });
  panel.setSplit(5);
  assert.equal(panel.split.value, SPLIT.most);
  panel.setSplit(-1);
  assert.equal(panel.split.value, SPLIT.least);
});

test('the fields in which the selected row matches light up, and follow the filter', async () => {
  const { host, panel } = await open();
  host.rows = 1;
  await panel.rows.setFilter('StartPingCheck.PingID.PingID == 7');
  await panel.selection.select(0);
  await settled();
  assert.deepEqual([...panel.detail.found.value], ['PingID[0].PingID']);
  await panel.rows.setFilter('size > 5');
  await settled();
  assert.deepEqual([...panel.detail.found.value], []);
});

test('what changes with the time alone is asked for again, and nothing else is', async () => {
  const { host, panel } = await open();
  host.rows = 1;
  await panel.rows.setFilter('age > 5s');
  host.rows = 2;
  await panel.refreshUnsettled();
  assert.equal(panel.rows.window.value.matched, 2);
  await panel.rows.setFilter('size > 5');
  host.rows = 3;
  await panel.refreshUnsettled();
  assert.equal(panel.rows.window.value.matched, 2);
});

test('nothing is said to be missing while the search goes on', async () => {
  const { host, panel } = await open();
  host.rows = 3;
  host.search = { search: { looked: 1, total: 3, isStopped: false } };
  await panel.rows.setFilter('Nobody');
  assert.equal(panel.emptiness.value, 'waiting');
  host.search = { search: { looked: 1, total: 3, isStopped: true } };
  await panel.rows.refresh();
  assert.equal(panel.emptiness.value, 'unmatched');
});
