import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Later, type LaterClock, REST_MS } from './later.ts';

interface Time extends LaterClock {
  /** So many turns. */
  readonly pass: (count: number) => Promise<void>;
  /** So many milliseconds, in no turn. */
  readonly wait: (ms: number) => void;
}

/** Time that passes by hand. */
function byHand(): Time {
  let waiting: (() => void)[] = [];
  let now = 0;
  const alarms = new Set<{ readonly at: number; readonly then: () => void }>();
  return {
    nextTurn: (then) => void waiting.push(then),
    after: (ms, then) => {
      const alarm = { at: now + ms, then };
      alarms.add(alarm);
      return () => void alarms.delete(alarm);
    },
    pass: async (count) => {
      for (let turn = 0; turn < count; turn += 1) {
        const due = waiting;
        waiting = [];
        for (const then of due) then();
        // Whoever waits for a promise goes on at the end of a turn.
        await Promise.resolve().then(() => undefined);
      }
    },
    wait: (ms) => {
      now += ms;
      for (const alarm of [...alarms].filter(({ at }) => at <= now)) {
        alarms.delete(alarm);
        alarm.then();
      }
    },
  };
}

test('what nobody waits for is worked out when nothing was said for four turns, one behind the other', async () => {
  const time = byHand();
  const { pass } = time;
  const later = new Later(time);
  const done: string[] = [];
  const answers = ['outline', 'colours'].map((name) => later.answer(CancellationToken.None, () => done.push(name)));
  await pass(3);
  assert.deepEqual(done, []);
  later.heard();
  await pass(3);
  assert.deepEqual(done, [], 'something was said');
  await pass(1);
  assert.deepEqual(done, ['outline']);
  await pass(3);
  assert.deepEqual(done, ['outline'], 'something may have been said meanwhile');
  await pass(1);
  assert.deepEqual(
    [done, await Promise.all(answers)],
    [
      ['outline', 'colours'],
      [1, 2],
    ],
  );
});

test('what was taken back is not worked out', async () => {
  const time = byHand();
  const { pass } = time;
  const later = new Later(time);
  const source = new CancellationTokenSource();
  const answer = later.answer(source.token, () => assert.fail('worked out'));
  source.cancel();
  await pass(4);
  const given: unknown = await answer;
  assert.ok(given instanceof ResponseError);
  assert.equal(given.code, LSPErrorCodes.RequestCancelled);
});

test('what is taken back while somebody types is answered at once', async () => {
  const time = byHand();
  const later = new Later(time);
  const source = new CancellationTokenSource();
  later.typed();
  const answer: Promise<unknown> = later.answer(source.token, () => assert.fail('worked out'));
  source.cancel();
  const given = await Promise.race([answer, time.pass(20)]);
  assert.ok(given instanceof ResponseError, 'it waits');
  later.stop();
});

test('after a time without a question it goes on as before', async () => {
  const time = byHand();
  const { pass } = time;
  const later = new Later(time);
  for (const name of ['first', 'second']) {
    const answer = later.answer(CancellationToken.None, () => name);
    await pass(4);
    assert.equal(await answer, name);
    await pass(20);
  }
});

test('a failure is the answer of its question alone', async () => {
  const time = byHand();
  const { pass } = time;
  const later = new Later(time);
  const failed = later.answer(CancellationToken.None, () => {
    throw new Error('We are wrong.');
  });
  const other = later.answer(CancellationToken.None, () => 'well');
  const rejected = assert.rejects(failed, /We are wrong/);
  await pass(8);
  await rejected;
  assert.equal(await other, 'well');
});

test('while somebody types nothing of it is worked out, and all of it in the rest behind the last letter', async () => {
  const time = byHand();
  const later = new Later(time);
  const done: string[] = [];
  const letters = ['a', 'b', 'c'];
  for (const letter of letters) {
    later.typed();
    void later.answer(CancellationToken.None, () => done.push(letter));
    await time.pass(20);
    time.wait(REST_MS - 1);
    await time.pass(20);
    assert.deepEqual(done, [], `behind ${letter}`);
  }
  time.wait(1);
  await time.pass(20);
  assert.deepEqual(done, letters);
  assert.equal(await Promise.race([later.answer(CancellationToken.None, () => 'at once'), time.pass(5)]), 'at once');
});

test('a letter that comes while answers wait for quiet stops them, and they go on one by one', async () => {
  const time = byHand();
  const later = new Later(time);
  const done: number[] = [];
  for (const number of [1, 2, 3]) void later.answer(CancellationToken.None, () => done.push(number));
  await time.pass(4);
  later.typed();
  // The loop was busy for so long that the rest is over before the turn that was waiting.
  time.wait(REST_MS);
  await time.pass(4);
  assert.deepEqual(done, [1, 2]);
  later.typed();
  await time.pass(20);
  assert.deepEqual(done, [1, 2]);
  later.stop();
});
