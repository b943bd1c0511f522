import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Paced } from './paced.ts';

test('what is wanted is done at once, then once for each pause, and not at all when it is not wanted', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let done = 0;
  const paced = new Paced(1000, () => {
    done += 1;
  });
  paced.want();
  assert.equal(done, 1);
  paced.want();
  paced.want();
  t.mock.timers.tick(999);
  assert.equal(done, 1);
  t.mock.timers.tick(1);
  assert.equal(done, 2, 'twice wanted in the pause, once done behind it');
  t.mock.timers.tick(1_000_000);
  assert.equal(done, 2);
  paced.want();
  assert.equal(done, 3, 'at once again after a quiet time');
});

test('after a stop nothing is done that was wanted before', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let done = 0;
  const paced = new Paced(1000, () => {
    done += 1;
  });
  paced.want();
  paced.want();
  paced.stop();
  t.mock.timers.tick(10_000);
  assert.equal(done, 1);
});
