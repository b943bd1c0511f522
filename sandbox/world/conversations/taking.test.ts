import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asInteger, asItems, get } from '../../../protocol/llsd/value.ts';
import { Inventory } from '../../inventory/inventory.ts';
import { TAKEN_LIMIT } from '../taken.ts';
import { built, ids, placeIn } from '../testing/prims.ts';
import { loginOf, onlyTold, PEOPLE, START, type Stage, stage, told } from '../testing/stage.ts';

const ROOT = '99999999-0000-4000-8000-000000000000';
const OBJECTS = '99999999-0000-4000-8000-000000000006';
const TAKE = 4;
const COPY = 1;

/** Ada, who has an inventory, in a region of her own. */
function keeping(): Stage & { readonly inventory: Inventory } {
  const none = '00000000-0000-0000-0000-000000000000';
  const folders = [
    { id: ROOT, parentId: none, name: 'My Inventory', type: 8, version: 1 },
    { id: OBJECTS, parentId: ROOT, name: 'Objects', type: 6, version: 1 },
  ];
  const inventory = new Inventory(PEOPLE.Ada.id, folders, []);
  const here = stage();
  here.world.enter({ ...loginOf('Ada'), inventory }, START);
  here.hear('Ada', 'CompleteAgentMovement');
  here.hear('Ada', 'RegionHandshakeReply');
  return { ...here, inventory };
}

function derez(here: Stage, Destination: number, ...numbers: readonly number[]) {
  return here.hear('Ada', 'DeRezObject', { ...ids(...numbers), AgentBlock: { Destination } });
}

function rez(here: Stage, ItemID: string, more = {}) {
  const RezData = { BypassRaycast: 1, RayStart: [60, 60, 30], RayEnd: [60, 60, 30], ...more } as const;
  return here.hear('Ada', 'RezObject', { RezData, InventoryData: { ItemID } });
}

test('[take.away.1] [take.out.1] [take.out.2] a link set is taken, and put somewhere else, twice', () => {
  const here = keeping();
  const [box, part] = [built(here, 'Ada', [105, 105, 25]), built(here, 'Ada', [106, 105, 25])];
  here.hear('Ada', 'ObjectLink', ids(box, part));
  const taken = derez(here, TAKE, box);
  assert.equal(onlyTold(taken, 'Ada', 'KillObject').count('ObjectData'), 2);
  const ItemID = onlyTold(taken, 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID');
  assert.deepEqual(
    here.inventory.itemsIn(OBJECTS).map(({ id, name }) => [id, name]),
    [[ItemID, 'Object']],
  );
  for (let times = 0; times < 2; times += 1) {
    const prims = told(rez(here, ItemID), 'Ada', 'ObjectUpdate');
    assert.deepEqual(prims.map(placeIn), [
      [60, 60, 30.25],
      [1, 0, 0],
    ]);
  }
  assert.deepEqual(rez(here, ROOT), []);
  rez(here, ItemID, { RemoveItem: true });
  assert.equal(here.inventory.item(ItemID), undefined);
});

test('[take.away.1] a copy leaves the prims where they are; whoever has no inventory only deletes', () => {
  const here = keeping();
  const box = built(here, 'Ada', [105, 105, 25]);
  const copied = derez(here, COPY, box);
  assert.deepEqual(told(copied, 'Ada', 'KillObject'), []);
  onlyTold(copied, 'Ada', 'UpdateCreateInventoryItem');
  const poor = stage();
  poor.arrive('Ada');
  const says = derez(poor, TAKE, built(poor, 'Ada', [105, 105, 25]));
  assert.deepEqual(told(says, 'Ada', 'UpdateCreateInventoryItem'), []);
  onlyTold(says, 'Ada', 'KillObject');
});

test('[take.back.1] what stands in the way goes back to its owner; other destinations do nothing', () => {
  const here = keeping();
  here.arrive('Ben');
  const box = built(here, 'Ada', [105, 105, 25]);
  const Mask = 0x4000;
  here.hear('Ada', 'ObjectPermissions', {
    AgentData: { AgentID: PEOPLE.Ada.id },
    ObjectData: [{ ObjectLocalID: box, Field: 8, Set: 1, Mask }],
  });
  const returned = (Destination: number) =>
    here.hear('Ben', 'DeRezObject', { ...ids(box), AgentBlock: { Destination } });
  for (const destination of [0, 2, 5, 10]) {
    const nothing = returned(destination);
    assert.equal(onlyTold(nothing, 'Ben', 'DeRezAck').bool('TransactionData', 'Success'), false);
    assert.equal(nothing.length, 1);
  }
  const says = returned(9);
  onlyTold(says, 'Ada', 'KillObject');
  const item = onlyTold(says, 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID');
  assert.equal(here.inventory.item(item)?.parentId, OBJECTS);
  const mine = built(here, 'Ben', [105, 105, 25]);
  here.world.leave(PEOPLE.Ben.id, 'test', START);
  const gone = here.hear('Ada', 'DeRezObject', { ...ids(mine), AgentBlock: { Destination: 9 } });
  assert.deepEqual(told(gone, 'Ada', 'KillObject'), []);
});

test('[take.out.3] what was taken stands where it stood, again', () => {
  const here = keeping();
  const taken = derez(here, TAKE, built(here, 'Ada', [105, 106, 25]));
  const ItemID = onlyTold(taken, 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID');
  const again = here.hear('Ada', 'RezRestoreToWorld', { InventoryData: { ItemID } });
  assert.deepEqual(placeIn(onlyTold(again, 'Ada', 'ObjectUpdate')), [105, 106, 25.25]);
  assert.ok(here.inventory.item(ItemID));
  assert.deepEqual(here.hear('Ada', 'RezRestoreToWorld', { InventoryData: { ItemID: ROOT } }), []);
});

test('[take.away.1] of too many that were taken the oldest cannot be put anywhere', () => {
  const here = keeping();
  const box = built(here, 'Ada', [105, 105, 25]);
  const items = Array.from({ length: TAKEN_LIMIT + 1 }, () =>
    onlyTold(derez(here, COPY, box), 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID'),
  );
  assert.deepEqual(rez(here, items[0] ?? ''), []);
  assert.equal(told(rez(here, items[1] ?? ''), 'Ada', 'ObjectUpdate').length, 1);
});

test('[parcel.prims.1] [periodic.stats.1] the parcel and the statistics count the prims', () => {
  const plan = { name: 'Yard', x: 1, y: 1, prims: [{ position: [1, 1, 30] as const }] };
  const here = stage([plan]);
  here.arrive('Ada');
  built(here, 'Ada', [105, 105, 25]);
  const [said] = here.hear('Ada', 'ParcelPropertiesRequest').filter(({ kind }) => kind === 'queue');
  const [parcel] = said?.kind === 'queue' ? asItems(get(said.body, 'ParcelData')) : [];
  const counts = ['TotalPrims', 'OwnerPrims', 'OtherPrims'].map((name) => parcel && asInteger(get(parcel, name)));
  assert.deepEqual(counts, [2, 1, 1]);
  const stats = onlyTold(here.world.wake(START), 'Ada', 'SimStats');
  const values = stats
    .instances('Stat')
    .map((at) => [stats.u32('Stat', 'StatID', at), stats.f32('Stat', 'StatValue', at)]);
  assert.deepEqual(
    values.find(([id]) => id === 11),
    [11, 2],
  );
});
