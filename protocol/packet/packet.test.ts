import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromHex, toHex } from '../bytes.ts';
import { MOST_ACKS, markResent, type Packet, readHeader, readPacket, withAcks, writePacket } from './packet.ts';

const bytes = (hex: string): Uint8Array => {
  const read = fromHex(hex);
  assert.ok(read, hex);
  return read;
};
const packet = (hex: string): Packet => {
  const read = readPacket(bytes(hex));
  assert.ok(!('malformed' in read), hex);
  return read;
};
const malformed = (hex: string): string => {
  const read = readPacket(bytes(hex));
  assert.ok('malformed' in read, hex);
  return read.malformed;
};

test('[packet.header.1] flags, a big-endian sequence, the number of extra bytes, then the message number', () => {
  const read = packet('60 01020304 00 05 AA BB');
  assert.deepEqual(read.flags, { zerocoded: false, reliable: true, resent: true, acks: false });
  assert.equal(read.sequence, 0x01020304);
  assert.equal(read.numberId, 5);
  assert.equal(toHex(read.body), '05aabb');
  assert.deepEqual([read.bytes, read.expandedBytes, read.remarks], [9, 9, []]);
});

test('[packet.header.2] the low four flag bits mean nothing and are remarked', () => {
  const read = packet('4F 00000001 00 05');
  assert.deepEqual(read.flags, { zerocoded: false, reliable: true, resent: false, acks: false });
  assert.deepEqual(read.remarks, ['unused flag bits are set: 0x0f']);
});

test('[packet.header.3] extra header bytes stand after the number and are taken out of the body', () => {
  const hex = '00 00000019 03 01 AABBCC 07 05010000';
  const read = packet(hex);
  assert.equal(toHex(read.extra), 'aabbcc');
  assert.equal(toHex(read.body), '010705010000');
  assert.deepEqual(read.remarks, ['3 extra header bytes after the message number']);
  assert.deepEqual(writePacket({ ...read, reliable: false, zerocoded: false }), bytes(hex));
  assert.match(malformed('00 00000019 03 01 AABB'), /announces 3 extra bytes/);
});

const TOO_SHORT: readonly (readonly [string, RegExp])[] = [
  ['', /^0 bytes are too few/],
  ['00 00000001 00', /^6 bytes are too few/],
  ['00 00000001 00 FF', /within its message number/],
  ['00 00000001 00 FFFF00', /within its message number/],
  ['80 00000001 00 FFFF01', /within its message number/],
];
for (const [hex, reason] of TOO_SHORT) {
  test(`[packet.header.4] ${hex || 'nothing'} is too short for a packet`, () => assert.match(malformed(hex), reason));
}

test('[packet.acks.1] appended acks are big-endian, in the order in which they stand, and never zero-coded', () => {
  const read = packet('D0 00000013 00 FFFF000101 0034 00000100 00ABCDEF 02');
  assert.deepEqual(read.acks, [0x100, 0xabcdef]);
  assert.deepEqual([read.bytes, read.expandedBytes, read.body.length], [22, 62, 56]);
  const written = writePacket({ sequence: 0x13, reliable: true, zerocoded: true, body: read.body, acks: read.acks });
  assert.equal(toHex(written), 'd00000001300ffff00010100340000010000abcdef02');
});

test('[packet.acks.2] acks need four bytes each and seven for the packet before them', () => {
  assert.deepEqual(packet('10 00000001 00 05 00000009 01').acks, [9]);
  assert.match(malformed('10 00000001 00 00000009 01'), /no room for the 1 appended acks/);
  assert.match(malformed('10 00000001 00 05 00000009 02'), /no room for the 2 appended acks/);
  assert.deepEqual(packet('10 00000001 00 05 00').acks, [], 'none is legal');
  assert.match(malformed('10 00000001 00 00'), /no room for the 0 appended acks/);
});

test('[packet.acks.1] a packet carries at most 255 acks, and gets them once', () => {
  const plain = writePacket({ sequence: 1, reliable: false, zerocoded: false, body: Uint8Array.of(5) });
  const most = Array.from({ length: MOST_ACKS }, (_, i) => i);
  const acked = withAcks(plain, most);
  assert.deepEqual(packet(toHex(acked)).acks, most);
  assert.equal(withAcks(plain, []), plain);
  assert.throws(() => withAcks(plain, [...most, 1]), /256 acks/);
  assert.throws(() => withAcks(acked, [1]), /acks already/);
});

test('[packet.number.4] the header of a zero-coded packet is read through the coding', () => {
  assert.equal(readHeader(bytes('80 00000002 00 FFFF000160')).numberId, 0xffff0060);
  assert.equal(readHeader(bytes('80 00000002 00 FFFF0003AA')).numberId, 0xffff0000);
  assert.equal(readHeader(bytes('80 00000002 00 FFFF0183')).numberId, 0xffff0183);
  assert.equal(readHeader(bytes('C0 00000002 00 FF11')).numberId, 0xff11);
  assert.equal(readHeader(bytes('C0 00000002 00 FF')).numberId, undefined);
  assert.equal(readHeader(bytes('C0 00000002 00 FF11')).sequence, 2);
  assert.deepEqual(readHeader(bytes('40')).flags, { zerocoded: false, reliable: true, resent: false, acks: false });
});

test('a repeated packet is the same but for its flag', () => {
  const first = bytes('C0 00000002 00 05');
  assert.equal(toHex(markResent(first)), 'e0000000020005');
  assert.equal(toHex(first), 'c0000000020005');
});

test('[packet.zerocode.2] a packet is zero-coded only if asked and if it gains', () => {
  const body = Uint8Array.of(5, 0, 0, 0, 0);
  const parts = { sequence: 1, reliable: false, body };
  assert.equal(toHex(writePacket({ ...parts, zerocoded: true })), '800000000100050004');
  assert.equal(toHex(writePacket({ ...parts, zerocoded: false })), '0000000001000500000000');
  assert.equal(toHex(writePacket({ ...parts, zerocoded: true, body: Uint8Array.of(5, 0) })), '0000000001000500');
});

test('[packet.zerocode.3] [packet.zerocode.4] odd zero-coding is read and remarked', () => {
  assert.deepEqual(packet('80 00000001 00 05 00').remarks, [
    'zero-coding: the closing 00 has no count byte and is read as one zero',
  ]);
  assert.deepEqual(packet('80 00000001 00 05 00002C').remarks, [
    'zero-coding: a run is written 00 00 n, which means 256 + n zeros',
  ]);
});

test('a body without a message number is our mistake', () =>
  assert.throws(() => writePacket({ sequence: 1, reliable: false, zerocoded: false, body: Uint8Array.of(255) })));

test('what is written is read back', () =>
  fc.assert(
    fc.property(
      fc.record({
        sequence: fc.integer({ min: 0, max: 0xffffffff }),
        reliable: fc.boolean(),
        zerocoded: fc.boolean(),
        resent: fc.boolean(),
        body: fc.uint8Array({ minLength: 4, maxLength: 300 }),
        acks: fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 20 }),
        extra: fc.uint8Array({ maxLength: 5 }),
      }),
      (parts) => {
        const read = readPacket(writePacket(parts));
        assert.ok(!('malformed' in read));
        const { sequence, body, acks, extra, flags } = read;
        assert.deepEqual([sequence, body, acks, extra], [parts.sequence, parts.body, parts.acks, parts.extra]);
        assert.deepEqual([flags.reliable, flags.resent], [parts.reliable, parts.resent]);
      },
    ),
    { numRuns: 200 },
  ));

test('no bytes make the packet reader throw', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (datagram) => {
      const read = readPacket(datagram);
      readHeader(datagram);
      if (!('malformed' in read)) assert.equal(read.bytes, datagram.length);
    }),
    { numRuns: 500 },
  ));
