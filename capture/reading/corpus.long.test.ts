import assert from 'node:assert/strict';
import { execFileSync, type StdioOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { concatBytes } from '../../protocol/bytes.ts';
import { inflate } from '../../sandbox/shell/inflate.ts';
import { big, datagramPacket, pcap, pcapng, SIMULATOR, VIEWER } from '../../test/support/captures.ts';
import { codec } from '../../test/support/conversation-capture.ts';
import { nameOf } from '../asked.ts';
import { readCaptureFile } from '../file.ts';
import { findingsIn } from '../findings/findings.ts';
import type { Frame } from '../frame.ts';
import { History } from '../history/history.ts';
import { circuitStats } from '../stats.ts';
import { readCapture } from './rows.ts';
import { Traffic } from './traffic.ts';

const corpus = process.env['REZBENCH_CORPUS'];
const file = corpus === undefined ? '' : path.join(corpus, 'opensim', 'node-metaverse.pcap');
const bytes = corpus === undefined ? new Uint8Array(0) : new Uint8Array(readFileSync(file));
/** Link layer and its address fields; the corpus has Ethernet. */
const ETHERNET = 14;

function read(capture: Uint8Array) {
  const found = readCapture(capture, { codec, inflate, showSecrets: false });
  assert.ok('rows' in found);
  return found;
}

/** A test of real files, which are not part of the project. */
const corpusTest = (title: string, check: (t: TestContext) => void) =>
  test(title, (t) => (corpus === undefined ? t.skip('no corpus') : check(t)));

/** What Wireshark's reader gives for these words, line by line; undefined where it is not installed. */
function tshark(...words: readonly string[]): readonly string[] | undefined {
  if (!existsSync('/usr/bin/tshark')) return undefined;
  const stdio: StdioOptions = ['ignore', 'pipe', 'ignore'];
  return execFileSync('/usr/bin/tshark', ['-r', file, ...words], { stdio })
    .toString()
    .trimEnd()
    .split('\n');
}

corpusTest('[capture.read.1] a real session with OpenSim gives all of its rows', () => {
  const { circuits, problems, remarks, rows } = read(bytes);
  const doors = ['udp', 'login', 'caps', 'event'].map((door) => rows.filter((row) => row.door === door).length);
  assert.deepEqual([rows.length, doors, problems, remarks], [97, [90, 1, 5, 1], [], []]);
  assert.deepEqual(
    rows.filter(({ door }) => door !== 'udp').map(({ circuit, name, row }) => `${row} ${circuit} ${name}`),
    [
      '1 0 login_to_simulator',
      '4 1 SeedCapability',
      '8 1 EventQueueGet',
      '9 1 ParcelProperties',
      '11 1 EventQueueGet',
      '67 1 ExtEnvironment',
      '80 1 FetchInventoryDescendents2',
    ],
  );
  assert.deepEqual(
    circuits.map(({ agent, number, simulator }) => [number, agent, simulator]),
    [[1, 'Bot Number8', '127.0.0.1:9000']],
  );
  assert.ok(rows.every((row) => row.fate === 'handled' && !nameOf(row, codec).startsWith('Unknown')));
});

corpusTest('[capture.read.6] nothing of it opens a door', () => {
  const said = read(bytes)
    .rows.map(({ reply = '', request = '' }) => request + reply)
    .join('\n');
  for (const secret of ['5ebe2294', '5e0a5390', '56b19d64-07db', 'efcc05fe-0031', '5e706c6a-64ab']) {
    assert.equal(said.includes(secret), false, secret);
  }
});

corpusTest('acks and pings of a real session are matched', () => {
  const { rows } = read(bytes);
  const history = new History(codec);
  for (const row of rows) history.add(row);
  const [circuit] = history.circuits.values();
  assert.ok(circuit);
  assert.deepEqual(circuitStats(circuit, undefined), {
    ...{ circuit: 1, agent: '88bf4c07-e463-4879-a6db-8711fe3256e4', packetsIn: 46, packetsOut: 44 },
    ...{ bytesIn: 1259, bytesOut: 17896, acksIn: 31, acksOut: 10, resentIn: 0, resentOut: 0, duplicates: 0, lost: 0 },
    ackLatencyMs: { mean: 3.66, p95: 20.641 },
    pingMs: { now: 0.82, mean: 0.82, min: 0.82, max: 0.82 },
  });
  const unacked = [...circuit.in.reliable, ...circuit.out.reliable].filter(({ ack }) => ack === undefined);
  assert.deepEqual([unacked.length, unacked[0]?.name, circuit.region], [1, 'LogoutRequest', 'Sandbox']);
  assert.deepEqual(
    findingsIn(history).map(({ code, rows: shown }) => [code, shown]),
    [['left-over', [65]]],
  );
});

corpusTest('datagrams, conversations and messages of HTTP are as many as Wireshark counts', (t) => {
  const datagrams = tshark('-Y', 'udp', '-T', 'fields', '-e', 'frame.time_relative', '-e', 'udp.length');
  if (datagrams === undefined) return t.skip('no tshark');
  const { rows } = read(bytes);
  assert.deepEqual(
    rows.filter(({ door }) => door === 'udp').map(({ size, time }) => `${time.toFixed(9)}\t${size + 8}`),
    datagrams,
  );
  const traffic = new Traffic();
  readCaptureFile(bytes, traffic);
  const streams = new Set(tshark('-Y', 'tcp', '-T', 'fields', '-e', 'tcp.stream'));
  assert.equal(traffic.conversations.all().length, streams.size);
  const calls = rows.filter(({ door }) => door === 'login' || door === 'caps');
  const answered = calls.filter(({ reply }) => reply !== undefined);
  assert.equal(calls.length, tshark('-Y', 'http.request', '-T', 'fields', '-e', 'frame.number')?.length);
  assert.equal(answered.length, tshark('-Y', 'http.response', '-T', 'fields', '-e', 'frame.number')?.length);
});

/** The packets of the corpus behind another link layer. */
const LINKS: readonly (readonly [string, number, Uint8Array])[] = [
  ['raw IP', 101, new Uint8Array(0)],
  ['loopback', 0, Uint8Array.of(2, 0, 0, 0)],
  ['loopback of OpenBSD', 108, Uint8Array.of(0, 0, 0, 2)],
  ['Linux cooked', 113, concatBytes(new Uint8Array(14), big([2, 0x0800]))],
  ['Linux cooked, version 2', 276, concatBytes(big([2, 0x0800]), new Uint8Array(18))],
  ['a VLAN', 1, concatBytes(new Uint8Array(12), big([2, 0x8100], [2, 5], [2, 0x0800]))],
];

for (const [what, link, head] of LINKS) {
  corpusTest(`[capture.link.1] the same session behind ${what} gives the same rows, from either format`, () => {
    const frames: Frame[] = [];
    readCaptureFile(bytes, { frame: (frame) => frames.push(frame) });
    const [first] = frames;
    const start = first?.ns ?? 0n;
    const moved = frames.map((frame) => ({
      time: 1000 + Number(frame.ns - start) / 1e9,
      bytes: concatBytes(head, frame.bytes.subarray(ETHERNET)),
    }));
    const { rows } = read(bytes);
    const shown = (capture: Uint8Array) => read(capture).rows.map((row) => ({ ...row, time: row.time.toFixed(6) }));
    const expected = rows.map((row) => ({ ...row, time: row.time.toFixed(6) }));
    assert.deepEqual(shown(pcapng(moved, link)), expected);
    assert.deepEqual(shown(pcap(moved, { link, littleEndian: false })), expected);
  });
}

corpusTest('[capture.read.9] a thousand datagrams of a real grid are known by their looks', () => {
  const mix = new Uint8Array(readFileSync(path.join(corpus ?? '', 'opensim', 'codec-mix.bin')));
  const frames = [];
  for (let at = 0; at < mix.length; ) {
    const length = (mix[at] ?? 0) | ((mix[at + 1] ?? 0) << 8);
    frames.push({
      time: frames.length,
      bytes: datagramPacket(SIMULATOR, VIEWER, mix.subarray(at + 2, at + 2 + length)),
    });
    at += 2 + length;
  }
  const { remarks, rows } = read(pcapng(frames));
  assert.deepEqual([frames.length, rows.length, remarks], [1000, 1000, []]);
  assert.ok(rows.every(({ circuit }) => circuit === 1));
});
