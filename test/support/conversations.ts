// Conversations over a bad cable, one for each seed, and what is true of every message in them.
import assert from 'node:assert/strict';
import { Conversation, type ConversationOptions } from './conversation.ts';

/** Three in ten are lost, and what arrives comes in any order. */
export const BAD = { loss: 0.3, repeats: 0.1, delayMs: 2000, messages: 10, overMs: 20_000 };
/** The same until five seconds after the last word: then every message can come through, so every message must. */
export const BAD_FOR_A_WHILE = { ...BAD, mendsAtMs: 25_000, messages: 25 };

/** Holds one conversation per seed and checks what is true of each; returns how many messages came to which end. */
export function converse(seeds: number, options: Omit<ConversationOptions, 'seed'>) {
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
