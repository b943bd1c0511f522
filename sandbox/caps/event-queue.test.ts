import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BATCH_LIMIT, EventQueue, HELD_MS, type PollAnswer, type QueuedEvent, WAITING_LIMIT } from './event-queue.ts';

const event = (name: string): QueuedEvent => ({ name, body: { kind: 'undef' } });
const queue = (idle: 'empty' | '502' | '499' | 'never' = 'empty') => new EventQueue(7, idle);
const ask = (call: number, ack?: number) => ({ call, ack, done: false });
const named = (answers: readonly PollAnswer[]) =>
  answers.map((answer) =>
    answer.kind === 'batch'
      ? `${answer.to}: ${answer.batch.id} [${answer.batch.events.map((one) => one.name).join(' ')}]`
      : `${answer.to}: ${answer.kind === 'status' ? answer.status : answer.kind}`,
  );

test('events wait for the first poll and leave together', () => {
  const events = queue();
  events.push(event('A'));
  events.push(event('B'));
  assert.deepEqual(events.settle(), []);
  assert.deepEqual(named(events.poll(ask(1), 0)), ['1: 7 [A B]']);
});

test('a held poll is answered when something happens', () => {
  const events = queue();
  assert.deepEqual(events.poll(ask(1), 0), []);
  assert.equal(events.deadline, HELD_MS);
  events.push(event('A'));
  events.push(event('B'));
  assert.deepEqual(named(events.settle()), ['1: 7 [A B]']);
  assert.equal(events.deadline, Number.POSITIVE_INFINITY);
});

test('[events.hold.1] a poll that waited 25 s is told so in the way that was asked for', () => {
  for (const [idle, expected] of [
    ['empty', ['1: 7 []']],
    ['502', ['1: 502']],
    ['499', ['1: 499']],
    ['never', []],
  ] as const) {
    const events = queue(idle);
    events.poll(ask(1), 0);
    assert.deepEqual(named(events.wake(HELD_MS - 1)), []);
    assert.deepEqual(named(events.wake(HELD_MS)), expected, idle);
  }
});

test('[events.repeat.1] a batch is repeated with its id until it was acknowledged once', () => {
  const events = queue();
  events.push(event('A'));
  assert.deepEqual(named(events.poll(ask(1), 0)), ['1: 7 [A]']);
  events.push(event('B'));
  assert.deepEqual(named(events.poll(ask(2), 0)), ['2: 7 [A]']);
  assert.deepEqual(named(events.poll(ask(3, 6), 0)), ['3: 7 [A]']);
  assert.deepEqual(named(events.poll(ask(4, 7), 0)), ['4: 8 [B]']);
  assert.deepEqual(named(events.poll(ask(5, 8), 0)), []);
  assert.deepEqual(named(events.poll(ask(6), 0)), ['5: 9 []'], 'a client that forgot the id gets nothing twice');
});

test('[events.second.1] a second poll releases the first and is held itself', () => {
  const events = queue();
  events.poll(ask(1), 0);
  assert.deepEqual(named(events.poll(ask(2, 7), 10)), ['1: 7 []']);
  assert.equal(events.deadline, 10 + HELD_MS);
  events.push(event('A'));
  assert.deepEqual(named(events.settle()), ['2: 8 [A]']);
});

test('a caller that hung up loses nothing', () => {
  const events = queue();
  events.poll(ask(1), 0);
  events.hangUp(2);
  assert.equal(events.isPolled, true);
  events.hangUp(1);
  assert.equal(events.isPolled, false);
  events.push(event('A'));
  assert.deepEqual(events.settle(), []);
  assert.deepEqual(named(events.poll(ask(3), 0)), ['3: 7 [A]']);
});

test('done forgets what waits, close tells the held poll that the session is over', () => {
  const events = queue();
  events.push(event('A'));
  assert.deepEqual(named(events.poll({ call: 1, ack: undefined, done: true }, 0)), ['1: goodbye']);
  events.poll(ask(2), 0);
  assert.deepEqual(named(events.close()), ['2: 404']);
  assert.deepEqual(named(events.close()), []);
});

test('[events.id.1] an id is never 0 and never leaves 31 bits', () => {
  const last = new EventQueue(0x7ffffffe, 'empty');
  const ids = [1, 2, 3].map((call) => {
    last.push(event('A'));
    const [answer] = last.poll(ask(call, call === 1 ? undefined : call === 2 ? 0x7ffffffe : 0x7fffffff), 0);
    return answer?.kind === 'batch' ? answer.batch.id : undefined;
  });
  assert.deepEqual(ids, [0x7ffffffe, 0x7fffffff, 1]);
  const zero = new EventQueue(0, 'empty');
  zero.push(event('A'));
  assert.deepEqual(named(zero.poll(ask(1), 0)), ['1: 1 [A]']);
});

test('[events.bound.1] one answer holds a few dozen events, a queue that nobody empties a thousand', () => {
  const events = queue();
  for (let count = 0; count < WAITING_LIMIT + 5; count += 1) events.push(event(`E${count}`));
  assert.equal(events.dropped, 5);
  const [answer] = events.poll(ask(1), 0);
  assert.equal(answer?.kind === 'batch' && answer.batch.events.length, BATCH_LIMIT);
  assert.equal(answer?.kind === 'batch' && answer.batch.events[0]?.name, 'E5');
});
