import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../protocol/bytes.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { plainItem } from '../inventory/entry.ts';
import { itemsInNotecard, MOST_EMBEDDED } from './notecard.ts';
import { notecardOf } from './testing/notecard.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000${digit}`;
const [OWNER, FOLDER] = [id('1'), id('2')];
const note = (digit: string, more: Partial<ReturnType<typeof plainItem>> = {}) =>
  plainItem({
    ...{ id: id(digit), parentId: FOLDER, name: `Note ${digit}`, type: 7, inventoryType: 7, assetId: id('9') },
    ...{ creatorId: OWNER, createdAt: 1_700_000_000 },
    ...more,
  });

test('[notecard.items.1] items are read as they were written, of every kind', () => {
  const items = [
    note('3', { description: 'With a text | and more', flags: -1, sale: { type: 2, price: 5 } }),
    note('4', { type: 0, inventoryType: 15, name: 'A picture' }),
    note('5', { type: 5, inventoryType: 18, flags: 4 }),
    note('6', {
      type: 10,
      inventoryType: 10,
      permissions: { base: 1, owner: 0x8000, group: 0, everyone: 0, nextOwner: 0x2000 },
    }),
  ];
  const read = itemsInNotecard(notecardOf(items, OWNER));
  const [first, second, third, fourth] = items;
  assert.deepEqual(
    read.map(({ item }) => item),
    [
      { ...first, description: 'With a text   and more' },
      second,
      third,
      { ...fourth, permissions: { base: 0, owner: 0x8000, group: 0, everyone: 0, nextOwner: 0x2000 } },
    ],
  );
  assert.deepEqual(new Set(read.map(({ ownerId }) => ownerId)), new Set([OWNER]));
});

const HEAD = 'Linden text version 2\n{\nLLEmbeddedItems version 1\n{\ncount 1\n{\n';
for (const [title, text, count] of [
  ['nothing', '', 0],
  ['another text', 'inv_item 0\nitem_id x', 0],
  ['no items', `${HEAD}}\n}\nText length 2\nHi}\n`, 0],
  ['an item without an asset', `${HEAD}inv_item 0\n{\nitem_id ${OWNER}\ntype notecard\n}`, 0],
  ['an item of no kind', `${HEAD}inv_item 0\n{\nitem_id ${OWNER}\nasset_id ${OWNER}\n}`, 0],
  ['an item of which little is said', `${HEAD}inv_item 0\nitem_id ${OWNER}\nasset_id ${OWNER}\ntype texture`, 1],
  [
    'items that stand in its text',
    `${HEAD}}\nText length 99\ninv_item 0\nitem_id ${OWNER}\nasset_id ${OWNER}\ntype texture`,
    0,
  ],
] as const) {
  test(`[notecard.items.1] a notecard with ${title} has ${count} items`, () => {
    const read = itemsInNotecard(utf8(text));
    assert.equal(read.length, count);
    for (const { item } of read) assert.deepEqual([item.name, item.inventoryType, item.creatorId], ['', 0, NULL_UUID]);
  });
}

test('[notecard.items.2] the asset of an item that is not wholly free is written otherwise, and read all the same', () => {
  const lines = ['inv_item 0', `item_id ${OWNER}`, 'shadow_id 00000000-0000-0000-0000-000000000001', 'type notecard'];
  const [read] = itemsInNotecard(utf8(`${HEAD}${lines.join('\n')}\n}`));
  assert.equal(read?.item.assetId, '3c115e51-04f4-523c-9fa6-98aff1034731');
});

test('[notecard.items.1] so many items count, and no more', () => {
  const items = Array.from({ length: MOST_EMBEDDED + 1 }, () => note('3'));
  assert.equal(itemsInNotecard(notecardOf(items, OWNER)).length, MOST_EMBEDDED);
});
