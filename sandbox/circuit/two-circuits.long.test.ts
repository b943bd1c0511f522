// Two circuits on a bad cable, both talking: what is promised holds for every seed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BAD, BAD_FOR_A_WHILE, converse } from '../../test/support/conversations.ts';

const SEEDS = 60;

test('[circuit.resends.5] every reliable message is delivered exactly once', () => {
  const all = SEEDS * 2 * BAD_FOR_A_WHILE.messages;
  assert.deepEqual(converse(SEEDS, BAD_FOR_A_WHILE), { delivered: all, acked: all, failed: 0, undelivered: 0 });
});

test('[circuit.resends.5] on a cable that stays bad a reliable message is delivered exactly once, or reported', () => {
  const total = converse(SEEDS, BAD);
  assert.equal(total.acked + total.failed, SEEDS * 2 * BAD.messages);
  assert.ok(total.undelivered <= 0.001 * total.acked, `${total.undelivered} messages lost all their copies`);
});

test('[circuit.numbers.1] the same while the ids go round', () => {
  const total = converse(20, { ...BAD, circuit: { firstSequence: 0xfffff0 } });
  assert.equal(total.undelivered, 0);
});

test('[circuit.resends.2] the same with three copies, which is often too few', () => {
  const total = converse(20, { ...BAD, circuit: { resendProfile: 'linden' } });
  assert.ok(total.undelivered > 0);
  assert.ok(total.delivered > 0.95 * 20 * 2 * BAD.messages);
});

for (const acksAppend of ['plain', 'never'] as const) {
  test(`[circuit.acks.5] the same with acks appended: ${acksAppend}`, () => {
    assert.equal(converse(10, { ...BAD, circuit: { acksAppend } }).undelivered, 0);
  });
}

test('[circuit.window.1] the same when more is said at once than the window takes', () => {
  const total = converse(3, { ...BAD, messages: 300, overMs: 0 });
  assert.equal(total.undelivered, 0);
});
