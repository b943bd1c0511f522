import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { seeded } from '../../test/support/seeded.ts';
import { ownInventory } from '../login/skeleton.ts';
import { CURRENT_OUTFIT, ITEM_TYPE, plainItem, WEARABLE } from './entry.ts';
import { INVENTORIES_LIMIT, Inventories } from './inventories.ts';
import { ENTRY_LIMIT, Inventory } from './inventory.ts';
import { clippedDescription, clippedName, DESCRIPTION_BYTES, isFull, NAME_BYTES } from './limits.ts';
import { linkTo, starterItems, wornBy } from './starter.ts';

const folders = ownInventory(seeded(1));
const first = () => new Inventory('me', folders, starterItems(folders, seeded(2)));
const note = (id: string, parentId: string) =>
  plainItem({ id, parentId, name: 'A note', type: 7, inventoryType: 7, assetId: NULL_UUID });
const idFor = (inventory: Inventory, type: number) => inventory.folderFor(type)?.id ?? '';

test('[inventory.first.1] [inventory.first.2] a newcomer has six wearables, links to them, and wears them', () => {
  const inventory = first();
  const links = inventory.itemsIn(idFor(inventory, CURRENT_OUTFIT));
  assert.deepEqual(
    [inventory.itemsIn(idFor(inventory, 13)).length, inventory.itemsIn(idFor(inventory, 5)).length],
    [4, 2],
  );
  assert.deepEqual(
    links.map(({ type, inventoryType }) => [type, inventoryType]),
    Array.from({ length: 6 }, () => [ITEM_TYPE.link, WEARABLE]),
  );
  const worn = wornBy(inventory);
  assert.deepEqual(
    worn.map(({ itemId, type }) => [type, inventory.item(itemId)?.flags]),
    [0, 1, 2, 3, 4, 5].map((kind) => [kind, kind]),
  );
});

test('[inventory.first.2] what is not linked is not worn', () => {
  const inventory = first();
  const change = inventory.change();
  change.replaceLinks(idFor(inventory, CURRENT_OUTFIT), []);
  change.done();
  assert.deepEqual(
    wornBy(inventory).map(({ itemId }) => itemId),
    Array.from({ length: 6 }, () => NULL_UUID),
  );
});

test('[inventory.version.1] a change gives each folder that it touched one more version, and no other', () => {
  const inventory = first();
  const [notes, trash] = [idFor(inventory, 7), idFor(inventory, 14)];
  const change = inventory.change();
  change.addItem(note('a', notes));
  change.addItem(note('b', notes));
  const { createdItems, versions } = change.done();
  assert.deepEqual([createdItems, [...versions]], [['a', 'b'], [[notes, 2]]]);
  const move = inventory.change();
  move.alterItem({ ...note('a', trash), name: 'Moved' });
  assert.deepEqual(
    [...move.done().versions],
    [
      [notes, 3],
      [trash, 2],
    ],
  );
  assert.deepEqual([inventory.folder(notes)?.version, inventory.folder(trash)?.version], [3, 2]);
  assert.deepEqual(
    inventory.itemsIn(notes).map(({ id }) => id),
    ['b'],
  );
  assert.equal(inventory.folders.filter(({ version }) => version === 1).length, folders.length - 2);
});

test('[inventory.links.1] links go with what they lead to, and their folder has another version', () => {
  const inventory = first();
  const outfit = idFor(inventory, CURRENT_OUTFIT);
  const [shirt] = inventory.itemsIn(idFor(inventory, 5));
  const change = inventory.change();
  change.removeItem(shirt?.id ?? '');
  const { brokenLinks, removedItems, versions } = change.done();
  assert.deepEqual([removedItems, brokenLinks.length], [[shirt?.id], 1]);
  assert.equal(versions.get(outfit), 2);
  assert.equal(inventory.itemsIn(outfit).length, 5);
});

test('a folder goes with everything in it', () => {
  const inventory = first();
  const size = inventory.size;
  const notes = idFor(inventory, 7);
  const fill = inventory.change();
  fill.addFolder({ id: 'inner', parentId: notes, name: 'Inner', type: -1, version: 1 });
  fill.addItem(note('a', 'inner'));
  fill.addItem(linkTo(note('a', 'inner'), notes, 'link'));
  fill.done();
  assert.equal(inventory.isWithin('inner', notes), true);
  assert.equal(inventory.isWithin(notes, 'inner'), false);
  const change = inventory.change();
  change.removeFolder('inner');
  const { brokenLinks, removedFolders, removedItems, versions } = change.done();
  assert.deepEqual(
    [removedFolders, removedItems, brokenLinks, [...versions.keys()]],
    [['inner'], ['a'], ['link'], [notes]],
  );
  assert.equal(inventory.size, size);
  assert.throws(() => inventory.change().alterItem(note('a', notes)), /There is no item a/);
});

test('[inventory.kept.1] an inventory is as it was left, until it is forgotten', () => {
  const inventories = new Inventories();
  const person = (id: string) => ({ id, inventory: folders, items: [] });
  const ada = inventories.of(person('ada'));
  const change = ada.change();
  change.addItem(note('a', folders[0]?.id ?? ''));
  change.done();
  assert.equal(inventories.of(person('ada')).item('a')?.name, 'A note');
  for (let count = 1; count < INVENTORIES_LIMIT; count += 1)
    inventories.of({ id: `${count}`, inventory: [], items: [] });
  assert.equal(inventories.of(person('ada')), ada);
  for (let count = 0; count < INVENTORIES_LIMIT; count += 1)
    inventories.of({ id: `n${count}`, inventory: [], items: [] });
  assert.notEqual(inventories.of(person('ada')), ada);
});

test('[inventory.bound.1] there is room for so many folders and items, and for one more there is not', () => {
  const inventory = new Inventory('me', folders, []);
  assert.equal(isFull(inventory, ENTRY_LIMIT - folders.length), false);
  assert.equal(isFull(inventory, ENTRY_LIMIT - folders.length + 1), true);
});

test('[inventory.names.1] names and descriptions are as long as viewers keep them', () => {
  assert.equal(clippedName('x'.repeat(NAME_BYTES + 1)).length, NAME_BYTES);
  assert.equal(clippedDescription('x'.repeat(DESCRIPTION_BYTES + 1)).length, DESCRIPTION_BYTES);
});
