import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { readCapture } from '../../capture/reading/rows.ts';
import type { NewRow } from '../../capture/segment.ts';
import { Store } from '../../capture/store.ts';
import type { LogQuestion } from '../../contract/comparison.ts';
import type { ExportForm } from '../../contract/export.ts';
import type { Answer } from '../../contract/panel.ts';
import { codec, message } from '../../test/support/conversation-capture.ts';
import { exportLog } from './exporting.ts';
import { Searching } from './searching.ts';

const STARTED_AT = 1_795_252_800_000;
const ROWS = 3000;

const chat = (at: number): NewRow => ({
  ...{
    door: 'udp',
    time: at / 10,
    direction: 'in',
    circuit: 1,
    fate: 'handled',
    from: '127.0.0.1:50000',
    to: '127.0.0.1:13000',
  },
  bytes: message(at + 1, 'ChatFromViewer', { ChatData: { Message: at % 2 === 0 ? 'even' : 'odd' } }),
});

const call: NewRow = {
  ...{ door: 'caps', time: 1, direction: 'in', circuit: 1, fate: 'handled', from: '127.0.0.1:4', to: '127.0.0.1:9000' },
  ...{ name: 'Seed', request: '', reply: 'yes' },
};

function newLog(): (question: LogQuestion) => Answer {
  const store = new Store({}, undefined, STARTED_AT);
  store.append(call);
  for (let at = 0; at < ROWS; at++) store.append(chat(at));
  const searching = new Searching({ codec, store, now: () => ROWS, circuits: () => [], onProgress: () => undefined });
  return (question) => {
    if (question.ask === 'template') return { answer: 'template', text: '' };
    if (question.ask === 'grid' || question.ask === 'happenings' || question.ask === 'rules') assert.fail(question.ask);
    return searching.answer(question);
  };
}

describe('a log is exported', () => {
  let folder = '';
  const ask = newLog();

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rezbench-export-'));
  });
  beforeEach(async () => {
    for (const name of await readdir(folder)) await rm(path.join(folder, name));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  function run(
    form: ExportForm,
    filter = '',
    { place, stop = new AbortController() }: { place?: string; stop?: AbortController } = {},
  ) {
    const shares: number[] = [];
    const onProgress = (share: number) => void shares.push(share);
    const wish = { path: path.join(folder, `out.${form}`), form, filter };
    return { shares, done: exportLog({ ask, place }, wish, { onProgress, signal: stop.signal }) };
  }

  const written = (name: string) => readFile(path.join(folder, name));

  test('[export.write.1] whole, with progress, and nothing else is left in its folder', async () => {
    const { done, shares } = run('pcapng');
    assert.deepEqual(await done, { kind: 'exported', rows: ROWS + 1, left: 0 });
    assert.deepEqual(await readdir(folder), ['out.pcapng']);
    const read = readCapture(await written('out.pcapng'), { codec, inflate: () => undefined, showSecrets: false });
    assert.equal(!('problem' in read) && read.rows.length, ROWS + 1);
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.ok(shares.every((share) => share >= 0 && share <= 1));
  });

  test('[export.forms.1] only the rows that match, when all were looked at', async () => {
    const { done } = run('json', 'ChatFromViewer.ChatData.Message == "odd"');
    assert.deepEqual(await done, { kind: 'exported', rows: ROWS / 2, left: 0 });
    assert.equal((JSON.parse(`${await written('out.json')}`) as readonly unknown[]).length, ROWS / 2);
  });

  test('[export.har.2] rows that the form cannot say are counted', async () => {
    assert.deepEqual(await run('har').done, { kind: 'exported', rows: 1, left: ROWS });
  });

  test('no row at all is a file, too', async () => {
    assert.deepEqual(await run('text', 'LogoutRequest').done, { kind: 'exported', rows: 0, left: 0 });
    assert.equal((await written('out.text')).length, 0);
  });

  test('[export.write.1] one that is stopped leaves nothing', async () => {
    const stop = new AbortController();
    const { done } = run('json', '', { stop });
    stop.abort();
    assert.deepEqual(await done, { kind: 'stopped' });
    assert.deepEqual(await readdir(folder), []);
  });

  test('[export.write.2] a file of the log itself is not written over', async () => {
    const place = path.join(folder, 'out.pcapng');
    const outcome = await run('pcapng', '', { place }).done;
    assert.match(outcome.kind === 'refused' ? outcome.message : '', /a file of this log itself/);
    assert.equal((await run('text', '', { place: folder }).done).kind, 'exported');
  });

  test('[export.write.1] what the disk or the filter refuses is told in a sentence, and leaves nothing', async () => {
    const nowhere = { path: path.join(folder, 'none', 'out.json'), form: 'json', filter: '' } as const;
    const listeners = { onProgress: () => undefined, signal: new AbortController().signal };
    const outcome = await exportLog({ ask, place: undefined }, nowhere, listeners);
    assert.match(outcome.kind === 'refused' ? outcome.message : '', /there is no such folder/);
    const unread = await run('json', 'dir ==').done;
    assert.equal(unread.kind, 'refused');
    assert.deepEqual(await readdir(folder), []);
  });
});
