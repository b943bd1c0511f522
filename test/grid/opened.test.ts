// A capture file opened as the editor opens it: in a child process that is asked as a grid is.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { RowWriter } from '../../capture/pcapng/row-writer.ts';
import { datagram } from '../../capture/rows.fixture.ts';
import type { Question } from '../../contract/panel.ts';
import type { FromSandbox } from '../../contract/sandbox.ts';
import { concatBytes } from '../../protocol/bytes.ts';
import { datagramPacket, pcap, pcapng, SIMULATOR, VIEWER } from '../support/captures.ts';
import { message, session } from '../support/conversation-capture.ts';
import { Log } from './log.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rezbench-opened-'));
});
/** A test that fails leaves no process behind. */
const closing = new Set<() => void>();
afterEach(() => {
  for (const close of closing) close();
  closing.clear();
});
after(() => rm(folder, { recursive: true, force: true }));

/** A process that was told to open a file, and its first word. */
async function opened(file: string) {
  const child = fork('out/sandbox.cjs', [], { serialization: 'advanced', silent: true });
  const words = new Log<FromSandbox>('the process');
  closing.add(() => child.connected && child.disconnect());
  child.on('message', (word: FromSandbox) => words.add(word));
  child.once('exit', () => words.end());
  child.send({ kind: 'open', path: file, template: '' });
  const ask = async (id: number, question: Question) => {
    child.send({ kind: 'ask', id, question });
    const word = await words.waitFor({ kind: 'answer', id });
    return word.kind === 'answer' ? word.answer : undefined;
  };
  return { words, ask, close: () => child.disconnect() };
}

test('a file is opened, its rows are found and shown, and it cannot be cleared', async () => {
  const file = path.join(folder, 'a.pcapng');
  const whole = pcapng(session().frames);
  await writeFile(file, whole.subarray(0, whole.length - 1));
  const { ask, close, words } = await opened(file);
  await words.waitFor({ kind: 'opened' });
  const read = await words.waitFor({ kind: 'read' });
  assert.match(read.kind === 'read' ? (read.remarks[0] ?? '') : '', /^Byte \d+: The file ends within a block/);
  const all = await ask(9, { ask: 'tail', count: 10, filter: '' });
  assert.equal(all?.answer === 'rows' && all.window.total, 6);
  const tail = await ask(1, { ask: 'tail', count: 10, filter: 'agent == "Ada Sandbox" && door == event' });
  assert.ok(tail?.answer === 'rows');
  const again = await ask(2, { ask: 'tail', count: 10, filter: 'name == EnableSimulator' });
  assert.ok(again?.answer === 'rows');
  const row = await ask(3, { ask: 'row', row: 5 });
  assert.equal(row?.answer === 'row' && row.row?.name, 'EnableSimulator');
  assert.equal((await ask(4, { ask: 'clear' }))?.answer, 'failed');
  assert.equal((await ask(5, { ask: 'grid' }))?.answer, 'grid');
  close();
});

/** A file as a grid writes it, with this many rows. */
function ourFile(rows: number): Uint8Array {
  const writer = new RowWriter({ start: 1_795_252_800_000_000, firstRow: 1 });
  const row = (number: number) => writer.blocks({ ...datagram('AgentUpdate', number & 0xffff), time: number / 1000 });
  return concatBytes(writer.header(), ...Array.from({ length: rows }, (_, at) => row(at + 1)));
}

/** The number of rows, and bytes of one of them. */
async function seen(ask: Awaited<ReturnType<typeof opened>>['ask'], number: number) {
  const all = await ask(2 * number, { ask: 'tail', count: 1, filter: '' });
  const one = await ask(2 * number + 1, { ask: 'row', row: number });
  return {
    rows: all?.answer === 'rows' ? all.window.total : 0,
    bytes: one?.answer === 'row' ? one.row?.bytes : undefined,
  };
}

test('[capture.listing.3] a large file of ours shows its first rows while the others are read', async () => {
  const file = path.join(folder, 'large.rezcap.pcapng');
  await writeFile(file, ourFile(50_000));
  const { ask, close, words } = await opened(file);
  const word = await words.waitFor({ kind: 'opened' });
  assert.ok(word.kind === 'opened' && word.rows >= 60 && word.rows < 50_000);
  assert.deepEqual((await seen(ask, 60)).bytes, datagram('AgentUpdate', 60).bytes);
  const read = await words.waitFor({ kind: 'read' });
  assert.deepEqual(read.kind === 'read' && read.remarks, []);
  assert.deepEqual(await seen(ask, 50_000), { rows: 50_000, bytes: datagram('AgentUpdate', 50_000).bytes });
  close();
});

test('[capture.listing.3] a file that turns out not to be ours alone is read again as one of others', async () => {
  const file = path.join(folder, 'mixed.pcapng');
  await writeFile(file, concatBytes(ourFile(5000), pcapng(session().frames)));
  const { ask, close, words } = await opened(file);
  await words.waitFor({ kind: 'read' });
  const { rows } = await seen(ask, 1);
  assert.ok(rows > 5000, `${rows} rows`);
  close();
});

test('[capture.listing.4] a large file of others says how far it is, answers meanwhile, and then has its rows', async () => {
  const file = path.join(folder, 'others.pcap');
  const frames = Array.from({ length: 20_000 }, (_, at) => {
    const bytes = datagram('AgentUpdate', at & 0xffff).bytes;
    return { time: 1_795_252_800 + at / 1000, bytes: datagramPacket(VIEWER, SIMULATOR, bytes) };
  });
  const opening = message(1, 'UseCircuitCode');
  await writeFile(file, pcap([{ time: 1_795_252_799, bytes: datagramPacket(VIEWER, SIMULATOR, opening) }, ...frames]));
  const { ask, close, words } = await opened(file);
  await words.waitFor({ kind: 'opened' });
  await words.waitFor({ kind: 'reading' });
  assert.ok((await seen(ask, 1)).rows <= frames.length + 1);
  const read = await words.waitFor({ kind: 'read' });
  assert.deepEqual(read.kind === 'read' && read.remarks, []);
  assert.equal((await seen(ask, 2)).rows, frames.length + 1);
  close();
});

test('what is no capture, or is not there, is refused in a sentence', async () => {
  const file = path.join(folder, 'text.pcapng');
  await writeFile(file, 'hello');
  for (const [name, sentence] of [
    [file, /no capture/],
    [path.join(folder, 'missing'), /^Cannot read /],
  ] as const) {
    const { words } = await opened(name);
    const word = await words.waitFor({ kind: 'refused' });
    assert.match(word.kind === 'refused' ? word.message : '', sentence);
  }
});
