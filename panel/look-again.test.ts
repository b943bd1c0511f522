import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Host, settled } from '../test/support/panel-host.ts';
import { Panel } from './state.ts';

test('what was looked at is looked at again in a page that is opened anew, but not in another log', async () => {
  const host = new Host();
  host.rows = 5;
  host.search = { startedAt: 1000 };
  const before = new Panel(host.courier);
  host.saySandbox({ running: true, loginUri: '' });
  await settled();
  await before.selection.selectRow(3);
  await before.views.show('findings');
  const kept = before.kept();
  const open = async (startedAt: number) => {
    host.search = { startedAt };
    const panel = new Panel(host.courier, kept);
    host.saySandbox({ running: true, loginUri: '' });
    await settled();
    return panel;
  };
  const [same, another] = [await open(1000), await open(2000)];
  assert.deepEqual([same.selection.row.value, same.views.shown.value], [3, 'findings']);
  assert.deepEqual([another.selection.row.value, another.views.shown.value], [undefined, 'findings']);
});
