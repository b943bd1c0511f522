import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { NEW_SCRIPT } from '../../assets/built-in.ts';
import { FULL_PERMISSION, ITEM_TYPE, LIGHT, WEARABLE } from '../../inventory/entry.ts';
import { Inventory } from '../../inventory/inventory.ts';
import { starterItems } from '../../inventory/starter.ts';
import { LIBRARY } from '../../login/person.ts';
import { ownInventory } from '../../login/skeleton.ts';
import { md5, seeded } from '../../shell/chance.ts';
import type { Say } from '../say.ts';
import { codec, loginOf, messageOf, PEOPLE, readMessage, START } from '../testing/stage.ts';
import { World } from '../world.ts';
import { itemBlock } from './item-blocks.ts';

const { Ada } = PEOPLE;
const NEW = '33333333-0000-4000-8000-000000000000';
const OTHER = '44444444-0000-4000-8000-000000000000';

/** Ada with what she keeps. */
function keeping() {
  const folders = ownInventory(seeded(1));
  const inventory = new Inventory(Ada.id, folders, starterItems(folders, seeded(2)));
  const world = new World({
    regions: [{ name: 'Meadow', x: 1, y: 1 }],
    random: seeded(3),
    epoch: 1_700_000_000_000,
    digest: md5,
  });
  world.enter({ ...loginOf('Ada'), inventory, library: LIBRARY }, START);
  const hear = (name: string, blocks: LooseMessage) => world.hear(Ada.id, messageOf(name, blocks), START).says;
  const folder = (type: number) => inventory.folderFor(type)?.id ?? '';
  const item = (type: number) => inventory.itemsIn(folder(type))[0] ?? assert.fail(`There is nothing in ${type}.`);
  return { inventory, hear, folder, item };
}

/** What was said, as it is read at the other end; each fits into a datagram. */
function told(says: readonly Say[]) {
  return says.flatMap((said) => {
    if (said.kind !== 'say') return [];
    const body = codec.encode(said.message, said.blocks);
    assert.ok(body.length < 1200, `${said.message} has ${body.length} bytes`);
    return [{ name: said.message, message: readMessage(body) }];
  });
}

test('[keep.fetch.1] [keep.fetch.3] [keep.items.1] a folder is told with all that is in it, in as many messages as it takes', () => {
  const { folder, hear, inventory } = keeping();
  const ask = (FolderID: string, FetchItems = true) =>
    told(
      hear('FetchInventoryDescendents', {
        InventoryData: { FolderID, OwnerID: Ada.id, FetchFolders: true, FetchItems },
      }),
    );
  const outfit = ask(folder(46));
  assert.equal(outfit.length, 2);
  const ids = outfit.flatMap(({ message }) =>
    message.instances('ItemData').map((at) => message.uuid('ItemData', 'ItemID', at)),
  );
  assert.deepEqual(
    ids,
    inventory.itemsIn(folder(46)).map(({ id }) => id),
  );
  for (const { message } of outfit) {
    assert.deepEqual([message.s32('AgentData', 'Descendents'), message.s32('AgentData', 'Version')], [6, 1]);
  }
  const root = inventory.folders[0]?.id ?? '';
  assert.equal(ask(root).flatMap(({ message }) => message.instances('FolderData')).length, 20);
  const [empty] = ask(folder(46), false);
  assert.deepEqual([empty?.message.count('ItemData'), empty?.message.s32('AgentData', 'Descendents')], [0, 6]);
  assert.equal(ask(LIBRARY.folderFor(13)?.id ?? '')[0]?.message.uuid('AgentData', 'OwnerID'), LIBRARY.ownerId);
  const [nothing, ...more] = ask(NEW);
  assert.deepEqual([nothing?.message.s32('AgentData', 'Descendents'), more], [0, []]);
  assert.equal(nothing?.message.uuid('AgentData', 'FolderID'), NEW);
});

test('[keep.fetch.2] items are told one by one, those that are not there are not', () => {
  const { hear, item } = keeping();
  const InventoryData = [item(5).id, NEW].map((ItemID) => ({ ItemID, OwnerID: Ada.id }));
  const [reply] = told(hear('FetchInventory', { InventoryData }));
  assert.deepEqual(
    [reply?.message.count('InventoryData'), reply?.message.text('InventoryData', 'Name')],
    [1, 'Plain Shirt'],
  );
});

test('[keep.items.1] the sum of an item is that of its ids, masks and numbers', () => {
  const { item } = keeping();
  const plain = { ...item(5), id: NULL_UUID, parentId: NULL_UUID, assetId: NULL_UUID, creatorId: NULL_UUID, flags: 1 };
  const permissions = { base: 0, owner: 2, group: 3, everyone: 4, nextOwner: 5 };
  const { CRC } = itemBlock({ ...plain, permissions, sale: { type: 0, price: 7 }, createdAt: 6 }, NULL_UUID);
  assert.equal(CRC, 1 + 2 + 3 + 4 + 5 + 6 + 7 + 5 + 18);
  const one = '01000000-0200-0000-0300-000004000000';
  assert.equal(
    itemBlock({ ...plain, assetId: one, permissions, sale: { type: 1, price: 7 }, createdAt: 6 }, NULL_UUID).CRC,
    CRC + 10 + 0x07073096,
  );
});

test('[keep.folder.1] [keep.folder.2] a folder is made, renamed and moved, but not into itself', () => {
  const { folder, hear, inventory } = keeping();
  const [outfits, trash] = [folder(48), folder(14)];
  const make = (FolderID: string, ParentID: string) =>
    hear('CreateInventoryFolder', { FolderData: { FolderID, ParentID, Type: -1, Name: 'Mine' } });
  assert.deepEqual(make(NEW, outfits), []);
  make(OTHER, NEW);
  make(NEW, trash);
  make('55555555-0000-4000-8000-000000000000', '66666666-0000-4000-8000-000000000000');
  assert.deepEqual([inventory.folder(NEW)?.parentId, inventory.folders.length], [outfits, 23]);
  hear('UpdateInventoryFolder', { FolderData: [{ FolderID: NEW, ParentID: trash, Type: -1, Name: 'Yours' }] });
  assert.deepEqual([inventory.folder(NEW)?.name, inventory.folder(NEW)?.parentId], ['Yours', trash]);
  const move = (FolderID: string, ParentID: string) =>
    hear('MoveInventoryFolder', { InventoryData: [{ FolderID, ParentID }] });
  move(NEW, OTHER);
  move(folder(13), trash);
  assert.deepEqual(
    [inventory.folder(NEW)?.parentId, inventory.folder(folder(13))?.parentId],
    [trash, inventory.folders[0]?.id],
  );
  move(OTHER, outfits);
  assert.equal(inventory.folder(OTHER)?.parentId, outfits);
});

test('[keep.remove.1] folders and items are deleted, those of the system are emptied only', () => {
  const { folder, hear, inventory, item } = keeping();
  const [shirt, shape] = [item(5).id, item(13).id];
  hear('RemoveInventoryItem', { InventoryData: [{ ItemID: shirt }] });
  assert.deepEqual([inventory.item(shirt), inventory.itemsIn(folder(46)).length], [undefined, 5]);
  hear('CreateInventoryFolder', { FolderData: { FolderID: NEW, ParentID: folder(48), Type: -1, Name: 'Mine' } });
  hear('RemoveInventoryObjects', {
    FolderData: [{ FolderID: NEW }, { FolderID: folder(13) }],
    ItemData: [{ ItemID: shape }],
  });
  assert.deepEqual([inventory.folder(NEW), inventory.item(shape)], [undefined, undefined]);
  assert.equal(inventory.itemsIn(folder(13)).length, 3);
  hear('RemoveInventoryFolder', { FolderData: [{ FolderID: folder(13) }] });
  hear('PurgeInventoryDescendents', { InventoryData: { FolderID: folder(13) } });
  assert.deepEqual([inventory.folder(folder(13)) === undefined, inventory.itemsIn(folder(13))], [false, []]);
});

test('[inventory.fixed.1] an outfit is moved into the trash and deleted, also by UDP', () => {
  const { folder, hear, inventory } = keeping();
  const [trash, root] = [folder(14), inventory.folders[0]?.id ?? ''];
  hear('CreateInventoryFolder', { FolderData: { FolderID: NEW, ParentID: folder(48), Type: 47, Name: 'Sundays' } });
  hear('MoveInventoryFolder', { InventoryData: [{ FolderID: NEW, ParentID: trash }] });
  assert.equal(inventory.folder(NEW)?.parentId, trash);
  hear('RemoveInventoryFolder', { FolderData: [{ FolderID: NEW }, { FolderID: root }, { FolderID: trash }] });
  assert.deepEqual(
    [NEW, root, trash].map((id) => inventory.folder(id) === undefined),
    [true, false, false],
  );
});

test('[assets.built.3] a script that is made in an inventory has a text at once, a note has none', () => {
  const { folder, hear } = keeping();
  const made = (Type: number) =>
    told(hear('CreateInventoryItem', { InventoryBlock: { FolderID: folder(Type), Name: 'New', Type, InvType: Type } }));
  assert.deepEqual(
    [10, 7].map((type) => made(type)[0]?.message.uuid('InventoryData', 'AssetID')),
    [NEW_SCRIPT, NULL_UUID],
  );
});

test('[keep.create.1] [keep.create.3] an item and a link are made, and the viewer is told which', () => {
  const { folder, hear, inventory, item } = keeping();
  const said = { FolderID: folder(7), TransactionID: NEW, Name: 'A note', Description: 'mine' };
  const [reply] = told(
    hear('CreateInventoryItem', {
      InventoryBlock: { ...said, CallbackID: 9, NextOwnerMask: 0xffffffff, Type: 7, InvType: 7, WearableType: 3 },
    }),
  );
  assert.equal(reply?.name, 'UpdateCreateInventoryItem');
  const id = reply?.message.uuid('InventoryData', 'ItemID') ?? '';
  assert.deepEqual(
    [reply?.message.u32('InventoryData', 'CallbackID'), reply?.message.uuid('AgentData', 'TransactionID')],
    [9, NEW],
  );
  const made = inventory.item(id);
  assert.deepEqual(
    [made?.name, made?.flags, made?.permissions.nextOwner, made?.createdAt],
    ['A note', 0, FULL_PERMISSION, 1_700_000_001],
  );
  const worn = told(
    hear('CreateInventoryItem', { InventoryBlock: { ...said, Type: 13, InvType: WEARABLE, WearableType: 3 } }),
  );
  assert.equal(worn[0]?.message.u32('InventoryData', 'Flags'), 3);
  const light = told(
    hear('CreateInventoryItem', { InventoryBlock: { ...said, Type: 56, InvType: LIGHT, WearableType: 2 } }),
  );
  assert.equal(light[0]?.message.u32('InventoryData', 'Flags'), 2);
  const link = (Type: number) =>
    hear('LinkInventoryItem', { InventoryBlock: { ...said, OldItemID: item(5).id, Type, InvType: WEARABLE } });
  assert.equal(told(link(ITEM_TYPE.link))[0]?.message.uuid('InventoryData', 'AssetID'), item(5).id);
  assert.deepEqual(link(7), []);
  assert.deepEqual(
    hear('CreateInventoryItem', { InventoryBlock: { ...said, FolderID: NEW, Type: 7, InvType: 7 } }),
    [],
  );
});

test('[upload.udp.2] an item has the asset that was uploaded for it, then and later', () => {
  const { folder, hear, inventory, item } = keeping();
  const upload = (TransactionID: string) => {
    const says = hear('AssetUploadRequest', { AssetBlock: { TransactionID, Type: 5, AssetData: new Uint8Array(9) } });
    return told(says)[0]?.message.uuid('AssetBlock', 'UUID');
  };
  const [first, second] = [upload(NEW), upload(OTHER)];
  assert.ok(first !== second);
  const InventoryBlock = { FolderID: folder(5), TransactionID: NEW, Type: 5, InvType: WEARABLE, WearableType: 4 };
  const [made] = told(hear('CreateInventoryItem', { InventoryBlock }));
  const id = made?.message.uuid('InventoryData', 'ItemID') ?? '';
  assert.equal(inventory.item(id)?.assetId, first);
  hear('UpdateInventoryItem', { InventoryData: [{ ItemID: id, FolderID: folder(5), TransactionID: OTHER }] });
  assert.equal(inventory.item(id)?.assetId, second);
  hear('UpdateInventoryItem', { InventoryData: [{ ItemID: id, FolderID: folder(5) }] });
  assert.equal(inventory.item(id)?.assetId, second);
  const link = inventory.itemsIn(folder(46))[0] ?? assert.fail();
  hear('UpdateInventoryItem', { InventoryData: [{ ItemID: link.id, FolderID: folder(46), TransactionID: OTHER }] });
  assert.equal(inventory.item(link.id)?.assetId, link.assetId);
  assert.equal(item(5).inventoryType, WEARABLE);
});

test('[keep.create.2] an item of the library is copied', () => {
  const { folder, hear, inventory } = keeping();
  const OldItemID = LIBRARY.itemsIn(LIBRARY.folderFor(5)?.id ?? '')[0]?.id ?? '';
  const wanted = { CallbackID: 4, OldAgentID: LIBRARY.ownerId, OldItemID, NewFolderID: folder(5) };
  const [first, second] = told(
    hear('CopyInventoryItem', {
      InventoryData: [wanted, { ...wanted, NewName: 'Mine' }, { ...wanted, OldItemID: NEW }],
    }),
  );
  assert.deepEqual(
    [first, second].map((reply) => reply?.message.text('InventoryData', 'Name')),
    ['Plain Shirt', 'Mine'],
  );
  assert.equal(inventory.itemsIn(folder(5)).length, 4);
});

test('[keep.update.1] an item is what is said of it, in a folder that is there', () => {
  const { folder, hear, inventory, item } = keeping();
  const { id } = item(5);
  const said = {
    ItemID: id,
    FolderID: folder(14),
    Name: 'Old',
    Description: 'rags',
    Flags: 4,
    SaleType: 2,
    SalePrice: 9,
  };
  hear('UpdateInventoryItem', {
    InventoryData: [{ ...said, GroupMask: 0x8000, EveryoneMask: 1, NextOwnerMask: 0x4000 }],
  });
  const { description, name, parentId, permissions, sale } = inventory.item(id) ?? assert.fail();
  assert.deepEqual([name, description, parentId, sale], ['Old', 'rags', folder(14), { type: 2, price: 9 }]);
  assert.deepEqual([permissions.group, permissions.everyone, permissions.nextOwner], [0x8000, 0, 0x4000]);
  hear('MoveInventoryItem', { InventoryData: [{ ItemID: id, FolderID: folder(5), NewName: '' }] });
  hear('MoveInventoryItem', { InventoryData: [{ ItemID: id, FolderID: NEW, NewName: 'New' }] });
  hear('ChangeInventoryItemFlags', { InventoryData: [{ ItemID: id, Flags: 0x104 }] });
  const now = inventory.item(id);
  assert.deepEqual([now?.name, now?.parentId, now?.flags], ['New', folder(5), 0x104]);
});

test('who keeps nothing is told nothing, and does no harm', () => {
  const world = new World({ regions: [{ name: 'Meadow', x: 1, y: 1 }], random: seeded(3), digest: md5 });
  world.enter(loginOf('Ada'), START);
  const blocks = { InventoryBlock: { FolderID: NEW, Type: 7, InvType: 7 } };
  assert.deepEqual(world.hear(Ada.id, messageOf('CreateInventoryItem', blocks), START).says, []);
});
