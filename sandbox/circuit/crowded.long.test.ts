// Stories with thousands of messages: each reaches a bound of what circuits keep, and none passes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOUNDS, type Kept } from '../../test/support/simulated-link.ts';
import { simulate } from '../../test/support/simulation.ts';
import type { Happening, Plan } from '../../test/support/simulation-plan.ts';

interface Crowd {
  readonly messages: number;
  readonly reliable: boolean;
  readonly padding: number;
  /** All is said in this time. */
  readonly withinMs: number;
  readonly loss: number;
}

/** Both ends say so much over one line. */
function planFor({ loss, messages, withinMs, ...how }: Crowd): Plan {
  const happenings = Array.from({ length: messages }, (_, index): readonly Happening[] =>
    ([0, 1] as const).map((from) => ({
      ...{ at: Math.floor((withinMs * index) / messages), what: 'say', link: 0, from, urgent: false },
      ...how,
    })),
  ).flat();
  const rule = { region: 'Region 0', protect: 'nothing', loss, delay: 5, jitter: 5 } as const;
  return { links: 1, rules: [rule], happenings, firstSequences: [[1, 1]], mendsAt: Number.POSITIVE_INFINITY };
}

for (const [what, crowd, reached] of [
  [
    'ids of what came',
    { messages: 10_000, reliable: true, padding: 0, withinMs: 9000, loss: 0 },
    { repeats: BOUNDS.repeats },
  ],
  ['gaps', { messages: 9000, reliable: false, padding: 0, withinMs: 4000, loss: 40 }, { gaps: BOUNDS.gaps }],
  [
    'messages that wait',
    { messages: 6000, reliable: true, padding: 0, withinMs: 0, loss: 0 },
    { waiting: BOUNDS.waiting },
  ],
  [
    'bytes that wait',
    { messages: 5000, reliable: true, padding: 1100, withinMs: 0, loss: 0 },
    { waitingBytes: BOUNDS.waitingBytes },
  ],
] as const satisfies readonly (readonly [string, Crowd, Partial<Kept>])[]) {
  for (const seed of [1, 2]) {
    test(`a crowd reaches the bound of ${what} and does not pass it (seed ${seed})`, () => {
      const { delivered, kept } = simulate(seed, planFor(crowd));
      for (const [name, bound] of Object.entries(reached)) {
        const most = kept[name as keyof Kept];
        assert.ok(most > 0.999 * bound && most <= bound, `${most} of ${bound} ${name}`);
      }
      assert.ok(!crowd.reliable || delivered > 1000, `${delivered} were delivered`);
    });
  }
}
