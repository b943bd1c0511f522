import assert from 'node:assert/strict';
import { test } from 'node:test';
import { map, undef } from '../protocol/llsd/value.ts';
import { WholeGrid } from '../test/support/whole-grid.ts';
import { HELD_MS } from './caps/event-queue.ts';

test('[caps.log.1] a poll tells how long it was held, also if its caller hung up', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const queue = whole.capability(ada, 'EventQueueGet');
  whole.post(queue, map({ ack: undef }));
  const answered = whole.until(HELD_MS);
  const left = whole.post(queue, map({ ack: undef }));
  const hungUp = whole.grid.hangUp(left.call, HELD_MS + 1500);
  const polls = [...answered, ...hungUp].flatMap((effect) =>
    effect.kind === 'seen' && effect.seen.kind === 'exchange' && effect.seen.name === 'EventQueueGet'
      ? [effect.seen]
      : [],
  );
  assert.deepEqual(
    polls.map(({ http, reply }) => [http?.took, http?.status, reply === undefined]),
    [
      [HELD_MS / 1000, 200, false],
      [1.5, 0, true],
    ],
  );
});
