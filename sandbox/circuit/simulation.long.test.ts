// A viewer and up to three regions, a bad cable, throttles, pauses, sleeping machines, ends that die: one story for each seed. Ten thousand of them
// are told by `npm run soak`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Run, simulate } from '../../test/support/simulation.ts';
import { planOf } from '../../test/support/simulation-plan.ts';

const SEEDS = 300;

test('[circuit.resends.5] [circuit.silence.2] whatever happens, no promise of a circuit is broken', () => {
  const runs: Run[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    try {
      runs.push(simulate(seed));
    } catch (error) {
      throw new Error(`npm run soak -- --seed ${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
  const total = (count: 'delivered' | 'failed') => runs.reduce((sum, run) => sum + run[count], 0);
  assert.ok(total('delivered') > 30 * SEEDS, 'much is delivered');
  assert.ok(total('failed') > SEEDS, 'some is not');
  assert.deepEqual(simulate(1), runs[0], 'a seed tells the same story again');
});

test('the stories hold all that they are meant to hold', () => {
  const plans = Array.from({ length: SEEDS }, (_, index) => planOf(index + 1));
  const share = (holds: (plan: (typeof plans)[number]) => boolean) => plans.filter(holds).length / SEEDS;
  const happens = (what: string) => share(({ happenings }) => happenings.some((happening) => happening.what === what));
  for (const what of ['sleep', 'doze', 'restart', 'throttle', 'pause'])
    assert.ok(happens(what) > 0.15, `${what}: ${happens(what)}`);
  assert.ok(share(({ links }) => links === 3) > 0.2);
  assert.ok(share(({ firstSequences }) => firstSequences.flat().some((first) => first > 1)) > 0.4);
  assert.ok(share(({ rules }) => rules.some(({ loss = 0 }) => loss > 40)) > 0.15);
  assert.ok(share(({ rules }) => rules.some(({ reorderBy = 0 }) => reorderBy > 1500)) > 0.2);
});
