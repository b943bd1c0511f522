// A grid of two regions without sockets: what they say to each other is carried from door to door by hand.
import type { Effect } from '../../sandbox/effects.ts';
import { assertRight, type Login, WholeGrid } from './whole-grid.ts';

export const REGIONS = [
  { name: 'Sandbox One', x: 1000, y: 1000, port: 13_000 },
  { name: 'Sandbox Two', x: 1001, y: 1000, port: 13_001 },
];

/** Carries what the regions say to each other from door to door; all that it leads to. */
export function follow(whole: WholeGrid, effects: readonly Effect[]): readonly Effect[] {
  assertRight(effects);
  return effects.flatMap((effect) => {
    const door = effect.kind === 'datagram' ? REGIONS.findIndex(({ port }) => port === effect.to.port) : -1;
    if (effect.kind !== 'datagram' || door < 0) return [effect];
    const from = { host: '127.0.0.1', port: REGIONS[effect.door]?.port ?? 0 };
    return [effect, ...follow(whole, whole.grid.datagram(door, from, effect.bytes, whole.now))];
  });
}

/** Turns the clock. */
export function pass(whole: WholeGrid, until: number): readonly Effect[] {
  const all: Effect[] = [];
  for (let now = whole.now; now <= until; now += 50) all.push(...follow(whole, whole.until(now)));
  return all;
}

export interface Scene {
  readonly whole: WholeGrid;
  readonly ada: Login;
}

/** Ada stands in the first region, and the regions have said what they say then. */
export function standing(until = 2500): {
  readonly whole: WholeGrid;
  readonly ada: Login;
  readonly effects: readonly Effect[];
} {
  const whole = new WholeGrid({ regions: REGIONS });
  const ada = whole.logIn('Ada');
  const effects = follow(whole, whole.arrive(ada));
  return { whole, ada, effects: [...effects, ...pass(whole, until)] };
}
