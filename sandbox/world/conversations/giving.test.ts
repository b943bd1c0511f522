import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../../protocol/bytes.ts';
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import { FREE, plainItem } from '../../inventory/entry.ts';
import { ENTRY_LIMIT, Inventory } from '../../inventory/inventory.ts';
import { LETTERS_LIMIT } from '../letters.ts';
import { RIGHT } from '../prims/rights.ts';
import { keeping, OBJECTS } from '../testing/keeping.ts';
import { ABSENT, loginOf, onlyTold, PEOPLE, START, script, told } from '../testing/stage.ts';

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

const folder = (one: string, type: number) => ({ id: one, parentId: ROOT, name: '', type, version: 1 });
const BENS = [{ ...folder(ROOT, 8), parentId: NULL_UUID }, folder(NOTES, 7), folder(TRASH, 14)];

/** Ada has three notes, Ben has folders for what he is given. */
function meeting() {
  const bens = new Inventory(PEOPLE.Ben.id, BENS, []);
  const here = keeping(undefined, { inventories: new Map([[PEOPLE.Ben.id, bens]]) });
  const note = { parentId: OBJECTS, type: 7, inventoryType: 7, assetId: id('1') };
  const without = (right: number) => ({ ...FREE, owner: FREE.owner & ~right });
  const change = here.inventory.change();
  change.addItem(plainItem({ ...note, id: NOTE, name: 'A note', permissions: { ...FREE, nextOwner: RIGHT.copy } }));
  change.addItem(plainItem({ ...note, id: SECRET, name: 'Single', permissions: without(RIGHT.copy) }));
  change.addItem(plainItem({ ...note, id: FIXED, name: 'Fixed', permissions: without(RIGHT.transfer) }));
  change.done();
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

test('[give.offer.1] what may not be passed on and what is not there is refused in words', () => {
  const here = meeting();
  for (const item of [FIXED, id('9'), OBJECTS]) assert.deepEqual(script(here.offer(item)), ['Ada < AgentAlertMessage']);
  assert.deepEqual(here.bens.itemsIn(NOTES), []);
});

const [BOX, INNER, DEEP] = ['2', '3', '4'].map(id) as [string, string, string];

/** Ada has a folder with her notes, a link to one, and a folder with one more note. */
function packed() {
  const here = meeting();
  const change = here.inventory.change();
  const folder = { name: 'Box', type: -1, version: 1 };
  change.addFolder({ ...folder, id: BOX, parentId: OBJECTS });
  change.addFolder({ ...folder, id: INNER, parentId: BOX, name: 'Inner' });
  for (const one of [NOTE, SECRET, FIXED]) {
    const item = here.inventory.item(one) ?? assert.fail();
    change.alterItem({ ...item, parentId: BOX });
  }
  const plain = { inventoryType: 7, description: '' };
  change.addItem(plainItem({ ...plain, id: DEEP, parentId: INNER, type: 7, assetId: id('1'), name: 'Deep' }));
  change.addItem(plainItem({ ...plain, id: id('5'), parentId: BOX, type: 24, assetId: NOTE, name: 'A link' }));
  change.done();
  return here;
}

/** Names of all that is in a folder, below it with two blanks more. */
function tree(inventory: Inventory, folder: string, indent = ''): readonly string[] {
  return [
    ...inventory.itemsIn(folder).map(({ name }) => `${indent}${name}`),
    ...inventory
      .foldersIn(folder)
      .flatMap((inside) => [`${indent}${inside.name}/`, ...tree(inventory, inside.id, `${indent}  `)]),
  ];
}

test('[give.folder.1] [give.answer.1] a folder is given with all that may be passed on, and moves when it is taken or not wanted', () => {
  for (const [dialog, where] of [
    [ACCEPTED, NOTES],
    [DECLINED, TRASH],
  ] as const) {
    const here = packed();
    const says = here.offer(BOX, PEOPLE.Ben.id, 8);
    const message = onlyTold(says, 'Ben', 'ImprovedInstantMessage');
    const box = message.uuid('MessageBlock', 'ID');
    assert.deepEqual(message.bytes('MessageBlock', 'BinaryBucket'), bucketOf(box, 8));
    assert.deepEqual(tree(here.bens, box), ['A note', 'Single', 'Inner/', '  Deep']);
    assert.equal(here.bens.folder(box)?.parentId, ROOT);
    const [folders, items] = told(says, 'Ben', 'BulkUpdateInventory');
    assert.deepEqual([folders?.count('FolderData'), items?.count('ItemData')], [2, 3]);
    assert.deepEqual(tree(here.inventory, BOX), ['A note', 'Fixed', 'A link', 'Inner/', '  Deep']);
    const MessageBlock = { ToAgentID: PEOPLE.Ada.id, Dialog: dialog, ID: box, BinaryBucket: uuidBytes(NOTES) ?? [] };
    here.hear('Ben', 'ImprovedInstantMessage', { MessageBlock });
    assert.equal(here.bens.folder(box)?.parentId, where);
  }
});

test('[give.folder.1] folders of the system, the root, and what has no room are refused in words, and nothing moves', () => {
  const here = packed();
  const root = here.inventory.folders[0]?.id ?? assert.fail();
  for (const folder of [OBJECTS, root, id('9')]) {
    assert.deepEqual(script(here.offer(folder, PEOPLE.Ben.id, 8)), ['Ada < AgentAlertMessage']);
  }
  const change = here.bens.change();
  const blank = plainItem({ id: '', parentId: ROOT, name: '', type: 7, inventoryType: 7, assetId: NULL_UUID });
  for (let at = here.bens.size; at < ENTRY_LIMIT - 4; at += 1) change.addItem({ ...blank, id: `filler-${at}` });
  change.done();
  assert.deepEqual(script(here.offer(BOX, PEOPLE.Ben.id, 8)), ['Ada < AgentAlertMessage']);
  assert.ok(here.inventory.item(SECRET));
});

test('[give.absent.1] who came before finds what was given meanwhile, and the offer with it', () => {
  const here = packed();
  here.world.leave(PEOPLE.Ben.id, 'gone', START);
  const reply = onlyTold(here.offer(BOX, PEOPLE.Ben.id, 8), 'Ada', 'ImprovedInstantMessage');
  assert.match(reply.text('MessageBlock', 'Message'), /is kept until then/);
  here.world.enter({ ...loginOf('Ben'), inventory: here.bens }, START);
  here.hear('Ben', 'CompleteAgentMovement');
  const letter = onlyTold(here.hear('Ben', 'RetrieveInstantMessages'), 'Ben', 'ImprovedInstantMessage');
  assert.equal(letter.u8('MessageBlock', 'Dialog'), OFFERED);
  assert.deepEqual(tree(here.bens, letter.uuid('MessageBlock', 'ID')), ['A note', 'Single', 'Inner/', '  Deep']);
});

test('[give.absent.1] what cannot be given, or told of, is not given to who is away, and the giver is told', () => {
  const here = packed();
  here.world.leave(PEOPLE.Ben.id, 'gone', START);
  const answer = (says: ReturnType<typeof here.offer>) =>
    onlyTold(says, 'Ada', 'ImprovedInstantMessage').text('MessageBlock', 'Message');
  assert.match(answer(here.offer(FIXED)), /cannot be given/);
  for (let at = 0; at < LETTERS_LIMIT; at += 1) here.offer(NOTE);
  assert.match(answer(here.offer(SECRET)), /no more messages are kept/);
  assert.deepEqual([here.bens.itemsIn(NOTES).length, here.inventory.item(SECRET)?.name], [LETTERS_LIMIT, 'Single']);
});

test('[im.absent.1] [give.absent.1] nothing is given to somebody who never came, and the giver is told', () => {
  const here = meeting();
  const reply = onlyTold(here.offer(NOTE, ABSENT.id), 'Ada', 'ImprovedInstantMessage');
  assert.match(reply.text('MessageBlock', 'Message'), /nothing is given/);
});
