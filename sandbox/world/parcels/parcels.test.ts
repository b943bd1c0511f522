import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closureOf, PARCEL_FLAG, type Parcel } from './parcel.ts';
import { MOST_PARCELS, Parcels } from './parcels.ts';
import { bitmapOf, cornersOf, hexOfSquares, PER_EDGE, SQUARES, squareAt, squaresIn, squaresOfHex } from './squares.ts';

const rectangle = (west: number, south: number, east: number, north: number) => ({ west, south, east, north });
const ids = () => {
  let last = 0;
  return () => {
    last += 1;
    return `id-${last}`;
  };
};
const whole = () => new Parcels([{ name: 'Land' }], ids());

const rectangles: readonly [title: string, area: ReturnType<typeof rectangle>, count: number][] = [
  ['two squares each way', rectangle(8, 8, 16, 16), 4],
  ['parts of squares', rectangle(7, 7, 9, 9), 4],
  ['a point', rectangle(10, 10, 10, 10), 1],
  ['a point on a corner', rectangle(8, 8, 8, 8), 1],
  ['the whole region', rectangle(0, 0, 256, 256), SQUARES],
  ['more than the region', rectangle(-9, -9, 999, 999), SQUARES],
  ['what is no number', rectangle(Number.NaN, 0, 8, 8), 0],
];
for (const [title, area, count] of rectangles) {
  test(`[parcel.area.1] ${title}: ${count} squares`, () => assert.equal(squaresIn(area).length, count));
}

test('[parcel.cells.1] squares are bits, the lowest first, and hex is read back', () => {
  assert.deepEqual([...bitmapOf([0, 9, SQUARES - 1]).subarray(0, 2)], [1, 2]);
  assert.equal(bitmapOf([SQUARES - 1])[511], 0x80);
  const some = squaresIn(rectangle(20, 40, 60, 44));
  assert.deepEqual(squaresOfHex(hexOfSquares(some)), some);
  assert.deepEqual(cornersOf(some), [
    [20, 40, 0],
    [60, 44, 0],
  ]);
});

test('[parcel.divide.1] a part of a parcel becomes another one, which says the same of itself', () => {
  const parcels = whole();
  parcels.change(1, { description: 'Grass', visits: 7 });
  const part = parcels.divide(rectangle(0, 0, 64, 64));
  assert.ok(typeof part !== 'string');
  const { description, id, localId, name, visits } = part;
  assert.deepEqual(
    { description, id, localId, name, visits },
    { description: 'Grass', id: 'id-2', localId: 2, name: 'Land', visits: 0 },
  );
  assert.deepEqual(
    [parcels.at(63.9, 63.9), parcels.at(64, 63.9)].map((parcel) => parcel.localId),
    [2, 1],
  );
  assert.deepEqual(
    parcels.all().map((parcel) => parcels.squaresOf(parcel).length),
    [SQUARES - 256, 256],
  );
  const borders = (x: number, y: number) =>
    (['west', 'south'] as const).map((way) => parcels.hasBorder(squareAt(x, y), way));
  assert.deepEqual(
    [borders(64, 32), borders(32, 64), borders(100, 100), borders(0, 0)],
    [
      [true, false],
      [false, true],
      [false, false],
      [true, true],
    ],
  );
});

test('[parcel.join.1] parcels become the largest of them', () => {
  const parcels = whole();
  parcels.divide(rectangle(0, 0, 64, 64));
  parcels.divide(rectangle(128, 0, 192, 64));
  const joined = parcels.join(rectangle(60, 0, 132, 4));
  assert.ok(typeof joined !== 'string');
  assert.deepEqual([joined.localId, parcels.all().length, parcels.squaresOf(joined).length], [1, 1, SQUARES]);
});

test('[parcel.join.1] land of several owners is not joined', () => {
  const parcels = whole();
  parcels.divide(rectangle(0, 0, 64, 64));
  parcels.change(2, { ownerId: 'ada' });
  assert.equal(parcels.join(rectangle(0, 0, 128, 4)), 'several owners');
  parcels.change(1, { ownerId: 'ada' });
  assert.ok(typeof parcels.join(rectangle(0, 0, 128, 4)) !== 'string');
});

test('[parcel.refused.1] [parcel.limit.1] what can be neither divided nor joined', () => {
  const parcels = whole();
  assert.equal(parcels.divide(rectangle(0, 0, 256, 256)), 'whole parcel');
  assert.equal(parcels.join(rectangle(0, 0, 8, 8)), 'one parcel');
  parcels.divide(rectangle(0, 0, 4, 4));
  assert.equal(parcels.divide(rectangle(0, 0, 8, 8)), 'several parcels');
  for (let at = 2; at < MOST_PARCELS; at += 1) {
    const [x, y] = [4 * (at % PER_EDGE), 8 + 4 * Math.floor(at / PER_EDGE)];
    assert.ok(typeof parcels.divide(rectangle(x, y, x + 4, y + 4)) !== 'string');
  }
  assert.equal(parcels.divide(rectangle(200, 200, 204, 204)), 'too many parcels');
});

test('[world.parcels.1] [world.parcels.2] the first parcel has what the others leave, and of two the later has a square', () => {
  const half = hexOfSquares(squaresIn(rectangle(0, 0, 128, 256)));
  const plans = [
    { name: 'First' },
    { name: 'West', cells: half },
    { name: 'Also west', cells: half, id: 'ABC' },
  ] as const;
  const parcels = new Parcels(plans, ids());
  assert.deepEqual(
    parcels.all().map(({ id, localId, name }) => [id, localId, name]),
    [
      ['id-1', 1, 'First'],
      ['abc', 3, 'Also west'],
    ],
  );
  assert.deepEqual([parcels.at(1, 1).name, parcels.at(200, 1).name], ['Also west', 'First']);
  const planned = new Parcels([{ name: 'First' }, { name: 'Quay', area: [200, 8, 256, 16] }], ids());
  assert.deepEqual(
    [planned.at(255, 15).name, planned.at(255, 17).name, planned.at(199, 9).name],
    ['Quay', 'First', 'First'],
  );
});

const people: readonly [title: string, parcel: Partial<Parcel>, may: boolean][] = [
  ['lists that do not count', { banned: [{ id: 'ada', until: 0 }] }, true],
  ['a ban', { flags: PARCEL_FLAG.banList, banned: [{ id: 'ada', until: 0 }] }, false],
  ['a ban of somebody else', { flags: PARCEL_FLAG.banList, banned: [{ id: 'ben', until: 0 }] }, true],
  ['a ban that lasts', { flags: PARCEL_FLAG.banList, banned: [{ id: 'ada', until: 101 }] }, false],
  ['a ban that is over', { flags: PARCEL_FLAG.banList, banned: [{ id: 'ada', until: 99 }] }, true],
  ['a list without her', { flags: PARCEL_FLAG.accessList, admitted: [{ id: 'ben', until: 0 }] }, false],
  ['a list with her', { flags: PARCEL_FLAG.accessList, admitted: [{ id: 'ada', until: 0 }] }, true],
  [
    'both lists',
    {
      flags: PARCEL_FLAG.accessList | PARCEL_FLAG.banList,
      admitted: [{ id: 'ada', until: 0 }],
      banned: [{ id: 'ada', until: 0 }],
    },
    false,
  ],
];
for (const [title, change, may] of people) {
  test(`[parcel.access.3] ${title}: Ada ${may ? 'may' : 'may not'} come`, () => {
    const parcel = whole().change(1, { flags: 0, ...change });
    assert.ok(parcel);
    assert.equal(closureOf('ada', parcel, 100) === undefined, may);
  });
}
