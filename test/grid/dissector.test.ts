// The dissector that we make, run by tshark: it finds in every packet what our own codec finds.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { readCapture } from '../../capture/reading/rows.ts';
import { dissectorOf } from '../../protocol/dissector/dissector.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { inflate } from '../../sandbox/shell/inflate.ts';
import { builtInTemplate } from '../support/built-in-template.ts';
import { datagramPacket, pcap, SIMULATOR, VIEWER } from '../support/captures.ts';
import { codec } from '../support/doorway.ts';
import { randomMessage } from '../support/random-values.ts';
import { seeded } from '../support/seeded.ts';
import { difference, shownFields } from './dissected.ts';
import { NO_TSHARK, tshark } from './tshark.ts';

const SEED = 20_261_121;
const CORPUS = process.env['REZBENCH_CORPUS'];
const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-dissector-'));
const script = path.join(folder, 'lludp.lua');
writeFileSync(script, dissectorOf(builtInTemplate, 'the built-in template'));
const LUA = ['-X', `lua_script:${script}`];

/** Datagrams from the simulator to the viewer, one a millisecond, in a file. */
function fileOf(name: string, datagrams: readonly Uint8Array[]): string {
  const file = path.join(folder, name);
  const frames = datagrams.map((bytes, at) => ({
    time: 1 + at / 1000,
    bytes: datagramPacket(SIMULATOR, VIEWER, bytes),
  }));
  writeFileSync(file, pcap(frames));
  return file;
}

/** Every packet is shown as our codec reads it, without a mistake in the script. */
function assertSame(file: string, datagrams: readonly Uint8Array[]): void {
  const { lines, remarks } = tshark(file, ...LUA, '-Y', 'lludp', '-T', 'pdml');
  const pdml = lines.join('\n');
  assert.deepEqual(remarks, []);
  assert.equal(pdml.includes('Lua Error'), false);
  const packets = shownFields(pdml);
  assert.equal(packets.length, datagrams.length);
  const wrong = datagrams.flatMap((datagram, at) => difference(codec, datagram, packets[at] ?? []) ?? []);
  assert.deepEqual(wrong.slice(0, 5), []);
}

/** Lengths of 16 bits, each with as many bytes behind it. */
function realisticMix(corpus: string): readonly Uint8Array[] {
  const bytes = new Uint8Array(readFileSync(path.join(corpus, 'opensim', 'codec-mix.bin')));
  const datagrams: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
    datagrams.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return datagrams;
}

describe('the dissector in tshark', { skip: NO_TSHARK ?? false }, () => {
  after(() => rmSync(folder, { recursive: true }));

  test('[dissector.fields.1] every message of the template is shown field by field, whatever is in it', () => {
    const datagrams = builtInTemplate.messages.flatMap((message, at) => {
      const values = fc.sample(randomMessage(message), { numRuns: 2, seed: SEED + at });
      return values.map((blocks, copy) => {
        const body = codec.encode(message.name, blocks);
        return writePacket({ sequence: 2 * at + copy + 1, reliable: copy === 0, zerocoded: message.zerocoded, body });
      });
    });
    // The first packet must be known for what it is; the others follow in the same conversation.
    const first = codec.encode('StartPingCheck', { PingID: { PingID: 1, OldestUnacked: 0 } });
    const ping = writePacket({ sequence: 1_000_000, reliable: false, zerocoded: false, body: first });
    assertSame(fileOf('every.pcap', [ping, ...datagrams]), [ping, ...datagrams]);
  });

  test('[dissector.fields.1] a thousand packets of a real grid are shown as decode shows them', (t: TestContext) => {
    if (CORPUS === undefined) return t.skip('no corpus');
    const datagrams = realisticMix(CORPUS);
    assertSame(fileOf('mix.pcap', datagrams), datagrams);
  });

  test('[dissector.finding.1] a real session is known without any port, and its acks are matched', (t: TestContext) => {
    if (CORPUS === undefined) return t.skip('no corpus');
    const file = path.join(CORPUS, 'opensim', 'node-metaverse.pcap');
    const capture = readCapture(new Uint8Array(readFileSync(file)), { codec, inflate, showSecrets: true });
    assert.ok('rows' in capture);
    const datagrams = capture.rows.flatMap((row) => (row.door === 'udp' ? [row.bytes] : []));
    assertSame(file, datagrams);
    const acked = (filter: string) => tshark(file, ...LUA, '-2', '-Y', filter).lines.length;
    const [reliable, answered] = [acked('lludp.flags.reliable == 1'), acked('lludp.acked_in')];
    assert.ok(answered > 0.9 * reliable && answered <= reliable, `${answered} of ${reliable}`);
    assert.equal(acked('lludp.ping_in'), acked('lludp.message == "CompletePingCheck"'));
  });

  test('[dissector.filter.1] texts, vectors and octets are found by their names', () => {
    const body = codec.encode('ChatFromViewer', { ChatData: { Message: 'hello there', Type: 1, Channel: 0 } });
    const other = codec.encode('ChatFromViewer', { ChatData: { Message: 'nothing', Type: 1, Channel: -3 } });
    const packets = [body, other].map((one, at) =>
      writePacket({ sequence: at + 1, reliable: true, zerocoded: true, body: one }),
    );
    const file = fileOf('chat.pcap', packets);
    const count = (filter: string) => tshark(file, ...LUA, '-Y', filter).lines.length;
    for (const [filter, wanted] of [
      ['lludp.ChatFromViewer.ChatData.Message contains "hello"', 1],
      ['lludp.ChatFromViewer.ChatData.Message == "nothing"', 1],
      ['lludp.ChatFromViewer.ChatData.Message.bytes contains 6c:6c:6f', 1],
      ['lludp.ChatFromViewer.ChatData.Channel < 0', 1],
      ['lludp.ChatFromViewer.ChatData.Channel', 2],
      ['lludp.message == "ChatFromViewer" && lludp.sequence == 2', 1],
    ] as const) {
      assert.equal(count(filter), wanted, filter);
    }
  });

  test('[dissector.acks.1] acks behind packets and in PacketAck, repetitions and pings are told with their frames', () => {
    const pong = codec.encode('CompletePingCheck', { PingID: { PingID: 7 } });
    const ping = codec.encode('StartPingCheck', { PingID: { PingID: 7, OldestUnacked: 0 } });
    const acks = codec.encode('PacketAck', { Packets: [{ ID: 2 }] });
    const plain = { reliable: false, zerocoded: false };
    const there = [
      writePacket({ ...plain, sequence: 1, body: ping, reliable: true }),
      writePacket({ ...plain, sequence: 2, body: codec.encode('PacketAck', { Packets: [] }), reliable: true }),
      writePacket({ ...plain, sequence: 1, body: ping, reliable: true, resent: true }),
    ];
    const back = [
      writePacket({ ...plain, sequence: 1, body: pong, acks: [1, 99] }),
      writePacket({ ...plain, sequence: 2, body: acks }),
    ];
    const frames = [
      ...there.map((bytes) => datagramPacket(VIEWER, SIMULATOR, bytes)),
      ...back.map((bytes) => datagramPacket(SIMULATOR, VIEWER, bytes)),
    ];
    const file = path.join(folder, 'acks.pcap');
    writeFileSync(file, pcap(frames.map((bytes, at) => ({ time: 1 + at / 10, bytes }))));
    const wanted = ['acked_in', 'ack_latency', 'repeats', 'ack', 'ack.frame', 'pong_in', 'ping_in', 'round_trip'];
    const columns = wanted.flatMap((name) => ['-e', `lludp.${name}`]);
    const { lines } = tshark(file, ...LUA, '-2', '-T', 'fields', ...columns);
    assert.deepEqual(lines, [
      ['4', '0.3', '', '', '', '', '', ''].join('\t'),
      ['5', '0.3', '', '', '', '', '', ''].join('\t'),
      ['', '', '1', '', '', '4', '', '0.1'].join('\t'),
      ['', '', '', '1,99', '1', '', '3', '0.1'].join('\t'),
      ['', '', '', '2', '2', '', '', ''].join('\t'),
    ]);
  });

  test('[dissector.broken.1] broken packets are told as such, and none stops the script', () => {
    const random = seeded(SEED);
    const whole = writePacket({
      ...{ sequence: 1, reliable: true, zerocoded: true, acks: [1, 2] },
      body: codec.encode('ChatFromViewer', { ChatData: { Message: 'hello', Type: 1, Channel: 0 } }),
    });
    const broken = Array.from({ length: 2000 }, () => {
      const copy = whole.slice(0, 1 + Math.floor(random() * whole.length));
      for (let change = 0; change < 3; change += 1)
        copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
      return copy;
    });
    const file = fileOf('broken.pcap', [whole, ...broken]);
    const { lines, remarks } = tshark(file, ...LUA, '-V');
    assert.deepEqual(remarks, []);
    assert.deepEqual(lines.filter((line) => /lua error/i.test(line)).slice(0, 3), [], `seed ${SEED}`);
    for (const name of ['cut', 'unknown', 'bad_acks', 'unused_flags', 'is_repeated']) {
      assert.ok(tshark(file, ...LUA, '-Y', `lludp.${name}`).lines.length > 0, name);
    }
  });

  test('[dissector.finding.2] datagrams of others stay theirs', () => {
    const random = seeded(SEED);
    const foreign = Array.from({ length: 2000 }, () =>
      Uint8Array.from({ length: 7 + Math.floor(random() * 200) }, () => Math.floor(random() * 256)),
    );
    const frames = foreign.map((bytes, at) => ({
      time: 1 + at / 1000,
      bytes: datagramPacket({ ...SIMULATOR, port: 20_000 + at }, VIEWER, bytes),
    }));
    const file = path.join(folder, 'foreign.pcap');
    writeFileSync(file, pcap(frames));
    assert.equal(tshark(file, ...LUA, '-Y', 'lludp').lines.length, 0, `seed ${SEED}`);
  });
});
