import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex } from './bytes.ts';
import { NULL_UUID, randomUuid, uuidBytes, uuidText } from './uuid.ts';

test('a UUID is sixteen bytes in reading order, and lower-case text', () => {
  const bytes = fromHex('00112233445566778899aabbccddeeff') ?? new Uint8Array(0);
  assert.equal(uuidText(bytes, 0), '00112233-4455-6677-8899-aabbccddeeff');
  assert.deepEqual(uuidBytes('00112233-4455-6677-8899-AABBCCDDEEFF'), bytes);
  assert.equal(uuidText(Uint8Array.of(9, ...bytes), 1), '00112233-4455-6677-8899-aabbccddeeff');
  assert.deepEqual(uuidBytes(NULL_UUID), new Uint8Array(16));
});

const NO_UUIDS = [
  '',
  '00112233445566778899aabbccddeeff',
  '00112233-4455-6677-8899-aabbccddeef',
  `${NULL_UUID}0`,
  '0011223g-4455-6677-8899-aabbccddeeff',
  '00112233-4455-6677-8899-aabbccddee f',
  '00112233-4455-6677-8899-aabbccddeef\u0166',
  '0011223344-55-6677-8899-aabbccddeeff',
  '00112233-4455-6677-8899-aabb-ccddeef',
];
for (const text of NO_UUIDS) {
  test(`${JSON.stringify(text)} is no UUID`, () => assert.equal(uuidBytes(text), undefined));
}

test('random UUIDs are of version 4, whatever chance says', () => {
  assert.equal(
    randomUuid(() => 0),
    '00000000-0000-4000-8000-000000000000',
  );
  assert.equal(
    randomUuid(() => 0.999999),
    'ffffffff-ffff-4fff-bfff-ffffffffffff',
  );
});
