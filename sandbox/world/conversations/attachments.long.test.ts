import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../../protocol/packet/message.ts';
import { AT_REST } from '../controls.ts';
import type { Say } from '../say.ts';
import { type Keeping, keeping, taken } from '../testing/keeping.ts';
import { built, ids, placeIn } from '../testing/prims.ts';
import { onlyTold, PEOPLE, START, script, stage, told } from '../testing/stage.ts';
import { UPRIGHT, ZERO } from '../vector.ts';
import { MOST_ATTACHED, MOST_ATTACHED_PRIMS } from '../wearing.ts';

const [CHEST, RIGHT_HAND, HUD] = [1, 6, 35] as const;
const BESIDES = 0x80;

function meeting(): Keeping {
  const here = keeping();
  here.arrive('Ben');
  return here;
}

function wear(here: Keeping, ItemID: string, AttachmentPt = 0): readonly Say[] {
  return here.hear('Ada', 'RezSingleAttachmentFromInv', { ObjectData: { ItemID, AttachmentPt } });
}

/** The number of Ada's avatar, as it is now. */
function avatar(here: Keeping): number {
  const says = here.hear('Ada', 'RegionHandshakeReply');
  const mine = told(says, 'Ada', 'ObjectUpdate').find(
    (update) => update.uuid('ObjectData', 'FullID') === PEOPLE.Ada.id,
  );
  return mine?.u32('ObjectData', 'ID') ?? assert.fail('Ada is not there.');
}

const facts = (update: Message) => ({
  parent: update.u32('ObjectData', 'ParentID'),
  state: update.u8('ObjectData', 'State'),
  names: update.text('ObjectData', 'NameValue'),
});

test('[attach.rez.1] [attach.told.1] [attach.point.1] what is worn is a child of the avatar, for everybody', () => {
  const here = meeting();
  const item = taken(here, 2);
  const says = wear(here, item);
  for (const name of ['Ada', 'Ben'] as const) {
    const [root, part, ...more] = told(says, name, 'ObjectUpdate');
    assert.ok(root && part && more.length === 0);
    const names = `AttachItemID STRING RW SV ${item}`;
    assert.deepEqual(facts(root), { parent: avatar(here), state: RIGHT_HAND << 4, names });
    assert.deepEqual(facts(part), { parent: root.u32('ObjectData', 'ID'), state: RIGHT_HAND << 4, names: '' });
    assert.deepEqual(
      [placeIn(root), placeIn(part)],
      [
        [0, 0, 0],
        [1, 0, 0],
      ],
    );
  }
  assert.deepEqual(wear(here, item), []);
});

for (const [point, state] of [
  [CHEST, 0x10],
  [0x23, 0x32],
  [54, 0x63],
  [56, RIGHT_HAND << 4],
] as const) {
  test(`[attach.told.1] [attach.point.1] place ${point} is told as state ${state}`, () => {
    const here = meeting();
    assert.equal(onlyTold(wear(here, taken(here), point), 'Ada', 'ObjectUpdate').u8('ObjectData', 'State'), state);
  });
}

test('[attach.point.1] what hung there goes back into the inventory, unless both are wanted', () => {
  const here = meeting();
  const items = [taken(here), taken(here), taken(here)] as const;
  wear(here, items[0], CHEST);
  const instead = wear(here, items[1], CHEST);
  assert.equal(told(instead, 'Ben', 'KillObject').length, 1);
  assert.equal(onlyTold(instead, 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID'), items[0]);
  assert.deepEqual(script(wear(here, items[2], CHEST | BESIDES)), ['Ada < ObjectUpdate', 'Ben < ObjectUpdate']);
});

test('[attach.off.1] [attach.place.1] what is taken off hangs as before when it is put on again', () => {
  const here = meeting();
  const item = taken(here);
  const before = here.inventory.item(item)?.assetId;
  const localId = onlyTold(wear(here, item, CHEST), 'Ada', 'ObjectUpdate').u32('ObjectData', 'ID');
  here.hear('Ada', 'ObjectPosition', { ObjectData: [{ ObjectLocalID: localId, Position: [0.5, 0, 0.25] }] });
  assert.deepEqual(here.hear('Ben', 'ObjectDetach', ids(localId)), []);
  const off = here.hear('Ada', 'ObjectDetach', ids(localId));
  assert.equal(onlyTold(off, 'Ben', 'KillObject').u32('ObjectData', 'ID'), localId);
  assert.notEqual(here.inventory.item(item)?.assetId, before);
  assert.deepEqual(placeIn(onlyTold(wear(here, item), 'Ben', 'ObjectUpdate')), [0.5, 0, 0.25]);
  onlyTold(here.hear('Ada', 'DetachAttachmentIntoInv', { ObjectData: { ItemID: item } }), 'Ben', 'KillObject');
  assert.deepEqual(placeIn(onlyTold(wear(here, item, RIGHT_HAND), 'Ben', 'ObjectUpdate')), [0, 0, 0]);
});

test('[attach.off.3] of what was not changed while it was worn nothing new is kept', () => {
  const here = meeting();
  const item = taken(here, 2);
  const [first, second] = [wear(here, item, CHEST), wear(here, item)];
  assert.deepEqual([told(first, 'Ada', 'ObjectUpdate').length, second], [2, []]);
  const off = () => here.hear('Ada', 'DetachAttachmentIntoInv', { ObjectData: { ItemID: item } });
  const [worn, same] = [off(), [...wear(here, item), ...off()]];
  assert.equal(told(worn, 'Ada', 'UpdateCreateInventoryItem').length, 1);
  const asset = here.inventory.item(item)?.assetId;
  assert.equal(told(same, 'Ada', 'UpdateCreateInventoryItem').length, 0);
  assert.equal(here.inventory.item(item)?.assetId, asset);
  wear(here, item, RIGHT_HAND);
  assert.equal(told(off(), 'Ada', 'UpdateCreateInventoryItem').length, 1);
});

test('[attach.rez.1] many are put on at once, in the place of all that was worn', () => {
  const here = meeting();
  const [first, ...others] = [taken(here), taken(here), taken(here)] as const;
  wear(here, first);
  const ObjectData = others.map((ItemID, at) => ({ ItemID, AttachmentPt: at + 1 }));
  const says = here.hear('Ada', 'RezMultipleAttachmentsFromInv', { HeaderData: { FirstDetachAll: true }, ObjectData });
  assert.deepEqual([told(says, 'Ben', 'KillObject').length, told(says, 'Ben', 'ObjectUpdate').length], [1, 2]);
});

test('[attach.ground.1] what stands in the region is picked up, and is an item from then on', () => {
  const here = meeting();
  const box = built(here, 'Ada', [100, 100, 25]);
  const attach = () => here.hear('Ada', 'ObjectAttach', { AgentData: { AttachmentPoint: CHEST }, ...ids(box) });
  const says = attach();
  const item = onlyTold(says, 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID');
  const update = onlyTold(says, 'Ben', 'ObjectUpdate');
  assert.deepEqual([update.u32('ObjectData', 'ID'), facts(update).parent], [box, avatar(here)]);
  assert.equal(facts(update).names, `AttachItemID STRING RW SV ${item}`);
  assert.deepEqual(attach(), []);
  const foreign = built(here, 'Ben', [101, 100, 25]);
  assert.deepEqual(here.hear('Ada', 'ObjectAttach', ids(foreign)), []);
});

test('[attach.told.1] who comes later sees what is worn, behind the avatar that wears it', () => {
  const here = meeting();
  wear(here, taken(here, 2));
  wear(here, taken(here), HUD);
  const seen = told(here.arrive('Cleo'), 'Cleo', 'ObjectUpdate').flatMap((update) =>
    update.instances('ObjectData').map((at) => update.u8('ObjectData', 'PCode', at)),
  );
  assert.deepEqual(seen, [47, 47, 47, 9, 9]);
  assert.equal(told(here.hear('Ada', 'RegionHandshakeReply'), 'Ada', 'ObjectUpdate').length, 1 + 3);
});

test('[attach.drop.1] what is dropped lies on the ground, and its item is gone', () => {
  const here = meeting();
  const item = taken(here);
  const localId = onlyTold(wear(here, item), 'Ada', 'ObjectUpdate').u32('ObjectData', 'ID');
  const says = here.hear('Ada', 'ObjectDrop', ids(localId));
  const update = onlyTold(says, 'Ben', 'ObjectUpdate');
  assert.deepEqual([facts(update), placeIn(update)], [{ parent: 0, state: 0, names: '' }, [129, 128, 21.25]]);
  assert.equal(onlyTold(says, 'Ada', 'RemoveInventoryItem').uuid('InventoryData', 'ItemID'), item);
  assert.equal(here.inventory.item(item), undefined);
});

test('[attach.screen.1] what hangs on a screen is seen by its owner only', () => {
  const here = meeting();
  const says = wear(here, taken(here), HUD);
  assert.deepEqual(script(says), ['Ada < ObjectUpdate']);
  const ID = onlyTold(says, 'Ada', 'ObjectUpdate').u32('ObjectData', 'ID');
  const lacking = { ObjectData: [{ CacheMissType: 0, ID }] };
  assert.deepEqual(here.hear('Ben', 'RequestMultipleObjects', lacking), []);
  assert.equal(here.hear('Ada', 'RequestMultipleObjects', lacking).length, 1);
});

test('[attach.limit.1] more than a viewer knows cannot be worn', () => {
  const here = meeting();
  for (let count = 0; count < MOST_ATTACHED; count += 1) {
    onlyTold(wear(here, taken(here), CHEST | BESIDES), 'Ben', 'ObjectUpdate');
  }
  assert.deepEqual(script(wear(here, taken(here), CHEST | BESIDES)), ['Ada < AgentAlertMessage']);
});

test('[attach.limit.1] nor more prims than there is room for', () => {
  const here = meeting();
  const quarter = MOST_ATTACHED_PRIMS / 4;
  for (let times = 0; times < 4; times += 1) {
    assert.equal(told(wear(here, taken(here, quarter), BESIDES), 'Ben', 'ObjectUpdate').length, quarter);
  }
  assert.deepEqual(script(wear(here, taken(here), BESIDES)), ['Ada < AgentAlertMessage']);
});

test('[attach.off.2] who goes takes everything along, and can wear it again', () => {
  const here = meeting();
  const item = taken(here, 2);
  wear(here, item);
  const gone = told(here.hear('Ada', 'LogoutRequest'), 'Ben', 'KillObject');
  assert.deepEqual(
    gone.map((message) => message.count('ObjectData')),
    [1, 2],
  );
  here.world.leave(PEOPLE.Ada.id, 'test', START);
  here.come();
  assert.equal(told(wear(here, item), 'Ben', 'ObjectUpdate').length, 2);
});

test('[attach.along.1] what is worn goes along to another region, and those who do not look there see it go', () => {
  const here = meeting();
  const item = taken(here, 2);
  const [root] = told(wear(here, item), 'Ben', 'ObjectUpdate');
  const arrival = { position: [10, 10, 30], velocity: ZERO, rotation: UPRIGHT, controls: AT_REST } as const;
  const gone = told(here.world.move(PEOPLE.Ada.id, 1, [arrival, START]), 'Ben', 'KillObject');
  assert.deepEqual(
    gone.map((message) => message.count('ObjectData')),
    [1, 2],
  );
  here.arrive('Cleo', undefined, 1);
  assert.equal(told(here.hear('Ada', 'CompleteAgentMovement'), 'Cleo', 'ObjectUpdate').length, 3);
  assert.equal(told(here.hear('Ada', 'RegionHandshakeReply'), 'Ada', 'ObjectUpdate').length, 1 + 2);
  const off = here.hear('Ada', 'DetachAttachmentIntoInv', { ObjectData: { ItemID: item } });
  const killed = onlyTold(off, 'Cleo', 'KillObject');
  assert.deepEqual([told(off, 'Ben', 'KillObject'), killed.count('ObjectData')], [[], 2]);
  assert.notEqual(killed.u32('ObjectData', 'ID'), root?.u32('ObjectData', 'ID'));
});

test('[attach.place.1] what is worn is no thing of the region, and nobody sits on it', () => {
  const here = meeting();
  const worn = onlyTold(wear(here, taken(here)), 'Ada', 'ObjectUpdate');
  const localId = worn.u32('ObjectData', 'ID');
  const named = onlyTold(
    [...here.hear('Ada', 'RegionHandshakeReply'), ...stage().arrive('Ben')],
    'Ben',
    'ObjectUpdate',
  );
  assert.equal(named.u8('ObjectData', 'PCode'), 47);
  assert.deepEqual(here.world.snapshot()[0]?.prims, []);
  assert.deepEqual(told(here.hear('Ada', 'ObjectDelete', ids(localId)), 'Ada', 'KillObject'), []);
  const TargetID = worn.uuid('ObjectData', 'FullID');
  assert.deepEqual(script(here.hear('Ben', 'AgentRequestSit', { TargetObject: { TargetID } })), [
    'Ben < AgentAlertMessage',
  ]);
  const heard = onlyTold(
    here.hear('Ben', 'ObjectGrab', { ObjectData: { LocalID: localId } }),
    'Ben',
    'ChatFromSimulator',
  );
  assert.deepEqual(heard.vector('ChatData', 'Position').slice(0, 2), [128, 128]);
});
