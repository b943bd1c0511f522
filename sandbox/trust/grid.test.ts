import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsIn, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';

const REGIONS = [
  { name: 'Sandbox One', x: 1000, y: 1000, port: 13_000 },
  { name: 'Sandbox Two', x: 1001, y: 1000, port: 13_001 },
];

/** Turns the clock of a grid and carries what its regions say to each other from door to door. */
function pass(whole: WholeGrid, until: number): readonly Effect[] {
  const all: Effect[] = [];
  const follow = (effects: readonly Effect[]): void => {
    all.push(...effects);
    for (const effect of effects) {
      const door = effect.kind === 'datagram' ? REGIONS.findIndex(({ port }) => port === effect.to.port) : -1;
      if (effect.kind !== 'datagram' || door < 0) continue;
      const from = { host: '127.0.0.1', port: REGIONS[effect.door]?.port ?? 0 };
      follow(whole.grid.datagram(door, from, effect.bytes, whole.now));
    }
  };
  for (let now = whole.now; now <= until; now += 100) follow(whole.until(now));
  return all;
}

test('[trust.start.1] the regions of a grid trust each other a tick after the start, before anybody is there', () => {
  const whole = new WholeGrid({ regions: REGIONS });
  assert.deepEqual(eventsIn(pass(whole, 1200)), [
    'circuit Sandbox Two Sandbox One open',
    'circuit Sandbox One Sandbox Two open',
    'circuit Sandbox Two Sandbox One trusted',
    'circuit Sandbox One Sandbox Two trusted',
  ]);
  assert.deepEqual(
    whole.grid
      .figures(whole.now)
      .map(({ agent, circuit, region, role, trust }) => [circuit, region, agent, role, trust?.weTrust]),
    [
      [1, 'Sandbox One', 'Sandbox Two', 'region', true],
      [2, 'Sandbox Two', 'Sandbox One', 'region', true],
    ],
  );
});

test('one region has nobody to trust, and nothing to do', () => {
  const whole = new WholeGrid();
  assert.deepEqual([whole.grid.deadline, whole.grid.figures(0)], [Number.POSITIVE_INFINITY, []]);
});

test('[trust.close.1] circuits between regions do not keep a grid from closing', () => {
  const whole = new WholeGrid({ regions: REGIONS });
  pass(whole, 1200);
  assert.equal(whole.grid.isQuiet, true);
  assert.equal(eventsIn(whole.grid.closeDown(1200)).length, 2);
  assert.deepEqual([whole.grid.deadline, whole.grid.isQuiet], [Number.POSITIVE_INFINITY, true]);
});

test('[trust.secret.1] the secret is in no datagram, no row, no figure and no event', () => {
  const whole = new WholeGrid({ regions: REGIONS });
  const texts = pass(whole, 6000).map((effect) =>
    effect.kind === 'datagram' ? Buffer.from(effect.bytes).toString('latin1') : JSON.stringify(effect),
  );
  assert.ok(
    texts.some((text) => /[0-9a-f]{32}/.test(text)),
    'a proof was sent',
  );
  const shown = [...texts, JSON.stringify(whole.grid.figures(6000)), JSON.stringify(whole.grid.regions())].join('\n');
  assert.equal(shown.includes('sandbox-secret'), false);
});

test('[trust.neighbours.1] what regions say to each other passes beside the cable', () => {
  const whole = new WholeGrid({ regions: REGIONS });
  whole.grid.useFaults([{ loss: 100 }], 0);
  const effects = pass(whole, 1200);
  assert.equal(eventsIn(effects).filter((event) => event.endsWith('trusted')).length, 2);
});
