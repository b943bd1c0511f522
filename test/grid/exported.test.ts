// Rows of an opened capture, exported as the editor has it done; Wireshark's reader judges the packets.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import type { ExportForm } from '../../contract/export.ts';
import type { FromSandbox } from '../../contract/sandbox.ts';
import { pcapng } from '../support/captures.ts';
import { session } from '../support/conversation-capture.ts';
import { HAR } from '../support/har.ts';
import { satisfies } from '../support/json-schema.ts';
import { Log } from './log.ts';
import { findings, NO_TSHARK, tshark } from './tshark.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rezbench-exported-'));
});
/** A test that fails leaves no process behind. */
const closing = new Set<() => void>();
afterEach(() => {
  for (const close of closing) close();
  closing.clear();
});
after(() => rm(folder, { recursive: true, force: true }));

/** The file that is written of the rows that match. */
async function exported(form: ExportForm, filter = ''): Promise<{ readonly file: string; readonly word: FromSandbox }> {
  const base = path.join(folder, 'session.pcapng');
  await writeFile(base, pcapng(session().frames));
  const child = fork('out/sandbox.cjs', [], { serialization: 'advanced', silent: true });
  const words = new Log<FromSandbox>('the process');
  closing.add(() => child.connected && child.disconnect());
  child.on('message', (word: FromSandbox) => words.add(word));
  child.once('exit', () => words.end());
  child.send({ kind: 'open', path: base, template: '' });
  await words.waitFor({ kind: 'read' });
  const file = path.join(folder, `out-${form}`);
  child.send({ kind: 'export', id: 7, wish: { path: file, form, filter } });
  return { file, word: await words.waitFor({ kind: 'exported', id: 7 }) };
}

test('[export.pcapng.1] chosen rows open in Wireshark without a remark', { skip: NO_TSHARK ?? false }, async () => {
  const { file, word } = await exported('pcapng', 'UseCircuitCode || door == caps');
  assert.deepEqual(word, { kind: 'exported', id: 7, outcome: { kind: 'exported', rows: 3, left: 0 } });
  assert.deepEqual(findings(file, 'warn'), []);
  assert.equal(tshark(file, '-Y', 'udp').lines.length, 1);
  assert.equal(tshark(file, '-Y', 'http.request').lines.length, 2);
});

test('[export.har.1] [export.har.2] a HAR is of version 1.2, and says how much it lacks', async () => {
  const { file, word } = await exported('har');
  assert.deepEqual(word, { kind: 'exported', id: 7, outcome: { kind: 'exported', rows: 3, left: 4 } });
  assert.ok(satisfies(JSON.parse(await readFile(file, 'utf8')), HAR));
});
