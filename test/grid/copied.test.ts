// What a viewer said, copied as `.rez` row by row, and said again by another one: `serve`, `visit` and the panel's copies.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { readCapture } from '../../capture/reading/rows.ts';
import type { WholeRow } from '../../contract/panel.ts';
import { copyOf } from '../../panel/row-menu/copy.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readHeader } from '../../protocol/packet/packet.ts';
import { codec } from '../support/doorway.ts';
import { Serve } from './serve.ts';

/** What each visitor says by itself to come, to stay and to go; and what leads it elsewhere. */
const OWN =
  /^(?:PacketAck|StartPingCheck|CompletePingCheck|UseCircuitCode|CompleteAgentMovement|RegionHandshakeReply|LogoutRequest|Teleport\w*)$/;
const LEAST_COPIED = 5;

let folder = '';

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rezbench-copied-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** What the viewer said to the region where it stood, during one visit: the first row of each message. */
async function said(last: string, ...words: readonly string[]): Promise<ReadonlyMap<string, WholeRow>> {
  const file = path.join(folder, `${last}.pcapng`);
  const serve = new Serve('--json', '--port', '0', '--capture', file);
  const { loginUri } = await serve.ready();
  const visit = spawn(process.execPath, [
    ...['out/cli.cjs', 'visit', '--login-uri', loginUri, '--first', 'Ada', '--last', last, ...words],
  ]);
  let text = '';
  visit.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const code = await new Promise((resolve) => visit.once('close', resolve));
  serve.interrupt();
  await serve.exited;
  assert.equal(code, 0, text);
  const capture = readCapture(await readFile(file), { codec, inflate: () => undefined, showSecrets: false });
  assert.ok('rows' in capture);
  const rows = capture.rows.filter(({ direction, door }) => door === 'udp' && direction === 'in');
  const own = rows.find((row) => nameOf(row) === 'ChatFromViewer')?.circuit;
  const firsts = new Map<string, WholeRow>();
  for (const row of rows) if (row.circuit === own && !firsts.has(nameOf(row))) firsts.set(nameOf(row), row);
  return firsts;
}

const nameOf = ({ bytes }: WholeRow): string => messageName(codec, readHeader(bytes).numberId);

test('[rez.variable.2] what one viewer said is copied, and accepted as it is from another one', async () => {
  const heard = [...(await said('Heard'))].filter(([name]) => !OWN.test(name));
  assert.ok(heard.length >= LEAST_COPIED, heard.map(([name]) => name).join());
  const script = path.join(folder, 'copied.rez');
  await writeFile(script, heard.map(([, row]) => copyOf('rez', row, codec) ?? assert.fail()).join('###\n'));
  const again = await said('Again', '--script', script);
  assert.deepEqual(
    heard.map(([name]) => [name, again.get(name)?.fate]),
    heard.map(([name, { fate }]) => [name, fate]),
  );
});
