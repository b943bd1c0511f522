// Any octets as a capture file, and any text as what one end of an HTTP connection says.
import assert from 'node:assert/strict';
import { checklists } from '../../../capture/checklist.ts';
import { findingsIn } from '../../../capture/findings/findings.ts';
import { MOST_PROBLEMS } from '../../../capture/frame.ts';
import { History } from '../../../capture/history/history.ts';
import { exchangesOf } from '../../../capture/http/exchanges.ts';
import type { Piece } from '../../../capture/network/tcp-way.ts';
import { Pairs } from '../../../capture/pairs.ts';
import { RowWriter } from '../../../capture/pcapng/row-writer.ts';
import { readCapture } from '../../../capture/reading/rows.ts';
import { datagram, exchange } from '../../../capture/rows.fixture.ts';
import { circuitStats, MessageCounts } from '../../../capture/stats.ts';
import { concatBytes, utf8 } from '../../../protocol/bytes.ts';
import { pcap, pcapng } from '../captures.ts';
import { codec, events, loginAnswer, loginCall, START, session } from '../conversation-capture.ts';
import type { Draw } from './chance.ts';
import { anyOctets, anyText, type Octets, type Texts } from './damage.ts';
import { octetTarget, type Target, textTarget } from './target.ts';

const frames = session().frames;

/** A file of ours: a login, an event, a datagram that was lost. */
function ownFile(): Uint8Array {
  const writer = new RowWriter({ start: START * 1e6, firstRow: 3 });
  const login = { ...exchange('login_to_simulator', loginCall, loginAnswer), door: 'login' as const };
  const event = { ...exchange('EnableSimulator', '', events), door: 'event' as const };
  const rows = [login, event, { ...datagram('AgentUpdate', 7), fate: 'dropped' as const }];
  return concatBytes(writer.header(), ...rows.map((row) => writer.blocks(row)));
}

const OCTETS: Octets = {
  samples: [
    pcapng(frames),
    pcap(frames, { littleEndian: false }),
    pcapng(frames.slice(4, 5)),
    pcap(frames.slice(4, 8), { nanoseconds: true }),
    pcap(frames.slice(0, 2)),
    ownFile(),
  ],
  likely: [0, 0, 0, 1, 4, 6, 17, 0x0a, 0x0d, 0x20, 0x40, 0x45, 0x50, 0x60, 0x80, 0xff],
  grown: (draw) => pcapng(frames.filter(() => draw.chance(0.7))),
};

export const CAPTURE_FILE: Target = octetTarget({
  name: 'capture-file',
  promise:
    '[capture.file.1] capture files: nothing throws, problems lie in the file, rows are in order and no longer than the file',
  share: 0.4,
  make: (draw) => anyOctets(draw, OCTETS),
  check(octets) {
    const read = readCapture(octets, { codec, inflate: () => undefined, showSecrets: false });
    if ('problem' in read) return assert.notEqual(read.problem, '');
    assert.ok(read.problems.length <= MOST_PROBLEMS + 1);
    for (const { offset } of read.problems) assert.ok(offset >= 0 && offset < Math.max(1, octets.length));
    const history = new History(codec);
    const pairs = new Pairs(codec);
    for (const [at, row] of read.rows.entries()) {
      assert.ok(row.bytes.length <= octets.length);
      assert.ok(at === 0 || row.row > (read.rows[at - 1]?.row ?? 0));
      history.add(row);
      pairs.add(row);
    }
    for (const { rows } of findingsIn(history)) assert.notEqual(rows.length, 0);
    for (const circuit of history.circuits.values()) circuitStats(circuit, undefined);
    for (const { steps } of checklists(history)) assert.notEqual(steps.length, 0);
    const counts = new MessageCounts();
    for (const row of read.rows) counts.add(row);
    assert.ok(counts.all(codec).length <= read.rows.length);
    assert.ok(pairs.all.length <= 2 * read.rows.length);
  },
});

const TEXTS: Texts = {
  samples: [
    'POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab',
    'HTTP/1.0 200\n\nto the end',
  ],
  // biome-ignore format: as many as fit a line
  pieces: [
    'GET / HTTP/1.1', 'HEAD ', 'HTTP/1.1 100 Continue', 'HTTP/1.1 304', '\r\n', '\n', '\r\n\r\n', 'Content-Length: ', 'Transfer-Encoding: chunked',
    'content-encoding: gzip', ': ', '5\r\n', '0\r\n\r\n', 'ffffffff\r\n', ';', '9'.repeat(20), '-1', ' ', '\0', 'é', 'a'.repeat(70),
  ],
};

/** Cut anywhere, with a hole now and then. */
function pieces(text: string, draw: Draw) {
  const bytes = utf8(text);
  const found: Piece[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + draw.below(40);
    const stamp = { ns: BigInt(found.length), order: found.length };
    found.push({ stamp, bytes: bytes.subarray(at, end), missing: draw.chance(0.05) ? 7 : 0 });
    at = end;
  }
  return { pieces: found, isClosed: true };
}

export const HTTP: Target = textTarget({
  name: 'http',
  promise: '[capture.http.1] HTTP: nothing throws or runs for ever, and no body is longer than what was said',
  share: 2,
  make: (draw) => `${anyText(draw, TEXTS)}\u0001${anyText(draw, TEXTS)}`,
  check(text) {
    const [there = '', back = ''] = text.split('\u0001');
    const length = utf8(there).length + utf8(back).length;
    // The cuts depend on the text alone, so that a failure can be tried again.
    const draw = {
      below: (count: number) => length % count,
      one: never,
      chance: (share: number) => (length % 20) / 20 < share,
    };
    const conversation = { a: 'a:1', b: 'b:2', fromA: pieces(there, draw), fromB: pieces(back, draw) };
    for (const { answer, request } of exchangesOf(conversation)) {
      assert.ok(answer !== undefined || request !== undefined);
      assert.ok((answer?.body.length ?? 0) + (request?.body.length ?? 0) <= length);
    }
  },
});

function never(): never {
  throw new Error('cuts are drawn by length alone');
}
