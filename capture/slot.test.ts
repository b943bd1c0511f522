import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_NUMBER, numberOfSlot, SLOTS, slotOf } from './slot.ts';

test('every message number has a slot of its own and is found from it', () => {
  for (let slot = 0; slot < SLOTS; slot++) assert.equal(slotOf(numberOfSlot(slot)), slot);
  for (const id of [0, 1, 0xfe, 0xff01, 0xfffe, 0xffff0001, 0xfffffffb, 0xffffffff]) {
    assert.equal(numberOfSlot(slotOf(id)), id);
  }
});

test('no number has the last slot', () => {
  assert.equal(slotOf(undefined), NO_NUMBER);
  assert.equal(numberOfSlot(NO_NUMBER), undefined);
});
