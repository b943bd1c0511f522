// Two circuits that talk to each other: a few conversations. Many more of them are held in the long tests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Conversation } from '../../test/support/conversation.ts';
import { BAD_FOR_A_WHILE, converse } from '../../test/support/conversations.ts';

const SEEDS = 3;

test('[circuit.resends.5] a cable that is bad for a while delivers every reliable message exactly once', () => {
  const all = SEEDS * 2 * BAD_FOR_A_WHILE.messages;
  assert.deepEqual(converse(SEEDS, BAD_FOR_A_WHILE), { delivered: all, acked: all, failed: 0, undelivered: 0 });
});

test('[circuit.acks.1] on a good cable nothing is sent twice', () => {
  const conversation = new Conversation({ seed: 1, loss: 0, repeats: 0, delayMs: 40, messages: 100, overMs: 20_000 });
  for (const { acked, delivered, arrivals } of conversation.run()) {
    assert.deepEqual([acked, delivered, arrivals], [1, 1, 1]);
  }
});
