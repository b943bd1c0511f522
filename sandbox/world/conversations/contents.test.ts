import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8 } from '../../../protocol/bytes.ts';
import { asBoolean, asItems, asUuid, get } from '../../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { NEW_SCRIPT } from '../../assets/built-in.ts';
import { AssetShelf } from '../../assets/shelf.ts';
import { FREE, plainItem } from '../../inventory/entry.ts';
import { contentsText, MOST_CONTENTS, NO_CONTENTS, withItem, withoutItem } from '../prims/contents.ts';
import { RIGHT } from '../prims/rights.ts';
import type { Say } from '../say.ts';
import { type Keeping, keeping, OBJECTS } from '../testing/keeping.ts';
import { built } from '../testing/prims.ts';
import { onlyTold, PEOPLE, START, script, told } from '../testing/stage.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000${digit}`;
const [NOTE, SECRET, ASSET] = [id('a'), id('b'), id('c')] as const;
const EMPTY = 0x800;

function meeting(): Keeping & { readonly box: number } {
  const here = keeping();
  const rights = { ...FREE, owner: FREE.owner & ~RIGHT.copy };
  const change = here.inventory.change();
  const note = { parentId: OBJECTS, type: 7, inventoryType: 7, assetId: ASSET };
  change.addItem(plainItem({ ...note, id: NOTE, name: 'A | note', description: 'to all' }));
  change.addItem(plainItem({ ...note, id: SECRET, name: 'Mine', permissions: rights }));
  change.done();
  here.arrive('Ben');
  return { ...here, box: built(here, 'Ada', [100, 100, 25]) };
}

const put = (here: ReturnType<typeof meeting>, ItemID: string, more = {}) =>
  here.hear('Ada', 'UpdateTaskInventory', { UpdateData: { LocalID: here.box }, InventoryData: { ItemID, ...more } });

/** What a viewer that asks is told of the contents; the names of values, as they stand in the file. */
function asked(here: ReturnType<typeof meeting>, name: 'Ada' | 'Ben' = 'Ada') {
  const reply = onlyTold(
    here.hear(name, 'RequestTaskInventory', { InventoryData: { LocalID: here.box } }),
    name,
    'ReplyTaskInventory',
  );
  const [Filename, serial] = [reply.text('InventoryData', 'Filename'), reply.s16('InventoryData', 'Serial')];
  if (Filename === '') return { serial, text: '', items: [] };
  const file = here.hear(name, 'RequestXfer', { XferID: { ID: 3n, Filename } });
  const text = looseUtf8(onlyTold(file, name, 'SendXferPacket').bytes('DataPacket', 'Data').subarray(4));
  return { serial, text, items: [...text.matchAll(/item_id\t(\S+)/g)].map(([, item = '']) => item) };
}

const serialIn = (says: readonly Say[]) =>
  onlyTold(says, 'Ada', 'ObjectProperties').s16('ObjectData', 'InventorySerial');

test('[contents.ask.1] a prim in which nothing lies has no file', () => {
  const here = meeting();
  assert.deepEqual(asked(here), { serial: 0, text: '', items: [] });
  assert.deepEqual(here.hear('Ada', 'RequestTaskInventory', { InventoryData: { LocalID: 9999 } }), []);
});

test('[contents.put.1] [contents.change.1] [contents.text.1] what is put in is told to whoever asks', () => {
  const here = meeting();
  const says = put(here, NOTE, { Description: 'to all' });
  assert.equal(serialIn(says), 1);
  assert.equal(onlyTold(says, 'Ben', 'ObjectUpdate').u32('ObjectData', 'UpdateFlags') & EMPTY, 0);
  const { items, text } = asked(here, 'Ben');
  assert.equal(items.length, 1);
  for (const line of [
    '\tinv_object\t0',
    '\t\tname\tContents|',
    '\tinv_item\t0',
    '\tpermissions 0',
    '\t\tbase_mask\t0008e000',
    `\t\towner_id\t${PEOPLE.Ada.id}`,
    `\t\tasset_id\t${ASSET}`,
    '\t\ttype\tnotecard',
    '\t\tinv_type\tnotecard',
    '\t\tsale_type\tnot',
    '\t\tname\tA   note|',
    '\t\tdesc\tto all|',
  ])
    assert.ok(text.split('\n').includes(line), `${line} in\n${text}`);
  assert.ok(here.inventory.item(NOTE));
});

test('[contents.put.1] an item that is there is called otherwise, and what may not be copied leaves the inventory', () => {
  const here = meeting();
  put(here, SECRET);
  assert.equal(here.inventory.item(SECRET), undefined);
  const [item = ''] = asked(here).items;
  assert.equal(serialIn(put(here, item, { Name: 'Yours', Description: 'now' })), 2);
  const { items, text } = asked(here);
  assert.deepEqual([items, /name\tYours\|/.test(text)], [[item], true]);
});

test('[contents.upload.1] an item gets the asset that was uploaded by UDP', () => {
  const here = meeting();
  put(here, NOTE);
  const [item = ''] = asked(here).items;
  const AssetBlock = { TransactionID: id('e'), Type: 7, AssetData: new Uint8Array(5) };
  const uploaded = onlyTold(here.hear('Ada', 'AssetUploadRequest', { AssetBlock }), 'Ada', 'AssetUploadComplete');
  put(here, item, { TransactionID: id('e') });
  assert.ok(asked(here).text.includes(`asset_id\t${uploaded.uuid('AssetBlock', 'UUID')}`));
});

test('[contents.put.1] who may not change a prim puts nothing in', () => {
  const here = meeting();
  const blocks = { UpdateData: { LocalID: here.box }, InventoryData: { ItemID: NOTE } };
  assert.deepEqual(here.hear('Ben', 'UpdateTaskInventory', blocks), []);
  assert.deepEqual(put(here, id('d')), []);
});

test('[contents.script.1] [contents.script.2] a new script is put in, and does not run', () => {
  const here = meeting();
  const blocks = { UpdateBlock: { ObjectLocalID: here.box }, InventoryBlock: { ItemID: NULL_UUID, Name: 'Mine' } };
  assert.equal(serialIn(here.hear('Ada', 'RezScript', blocks)), 1);
  const { items, text } = asked(here);
  assert.match(text, new RegExp(`asset_id\t${NEW_SCRIPT}\n\t\ttype\tlsltext\n\t\tinv_type\tscript\n`));
  const [said] = here.hear('Ada', 'GetScriptRunning', { Script: { ObjectID: id('e'), ItemID: items[0] ?? '' } });
  const [running] = said?.kind === 'queue' ? asItems(get(said.body, 'Script')) : [];
  assert.ok(running);
  assert.deepEqual([asUuid(get(running, 'ItemID')), asBoolean(get(running, 'Running'))], [items[0], false]);
});

test('[contents.out.1] [contents.out.2] items are thrown away, or taken into the inventory', () => {
  const here = meeting();
  put(here, SECRET);
  put(here, NOTE);
  const [secret = '', note = ''] = asked(here).items;
  const move = (ItemID: string) =>
    here.hear('Ada', 'MoveTaskInventory', {
      AgentData: { FolderID: OBJECTS },
      InventoryData: { LocalID: here.box, ItemID },
    });
  assert.deepEqual(script(move(note)), ['Ada < UpdateCreateInventoryItem']);
  const out = move(secret);
  const item = onlyTold(out, 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID');
  assert.deepEqual([here.inventory.item(item)?.assetId, serialIn(out)], [ASSET, 3]);
  assert.deepEqual(asked(here).items, [note]);
  const InventoryData = { LocalID: here.box, ItemID: note };
  const last = here.hear('Ada', 'RemoveTaskInventory', { InventoryData });
  assert.equal(onlyTold(last, 'Ben', 'ObjectUpdate').u32('ObjectData', 'UpdateFlags') & EMPTY, EMPTY);
  assert.deepEqual([asked(here).items, here.hear('Ada', 'RemoveTaskInventory', { InventoryData })], [[], []]);
});

test('[contents.ask.2] [contents.upload.1] an item in a prim is read with the asset that it has now', () => {
  const assets = new AssetShelf([{ id: ASSET, type: 7, bytes: new Uint8Array(70) }]);
  const here = { ...keeping(undefined, { assets }), box: 0 };
  here.box = built(here, 'Ada', [100, 100, 25]);
  const blocks = { UpdateBlock: { ObjectLocalID: here.box }, InventoryBlock: { ItemID: NULL_UUID } };
  const primId = onlyTold(here.hear('Ada', 'RezScript', blocks), 'Ada', 'ObjectUpdate').uuid('ObjectData', 'FullID');
  const [item = ''] = asked(here).items;
  assert.equal(here.world.refill(PEOPLE.Ada.id, [primId, id('f'), ASSET], START), undefined);
  assert.equal(here.world.refill(id('f'), [primId, item, ASSET], START), undefined);
  assert.equal(serialIn(here.world.refill(PEOPLE.Ada.id, [primId, item, ASSET], START) ?? []), 2);
  const ids = [NULL_UUID, NULL_UUID, NULL_UUID, primId, item, NULL_UUID];
  const Params = Uint8Array.from(Buffer.from(ids.join('').replaceAll('-', ''), 'hex'));
  const says = here.hear('Ada', 'TransferRequest', { TransferInfo: { SourceType: 3, ChannelType: 2, Params } });
  assert.equal(onlyTold(says, 'Ada', 'TransferInfo').s32('TransferInfo', 'Size'), 70);
  assert.equal(told(says, 'Ada', 'TransferPacket').length, 1);
});

test('[contents.limit.1] a prim that is full takes nothing more', () => {
  const item = (at: number) =>
    plainItem({ id: `${at}`, parentId: '', name: '', type: 7, inventoryType: 7, assetId: '' });
  let contents = NO_CONTENTS;
  for (let at = 0; at < MOST_CONTENTS; at += 1) contents = withItem(contents, item(at)) ?? assert.fail(`${at}`);
  assert.equal(withItem(contents, item(MOST_CONTENTS)), undefined);
  assert.equal(withItem(contents, item(0))?.items.length, MOST_CONTENTS);
  assert.equal(withoutItem(contents, 'none'), undefined);
  assert.equal(withItem({ items: [], serial: 0x7fff }, item(0))?.serial, 1);
  assert.ok(contentsText('', '', contents).length < 300_000);
});
