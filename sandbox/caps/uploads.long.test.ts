import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8, utf8 } from '../../protocol/bytes.ts';
import {
  array,
  asBoolean,
  asInteger,
  asText,
  asUuid,
  get,
  integer,
  map,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { Message } from '../../protocol/packet/message.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { codec } from '../../test/support/doorway.ts';
import { WholeGrid } from '../../test/support/whole-grid.ts';
import { notecardOf } from '../assets/testing/notecard.ts';
import type { Effect } from '../effects.ts';
import { FULL_PERMISSION, plainItem } from '../inventory/entry.ts';
import { CAPABILITY_BODY_LIMIT, capabilityBodyLimit, capabilityPath } from './calls.ts';
import { ANNOUNCED_LIMIT, UPLOAD_LIMIT } from './uploads.ts';

const BYTES = utf8('The text of a note');
const NOTE = map({ asset_type: string('notecard'), inventory_type: string('notecard'), name: string('A note') });
const read = (caps: AgentCaps, id: string) => caps.ask('ViewerAsset', { query: `notecard_id=${id}` }).reply;

/** A new note in an inventory; ids of the item and of its asset. */
function noteOf(caps: AgentCaps): { readonly item: string; readonly asset: string } {
  const { value } = caps.upload('NewFileAgentInventory', NOTE, BYTES);
  return { item: asUuid(get(value, 'new_inventory_item')), asset: asUuid(get(value, 'new_asset')) };
}

test('[uploads.steps.1] [uploads.new.1] what is announced and sent is an asset and an item in the folder for its kind', () => {
  const caps = new AgentCaps();
  const folder = caps.folder(7);
  const first = caps.ask('NewFileAgentInventory', { said: NOTE }).value;
  assert.equal(asText(get(first, 'state')), 'upload');
  const { value } = caps.call(asText(get(first, 'uploader')), { bytes: BYTES });
  assert.equal(asText(get(value, 'state')), 'complete');
  assert.equal(asInteger(get(value, 'new_next_owner_mask')), FULL_PERMISSION);
  assert.deepEqual(read(caps, asUuid(get(value, 'new_asset'))).bytes, BYTES);
  const item = get(caps.ask('InventoryAPIv3', { rest: `/item/${asUuid(get(value, 'new_inventory_item'))}` }).value);
  assert.deepEqual(
    [asText(get(item, 'name')), asUuid(get(item, 'parent_id')), asInteger(get(item, 'type'))],
    ['A note', folder, 7],
  );
});

test('[uploads.steps.1] an uploader takes bytes once, and only from who announced them', () => {
  const caps = new AgentCaps();
  const uploader = asText(get(caps.ask('NewFileAgentInventory', { said: NOTE }).value, 'uploader'));
  const other = caps.whole.capability(caps.login, 'UploadBakedTexture');
  assert.equal(caps.call(`${other}/upload/1`, { bytes: BYTES }).status, 404);
  assert.equal(caps.call(uploader, { bytes: BYTES }).status, 200);
  assert.equal(caps.call(uploader, { bytes: BYTES }).status, 404);
});

test('[uploads.new.1] the folder that is named counts, and masks of who announced it', () => {
  const caps = new AgentCaps();
  const folder = caps.folder(14);
  const said = map({
    asset_type: string('animation'),
    folder_id: uuid(folder),
    everyone_mask: integer(-1),
    name: string(''),
  });
  const id = asUuid(get(caps.upload('NewFileAgentInventory', said, BYTES).value, 'new_inventory_item'));
  const item = caps.ask('InventoryAPIv3', { rest: `/item/${id}` }).value;
  const mask = asInteger(get(item, 'permissions', 'everyone_mask'));
  assert.deepEqual([asUuid(get(item, 'parent_id')), asInteger(get(item, 'type')), mask], [folder, 20, FULL_PERMISSION]);
});

test('[uploads.failed.1] what cannot be is an error with a message for the user', () => {
  const caps = new AgentCaps();
  const message = (value: ReturnType<AgentCaps['ask']>['value']) => [
    asText(get(value, 'state')),
    asText(get(value, 'error', 'message')),
  ];
  const unknown = caps.ask('NewFileAgentInventory', { said: map({ asset_type: string('smell') }) }).value;
  assert.deepEqual(message(unknown), ['error', 'There are no assets of the type smell.']);
  assert.deepEqual(message(caps.upload('UploadBakedTexture', map({}), new Uint8Array(0)).value), [
    'error',
    'The file is empty.',
  ]);
  const nobody = caps.ask('UpdateNotecardAgentInventory', { said: map({}) }).value;
  assert.deepEqual(message(nobody), ['error', 'There is no such item in the inventory.']);
  const { item } = noteOf(caps);
  const late = asText(
    get(caps.ask('UpdateNotecardAgentInventory', { said: map({ item_id: uuid(item) }) }).value, 'uploader'),
  );
  caps.ask('InventoryAPIv3', { rest: `/item/${item}`, method: 'DELETE' });
  assert.equal(message(caps.call(late, { bytes: BYTES }).value)[1], 'There is no such item in the inventory.');
});

test('[uploads.baked.1] a baked texture is an asset of no item', () => {
  const caps = new AgentCaps();
  const { value } = caps.upload('UploadBakedTexture', map({}), BYTES);
  const { reply } = caps.ask('GetTexture', { query: `texture_id=${asUuid(get(value, 'new_asset'))}` });
  assert.deepEqual([reply.bytes, reply.contentType], [BYTES, 'image/x-j2c']);
});

for (const name of ['Gesture', 'Material', 'Notecard', 'Settings']) {
  test(`[uploads.item.1] Update${name}AgentInventory gives an item another asset`, () => {
    const caps = new AgentCaps();
    const { asset, item } = noteOf(caps);
    const { value } = caps.upload(`Update${name}AgentInventory`, map({ item_id: uuid(item) }), utf8('New'));
    assert.equal(asUuid(get(value, 'new_inventory_item')), item);
    const now = asUuid(get(caps.ask('InventoryAPIv3', { rest: `/item/${item}` }).value, 'asset_id'));
    assert.deepEqual([now === asset, now], [false, asUuid(get(value, 'new_asset'))]);
    assert.deepEqual(read(caps, now).bytes, utf8('New'));
  });
}

for (const name of ['UpdateScriptAgent', 'UpdateScriptAgentInventory']) {
  test(`[uploads.script.1] ${name} says that the script compiles`, () => {
    const caps = new AgentCaps();
    const { item } = noteOf(caps);
    const said = map({ item_id: uuid(item), task_id: uuid(item), target: string('mono') });
    const { value } = caps.upload(name, said, utf8('default {}'));
    assert.deepEqual([asBoolean(get(value, 'compiled')), get(value, 'errors')], [true, array([])]);
  });
}

const CUBE = 'cccccccc-0000-4000-8000-000000000001';

/** Somebody who stands beside a cube in which a note lies; the id of the item there. */
function noteInCube(): { readonly caps: AgentCaps; readonly item: string } {
  const prims = [{ id: CUBE, position: [128, 128, 30] as const }];
  const region = { name: 'Yard', x: 1000, y: 1000, port: 13_000, prims };
  const caps = new AgentCaps(new WholeGrid({ regions: [region] }));
  caps.whole.arrive(caps.login);
  const InventoryData = { ItemID: noteOf(caps).item };
  // It stood there before anybody came: it has the first of the local numbers.
  const LocalID = 1;
  const AgentData = { AgentID: caps.login.id, SessionID: caps.login.sessionId };
  caps.whole.send(caps.login, 'UpdateTaskInventory', { AgentData, UpdateData: { LocalID }, InventoryData });
  const asked = caps.whole.send(caps.login, 'RequestTaskInventory', { AgentData, InventoryData: { LocalID } });
  const Filename = messageIn(asked, 'ReplyTaskInventory').text('InventoryData', 'Filename');
  const file = caps.whole.send(caps.login, 'RequestXfer', { XferID: { ID: 1n, Filename } });
  const text = looseUtf8(messageIn(file, 'SendXferPacket').bytes('DataPacket', 'Data'));
  return { caps, item: /item_id\t(\S+)/.exec(text)?.[1] ?? '' };
}

function messageIn(effects: readonly Effect[], name: string): Message {
  for (const effect of effects) {
    const packet = effect.kind === 'datagram' ? readPacket(effect.bytes) : undefined;
    const decoded = packet === undefined || !('body' in packet) ? undefined : codec.decode(packet.body);
    if (decoded !== undefined && !('unknown' in decoded) && decoded.template.name === name) return new Message(decoded);
  }
  throw new Error(`${name} is not said.`);
}

for (const name of ['Gesture', 'Material', 'Notecard', 'Settings', 'Script']) {
  test(`[uploads.task.1] [contents.upload.1] Update${name}TaskInventory gives an item in an object another asset`, () => {
    const { caps, item } = noteInCube();
    const said = map({ task_id: uuid(CUBE), item_id: uuid(item) });
    const { value } = caps.upload(`Update${name}TaskInventory`, said, utf8('In a box'));
    assert.deepEqual(read(caps, asUuid(get(value, 'new_asset'))).bytes, utf8('In a box'));
    if (name === 'Script') assert.equal(asBoolean(get(value, 'compiled')), true);
  });
}

test('[notecard.copy.1] CopyInventoryFromNotecard copies what lies in a notecard, and calls back', () => {
  const caps = new AgentCaps();
  caps.whole.arrive(caps.login);
  const { item } = noteOf(caps);
  const inside = plainItem({ id: CUBE, parentId: '', name: 'In it', type: 0, inventoryType: 0, assetId: CUBE });
  caps.upload('UpdateNotecardAgentInventory', map({ item_id: uuid(item) }), notecardOf([inside], caps.login.id));
  const copy = (id: string) => {
    const ids = { 'notecard-id': uuid(item), 'item-id': uuid(id), 'object-id': uuid(NULL_UUID) };
    const said = map({ ...ids, 'folder-id': uuid(caps.folder(0)), 'callback-id': integer(77) });
    return caps.ask('CopyInventoryFromNotecard', { said });
  };
  const { effects, status } = copy(CUBE);
  const told = messageIn(effects, 'BulkUpdateInventory');
  assert.deepEqual([status, told.u32('ItemData', 'CallbackID')], [200, 77]);
  assert.deepEqual([told.text('ItemData', 'Name'), told.uuid('ItemData', 'FolderID')], ['In it', caps.folder(0)]);
  assert.equal(copy(item).status, 404);
});

test('[uploads.task.1] who names no item that is there is refused', () => {
  const { caps, item } = noteInCube();
  const said = map({ task_id: uuid(item), item_id: uuid(CUBE) });
  assert.equal(asText(get(caps.upload('UpdateNotecardTaskInventory', said, BYTES).value, 'state')), 'error');
  assert.equal(caps.ask('UpdateNotecardTaskInventory', { said: map({}) }).status, 400);
});

test('[uploads.open.1] of too many announced uploads the oldest is forgotten', () => {
  const caps = new AgentCaps();
  const address = caps.whole.capability(caps.login, 'UploadBakedTexture');
  const announce = () => asText(get(caps.call(address, { said: map({}) }).value, 'uploader'));
  const [first, second] = [announce(), announce()];
  for (let count = 2; count < ANNOUNCED_LIMIT; count += 1) announce();
  announce();
  assert.equal(caps.call(first, { bytes: BYTES }).status, 404);
  assert.equal(caps.call(second, { bytes: BYTES }).status, 200);
});

test('[uploads.bytes.1] [doors.body.1] more bytes may be sent to an uploader than to other capabilities', () => {
  const limit = (path: string) => {
    const capability = capabilityPath(path);
    return capability === undefined ? 0 : capabilityBodyLimit(capability);
  };
  assert.deepEqual(['/cap/a', '/cap/a/upload/7', '/cap/a/upload/x'].map(limit), [
    CAPABILITY_BODY_LIMIT,
    UPLOAD_LIMIT,
    CAPABILITY_BODY_LIMIT,
  ]);
});
