import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromHex, toHex } from '../bytes.ts';
import { EXPANDED_LIMIT, expand, HEADER_BYTES, squeeze, zeroCode } from './zerocode.ts';

/** Bytes in hex, where `0*n` stands for n zero bytes. */
function bytes(text: string): Uint8Array {
  const hex = text.replace(/0\*(\d+)/g, (_, count) => '00'.repeat(Number(count)));
  const read = fromHex(hex);
  assert.ok(read, text);
  return read;
}

const RUNS: readonly (readonly [plain: string, coded: string])[] = [
  ['0*1', '00 01'],
  ['0*2', '00 02'],
  ['0*3', '00 03'],
  ['0*254', '00 FE'],
  ['0*255', '00 FF'],
  ['0*256', '00 FF 00 01'],
  ['0*510', '00 FF 00 FF'],
  ['0*511', '00 FF 00 FF 00 01'],
  ['01 00 02', '01 00 01 02'],
  ['05 0*300 07', '05 00 FF 00 2D 07'],
  ['', ''],
];
for (const [plain, coded] of RUNS) {
  test(`[packet.zerocode.1] ${plain || 'nothing'} is coded ${coded || 'as nothing'}, both ways`, () => {
    assert.equal(toHex(zeroCode(bytes(plain))), toHex(bytes(coded)));
    assert.deepEqual(expand(bytes(coded)), { bytes: bytes(plain) });
  });
}

test('[packet.zerocode.2] coding is taken only if it is strictly shorter', () => {
  assert.equal(squeeze(bytes('01 00 02')), undefined, 'one longer');
  assert.equal(squeeze(bytes('01 0*2')), undefined, 'as long');
  assert.equal(squeeze(bytes('')), undefined);
  assert.deepEqual(squeeze(bytes('01 0*3')), bytes('01 00 03'));
});

test('[packet.zerocode.3] a closing 00 without a count is one zero', () => {
  assert.deepEqual(expand(bytes('01 00')), { bytes: bytes('01 00'), truncated: true });
});

const WRAPS: readonly (readonly [coded: string, zeros: number])[] = [
  ['00 00 2C', 300],
  ['00 00 00 05', 517],
];
for (const [coded, zeros] of WRAPS) {
  test(`[packet.zerocode.4] ${coded} is ${zeros} zeros`, () =>
    assert.deepEqual(expand(bytes(coded)), { bytes: new Uint8Array(zeros), wrapForm: true }));
}

test('[packet.zerocode.3] [packet.zerocode.4] 00 00 at the end is 257 zeros', () =>
  assert.deepEqual(expand(bytes('00 00')), { bytes: new Uint8Array(257), truncated: true, wrapForm: true }));

test('[packet.zerocode.5] a packet may expand to 8192 bytes, header included, and not to one more', () => {
  const room = EXPANDED_LIMIT - HEADER_BYTES;
  const full = zeroCode(new Uint8Array(room));
  assert.deepEqual(expand(full), { bytes: new Uint8Array(room) });
  for (const over of ['01', '00 01', '00 00 FF']) {
    assert.deepEqual(expand(Uint8Array.of(...full, ...bytes(over))), {
      malformed: 'the packet expands to more than 8192 bytes',
    });
  }
});

/** Bytes with about as many zeros as a packet has. */
const packetBytes = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 255 })), { maxLength: 1500 })
  .map((values) => Uint8Array.from(values));

test('[packet.zerocode.1] whatever is coded expands to itself', () =>
  fc.assert(
    fc.property(packetBytes, (plain) => {
      assert.deepEqual(expand(zeroCode(plain)), { bytes: plain });
      const squeezed = squeeze(plain);
      assert.ok(squeezed === undefined || squeezed.length < plain.length);
    }),
    { numRuns: 100 },
  ));

test('no bytes make the expander throw or go past its limit', () =>
  fc.assert(
    fc.property(packetBytes, (coded) => {
      const expanded = expand(coded);
      assert.ok('malformed' in expanded || expanded.bytes.length <= EXPANDED_LIMIT - HEADER_BYTES);
    }),
    { numRuns: 300 },
  ));
