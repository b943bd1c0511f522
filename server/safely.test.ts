import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSafely, tell } from './safely.ts';

test('a feature that fails gives the fallback and is logged once', () => {
  const log: string[] = [];
  const safely = makeSafely((message) => log.push(message));
  const broken = (): number => {
    throw new Error('we are wrong');
  };
  assert.equal(safely('hover', 7, broken), 7);
  assert.equal(safely('hover', 7, broken), 7);
  assert.equal(safely('outline', 8, broken), 8);
  assert.equal(
    safely('outline', 8, () => 9),
    9,
  );
  assert.deepEqual(
    log.map((message) => message.split('\n')[0]),
    ['hover failed: Error: we are wrong', 'outline failed: Error: we are wrong'],
  );
});

test('an editor that left may be told anything: what fails at once or later is dropped', async () => {
  let said = '';
  await tell(() => {
    said += 'heard';
  });
  await tell(() => Promise.reject(new Error('gone')));
  await tell(() => {
    throw new Error('gone');
  });
  assert.equal(said, 'heard');
});
