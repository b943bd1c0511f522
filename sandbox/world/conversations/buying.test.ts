import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { keeping, OBJECTS } from '../testing/keeping.ts';
import { built, ids } from '../testing/prims.ts';
import { onlyTold, PEOPLE, script, told } from '../testing/stage.ts';

const [ORIGINAL, COPY, CONTENTS] = [1, 2, 3] as const;

/** Ben sells a box; Ada has an inventory. */
function market(SaleType: number, SalePrice = 0) {
  const here = keeping();
  here.arrive('Ben');
  const box = built(here, 'Ben', [100, 100, 25]);
  const blocks = { UpdateBlock: { ObjectLocalID: box }, InventoryBlock: { ItemID: NULL_UUID } };
  here.hear('Ben', 'RezScript', blocks);
  const says = here.hear('Ben', 'ObjectSaleInfo', {
    AgentData: { AgentID: PEOPLE.Ben.id },
    ObjectData: [{ LocalID: box, SaleType, SalePrice }],
  });
  const primId = onlyTold(says, 'Ada', 'ObjectUpdate').uuid('ObjectData', 'FullID');
  const buy = (type = SaleType, price = SalePrice) =>
    here.hear('Ada', 'ObjectBuy', { ObjectData: [{ ObjectLocalID: box, SaleType: type, SalePrice: price }] });
  return { ...here, box, primId, buy };
}

test("[buy.object.1] a thing that costs nothing is the buyer's, and for sale no more", () => {
  const here = market(ORIGINAL);
  const says = here.buy();
  assert.equal(onlyTold(says, 'Ben', 'ObjectUpdate').uuid('ObjectData', 'OwnerID'), PEOPLE.Ada.id);
  const about = onlyTold(says, 'Ada', 'ObjectProperties');
  assert.deepEqual([about.uuid('ObjectData', 'OwnerID'), about.u8('ObjectData', 'SaleType')], [PEOPLE.Ada.id, 0]);
  assert.deepEqual(script(here.buy()), ['Ada < AgentAlertMessage']);
});

test('[buy.object.1] a copy is an item that can be put somewhere', () => {
  const here = market(COPY);
  const item = onlyTold(here.buy(), 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID');
  assert.equal(here.inventory.item(item)?.parentId, OBJECTS);
  const RezData = { BypassRaycast: 1, RayStart: [60, 60, 30], RayEnd: [60, 60, 30] } as const;
  assert.equal(
    told(here.hear('Ada', 'RezObject', { RezData, InventoryData: { ItemID: item } }), 'Ada', 'ObjectUpdate').length,
    1,
  );
});

test('[buy.object.1] [buy.item.1] what lies in a thing is bought together, or one by one', () => {
  const here = market(CONTENTS);
  onlyTold(here.buy(), 'Ada', 'UpdateCreateInventoryItem');
  const item = here.inventory.itemsIn(here.inventory.folders[0]?.id ?? '')[0];
  assert.equal(item?.name, 'New Script');
  const Data = { ObjectID: here.primId, ItemID: NULL_UUID, FolderID: OBJECTS };
  assert.deepEqual(here.hear('Ada', 'BuyObjectInventory', { Data }), []);
  assert.deepEqual(script(market(COPY).hear('Ada', 'BuyObjectInventory', { Data })), ['Ada < AgentAlertMessage']);
});

for (const [title, sale, asked] of [
  ['costs something', [ORIGINAL, 5], [ORIGINAL, 5]],
  ['has another price', [ORIGINAL, 0], [ORIGINAL, 1]],
  ['is offered in another way', [COPY, 0], [ORIGINAL, 0]],
  ['is not for sale', [0, 0], [0, 0]],
] as const) {
  test(`[buy.object.1] what ${title} is not bought, and the viewer is told why`, () => {
    assert.deepEqual(script(market(sale[0], sale[1]).buy(asked[0], asked[1])), ['Ada < AgentAlertMessage']);
  });
}

test('[buy.money.1] no money is sent', () => {
  const reply = onlyTold(keeping().hear('Ada', 'MoneyTransferRequest'), 'Ada', 'MoneyBalanceReply');
  assert.equal(reply.bool('MoneyData', 'TransactionSuccess'), false);
});

test('[build.spin.1] a thing that is turned by hand is told as it turns', () => {
  const here = market(ORIGINAL);
  const Rotation = [0, 0, 1, 0] as const;
  const says = here.hear('Ben', 'ObjectSpinUpdate', { ObjectData: { ObjectID: here.primId, Rotation } });
  const bytes = onlyTold(says, 'Ada', 'ObjectUpdate').bytes('ObjectData', 'ObjectData');
  assert.equal(new DataView(bytes.buffer, bytes.byteOffset).getFloat32(36 + 8, true), 1);
  assert.deepEqual(here.hear('Ben', 'ObjectSpinUpdate', { ObjectData: { ObjectID: NULL_UUID, Rotation } }), []);
});

test('[select.physics.1] who selects a thing is told how it would fall', () => {
  const here = market(ORIGINAL);
  const selected = here.hear('Ada', 'ObjectSelect', ids(here.box, 999));
  assert.deepEqual(script(selected), ['Ada < ObjectProperties', 'Ada << ObjectPhysicsProperties']);
  assert.deepEqual(here.hear('Ada', 'ObjectSelect', ids(999)), []);
});
