import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivedW, sentRotation } from './vector.ts';

test('[packet.rotation.1] the fourth part of a rotation completes it to length one', () => {
  assert.equal(derivedW(0, 0, 0), 1);
  assert.equal(derivedW(0.6, 0, 0), 0.8);
  assert.equal(derivedW(0, 0, 1), 0);
  assert.equal(derivedW(1, 1, 1), 0, 'too long already');
});

test('[packet.rotation.2] a rotation with a negative fourth part is sent with all signs changed', () => {
  assert.deepEqual(sentRotation([0.1, -0.2, 0.3, 0.9]), [0.1, -0.2, 0.3]);
  assert.deepEqual(sentRotation([0.1, -0.2, 0.3, -0.9]), [-0.1, 0.2, -0.3]);
  assert.deepEqual(sentRotation([-0, 0, 0]), [-0, 0, 0], 'three parts stay as they are');
});
