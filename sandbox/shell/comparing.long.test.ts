import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { answerRows } from '../../capture/ask.ts';
import { Matches } from '../../capture/matches.ts';
import { RowWriter } from '../../capture/pcapng/row-writer.ts';
import type { DatagramRow } from '../../capture/segment.ts';
import { Store } from '../../capture/store.ts';
import type { ComparedLines, LogQuestion, ShownComparison } from '../../contract/comparison.ts';
import type { Answer } from '../../contract/panel.ts';
import { LINES_AT_ONCE } from '../../contract/views.ts';
import { concatBytes } from '../../protocol/bytes.ts';
import { pcapng, SIMULATOR, VIEWER } from '../../test/support/captures.ts';
import { codec, message, Wire } from '../../test/support/conversation-capture.ts';
import { Comparing } from './comparing.ts';
import { MOST_BESIDE_A_GRID } from './other-capture.ts';

const chat = (sequence: number, Message: string): Uint8Array =>
  message(sequence, 'ChatFromViewer', { ChatData: { Message } });

const rowOf = (bytes: Uint8Array, at: number): DatagramRow => ({
  ...{ door: 'udp', time: at / 10, direction: 'in', circuit: 1, fate: 'handled', bytes },
  ...{ from: '127.0.0.1:50000', to: '127.0.0.1:13000' },
});

const words = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `word ${at}`);
const rowsOf = (said: readonly string[]): readonly DatagramRow[] =>
  said.map((word, at) => rowOf(chat(at + 1, word), at));

function ownFile(said: readonly string[]): Uint8Array {
  const writer = new RowWriter({ start: 1_795_252_800_000_000, firstRow: 1 });
  return concatBytes(writer.header(), ...rowsOf(said).map((row) => writer.blocks(row)));
}

function foreignFile(said: readonly string[]): Uint8Array {
  const wire = new Wire();
  for (const [at, word] of said.entries()) wire.udp(VIEWER, SIMULATOR, chat(at + 1, word));
  return pcapng(wire.frames);
}

/** A log in memory, compared with others. */
class Compared {
  readonly comparing: Comparing;
  readonly #store = new Store();
  readonly #matches = new Matches(codec);

  constructor(said: readonly string[], isGrid = false) {
    for (const row of rowsOf(said)) this.#store.append(row);
    this.comparing = new Comparing({ ask: (question) => this.#ask(question), onProgress: () => undefined, isGrid });
  }

  shown(lines: ComparedLines = 'changes', skip = 0): ShownComparison {
    const answer = this.comparing.answer({ ask: 'comparison', lines, skip });
    if (answer.answer !== 'comparison') throw new Error(answer.answer);
    return answer.comparison;
  }

  /** Waits for the end. */
  async ended(): Promise<ShownComparison> {
    for (;;) {
      const shown = this.shown();
      if (shown.kind !== 'going') return shown;
      await pause(1);
    }
  }

  #ask(question: LogQuestion): Answer {
    if (question.ask === 'template') return { answer: 'template', text: '' };
    if (question.ask === 'rows' || question.ask === 'row') return answerRows(this.#store, question, this.#matches);
    return { answer: 'failed', message: question.ask };
  }
}

describe('a log beside another capture', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rezbench-comparing-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function file(name: string, bytes: Uint8Array): Promise<{ kind: 'file'; name: string; path: string }> {
    await writeFile(path.join(folder, name), bytes);
    return { kind: 'file', name, path: path.join(folder, name) };
  }

  test('nothing is told before something is compared', () => {
    assert.deepEqual(new Compared([]).shown(), { kind: 'none' });
  });

  for (const [who, write] of [
    ['ours', ownFile],
    ['of others', foreignFile],
  ] as const) {
    test(`[compare.panel.1] a file ${who} is the base, the log the current capture`, async () => {
      const log = new Compared(['one', 'zwei', 'three', 'four']);
      await log.comparing.begin(await file('base.pcapng', write(['one', 'two', 'three'])));
      const shown = await log.ended();
      assert.equal(shown.kind, 'done');
      if (shown.kind !== 'done') return;
      assert.deepEqual([shown.other, shown.equal, shown.rows], ['base.pcapng', false, { base: 3, current: 4 }]);
      assert.deepEqual(
        shown.lines.map(({ base, change, current }) => [change, base?.row, current?.row]),
        [
          ['changed', 2, 2],
          ['added', undefined, 4],
        ],
      );
      log.comparing.close();
    });
  }

  test('[compare.panel.2] a row of the other capture is told whole, lines a page at a time', async () => {
    const log = new Compared([]);
    await log.comparing.begin({ kind: 'bytes', name: 'sent', bytes: ownFile(words(LINES_AT_ONCE + 5)) });
    await log.ended();
    const pages = [0, LINES_AT_ONCE].map((skip) => log.shown('changes', skip));
    assert.deepEqual(
      pages.map((page) => (page.kind === 'done' ? page.lines.length : page.kind)),
      [LINES_AT_ONCE, 5],
    );
    const answer = log.comparing.answer({ ask: 'otherRow', row: 3 });
    assert.equal(answer.answer === 'row' && answer.row?.row, 3);
  });

  test('rows in another order, and copies, are lines of their own kind', async () => {
    const log = new Compared(['two', 'one']);
    await log.comparing.begin({ kind: 'bytes', name: 'sent', bytes: ownFile(['one', 'two']) });
    await log.ended();
    const moved = log.shown('moved');
    assert.deepEqual(moved.kind === 'done' && moved.totals, { changes: 0, moved: 1, repeated: 0 });
    assert.equal(moved.kind === 'done' && moved.lines.length, 1);
  });

  test('[compare.panel.1] one that is stopped leaves nothing behind, and a newer one takes its place', async () => {
    const log = new Compared(words(2000));
    const base = { kind: 'bytes', bytes: ownFile(words(2000)) } as const;
    await log.comparing.begin({ ...base, name: 'first' });
    assert.equal(log.shown().kind, 'going');
    log.comparing.answer({ ask: 'stopComparison' });
    assert.deepEqual(log.shown(), { kind: 'stopped', other: 'first' });
    assert.deepEqual(log.comparing.answer({ ask: 'otherRow', row: 1 }), { answer: 'row', row: undefined });
    await Promise.all([
      log.comparing.begin({ ...base, name: 'second' }),
      log.comparing.begin({ ...base, name: 'third' }),
    ]);
    const shown = await log.ended();
    assert.deepEqual([shown.kind, shown.kind === 'done' && shown.other], ['done', 'third']);
  });

  test('what cannot be read is told in a sentence', async () => {
    const log = new Compared([]);
    await log.comparing.begin({ kind: 'file', name: 'none', path: path.join(folder, 'none.pcapng') });
    const shown = log.shown();
    assert.match(shown.kind === 'refused' ? shown.message : '', /^Cannot read .*none\.pcapng/);
    await log.comparing.begin({ kind: 'bytes', name: 'text', bytes: Uint8Array.of(1, 2, 3, 4) });
    assert.equal(log.shown().kind, 'refused');
  });

  test('[compare.panel.3] beside a grid a large file of others is refused, one of ours is not', async () => {
    const log = new Compared(['one'], true);
    const foreign = await file('foreign.pcapng', foreignFile(['one']));
    await truncate(foreign.path, MOST_BESIDE_A_GRID + 1);
    await log.comparing.begin(foreign);
    const shown = log.shown();
    assert.match(shown.kind === 'refused' ? shown.message : '', /the running grid would wait/);
    await log.comparing.begin(await file('own.pcapng', ownFile(['one'])));
    const own = await log.ended();
    assert.equal(own.kind === 'done' && own.equal, true);
    log.comparing.close();
  });
});
