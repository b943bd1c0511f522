// A capture file opened as the editor opens it: in a child process that is asked as a grid is.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Question } from '../../contract/panel.ts';
import type { FromSandbox } from '../../contract/sandbox.ts';
import { pcapng } from '../support/captures.ts';
import { session } from '../support/conversation-capture.ts';
import { Log } from './log.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rezbench-opened-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A process that was told to open a file, and its first word. */
async function opened(file: string) {
  const child = fork('out/sandbox.cjs', [], { serialization: 'advanced', silent: true });
  const words = new Log<FromSandbox>('the process');
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
  const word = await words.waitFor({ kind: 'opened' });
  assert.ok(word.kind === 'opened');
  assert.equal(word.rows, 6);
  assert.match(word.remarks[0] ?? '', /^Byte \d+: The file ends within a block/);
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
