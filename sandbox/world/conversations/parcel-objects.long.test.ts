// What stands on a parcel, and parcels on the map.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { area, divided } from '../testing/divided.ts';
import { built } from '../testing/prims.ts';
import { onlyTold, PEOPLE, START, type Stage, told } from '../testing/stage.ts';
import { MOST_ITEMS } from './map.ts';

/** Two boxes of Ada's and one of Ben's in the corner, one of Ada's elsewhere; roots as they were numbered. */
function furnished(): { readonly here: Stage; readonly boxes: readonly number[] } {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  here.arrive('Ben', [10, 10, 0]);
  const spots = [
    ['Ada', 5],
    ['Ada', 6],
    ['Ben', 7],
    ['Ada', 200],
  ] as const;
  return { here, boxes: spots.map(([name, x]) => built(here, name, [x, 5, 22])) };
}

const OBJECTS = { mine: 2, others: 8 } as const;
for (const [title, ReturnType, ids, wanted] of [
  ['of others than the owner of the land', OBJECTS.others, [], [0, 1, 2]],
  ['of the owner of the land', OBJECTS.mine, [], []],
  ['that are named', 16, [1, 3], [1]],
] as const) {
  test(`[parcel.objects.1] objects ${title} are selected`, () => {
    const { boxes, here } = furnished();
    const idOf = (at: number) => here.world.snapshot()[0]?.prims[at]?.id ?? assert.fail();
    const ReturnIDs = ids.map((at) => ({ ReturnID: idOf(at) }));
    const says = here.hear('Ada', 'ParcelSelectObjects', { ParcelData: { LocalID: 2, ReturnType }, ReturnIDs });
    const selected = told(says, 'Ada', 'ForceObjectSelect').flatMap((reply) =>
      reply.instances('Data').map((at) => reply.u32('Data', 'LocalID', at)),
    );
    assert.deepEqual(
      selected,
      wanted.map((at) => boxes[at]),
    );
  });
}

test('[parcel.objects.2] objects go back to their owners, and are gone from the parcel alone', () => {
  const { boxes, here } = furnished();
  const blocks = { ParcelData: { LocalID: 2, ReturnType: OBJECTS.others }, OwnerIDs: [{ OwnerID: PEOPLE.Ada.id }] };
  const says = here.hear('Ben', 'ParcelReturnObjects', blocks);
  const killed = told(says, 'Ben', 'KillObject').flatMap((kill) =>
    kill.instances('ObjectData').map((at) => kill.u32('ObjectData', 'ID', at)),
  );
  assert.deepEqual(killed, [boxes[0], boxes[1]]);
  here.world.leave(PEOPLE.Ben.id, 'gone', START);
  here.hear('Ada', 'ParcelReturnObjects', { ParcelData: { LocalID: 2, ReturnType: OBJECTS.others } });
  assert.equal(here.world.snapshot()[0]?.prims.length, 2);
});

test('[map.item.3] land that is for sale is on the map, with its size and its price', () => {
  const here = divided();
  here.arrive('Ada');
  here.world.changeParcel(PEOPLE.Ada.id, 2, [{ flags: 1 << 2, salePrice: 77 }, START]);
  const ask = (ItemType: number) =>
    onlyTold(here.hear('Ada', 'MapItemRequest', { RequestData: { ItemType } }), 'Ada', 'MapItemReply');
  const reply = ask(7);
  const numbers = [
    reply.u32('Data', 'X'),
    reply.u32('Data', 'Y'),
    reply.s32('Data', 'Extra'),
    reply.s32('Data', 'Extra2'),
  ];
  assert.deepEqual(
    [reply.count('Data'), reply.text('Data', 'Name'), numbers],
    [1, 'Corner', [256_032, 256_032, 4096, 77]],
  );
  assert.deepEqual([ask(10).count('Data'), ask(1).count('Data')], [0, 0]);
  here.world.changeRegion(0, { maturity: 'A' }, START);
  assert.deepEqual([ask(10).count('Data'), ask(7).count('Data')], [1, 0]);
});

test('[map.item.4] many items come in several answers, and there is an end to them', () => {
  const here = divided();
  here.arrive('Ada');
  here.world.changeParcel(PEOPLE.Ada.id, 1, [{ flags: 1 << 2 }, START]);
  const divide = (at: number) => {
    const [x, y] = [100 + 4 * (at % 30), 100 + 4 * Math.floor(at / 30)];
    here.hear('Ada', 'ParcelDivide', area(x, y, x + 4, y + 4));
  };
  const counts = () =>
    told(here.hear('Ada', 'MapItemRequest', { RequestData: { ItemType: 7 } }), 'Ada', 'MapItemReply').map((reply) =>
      reply.count('Data'),
    );
  for (let at = 0; at < 11; at += 1) divide(at);
  assert.deepEqual(counts(), [10, 2]);
  for (let at = 11; at < MOST_ITEMS; at += 1) divide(at);
  assert.deepEqual(
    counts(),
    Array.from({ length: MOST_ITEMS / 10 }, () => 10),
  );
});
