// What `serve --capture` writes, before the eyes of Wireshark, and of whoever looks for secrets in it.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readCapture } from '../../capture/reading/rows.ts';
import { datagram, exchange } from '../../capture/rows.fixture.ts';
import { HEAD_BYTES } from '../../capture/segment.ts';
import type { Fate, WholeRow } from '../../contract/panel.ts';
import { markResent } from '../../protocol/packet/packet.ts';
import { TrafficLog } from '../../sandbox/shell/traffic-log.ts';
import { eventually } from '../editor/eventually.ts';
import { message } from '../support/conversation-capture.ts';
import { codec } from '../support/doorway.ts';
import { type Here, startHere } from './here.ts';
import { ask, logIn, member } from './http.ts';
import { openingPacket } from './opening.ts';
import { fields, findings, NO_TSHARK, tshark } from './tshark.ts';

const LLSD = { 'Content-Type': 'application/llsd+xml' };
const WANTED = ['EventQueueGet', 'SimulatorFeatures', 'GetDisplayNames'];

/** What becomes of the datagrams below: one is sent again, one is none, one has a number that no message has. */
const FATES: readonly Fate[] = ['handled', 'duplicate', 'malformed', 'unknown'];
/** Datagrams of the region at least, when somebody has arrived: handshake, movement, land, acks. */
const SAID = 8;

/** A viewer that comes and speaks. */
function said(reply: string): readonly Uint8Array[] {
  const AgentData = { AgentID: member(reply, 'agent_id'), SessionID: member(reply, 'session_id') };
  const CircuitCode = Number(member(reply, 'circuit_code'));
  const chat = message(4, 'ChatFromViewer', { AgentData, ChatData: { Message: 'hello', Type: 1 } });
  return [
    message(2, 'CompleteAgentMovement', { AgentData: { ...AgentData, CircuitCode } }),
    message(3, 'AgentUpdate', { AgentData }, false),
    chat,
    markResent(chat),
    Uint8Array.of(0, 0, 0),
    Uint8Array.of(0, 0, 0, 0, 5, 0, 0xff, 0xff, 0xf0, 0),
  ];
}

function isAllThere(datagrams: readonly WholeRow[]): boolean {
  const isOf = (wanted: Fate) => datagrams.some(({ fate }) => fate === wanted);
  return FATES.every(isOf) && datagrams.filter(({ direction }) => direction === 'out').length >= SAID;
}

describe('a capture that is written while it happens', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-capture-'));
  const file = path.join(folder, 'session.pcapng');
  const socket = createSocket('udp4');
  /** What nobody may find. */
  const secrets: string[] = ['00000000000000000000000000000000'];
  let here: Here;
  let addresses: readonly string[];

  before(async () => {
    here = await startHere({ capture: { kind: 'file', path: file } });
    const reply = await logIn(here.loginUri, 'Ada', 'Capture');
    const seed = member(reply, 'seed_capability');
    secrets.push(member(reply, 'secure_session_id'), keyOf(seed));
    const names = WANTED.map((name) => `<string>${name}</string>`).join('');
    const granted = await ask(seed, { method: 'POST', headers: LLSD, body: `<llsd><array>${names}</array></llsd>` });
    addresses = [...granted.text.matchAll(/http[^<]*\/cap\/[^<]*/g)].map(([address]) => address);
    secrets.push(...addresses.map(keyOf));
    socket.send(openingPacket(reply), here.port, '127.0.0.1');
    await here.events.waitFor({ event: 'circuit', state: 'open' });
    for (const packet of said(reply)) socket.send(packet, here.port, '127.0.0.1');
    await here.events.waitFor({ event: 'chat' });
    await eventually('what the region says, and every fate', () => (isAllThere(datagrams()) ? true : undefined));
    for (const address of addresses.slice(1)) await ask(address);
    await ask(`${here.loginUri}nowhere?a=1`);
    await here.sandbox.stop();
  });
  after(() => {
    socket.close();
    rmSync(folder, { recursive: true });
  });

  const rows = (): readonly WholeRow[] => {
    const answer = here.sandbox.ask({ ask: 'rows', from: 0, to: 500, filter: '' });
    assert.ok(answer.answer === 'rows');
    return answer.window.rows.map(({ row }) => {
      const whole = here.sandbox.ask({ ask: 'row', row });
      assert.ok(whole.answer === 'row' && whole.row !== undefined);
      return whole.row;
    });
  };

  const datagrams = () => rows().filter(({ door }) => door === 'udp');

  test('the first line says where it is', () => assert.equal(here.sandbox.ready.capture, file));

  test('[login.secrets.1] [login.secrets.2] no digest, no secure session id and no key of a capability is in it', () => {
    const text = readFileSync(file, 'latin1');
    assert.equal(addresses.length, WANTED.length);
    for (const secret of secrets) {
      assert.ok(secret.length >= 32, secret);
      assert.ok(!text.includes(secret), secret);
    }
    const marks = new Set([...text.matchAll(/\/cap\/([0-9a-f]{8}\*{24})/g)].map(([, mark]) => mark));
    assert.equal(marks.size, 1 + WANTED.length, 'the seed and each capability');
  });

  test('[capture.format.10] our own reader gives the rows of the log, each as it was', () => {
    const read = readCapture(readFileSync(file), { codec, inflate: () => undefined, showSecrets: false });
    assert.ok('rows' in read);
    assert.deepEqual([read.problems, read.remarks], [[], []]);
    assert.deepEqual(read.rows.map(comparable), rows().map(comparable));
  });

  test('[capture.format.2] Wireshark reads it without a finding, all checksums are right, HTTP is dissected', (t) => {
    if (NO_TSHARK !== undefined) return t.skip(NO_TSHARK);
    assert.deepEqual(findings(file), []);
    assert.deepEqual(tshark(file).remarks, []);
    const calls = fields(file, 'http.request', 'http.request.method', 'http.request.uri');
    assert.deepEqual(calls[0], ['POST', '/']);
    assert.deepEqual(calls.at(-1), ['GET', '/nowhere?a=1']);
    assert.match(calls[1]?.join(' ') ?? '', /^POST \/cap\/[0-9a-f]{8}\*{24}$/);
    const statuses = fields(file, 'http.response', 'http.response.code').flat();
    assert.equal(statuses.length, calls.length);
    assert.deepEqual([statuses[0], statuses.at(-1)], ['200', '404']);
  });

  test('[capture.format.3] [capture.format.5] the datagrams are those of the log, in its order, with what is known of them', (t) => {
    if (NO_TSHARK !== undefined) return t.skip(NO_TSHARK);
    const shown = fields(
      file,
      'udp',
      'udp.payload',
      'ip.src',
      'udp.srcport',
      'frame.comment',
      'frame.packet_flags_direction',
    );
    const logged = datagrams();
    assert.ok(isAllThere(logged) && logged.length >= SAID + FATES.length, `${logged.length} datagrams`);
    const expected = logged.map(({ bytes, circuit, direction, fate, from }) => [
      Buffer.from(bytes).toString('hex'),
      ...from.split(':'),
      `rezbench: circuit ${circuit}, ${fate}`,
      direction === 'in' ? '0x00000001' : '0x00000002',
    ]);
    assert.deepEqual(shown, expected);
  });

  test('[capture.format.7] HTTP is dissected in each section of a file that was saved from many', async (t) => {
    if (NO_TSHARK !== undefined) return t.skip(NO_TSHARK);
    const saved = path.join(folder, 'saved.pcapng');
    const exchanges = await saveSections(path.join(folder, 'many'), saved);
    assert.deepEqual(findings(saved, 'warn'), []);
    assert.equal(fields(saved, 'http.request', 'http.request.uri').length, exchanges);
    assert.equal(fields(saved, 'http.response', 'http.response.code').length, exchanges);
  });

  test('[capture.disk.4] a disk that is full stops the capture and not the grid', async (t) => {
    if (process.platform !== 'linux') return t.skip('/dev/full is on Linux only');
    const other = await startHere({ capture: { kind: 'file', path: '/dev/full' } });
    t.after(() => other.sandbox.stop());
    const { message, urgent } = (await other.events.waitFor({ event: 'warning' })) as {
      message: string;
      urgent?: true;
    };
    assert.match(message, /^The traffic cannot be written to \/dev\/full any more: the disk is full\. /);
    assert.deepEqual([urgent, other.sandbox.ready.capture], [true, null]);
    assert.match(await logIn(other.loginUri, 'Ada', 'Full'), /seed_capability/);
    const first = other.sandbox.ask({ ask: 'row', row: 1 });
    assert.equal(first.answer === 'row' && first.row?.name, 'login_to_simulator');
  });
});

/** Writes a log that needs several files, with calls over one connection among its datagrams; gives how many calls. */
async function saveSections(folder: string, saved: string): Promise<number> {
  const target = { kind: 'folder', path: folder, maxMegabytes: 1 } as const;
  const log = new TrafficLog({ target, startedAt: Date.now(), onTrouble: assert.fail });
  let exchanges = 0;
  while (readdirSync(folder).length < 4) {
    exchanges += 1;
    log.store.append({ ...exchange('Seed', '<llsd><array /></llsd>', '<llsd><map /></llsd>'), time: exchanges });
    for (let n = 0; n < 20; n++) log.store.append({ ...datagram('AgentUpdate', n, 1000), time: exchanges });
  }
  assert.equal(await log.save(saved), undefined);
  log.close();
  return exchanges;
}

/** Bytes as lists; of the head what a table needs. */
const comparable = (row: WholeRow) => ({ ...row, bytes: [...row.bytes], head: [...row.head.subarray(0, HEAD_BYTES)] });

const keyOf = (address: string): string => /\/cap\/([^/?]*)/.exec(address)?.[1] ?? '';
