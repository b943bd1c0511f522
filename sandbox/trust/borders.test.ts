import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bordersOf } from './borders.ts';

for (const [what, x, y, expected] of [
  ['east', 1001, 1000, true],
  ['south-west', 999, 999, true],
  ['two to the north', 1000, 1002, false],
  ['far away', 1, 1, false],
] as const) {
  test(`[trust.neighbours.1] a region to the ${what} is ${expected ? 'a' : 'no'} neighbour`, () => {
    const places = [
      { name: 'Here', x: 1000, y: 1000, port: 1 },
      { name: 'There', x, y, port: 2 },
    ];
    const borders = bordersOf(places, '127.0.0.1');
    assert.deepEqual(
      borders.map(({ door, peer, peerDoor, peerRegion, region }) => [door, region, peerDoor, peerRegion, peer.port]),
      expected
        ? [
            [0, 'Here', 1, 'There', 2],
            [1, 'There', 0, 'Here', 1],
          ]
        : [],
    );
  });
}
