import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Later } from './later.ts';

/** Time that passes turn by turn, by hand. */
function turns(): { readonly next: (then: () => void) => void; readonly pass: (count: number) => Promise<void> } {
  let waiting: (() => void)[] = [];
  const pass = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) {
      const due = waiting;
      waiting = [];
      for (const then of due) then();
      // Whoever waits for a promise goes on at the end of a turn.
      await Promise.resolve().then(() => undefined);
    }
  };
  return { next: (then) => waiting.push(then), pass };
}

test('what nobody waits for is worked out when nothing was said for four turns, one behind the other', async () => {
  const { next, pass } = turns();
  const later = new Later(next);
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
  const { next, pass } = turns();
  const later = new Later(next);
  const source = new CancellationTokenSource();
  const answer = later.answer(source.token, () => assert.fail('worked out'));
  source.cancel();
  await pass(4);
  const given: unknown = await answer;
  assert.ok(given instanceof ResponseError);
  assert.equal(given.code, LSPErrorCodes.RequestCancelled);
});

test('after a time without a question it goes on as before', async () => {
  const { next, pass } = turns();
  const later = new Later(next);
  for (const name of ['first', 'second']) {
    const answer = later.answer(CancellationToken.None, () => name);
    await pass(4);
    assert.equal(await answer, name);
    await pass(20);
  }
});

test('a failure is the answer of its question alone', async () => {
  const { next, pass } = turns();
  const later = new Later(next);
  const failed = later.answer(CancellationToken.None, () => {
    throw new Error('We are wrong.');
  });
  const other = later.answer(CancellationToken.None, () => 'well');
  const rejected = assert.rejects(failed, /We are wrong/);
  await pass(8);
  await rejected;
  assert.equal(await other, 'well');
});
