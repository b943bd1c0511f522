import assert from 'node:assert/strict';
import { test } from 'node:test';
import { octetTarget, textTarget } from './target.ts';
import { checkSeed, MOST_MS, minimised, spelled, tryInput } from './try-input.ts';

const still = () => 0;

const text = textTarget({
  ...{ name: 'text', promise: 'no text has an x before a y', share: 1 },
  make: (draw) => `a${draw.below(10)}x\n--y`,
  check: (input) => assert.doesNotMatch(input, /x.*y/su),
});
const octets = octetTarget({
  ...{ name: 'octets', promise: 'no octet is 7', share: 1 },
  make: () => Uint8Array.of(1, 2, 7, 0xff),
  check: (input) => assert.ok(!input.includes(7)),
});

test('an input that breaks its promise is told, and its shortest kind', () => {
  assert.match(tryInput(text, text.input(1), still).failure ?? '', /AssertionError/);
  assert.equal(tryInput(text, 'yx', still).failure, undefined);
  assert.equal(spelled(minimised(text, text.input(1))), '"xy"');
  assert.equal(spelled(minimised(octets, octets.input(1))), '07');
  assert.equal(spelled(octets.input(1)), '010207ff');
});

test('an input is too slow only if it is so twice', () => {
  const clock = (...times: readonly number[]) => {
    const left = times.values();
    return () => left.next().value ?? 0;
  };
  const slow = MOST_MS + 1;
  assert.deepEqual(tryInput(text, '', clock(0, MOST_MS)), { ms: MOST_MS });
  assert.deepEqual(tryInput(text, '', clock(0, slow, 0, 3)), { ms: 3 });
  assert.match(tryInput(text, '', clock(0, slow, 0, slow)).failure ?? '', /^It took 2001 ms, twice/);
});

test('a test that fails says how to try its input again', () => {
  assert.throws(() => checkSeed(text, 5), /npm run fuzz -- --target text --seed 5 --inputs 1\n"a\dx\\n--y"\n"xy"/);
});
