import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../../protocol/bytes.ts';
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import { FREE, plainItem } from '../../inventory/entry.ts';
import { Inventory } from '../../inventory/inventory.ts';
import { RIGHT } from '../prims/rights.ts';
import { keeping, OBJECTS } from '../testing/keeping.ts';
import { ABSENT, loginOf, onlyTold, PEOPLE, START, script } from '../testing/stage.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000${digit}`;
const [NOTE, SECRET, FIXED, ROOT, NOTES, TRASH, OFFER] = ['a', 'b', 'c', 'd', 'e', 'f', '0'].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const [OFFERED, ACCEPTED, DECLINED] = [4, 5, 6] as const;

/** Ada has three notes, Ben has folders for what he is given. */
function meeting() {
  const here = keeping();
  const note = { parentId: OBJECTS, type: 7, inventoryType: 7, assetId: id('1') };
  const without = (right: number) => ({ ...FREE, owner: FREE.owner & ~right });
  const change = here.inventory.change();
  change.addItem(plainItem({ ...note, id: NOTE, name: 'A note', permissions: { ...FREE, nextOwner: RIGHT.copy } }));
  change.addItem(plainItem({ ...note, id: SECRET, name: 'Single', permissions: without(RIGHT.copy) }));
  change.addItem(plainItem({ ...note, id: FIXED, name: 'Fixed', permissions: without(RIGHT.transfer) }));
  change.done();
  const folder = (one: string, type: number) => ({ id: one, parentId: ROOT, name: '', type, version: 1 });
  const folders = [{ ...folder(ROOT, 8), parentId: NULL_UUID }, folder(NOTES, 7), folder(TRASH, 14)];
  const bens = new Inventory(PEOPLE.Ben.id, folders, []);
  here.world.enter({ ...loginOf('Ben'), inventory: bens }, START);
  here.hear('Ben', 'CompleteAgentMovement');
  here.hear('Ben', 'RegionHandshakeReply');
  const offer = (item: string, ToAgentID: string = PEOPLE.Ben.id, type = 7) =>
    here.hear('Ada', 'ImprovedInstantMessage', {
      MessageBlock: { ToAgentID, Dialog: OFFERED, ID: OFFER, Message: 'A note', BinaryBucket: bucketOf(item, type) },
    });
  return { ...here, bens, offer };
}

const bucketOf = (item: string, type: number) =>
  concatBytes(Uint8Array.of(type), uuidBytes(item) ?? new Uint8Array(16));

test('[give.offer.1] [give.answer.1] what is given lies in the other inventory, and moves when it is taken', () => {
  for (const [dialog, where] of [
    [ACCEPTED, ROOT],
    [DECLINED, TRASH],
  ] as const) {
    const here = meeting();
    const says = here.offer(NOTE);
    assert.deepEqual(script(says), ['Ben < BulkUpdateInventory', 'Ben < ImprovedInstantMessage']);
    const item = onlyTold(says, 'Ben', 'BulkUpdateInventory').uuid('ItemData', 'ItemID');
    const message = onlyTold(says, 'Ben', 'ImprovedInstantMessage');
    assert.equal(message.uuid('MessageBlock', 'ID'), item);
    assert.deepEqual(message.bytes('MessageBlock', 'BinaryBucket'), bucketOf(item, 7));
    const { parentId, permissions } = here.bens.item(item) ?? assert.fail();
    assert.deepEqual([parentId, permissions.owner], [NOTES, RIGHT.copy]);
    assert.ok(here.inventory.item(NOTE));
    const MessageBlock = { ToAgentID: PEOPLE.Ada.id, Dialog: dialog, ID: item, BinaryBucket: uuidBytes(ROOT) ?? [] };
    const answer = here.hear('Ben', 'ImprovedInstantMessage', { MessageBlock });
    assert.equal(onlyTold(answer, 'Ada', 'ImprovedInstantMessage').u8('MessageBlock', 'Dialog'), dialog);
    assert.equal(here.bens.item(item)?.parentId, where);
  }
});

test('[give.offer.1] what may not be copied leaves the inventory', () => {
  const here = meeting();
  here.offer(SECRET);
  assert.deepEqual([here.inventory.item(SECRET), here.bens.itemsIn(NOTES).length], [undefined, 1]);
});

test('[give.offer.1] what may not be passed on, what is not there and folders are refused in words', () => {
  const here = meeting();
  for (const item of [FIXED, id('9'), OBJECTS]) assert.deepEqual(script(here.offer(item)), ['Ada < AgentAlertMessage']);
  const folder = concatBytes(bucketOf(OBJECTS, 8), bucketOf(NOTE, 7));
  const MessageBlock = { ToAgentID: PEOPLE.Ben.id, Dialog: OFFERED, BinaryBucket: folder };
  assert.deepEqual(script(here.hear('Ada', 'ImprovedInstantMessage', { MessageBlock })), ['Ada < AgentAlertMessage']);
  assert.deepEqual(here.bens.itemsIn(NOTES), []);
});

test('[im.absent.1] nothing is given to somebody who is not here, and the giver is told', () => {
  const here = meeting();
  const reply = onlyTold(here.offer(NOTE, ABSENT.id), 'Ada', 'ImprovedInstantMessage');
  assert.match(reply.text('MessageBlock', 'Message'), /no more messages are kept/);
});
