import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, toHex, utf8 } from '../../protocol/bytes.ts';
import { big, ethernet, ipv4, ipv6, tcp, udp } from '../../test/support/captures.ts';
import { ipv6Text } from './address.ts';
import { MOST_INCOMPLETE, MOST_PIECES } from './fragments.ts';
import { IpReader } from './ip.ts';
import { ipInFrame, isKnownLink } from './link.ts';
import { readTransport } from './transport.ts';

const ENDS = { from: '10.0.0.2', to: '10.0.0.1' };
const HELLO = utf8('hello');
const PACKET = ipv4(17, ENDS, udp(1, 2, HELLO));
const SIX = ipv6(17, udp(1, 2, HELLO));

const cooked = (type: number) => concatBytes(new Uint8Array(14), big([2, type]), PACKET);
const cooked2 = (type: number) => concatBytes(big([2, type]), new Uint8Array(18), PACKET);
const tagged = (...tags: readonly number[]) =>
  concatBytes(new Uint8Array(12), ...tags.map((tag) => big([2, tag], [2, 7])), big([2, 0x0800]), PACKET);

/** A link layer, a frame, and whether there is IP in it. */
const FRAMES: readonly (readonly [string, number, Uint8Array, boolean])[] = [
  ['[capture.link.1] Ethernet', 1, ethernet(PACKET), true],
  ['[capture.link.1] Ethernet with IPv6', 1, ethernet(SIX, 0x86dd), true],
  ['[capture.link.1] Ethernet with ARP', 1, ethernet(PACKET, 0x0806), false],
  ['[capture.link.2] Ethernet with a VLAN', 1, tagged(0x8100), true],
  ['[capture.link.2] Ethernet with two VLANs', 1, tagged(0x88a8, 0x8100), true],
  ['[capture.link.2] Ethernet with five tags', 1, tagged(0x8100, 0x8100, 0x8100, 0x8100, 0x8100), false],
  ['[capture.link.1] raw IP', 101, PACKET, true],
  ['[capture.link.1] raw IP, older numbers', 12, PACKET, true],
  ['[capture.link.1] IPv4 alone', 228, PACKET, true],
  ['[capture.link.1] IPv6 alone', 229, SIX, true],
  ['[capture.link.1] raw, but no IP', 101, utf8('xyz'), false],
  ['[capture.link.3] loopback, little-endian', 0, concatBytes(Uint8Array.of(2, 0, 0, 0), PACKET), true],
  ['[capture.link.3] loopback, big-endian', 0, concatBytes(Uint8Array.of(0, 0, 0, 30), SIX), true],
  ['[capture.link.3] the other loopback', 108, concatBytes(Uint8Array.of(0, 0, 0, 2), PACKET), true],
  ['[capture.link.1] Linux cooked', 113, cooked(0x0800), true],
  ['[capture.link.1] Linux cooked with ARP', 113, cooked(0x0806), false],
  ['[capture.link.1] Linux cooked, version 2', 276, cooked2(0x0800), true],
  ['[capture.link.1] a frame that is cut', 1, ethernet(PACKET).subarray(0, 13), false],
];

for (const [what, link, frame, hasIp] of FRAMES) {
  test(`${what} ${hasIp ? 'is opened' : 'has no IP that is read'}`, () => {
    const packet = ipInFrame(link, frame);
    assert.equal(isKnownLink(link), true);
    assert.equal(packet !== undefined, hasIp);
    const whole = packet === undefined ? undefined : new IpReader().read(packet);
    if (hasIp) assert.deepEqual(whole?.payload, udp(1, 2, HELLO));
  });
}

test('[capture.link.1] a link layer that nobody knows is none', () => {
  assert.equal(isKnownLink(147), false);
  assert.equal(ipInFrame(147, PACKET), undefined);
});

test('[capture.ip.1] lengths are believed if they fit, options are stepped over', () => {
  const padded = concatBytes(PACKET, new Uint8Array(6));
  assert.deepEqual(new IpReader().read(padded)?.payload, udp(1, 2, HELLO));
  const unmeasured = PACKET.slice();
  unmeasured.fill(0, 2, 4);
  assert.deepEqual(new IpReader().read(unmeasured)?.payload, udp(1, 2, HELLO));
  const withOptions = concatBytes(Uint8Array.of(0x46), PACKET.subarray(1, 20), new Uint8Array(4), PACKET.subarray(20));
  withOptions[3] = withOptions.length;
  assert.deepEqual(new IpReader().read(withOptions)?.payload, udp(1, 2, HELLO));
  for (const cut of [PACKET.subarray(0, 19), SIX.subarray(0, 39), Uint8Array.of(0x4f, 0)]) {
    assert.equal(new IpReader().read(cut), undefined);
  }
});

const extension = (next: number, payload: Uint8Array) => concatBytes(Uint8Array.of(next, 0, 0, 0, 0, 0, 0, 0), payload);

test('[capture.ip.2] extension headers of IPv6 are stepped over, so many and no more', () => {
  const inside = udp(1, 2, HELLO);
  assert.deepEqual(new IpReader().read(ipv6(0, extension(60, extension(17, inside))))?.payload, inside);
  const many = Array.from({ length: 20 }).reduce<Uint8Array>((payload) => extension(60, payload), inside);
  assert.equal(new IpReader().read(ipv6(60, many)), undefined);
  assert.equal(new IpReader().read(ipv6(60, Uint8Array.of(17))), undefined);
});

const LONG = udp(
  5,
  6,
  Uint8Array.from({ length: 40 }, (_, at) => at),
);
const PARTS = [
  { start: 0, end: 16, more: true },
  { start: 16, end: 32, more: true },
  { start: 32, end: 48, more: false },
];
const fragments = (id: number) =>
  PARTS.map(({ start, end, more }) => ipv4(17, ENDS, LONG.subarray(start, end), { id, start, more }));

for (const order of [
  [0, 1, 2],
  [2, 1, 0],
  [1, 1, 2, 0],
] as const) {
  test(`[capture.ip.3] fragments ${order} are put together`, () => {
    const reader = new IpReader();
    const [first = [], ...rest] = [fragments(7)];
    assert.equal(rest.length, 0);
    const read = order.map((at) => reader.read(first[at] ?? new Uint8Array(0)));
    assert.deepEqual(
      read.map((packet) => packet !== undefined),
      order.map((_, at) => at === order.length - 1),
    );
    assert.deepEqual(read.at(-1)?.payload, LONG);
  });
}

test('[capture.ip.3] fragments of IPv6 are put together, too', () => {
  const part = (start: number, end: number, more: number) =>
    ipv6(44, concatBytes(big([1, 17], [1, 0], [2, start | more], [4, 99]), LONG.subarray(start, end)));
  const reader = new IpReader();
  assert.equal(reader.read(part(0, 24, 1)), undefined);
  assert.deepEqual(reader.read(part(24, 48, 0))?.payload, LONG);
});

test('[capture.ip.3] who never sends the last fragment is forgotten for those who come later', () => {
  const reader = new IpReader();
  const [first, second, third] = fragments(1);
  for (const part of [first, second]) reader.read(part ?? LONG);
  for (let id = 2; id < MOST_INCOMPLETE + 2; id++) reader.read(fragments(id)[0] ?? LONG);
  assert.equal(reader.read(third ?? LONG), undefined);
});

test('[capture.ip.3] a packet beyond all lengths, or in too many pieces, is given up', () => {
  const far = ipv4(17, ENDS, new Uint8Array(64), { id: 3, start: 65528, more: false });
  assert.equal(new IpReader().read(far), undefined);
  const reader = new IpReader();
  const parts = fragments(4);
  for (let count = 0; count < MOST_PIECES + 1; count++) reader.read(parts[0] ?? LONG);
  assert.equal(reader.read(parts[1] ?? LONG), undefined);
  assert.equal(reader.read(parts[2] ?? LONG), undefined);
});

const ADDRESSES: readonly (readonly [string, string])[] = [
  ['00000000000000000000000000000001', '::1'],
  ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
  ['fe800000000000000000000000000000', 'fe80::'],
  ['00010002000300040005000600070008', '1:2:3:4:5:6:7:8'],
  ['00010000000300040005000600070008', '1:0:3:4:5:6:7:8'],
  ['00000000000000000000ffff7f000001', '127.0.0.1'],
];

for (const [hex, text] of ADDRESSES) {
  test(`[capture.ip.5] ${text} is written as people write it`, () =>
    assert.equal(
      ipv6Text(
        Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
        0,
      ),
      text,
    ));
}

test('[capture.ip.4] datagrams and segments are taken out of their packets', () => {
  const packet = { ...ENDS, protocol: 17, payload: udp(50000, 13000, HELLO) };
  assert.deepEqual(readTransport(packet), {
    kind: 'udp',
    from: '10.0.0.2:50000',
    to: '10.0.0.1:13000',
    bytes: HELLO,
    isCut: false,
  });
  const cut = readTransport({ ...packet, payload: packet.payload.subarray(0, 10) });
  assert.deepEqual(cut?.kind === 'udp' && [toHex(cut.bytes), cut.isCut], ['6865', true]);
  const segment = readTransport({
    ...ENDS,
    from: '::1',
    protocol: 6,
    payload: tcp({ from: 1, to: 2, sequence: 0xfffffffe, flags: 3 }, HELLO),
  });
  assert.deepEqual(segment, {
    ...{ kind: 'tcp', from: '[::1]:1', to: '10.0.0.1:2', sequence: 0xfffffffe, isSyn: true, isLast: true },
    bytes: HELLO,
  });
  for (const [protocol, payload] of [
    [17, new Uint8Array(7)],
    [17, Uint8Array.of(0, 1, 0, 2, 0, 5, 0, 0)],
    [6, new Uint8Array(19)],
    [6, new Uint8Array(40)],
    [1, HELLO],
  ] as const) {
    assert.equal(readTransport({ ...ENDS, protocol, payload }), undefined);
  }
});
