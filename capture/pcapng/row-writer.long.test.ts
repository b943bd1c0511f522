import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpCall } from '../../contract/http.ts';
import { toHex, viewOf } from '../../protocol/bytes.ts';
import { datagram, exchange } from '../rows.fixture.ts';
import type { ExchangeRow, NewRow } from '../segment.ts';
import { BLOCK_TYPE, LARGEST_DATAGRAM, LARGEST_SEGMENT, PACKET_HEAD_BYTES } from './blocks.ts';
import { MOST_CONNECTIONS } from './connections.ts';
import { datagramStart, eventTexts, exchangeTexts } from './row-octets.ts';
import { RowWriter } from './row-writer.ts';

const START = 1_795_252_800_123_456;
const writer = () => new RowWriter({ start: START, firstRow: 1 });

/** Each block as a line of hex words, so that a difference can be found. */
function lines(blocks: Uint8Array): readonly string[] {
  return blocksOf(blocks).map((block) => toHex(block).replace(/(.{8})(?!$)/g, '$1 '));
}

function blocksOf(bytes: Uint8Array): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += found.at(-1)?.length ?? 0) {
    found.push(bytes.subarray(at, at + viewOf(bytes).getUint32(at + 4, true)));
  }
  return found;
}

/** One packet for each block, without what stands around it. */
const packets = (blocks: Uint8Array): readonly Uint8Array[] =>
  blocksOf(blocks).map((block) =>
    block.subarray(PACKET_HEAD_BYTES, PACKET_HEAD_BYTES + viewOf(block).getUint32(20, true)),
  );

test('[capture.format.1] [capture.format.2] [capture.format.4] a section begins with its facts and one interface, both to the byte', () => {
  const [section = '', described = ''] = lines(writer().header());
  assert.match(section, /^0a0d0d0a \w{8} 4d3c2b1a 01000000 ffffffff ffffffff 01003e00 /);
  const text = new TextDecoder().decode(writer().header());
  assert.match(text, /rezbench: capture 1, started at 1795252800\.123456, first row 1\0/);
  assert.match(text, /Rezbench \d+\.\d+\.\d+/);
  assert.equal(
    described,
    '01000000 30000000 65000000 00000000 02000c00 73616e64 626f7820 67726964 09000100 06000000 00000000 30000000',
  );
});

test('[capture.format.3] [capture.format.5] [capture.format.6] a datagram is one packet with right sums, its comment and its direction', () => {
  const row = { ...datagram('AgentUpdate', 7, 2), time: 1.5 };
  assert.deepEqual(lines(writer().blocks(row)), [
    [
      '06000000 74000000 00000000',
      // 1795252801.623456 s
      'c5600600 a0d585dd',
      '25000000 25000000',
      '45000025 00004000 40113cc6 7f000001 7f000001',
      'c35032c8 0011c0b0',
      '40000000 07000400 00000000',
      '01001c00 72657a62 656e6368 3a206369 72637569 7420312c 2068616e 646c6564',
      '02000400 01000000 00000000 74000000',
    ].join(' '),
  ]);
});

test('[capture.format.6] an end that no header can say is told in the comment', () => {
  for (const ends of [{ from: ':0' }, { to: '[::1]:13000' }, { from: '1.2.3.4:70000' }, { from: '127.0.0.1:13000' }]) {
    const row = { ...datagram('AgentUpdate', 7, 2), ...ends };
    const [packet = new Uint8Array(0)] = packets(writer().blocks(row));
    assert.equal(toHex(packet.subarray(12, 24)), '000000000000000000010002', JSON.stringify(ends));
    const text = new TextDecoder().decode(writer().blocks(row));
    assert.ok(text.includes(`rezbench: circuit 1, handled, from ${row.from}, to ${row.to}`), JSON.stringify(ends));
  }
});

test('[capture.format.7] [capture.format.8] an exchange is a connection: greeting, request, answer, each acknowledged', () => {
  const http = {
    method: 'POST',
    target: '/cap/****?a=1',
    requestType: 'application/llsd+xml',
    status: 502,
    replyType: 'text/plain',
  };
  const told = writer();
  const row = { ...exchange('Seed', '<llsd />', 'grüezi'), http };
  const request =
    'POST /cap/****?a=1 HTTP/1.1\r\nHost: 127.0.0.1:9000\r\nContent-Type: application/llsd+xml\r\nContent-Length: 8\r\n\r\n<llsd />';
  const reply = 'HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\ngrüezi';
  assert.deepEqual(segments(told.blocks(row)), [
    ['50001>9000', 'S', 0, 0, ''],
    ['9000>50001', 'SA', 0, 1, ''],
    ['50001>9000', 'A', 1, 1, ''],
    ['50001>9000', 'PA', 1, 1, request],
    ['9000>50001', 'A', 1, 1 + 116, ''],
    ['9000>50001', 'PA', 1, 117, reply],
    ['50001>9000', 'A', 117, 1 + 80, ''],
  ]);
  assert.deepEqual(
    segments(told.blocks(row)).map(([, flags, sequence]) => [flags, sequence]),
    [
      ['PA', 117],
      ['A', 81],
      ['PA', 81],
      ['A', 233],
    ],
  );
});

/** Exchanges of the tests come after a second. */
const FIRST = (START + 1_000_000) >>> 0;

type Told = readonly [ends: string, flags: string, sequence: number, acknowledged: number, data: string];

function segments(blocks: Uint8Array): readonly Told[] {
  return packets(blocks).map((packet): Told => {
    const view = viewOf(packet);
    const bits = packet[33] ?? 0;
    const flags = `${bits & 8 ? 'P' : ''}${bits & 2 ? 'S' : ''}${bits & 16 ? 'A' : ''}`;
    const ends = `${view.getUint16(20)}>${view.getUint16(22)}`;
    const number = view.getUint32(28);
    const acknowledged = number === 0 ? 0 : (number - FIRST) >>> 0;
    return [
      ends,
      flags,
      (view.getUint32(24) - FIRST) >>> 0,
      acknowledged,
      new TextDecoder().decode(packet.subarray(40)),
    ];
  });
}

test('[capture.format.7] a long text goes in segments, the comment on the first of them', () => {
  const blocks = writer().blocks(exchange('Seed', 'x'.repeat(LARGEST_SEGMENT + 5), ''));
  const sizes = packets(blocks).map(({ length }) => length - 40);
  const head =
    'POST /Seed HTTP/1.1\r\nHost: 127.0.0.1:9000\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 32773\r\n\r\n';
  assert.deepEqual(sizes.slice(3, 7), [LARGEST_SEGMENT, 0, 5 + head.length, 0]);
  const marked = blocksOf(blocks).map((block) =>
    new TextDecoder().decode(block).includes('rezbench: caps, circuit 2, handled, name Seed\0'),
  );
  assert.deepEqual(
    marked,
    marked.map((_, at) => at === 3),
  );
});

test('[capture.format.7] a call without an answer has a connection of its own', () => {
  const told = writer();
  const { reply: _, ...unanswered } = exchange('Seed', 'a', '');
  const flags = (row: NewRow) => segments(told.blocks(row)).map(([, bits]) => bits);
  assert.deepEqual(flags(exchange('Seed', 'a', 'b')), ['S', 'SA', 'A', 'PA', 'A', 'PA', 'A']);
  assert.deepEqual(flags(unanswered), ['S', 'SA', 'A', 'PA', 'A']);
  assert.deepEqual(flags(exchange('Seed', 'a', 'b')), ['S', 'SA', 'A', 'PA', 'A', 'PA', 'A']);
  assert.deepEqual(flags(exchange('Seed', 'a', 'b')), ['PA', 'A', 'PA', 'A']);
});

test('[capture.format.7] the connection that was longest unused is forgotten first', () => {
  const told = writer();
  const from = (number: number) =>
    told.blocks({ ...exchange('Seed', 'a', 'b'), from: `10.0.${number >> 8}.${number & 255}:1` });
  for (let number = 0; number <= MOST_CONNECTIONS; number++) from(number);
  assert.deepEqual(
    [1, MOST_CONNECTIONS, 0].map((number) => segments(from(number)).length),
    [4, 4, 7],
  );
});

const TEXTS: readonly (readonly [string, Partial<ExchangeRow>])[] = [
  ['both texts', { request: '<llsd />', reply: 'grüezi' }],
  ['empty texts', { request: '', reply: '' }],
  ['a query', { request: '?a=1&b=%20', reply: 'x' }],
  ['a query that is none', { request: '? a', reply: '\r\n\r\n' }],
  ['an answer alone', { reply: 'x' }],
  ['a request alone', { request: 'HTTP/1.1 is what I say' }],
  ['long texts', { request: 'ä'.repeat(50_000), reply: 'y'.repeat(100_000) }],
];

for (const [what, texts] of TEXTS) {
  test(`[capture.format.8] ${what} can be read from the blocks`, () => {
    const { reply: _, request: __, ...bare } = exchange('Seed 😀\ud800', '', '');
    const { http: ___, ...read } = exchangeTexts(writer().blocks({ ...bare, ...texts }));
    assert.deepEqual(read, texts);
  });
}

/** What it shows, and what is known of a call. */
const CALLS: readonly (readonly [string, HttpCall, Partial<ExchangeRow>])[] = [
  [
    'a call',
    {
      method: 'PUT',
      target: '/cap/a?b=1',
      requestType: 'text/xml',
      status: 404,
      replyType: 'text/plain; charset=utf-8',
    },
    { request: 'x', reply: 'y' },
  ],
  [
    'a poll that was held',
    { method: 'POST', target: '/', requestType: '', status: 502, replyType: '', took: 25.000001 },
    { request: 'x', reply: '' },
  ],
  [
    'a call whose caller hung up',
    { method: 'POST', target: '/', requestType: 'a/b', status: 0, replyType: '', took: 0 },
    { request: 'x' },
  ],
];

for (const [what, http, texts] of CALLS) {
  test(`[capture.format.8] [capture.format.5] what is known of ${what} can be read from the blocks`, () => {
    const { reply: _, request: __, ...bare } = exchange('Seed', '', '');
    assert.deepEqual(exchangeTexts(writer().blocks({ ...bare, ...texts, http })), { ...texts, http });
  });
}

test('[capture.format.9] [capture.format.10] what is no packet is a block of its own', () => {
  const event: NewRow = { ...exchange('ParcelProperties', '', '<llsd />'), door: 'event', direction: 'out' };
  const { reply: _, request: __, ...silent } = exchange('Seed', '', '');
  for (const row of [event, silent, datagram('AgentUpdate', 1, LARGEST_DATAGRAM)]) {
    const blocks = writer().blocks(row);
    assert.equal(viewOf(blocks).getUint32(0, true), BLOCK_TYPE.row);
    assert.equal(blocksOf(blocks).length, 1);
    assert.ok(new TextDecoder().decode(blocks).includes(`, from ${row.from}, to ${row.to}`));
  }
  assert.deepEqual(eventTexts(writer().blocks(event)), { request: '', reply: '<llsd />' });
  assert.deepEqual(exchangeTexts(writer().blocks(silent)), {});
});

test('a datagram is found where its row begins, however large it is', () => {
  for (const body of [0, 1, 2, 3, LARGEST_DATAGRAM - 7, LARGEST_DATAGRAM - 6]) {
    const row = datagram('AgentUpdate', 1, body);
    const { length } = row.bytes;
    const start = datagramStart(length);
    assert.deepEqual(
      writer()
        .blocks(row)
        .subarray(start, start + length),
      row.bytes,
    );
  }
});
