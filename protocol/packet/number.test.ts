import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toHex, viewOf } from '../bytes.ts';
import type { Frequency } from '../template/model.ts';
import { frequencyOf, numberId, numberText, numberWidth, readNumber, writeNumber } from './number.ts';

const NUMBERS: readonly (readonly [Frequency, number, string, number])[] = [
  ['High', 4, '04', 4],
  ['High', 254, 'fe', 0xfe],
  ['Medium', 17, 'ff11', 0xff11],
  ['Low', 1, 'ffff0001', 0xffff0001],
  ['Low', 387, 'ffff0183', 0xffff0183],
  ['Fixed', 0xfffffffb, 'fffffffb', 0xfffffffb],
];
for (const [frequency, number, hex, id] of NUMBERS) {
  test(`[packet.number.1] [packet.number.2] ${frequency} ${number} is ${hex} on the wire`, () => {
    assert.equal(numberId({ frequency, number }), id);
    const bytes = new Uint8Array(hex.length / 2 + 1);
    writeNumber(id, viewOf(bytes), 1);
    assert.equal(numberWidth(id), hex.length / 2);
    assert.equal(toHex(bytes.subarray(1)), hex);
    assert.deepEqual(readNumber(bytes, 1), { id, width: hex.length / 2 });
    assert.deepEqual(frequencyOf(id), { frequency, number });
  });
}

test('[packet.number.3] Low 65531 and Fixed 0xFFFFFFFB are one number, shown as Fixed', () => {
  assert.equal(numberId({ frequency: 'Low', number: 0xfffb }), numberId({ frequency: 'Fixed', number: 0xfffffffb }));
  assert.equal(numberText(0xfffffffb), 'Fixed 0xFFFFFFFB');
  assert.equal(numberText(0xffff0309), 'Low 777');
});

test('numbers too large for their frequency lose their high bits', () => {
  assert.equal(numberId({ frequency: 'High', number: 300 }), 44);
  assert.equal(numberId({ frequency: 'Low', number: 70000 }), 0xffff1170);
});

for (const hex of ['', 'ff', 'ffff', 'ffff01']) {
  test(`[packet.number.1] ${hex || 'nothing'} ends within its number`, () =>
    assert.equal(readNumber(fromHex(hex) ?? new Uint8Array(0)), undefined));
}
