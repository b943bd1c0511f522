import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tried } from '../../test/support/tried-codec.ts';
import { fromHex, toHex } from '../bytes.ts';
import { fieldPlaces } from './place.ts';
import { type WireMap, wireMap } from './wire.ts';

const codec = tried('Single A U16, T Variable 1', 'Variable B U32');
const bytes = (hex: string): Uint8Array => fromHex(hex) ?? assert.fail(hex);
const mapOf = (hex: string): WireMap => {
  const map = wireMap(bytes(hex));
  assert.ok(!('malformed' in map), hex);
  return map;
};
/** Each field of a datagram with its bytes in the body and on the wire. */
const fields = (hex: string): readonly string[] => {
  const map = mapOf(hex);
  const message = codec.byId(map.packet.numberId);
  assert.ok(message);
  return fieldPlaces(message, map.packet.body).map(({ block, instance, field, start, end }) => {
    const wire = map.range(start, end);
    const inBody = toHex(map.packet.body.subarray(start, end));
    return `${block}[${instance}].${field} ${inBody}=${toHex(bytes(hex).subarray(wire.start, wire.end))}`;
  });
};

test('each field has its place, length bytes included and counts not', () =>
  assert.deepEqual(fields('00 00000001 00 07 0102 0141 02 05000000 06000000'), [
    'Block1[0].A 0102=0102',
    'Block1[0].T 0141=0141',
    'Block2[0].B 05000000=05000000',
    'Block2[1].B 06000000=06000000',
  ]));

test('[packet.zerocode.1] on the wire a field has all coded runs that say any of it', () =>
  assert.deepEqual(fields('80 00000001 00 07 01 0002 02 05 0002 08 0004'), [
    'Block1[0].A 0100=010002',
    'Block1[0].T 00=0002',
    'Block2[0].B 05000008=05000208',
    'Block2[1].B 00000000=0004',
  ]));

test('what is short has the place that is left of it', () => {
  assert.deepEqual(fields('00 00000001 00 07 01'), ['Block1[0].A 01=01', 'Block1[0].T =']);
  assert.deepEqual(fields('00 00000001 00 07 0102 0541'), ['Block1[0].A 0102=0102', 'Block1[0].T 0541=0541']);
});

test('[packet.header.3] extra bytes and acks are no part of the body', () => {
  const map = mapOf('10 00000001 02 07 AABB 0102 00 00000009 01');
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((at) => map.range(at, at + 1).start),
    [6, 9, 10, 11, 12],
  );
  assert.deepEqual(map.range(3, 4), { start: 11, end: 12 });
  assert.deepEqual(
    [5, 6, 7, 8, 9, 11, 12].map((offset) => map.bodyOffset(offset)),
    [undefined, 0, undefined, undefined, 1, 3, undefined],
  );
});

test('[packet.zerocode.3] [packet.zerocode.4] odd runs have their places, too', () => {
  const map = mapOf('80 00000001 00 07 00002C 05 00');
  assert.deepEqual(map.range(1, 2), { start: 7, end: 10 });
  assert.deepEqual(map.range(301, 302), { start: 10, end: 11 });
  assert.deepEqual(map.range(302, 303), { start: 11, end: 12 });
  assert.deepEqual(
    [7, 8, 9, 10, 11].map((offset) => map.bodyOffset(offset)),
    [1, 1, 1, 301, 302],
  );
});

test('a datagram that cannot be read has no places', () =>
  assert.deepEqual(wireMap(bytes('00')), { malformed: '1 bytes are too few: the shortest packet has 7' }));
