// Parcels that are cleaned, by the clock of the world.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { Inventory } from '../../inventory/inventory.ts';
import { divided } from '../testing/divided.ts';
import { keeping } from '../testing/keeping.ts';
import { boxAt, built, ids } from '../testing/prims.ts';
import { loginOf, PEOPLE, START, type Stage, script, stage, told } from '../testing/stage.ts';

const MINUTE = 60_000;

const clean = (here: Stage, OtherCleanTime: number, LocalID = 2, now = START) =>
  here.hear('Ada', 'ParcelSetOtherCleanTime', { ParcelData: { LocalID, OtherCleanTime } }, now);
const standing = ({ world }: Stage) => world.snapshot()[0]?.prims.length;

function yard() {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  here.arrive('Ben', [10, 10, 0]);
  return here;
}

test('[parcel.clean.2] what others have put there goes back after so many minutes, and what stands elsewhere stays', () => {
  const here = yard();
  const box = built(here, 'Ben', [5, 5, 22]);
  built(here, 'Ben', [200, 200, 22]);
  clean(here, 2);
  const before = here.world.wake(START + 2 * MINUTE - 1);
  assert.deepEqual([told(before, 'Ada', 'KillObject').length, standing(here)], [0, 2]);
  const says = here.world.wake(START + 2 * MINUTE);
  const [kill] = told(says, 'Ada', 'KillObject');
  assert.deepEqual([kill?.u32('ObjectData', 'ID'), standing(here)], [box, 1]);
  assert.equal(told(says, 'Ben', 'AgentAlertMessage').length, 1);
});

test('[parcel.clean.2] the time of each thing begins when it comes, and the world is awake when it is over', () => {
  const later = START + 90_000;
  const { here } = leftBehind(3, later);
  const looks = Array.from({ length: 20 }, () => {
    const at = here.world.deadline;
    here.world.wake(at);
    return [at, standing(here)] as const;
  });
  assert.deepEqual(
    looks.find(([, count]) => count === 0),
    [later + 3 * MINUTE, 0],
  );
});

test("[parcel.clean.2] the owner's own things stay, and so do those of people who never came", () => {
  const here = stage([
    {
      name: 'Meadow',
      x: 1000,
      y: 1000,
      terrain: { kind: 'flat', height: 21 },
      parcel: { cleanTime: 1, ownerId: PEOPLE.Ada.id },
      prims: [{ position: [1, 1, 22] }],
    },
  ]);
  here.arrive('Ada');
  here.arrive('Ben');
  built(here, 'Ada', [5, 5, 22]);
  built(here, 'Ben', [5, 5, 22]);
  here.world.wake(START + 5 * MINUTE);
  assert.equal(standing(here), 2);
});

test('[parcel.clean.3] [parcel.objects.2] they lie in Lost and Found, also of somebody who has gone', () => {
  const { here, lost } = leftBehind(1, START);
  const says = here.world.wake(START + 5 * MINUTE);
  assert.deepEqual(lost(), ['Object']);
  assert.deepEqual([script(says), standing(here)], [[], 0]);
});

const [ROOT, LOST] = ['99999999-0000-4000-8000-000000000001', '99999999-0000-4000-8000-000000000016'];

/** Ben has built a box on land that is cleaned after so many minutes, and has gone; nobody else is here. */
function leftBehind(cleanTime: number, at: number) {
  const folders = [
    { id: ROOT, parentId: NULL_UUID, name: 'My Inventory', type: 8, version: 1 },
    { id: LOST, parentId: ROOT, name: 'Lost And Found', type: 16, version: 1 },
  ];
  const inventory = new Inventory(PEOPLE.Ben.id, folders, []);
  const plan = { ...PARCELLED, parcel: { cleanTime } };
  const here = stage([plan], 0, { inventories: new Map([[PEOPLE.Ben.id, inventory]]) });
  here.world.enter({ ...loginOf('Ben'), inventory }, START);
  here.hear('Ben', 'CompleteAgentMovement');
  here.hear('Ben', 'ObjectAdd', boxAt([5, 5, 22]), at);
  here.world.leave(PEOPLE.Ben.id, 'gone', at);
  return { here, lost: () => inventory.itemsIn(LOST).map(({ name }) => name) };
}

const PARCELLED = {
  name: 'Meadow',
  x: 1000,
  y: 1000,
  terrain: { kind: 'flat', height: 21 },
  parcel: { cleanTime: 1 },
} as const;

test('[parcel.clean.2] what is taken and put down again begins anew', () => {
  const here = keeping([PARCELLED]);
  here.arrive('Ben');
  const box = built(here, 'Ada', [5, 5, 22]);
  const item = told(
    here.hear('Ada', 'DeRezObject', { ...ids(box), AgentBlock: { Destination: 4 } }),
    'Ada',
    'UpdateCreateInventoryItem',
  )[0]?.uuid('InventoryData', 'ItemID');
  const again = START + 50_000;
  const RezData = { BypassRaycast: 1, RayStart: [5, 5, 22], RayEnd: [5, 5, 22] } as const;
  here.hear('Ada', 'RezObject', { RezData, InventoryData: { ItemID: item ?? '' } }, again);
  here.world.wake(again + MINUTE - 1);
  assert.equal(standing(here), 1);
  here.world.wake(again + MINUTE);
  assert.equal(standing(here), 0);
});
