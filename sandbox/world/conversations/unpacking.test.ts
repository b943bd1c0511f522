import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { AssetShelf } from '../../assets/shelf.ts';
import { notecardOf } from '../../assets/testing/notecard.ts';
import { plainItem } from '../../inventory/entry.ts';
import { keeping, OBJECTS, taken } from '../testing/keeping.ts';
import { onlyTold, PEOPLE, START, script, stage } from '../testing/stage.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000${digit}`;
const [NOTE, CARD, INSIDE] = [id('a'), id('b'), id('c')] as const;

/** Ada took two linked boxes, and has a notecard in which they lie. */
function packed() {
  const shelf = new AssetShelf([]);
  const here = keeping(undefined, { assets: shelf });
  const asset = here.inventory.item(taken(here, 2))?.assetId ?? assert.fail();
  const thing = { id: INSIDE, parentId: NULL_UUID, name: 'Boxes', type: 6, inventoryType: 6, assetId: asset };
  shelf.add({ id: CARD, type: 7, bytes: notecardOf([plainItem(thing)], PEOPLE.Ada.id) });
  const change = here.inventory.change();
  change.addItem(plainItem({ id: NOTE, parentId: OBJECTS, name: 'A note', type: 7, inventoryType: 7, assetId: CARD }));
  change.done();
  const rez = (items: readonly string[], card = NOTE) =>
    here.hear('Ada', 'RezObjectFromNotecard', {
      RezData: { BypassRaycast: 1, RayStart: [50, 50, 30], RayEnd: [50, 50, 30] },
      NotecardData: { NotecardItemID: card, ObjectID: NULL_UUID },
      InventoryData: items.map((ItemID) => ({ ItemID })),
    });
  const prims = () => here.world.ask(PEOPLE.Ada.id, START, ({ place }, scene) => scene.prims(place).all()) ?? [];
  return { ...here, rez, prims };
}

test('[notecard.rez.1] what lies in a notecard stands where it is wanted, once, and lies there still', () => {
  const { prims, rez } = packed();
  const says = rez([INSIDE, INSIDE]);
  const built = script(says).filter((line) => line === 'Ada < ObjectUpdate');
  assert.equal(built.length, 2);
  assert.deepEqual(
    prims().map(({ ownerId, position }) => [ownerId, position.map((part) => Math.round(part * 100) / 100)]),
    [
      [PEOPLE.Ada.id, [50, 50, 30.25]],
      [PEOPLE.Ada.id, [1, 0, 0]],
    ],
  );
  rez([INSIDE]);
  assert.equal(prims().length, 4);
});

for (const [title, items, card] of [
  ['nothing that is named', [], NOTE],
  ['not that', [id('d')], NOTE],
  ['no such notecard', [INSIDE], id('e')],
] as const) {
  test(`[notecard.rez.2] where there is ${title}, nothing stands, and it is said`, () => {
    const { prims, rez } = packed();
    const told = onlyTold(rez(items, card), 'Ada', 'AgentAlertMessage');
    assert.match(told.text('AlertData', 'Message'), /no such object/);
    assert.deepEqual(prims(), []);
  });
}

test('[notecard.rez.2] who stands nowhere puts nothing down', () => {
  const here = stage();
  here.arrive('Ada');
  here.hear('Ada', 'LogoutRequest');
  assert.deepEqual(here.hear('Ada', 'RezObjectFromNotecard'), []);
});
