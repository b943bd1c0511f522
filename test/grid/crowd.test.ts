// A crowd in one region: nothing that is said reliably is lost. How fast it is, `npm run soak -- --crowd` tells.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crowd } from './crowd.ts';
import { Serve } from './serve.ts';
import { settledCircuits } from './settled.ts';

const VIEWERS = 40;
const WALK_SECONDS = 10;
const SEED = 1;
const REGION = 'Sandbox One';
const NOTHING_LOST = { failed: 0, unacked: 0 };

test('[crowd.begin.1] forty viewers walk and chat in one region, and no reliable message is lost', async (t) => {
  const serve = new Serve('--json', '--port', '0', '--seed', `${SEED}`);
  t.after(() => serve.kill());
  const { loginUri } = await serve.ready();
  const crowd = new Crowd({ loginUri, region: REGION, viewers: VIEWERS, seed: SEED });
  await crowd.arrive();
  await crowd.lookAround();
  assert.deepEqual(crowd.troubles, []);
  await crowd.walk(WALK_SECONDS);
  await crowd.settle();

  for (const [index, { failed, heard, said, unacked, updates }] of crowd.figures().entries()) {
    assert.ok(updates > 0 && said > 0, `viewer ${index} took part`);
    assert.deepEqual({ failed, heard, unacked }, { ...NOTHING_LOST, heard: said }, `viewer ${index}`);
  }
  const circuits = await settledCircuits(serve);
  assert.equal(circuits.length, VIEWERS);
  for (const { agent, failed, state, timesBlocked, unacked } of circuits) {
    assert.deepEqual(
      { failed, state, unacked },
      { ...NOTHING_LOST, state: 'open' },
      `the grid's end of ${agent}, blocked ${timesBlocked} times`,
    );
  }
  assert.equal(await crowd.leave(), VIEWERS);
  assert.deepEqual(crowd.troubles, []);
  assert.equal((await serve.order({ do: 'stop' })).event, 'done');
  assert.equal(await serve.exited, 0);
});
