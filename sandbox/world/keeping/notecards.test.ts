import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { AssetShelf } from '../../assets/shelf.ts';
import { notecardOf } from '../../assets/testing/notecard.ts';
import { FULL_PERMISSION, plainItem } from '../../inventory/entry.ts';
import { ENTRY_LIMIT } from '../../inventory/inventory.ts';
import { RIGHT } from '../prims/rights.ts';
import { keeping, OBJECTS } from '../testing/keeping.ts';
import { built } from '../testing/prims.ts';
import { onlyTold, PEOPLE, told } from '../testing/stage.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000${digit}`;
const [NOTE, CARD, INSIDE, OTHER] = ['a', 'b', 'c', 'd'].map(id) as [string, string, string, string];

/** Ada has a notecard in which two things lie that belonged to somebody. */
function reading(ownerId: string = PEOPLE.Ada.id) {
  const thing = (one: string) =>
    plainItem({
      ...{ id: one, parentId: NULL_UUID, name: `Thing ${one[0]}`, type: 0, inventoryType: 0, assetId: id('9') },
      permissions: { base: FULL_PERMISSION, owner: FULL_PERMISSION, group: 1, everyone: 1, nextOwner: RIGHT.copy },
    });
  const bytes = notecardOf([thing(INSIDE), thing(OTHER)], ownerId);
  const here = keeping(undefined, { assets: new AssetShelf([{ id: CARD, type: 7, bytes }]) });
  const change = here.inventory.change();
  const note = { name: 'A note', type: 7, inventoryType: 7, assetId: CARD };
  change.addItem(plainItem({ ...note, id: NOTE, parentId: OBJECTS }));
  change.done();
  const copy = (wanted: readonly string[], NotecardItemID = NOTE, ObjectID = NULL_UUID) =>
    here.hear('Ada', 'CopyInventoryFromNotecard', {
      NotecardData: { NotecardItemID, ObjectID },
      InventoryData: wanted.map((ItemID) => ({ ItemID, FolderID: OBJECTS })),
    });
  return { ...here, copy };
}

test('[notecard.copy.1] what lies in a notecard is copied into a folder, and the viewer is told', () => {
  const here = reading();
  const reply = onlyTold(here.copy([INSIDE, OTHER, id('0')]), 'Ada', 'BulkUpdateInventory');
  const ids = reply.instances('ItemData').map((at) => reply.uuid('ItemData', 'ItemID', at));
  assert.deepEqual(
    ids.map((one) => here.inventory.item(one)?.name),
    ['Thing c', 'Thing d'],
  );
  assert.equal(ids.includes(INSIDE), false);
  assert.equal(here.inventory.item(ids[0] ?? '')?.parentId, OBJECTS);
});

test('[notecard.copy.1] also one that lies in an object', () => {
  const here = reading();
  const box = built(here, 'Ada', [100, 100, 25]);
  const UpdateData = { LocalID: box };
  here.hear('Ada', 'UpdateTaskInventory', { UpdateData, InventoryData: { ItemID: NOTE } });
  const prim = here.world.ask(PEOPLE.Ada.id, 2000, ({ place }, scene) => scene.prims(place).get(box)) ?? assert.fail();
  const inside = prim.contents.items[0]?.id ?? assert.fail();
  assert.equal(told(here.copy([INSIDE], inside, prim.id), 'Ada', 'BulkUpdateInventory').length, 1);
  assert.deepEqual(here.copy([INSIDE], NOTE, prim.id), []);
});

for (const [title, ownerId, mask] of [
  ['who has put it in has it as it was', PEOPLE.Ada.id, FULL_PERMISSION],
  ['anybody else has what the next owner may', PEOPLE.Ben.id, RIGHT.copy],
] as const) {
  test(`[notecard.copy.2] ${title}`, () => {
    const here = reading(ownerId);
    const copy = onlyTold(here.copy([INSIDE]), 'Ada', 'BulkUpdateInventory').uuid('ItemData', 'ItemID');
    const { base, everyone, group, owner } = here.inventory.item(copy)?.permissions ?? assert.fail();
    assert.deepEqual({ base, everyone, group, owner }, { base: mask, everyone: 0, group: 0, owner: mask });
  });
}

test('[notecard.copy.1] nothing is copied out of what is no notecard, or into an inventory that is full', () => {
  const here = reading();
  assert.deepEqual(here.copy([INSIDE], id('7')), []);
  assert.deepEqual(here.copy([]), []);
  const change = here.inventory.change();
  const blank = plainItem({ id: '', parentId: OBJECTS, name: '', type: 7, inventoryType: 7, assetId: NULL_UUID });
  for (let at = here.inventory.size; at < ENTRY_LIMIT; at += 1) change.addItem({ ...blank, id: `filler-${at}` });
  change.done();
  assert.deepEqual(here.copy([INSIDE]), []);
});
