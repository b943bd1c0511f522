// Two circuits on a bad cable, both talking: what is promised holds for every seed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Conversation, type ConversationOptions } from '../../test/support/conversation.ts';

const SEEDS = 200;
/** Three in ten are lost, and what arrives comes in any order. */
const BAD = { loss: 0.3, repeats: 0.1, delayMs: 2000, messages: 10, overMs: 20_000 };
/** The same until five seconds after the last word: then every message can come through, so every message must. */
const BAD_FOR_A_WHILE = { ...BAD, mendsAtMs: 25_000, messages: 25 };

/** Holds one conversation per seed and checks what is true of each; returns how many messages came to which end. */
function converse(seeds: number, options: Omit<ConversationOptions, 'seed'>) {
  const total = { delivered: 0, acked: 0, failed: 0, undelivered: 0 };
  for (let seed = 1; seed <= seeds; seed += 1) {
    try {
      for (const fate of new Conversation({ ...options, seed }).run()) {
        assert.equal(fate.acked + fate.failed, 1, `${fate.name} is either acked or failed, and only once`);
        assert.ok(fate.delivered <= 1, `${fate.name} is delivered no more than once`);
        assert.ok(fate.delivered === 1 || fate.failed === 1, `${fate.name} is delivered or reported`);
        assert.ok(fate.failed === 0 || !fate.ackArrived, `${fate.name} did not fail while its ack was there`);
        assert.equal(fate.acksSent, fate.arrivals, `each copy of ${fate.name} that arrived is acked once`);
        total.delivered += fate.delivered;
        total.acked += fate.acked;
        total.failed += fate.failed;
        total.undelivered += 1 - fate.delivered;
      }
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
  return total;
}

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

test('[circuit.acks.1] on a good cable nothing is sent twice', () => {
  const conversation = new Conversation({ seed: 1, loss: 0, repeats: 0, delayMs: 40, messages: 100, overMs: 20_000 });
  for (const { acked, delivered, arrivals } of conversation.run()) {
    assert.deepEqual([acked, delivered, arrivals], [1, 1, 1]);
  }
});
