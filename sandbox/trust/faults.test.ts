// A bad cable between two regions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follow, pass, REGIONS, standing } from '../../test/support/neighbouring-grid.ts';
import type { Seen } from '../effects.ts';

for (const [what, rule, passes] of [
  ['a rule that names no neighbour', { drop: true, protect: 'nothing' }, true],
  ['a rule about a neighbour of another region', { drop: true, neighbour: 'Sandbox Two', region: 'Sandbox Two' }, true],
  ['a rule about the neighbour', { drop: true, neighbour: 'sandbox two' }, false],
  ['a rule about any neighbour, out of one region', { drop: true, neighbour: '*', direction: 'out' }, false],
] as const) {
  test(`[circuit.fault.11] ${what}: what regions say to each other ${passes ? 'passes' : 'is lost'}`, () => {
    const { whole } = standing();
    const answered = () =>
      whole.grid.figures(whole.now).flatMap(({ pingsAnswered, role }) => (role === 'region' ? pingsAnswered : []));
    const before = answered();
    follow(whole, whole.grid.useFaults([rule], whole.now));
    const effects = pass(whole, whole.now + 6000);
    assert.equal(
      effects.some((effect) => effect.kind === 'seen' && isDroppedBetween(effect.seen)),
      !passes,
    );
    assert.equal(before.length, 2);
    assert.equal(
      answered().every((count, end) => count > (before[end] ?? 0)),
      passes,
    );
  });
}

const isDroppedBetween = (seen: Seen): boolean =>
  seen.kind === 'datagram' && seen.fate === 'dropped' && REGIONS.some(({ port }) => port === seen.peer.port);
