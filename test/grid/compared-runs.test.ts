// Two runs of one script, captured and compared, as their users do it; and a run on a line that loses something.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { CaptureDifferences } from '../../contract/comparison.ts';
import { Serve } from './serve.ts';

/** Land takes its time: whoever leaves before it is there was told less by chance. */
const STAY_SECONDS = 5;

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

function run(...words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['out/cli.cjs', ...words]);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}

describe('two captures of one script', () => {
  let folder = '';
  let base = '';

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rezbench-compared-'));
    base = await captured('base', 7);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  /** What one run of the script left. */
  async function captured(name: string, seed: number, faults: readonly object[] = []): Promise<string> {
    const file = path.join(folder, `${name}.pcapng`);
    const rules = path.join(folder, `${name}.json`);
    await writeFile(rules, JSON.stringify({ rules: faults }));
    const serve = new Serve('--json', '--port', '0', '--seed', `${seed}`, '--capture', file, '--faults', rules);
    const { loginUri } = await serve.ready();
    const who = ['--first', 'Ada', '--last', 'Twice', '--for', `${STAY_SECONDS}`];
    await run('visit', '--login-uri', loginUri, ...who, '--script', 'examples/hello.rez');
    serve.interrupt();
    await serve.exited;
    return file;
  }

  async function compared(other: string): Promise<CaptureDifferences & { readonly code: number | null }> {
    const { code, text } = await run('diff', base, other, '--format', 'json');
    return { ...(JSON.parse(text) as CaptureDifferences), code };
  }

  test('are equal, whatever the ids are', async () => {
    const { changes, code, rows } = await compared(await captured('again', 8));
    assert.deepEqual(changes, []);
    assert.equal(code, 0);
    assert.ok(rows.base > 100, `${rows.base} rows`);
  });

  test('differ in what a fault did, and in nothing else', async () => {
    const fault = { dropNext: 1, direction: 'out', message: 'ChatFromSimulator' };
    const { changes, code } = await compared(await captured('fault', 7, [fault]));
    assert.deepEqual(
      changes.map(({ change, name, values }) => [change, name, values]),
      [['changed', 'ChatFromSimulator', [{ path: 'fate', base: 'handled', current: 'dropped, handled' }]]],
    );
    assert.equal(code, 1);
  });
});
