// A viewer and three regions, a bad cable, regions that say goodbye or die, a viewer that logs in anew: one story for each seed. Ten
// thousand of them are told by `npm run soak`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitPlanOf } from '../../test/support/visit-plan.ts';
import { simulateVisit, type VisitRun } from '../../test/support/visit-simulation.ts';

const SEEDS = 300;

test('[visitor.zombie.1] [visitor.failures.1] whatever happens, no promise of a viewer is broken', () => {
  const runs: VisitRun[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    try {
      runs.push(simulateVisit(seed));
    } catch (error) {
      throw new Error(`npm run soak -- --visits --seed ${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
  const total = (count: keyof VisitRun) => runs.reduce((sum, run) => sum + run[count], 0);
  assert.ok(total('delivered') > 15 * SEEDS, `much is delivered: ${total('delivered')}`);
  assert.ok(total('failed') > SEEDS, `some is not: ${total('failed')}`);
  assert.ok(total('circuits') > 3.2 * SEEDS && total('entries') > 3.2 * SEEDS, 'regions are left and entered again');
  assert.deepEqual(simulateVisit(1), runs[0], 'a seed tells the same story again');
});

test('the stories of a viewer hold all that they are meant to hold', () => {
  const plans = Array.from({ length: SEEDS }, (_, index) => visitPlanOf(index + 1));
  const share = (holds: (plan: (typeof plans)[number]) => boolean) => plans.filter(holds).length / SEEDS;
  for (const what of ['disable', 'restartRegion', 'restartViewer', 'sleep']) {
    const happens = share(({ happenings }) => happenings.some((happening) => happening.what === what));
    assert.ok(happens > 0.15, `${what}: ${happens}`);
  }
  assert.ok(share(({ viewerFirst }) => viewerFirst > 1) > 0.4);
  assert.ok(share(({ rules }) => rules.some(({ loss = 0 }) => loss > 40)) > 0.15);
  assert.ok(share(({ rules }) => rules.some(({ reorderBy = 0 }) => reorderBy > 1500)) > 0.2);
});
