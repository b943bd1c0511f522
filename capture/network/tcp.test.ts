import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8, utf8 } from '../../protocol/bytes.ts';
import { seeded } from '../../test/support/seeded.ts';
import { Conversations, MOST_CONVERSATIONS } from './tcp.ts';
import { MOST_WAITING } from './tcp-way.ts';
import type { Segment } from './transport.ts';

const ISN = 0xfffffff8;

/** A segment of the caller: its place behind the SYN, and its text. */
function segment(at: number, text: string, rest: Partial<Segment> = {}): Segment {
  const sequence = (ISN + 1 + at) >>> 0;
  return { kind: 'tcp', from: 'a:1', to: 'b:2', sequence, isSyn: false, isLast: false, bytes: utf8(text), ...rest };
}

const SYN = segment(-1, '', { isSyn: true });

/** What was said, `<n>` for bytes that are missing. */
function said(...segments: readonly Segment[]): readonly string[] {
  const all = new Conversations();
  for (const [order, one] of segments.entries()) all.add(one, { ns: BigInt(order), order });
  return all
    .all()
    .map(({ fromA }) => fromA.pieces.map(({ bytes, missing }) => hole(missing) + looseUtf8(bytes)).join('|'));
}

const hole = (missing: number): string => (missing === 0 ? '' : `<${missing}>`);

/** What it shows, segments, and what was said. */
const STREAMS: readonly (readonly [string, readonly Segment[], string])[] = [
  ['[capture.tcp.1] numbers begin anew', [SYN, segment(0, 'abcdefgh'), segment(8, 'ij')], 'abcdefgh|ij'],
  ['[capture.tcp.1] the SYN was not captured', [segment(5, 'ab'), segment(7, 'cd')], 'ab|cd'],
  ['[capture.tcp.2] out of order', [SYN, segment(4, 'ef'), segment(2, 'cd'), segment(0, 'ab')], 'ab|cd|ef'],
  ['[capture.tcp.2] sent again', [SYN, segment(0, 'ab'), segment(0, 'ab'), segment(2, 'cd')], 'ab|cd'],
  ['[capture.tcp.2] overlapping', [SYN, segment(0, 'abc'), segment(2, 'cde'), segment(1, 'bcdef')], 'abc|de|f'],
  [
    '[capture.tcp.2] a later segment does not change an earlier one',
    [SYN, segment(0, 'ab'), segment(0, 'XYc')],
    'ab|c',
  ],
  ['[capture.tcp.2] a keep-alive', [SYN, segment(0, 'ab'), segment(1, 'b'), segment(2, 'c')], 'ab|c'],
  ['[capture.tcp.2] data on the SYN', [{ ...SYN, bytes: utf8('ab') }, segment(2, 'c')], 'ab|c'],
  ['[capture.tcp.3] a piece is missing', [SYN, segment(0, 'ab'), segment(5, 'fg'), segment(7, 'h')], 'ab|<3>fg|h'],
  ['[capture.tcp.3] two are missing', [SYN, segment(1, 'b'), segment(3, 'd')], '<1>b|<1>d'],
];

for (const [what, segments, text] of STREAMS) {
  test(`${what}: ${text}`, () => assert.deepEqual(said(...segments), [text]));
}

test('[capture.tcp.3] so many segments wait for a missing one, and no more', () => {
  const late = Array.from({ length: MOST_WAITING + 1 }, (_, at) => segment(1 + at, 'x'));
  const all = new Conversations();
  for (const [order, one] of [SYN, ...late, segment(0, 'a')].entries()) all.add(one, { ns: 0n, order });
  const [conversation] = all.all();
  assert.equal(conversation?.fromA.pieces[0]?.missing, 1);
  assert.equal(conversation?.fromA.pieces.length, MOST_WAITING + 1);
});

test('[capture.tcp.4] the same ends begin a new conversation with another SYN, or one after data, whichever of the two is seen', () => {
  const again = segment(-1, '', { isSyn: true, sequence: 77 });
  assert.deepEqual(said(SYN, SYN, segment(0, 'ab'), again, segment(0, 'xy', { sequence: 78 })), ['ab', 'xy']);
  assert.deepEqual(said(SYN, segment(0, 'ab'), SYN, segment(0, 'xy')), ['ab', 'xy']);
  const answer = { from: 'b:2', to: 'a:1' };
  const both = [SYN, { ...SYN, ...answer, sequence: 5 }, { ...again, ...answer }, { ...again, sequence: 99 }];
  assert.equal(said(...both).length, 2);
});

test('[capture.tcp.5] beyond so many conversations segments are counted only', () => {
  const all = new Conversations();
  for (let port = 0; port < MOST_CONVERSATIONS + 3; port++) {
    all.add({ ...SYN, from: `c:${port}` }, { ns: 0n, order: port });
  }
  assert.equal(all.all().length, MOST_CONVERSATIONS);
  assert.equal(all.refused, 3);
});

test('the end is seen', () => {
  const all = new Conversations();
  all.add(segment(0, 'bye', { isLast: true }), { ns: 0n, order: 0 });
  assert.deepEqual(
    all.all().map(({ fromA, fromB }) => [fromA.isClosed, fromB.isClosed]),
    [[true, false]],
  );
});

test('[capture.tcp.2] any text in any pieces, in any order near their own, some of them twice, is the text', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const below = (count: number) => Math.floor(random() * count);
    const text = Array.from({ length: 1 + below(300) }, () => String.fromCharCode(97 + below(26))).join('');
    const pieces: Segment[] = [];
    for (let at = 0; at < text.length; ) {
      const end = at + 1 + below(20);
      const start = Math.max(0, at - below(5));
      pieces.push(segment(start, text.slice(start, end)));
      if (random() < 0.2) pieces.push(segment(start, text.slice(start, end)));
      at = end;
    }
    const shuffled = pieces
      .map((piece, at) => ({ piece, at: at + 8 * random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ piece }) => piece);
    assert.equal(
      said(SYN, ...shuffled)
        .join('')
        .replaceAll('|', ''),
      text,
      `seed ${seed}`,
    );
  }
});
