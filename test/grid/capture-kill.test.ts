// A capture whose writer is killed without a warning, again and again.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readCaptureFile } from '../../capture/file.ts';
import { seeded } from '../../sandbox/shell/chance.ts';
import { NO_TSHARK, tshark } from './tshark.ts';

const KILLS = 20;
const LEAST_MS = 120;
const MOST_MS = 400;
/** What a kill may cost. */
const LOST_MS = 100;
const SEED = Number(process.env['REZBENCH_SEED'] ?? Date.now() % 1_000_000);
/** How tshark says that a file ends within a block; everything before it is read all the same. */
const CUT_SHORT = /appears to have been cut short in the middle of a packet/;

describe(`a writer at 10,000 packets a second that is killed ${KILLS} times (REZBENCH_SEED=${SEED})`, () => {
  const random = seeded(SEED);
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-kill-'));
  test.after(() => rmSync(folder, { recursive: true }));

  for (let kill = 1; kill <= KILLS; kill++) {
    const lived = LEAST_MS + random() * (MOST_MS - LEAST_MS);
    test(`[capture.disk.3] [capture.format.4] after ${lived.toFixed(1)} ms nothing older than ${LOST_MS} ms is missing`, async () => {
      const capture = path.join(folder, `${kill}.pcapng`);
      const witness = path.join(folder, `${kill}.txt`);
      await writeAndKill([capture, witness], lived);
      const { sequences, problems } = read(capture);
      assert.ok(problems <= 1, `${problems} problems`);
      assert.deepEqual(
        sequences.findIndex((sequence, at) => sequence !== at + 1),
        -1,
        'every packet, in its order',
      );
      const { due, last } = seenBy(witness);
      assert.ok(sequences.length >= due, `${sequences.length} packets, of ${last} of which ${due} are older`);
    });
  }

  test('[capture.format.4] Wireshark opens what is left, each packet of it', (t) => {
    if (NO_TSHARK !== undefined) return t.skip(NO_TSHARK);
    for (let kill = 1; kill <= KILLS; kill++) {
      const capture = path.join(folder, `${kill}.pcapng`);
      const { lines, remarks } = tshark(capture, '-n', '-T', 'fields', '-e', 'frame.number');
      assert.deepEqual(
        lines.map((line) => line.trim()),
        read(capture).sequences.map(String),
        capture,
      );
      assert.deepEqual(
        remarks.filter((remark) => !CUT_SHORT.test(remark)),
        [],
      );
    }
  });
});

async function writeAndKill(words: readonly string[], afterMs: number): Promise<void> {
  const child = fork(path.resolve('out/test/capture-writer.mjs'), words);
  const [word] = await once(child, 'message');
  assert.deepEqual(word, { started: true });
  await wait(afterMs);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The packets of the file by what they are numbered with, as our reader has them. */
function read(capture: string): { readonly sequences: readonly number[]; readonly problems: number } {
  const sequences: number[] = [];
  const file = readCaptureFile(readFileSync(capture), {
    frame: ({ bytes }) => void sequences.push(new DataView(bytes.buffer, bytes.byteOffset + 28).getUint32(1)),
  });
  assert.ok('problems' in file);
  return { sequences, problems: file.problems.length };
}

/** Rows that were there when the writer was last seen, and those that were `LOST_MS` older. */
function seenBy(witness: string): { readonly due: number; readonly last: number } {
  const lines = readFileSync(witness, 'utf8').split('\n').slice(0, -1);
  const turns = lines.map((line) => line.split(' ').map(Number) as [number, number]);
  const [end, last] = turns.at(-1) ?? [0, 0];
  const due = turns.findLast(([at]) => at <= end - LOST_MS)?.[1] ?? 0;
  return { due, last };
}
