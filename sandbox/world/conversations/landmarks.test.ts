// Landmarks and offers: made in one place, and followed from another.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8, utf8 } from '../../../protocol/bytes.ts';
import { asText, get } from '../../../protocol/llsd/value.ts';
import { LANDMARK, readLandmark } from '../../assets/landmark.ts';
import { AssetShelf } from '../../assets/shelf.ts';
import { ITEM_TYPE } from '../../inventory/entry.ts';
import { Inventory } from '../../inventory/inventory.ts';
import { ownInventory } from '../../login/skeleton.ts';
import { md5, seeded } from '../../shell/chance.ts';
import { LURE_LIMIT, Lures } from '../lures.ts';
import type { Say } from '../say.ts';
import { ABSENT, loginOf, messageOf, onlyTold, PEOPLE, START, script, stage, told } from '../testing/stage.ts';
import { World } from '../world.ts';
import { MOST_LURED } from './luring.ts';

const { Ada } = PEOPLE;

/** Ada in the second of two regions, with an inventory. */
function keeping(parcelFlags?: number) {
  const assets = new AssetShelf([]);
  const terrain = { kind: 'flat', height: 21 } as const;
  const parcel = parcelFlags === undefined ? {} : { parcel: { flags: parcelFlags } };
  const regions = [
    { name: 'Meadow', x: 1000, y: 1000, terrain },
    { name: 'Hills', x: 1001, y: 1000, terrain, ...parcel },
  ];
  const world = new World({ regions, random: seeded(3), digest: md5, assets });
  const inventory = new Inventory(Ada.id, ownInventory(seeded(1)), []);
  world.enter({ ...loginOf('Ada', [40, 50, 0], 1), inventory }, START);
  const hear = (name: string, blocks = {}) => world.hear(Ada.id, messageOf(name, blocks), START).says;
  hear('CompleteAgentMovement');
  hear('RegionHandshakeReply');
  const make = () => {
    const FolderID = inventory.folderFor(ITEM_TYPE.landmark)?.id ?? '';
    return hear('CreateInventoryItem', {
      InventoryBlock: { FolderID, Type: 3, InvType: 3, Name: 'Here', CallbackID: 7 },
    });
  };
  return { assets, hear, inventory, make, world };
}

/** Why somebody is not taken elsewhere. */
function reasonIn(says: readonly Say[]): string {
  const [failed, ...more] = says.flatMap((said) =>
    said.kind === 'queue' && said.event === 'TeleportFailed' ? [said.body] : [],
  );
  assert.deepEqual([failed === undefined, more.length], [false, 0], JSON.stringify(script(says)));
  return asText(get(failed ?? assert.fail(), 'Info', 0, 'Reason'));
}

test('[landmark.make.1] [landmark.text.1] a new landmark is an item whose asset names the place where its maker stands', () => {
  const { assets, make, world } = keeping();
  const reply = onlyTold(make(), 'Ada', 'UpdateCreateInventoryItem');
  const asset = assets.find(reply.uuid('InventoryData', 'AssetID'));
  assert.deepEqual(
    [asset?.type, reply.u32('InventoryData', 'CallbackID'), reply.text('InventoryData', 'Name')],
    [LANDMARK, 7, 'Here'],
  );
  const region = world.regions[1]?.id ?? '';
  const text = looseUtf8(asset?.bytes ?? new Uint8Array());
  assert.equal(text, `Landmark version 2\nregion_id ${region}\nlocal_pos 40.000000 50.000000 21.950000\n`);
});

test('[landmark.go.1] it leads there, from another region and from the same one', () => {
  const { hear, inventory, make, world } = keeping();
  make();
  const folder = inventory.folderFor(ITEM_TYPE.landmark)?.id ?? '';
  const LandmarkID = inventory.itemsIn(folder)[0]?.assetId ?? '';
  world.move(Ada.id, 0, [
    { position: [9, 9, 22], velocity: [0, 0, 0], rotation: [0, 0, 0, 1], controls: { flags: 0, alwaysRun: false } },
    START,
  ]);
  hear('CompleteAgentMovement');
  const says = hear('TeleportLandmarkRequest', { Info: { AgentID: Ada.id, LandmarkID } });
  const depart = says.find((said) => said.kind === 'depart');
  assert.deepEqual(depart?.kind === 'depart' && [depart.to, depart.flags, depart.arrival.position], [
    1,
    8,
    [40, 50, 21.95],
  ]);
  const { hear: again, make: makeAgain, inventory: own } = keeping();
  makeAgain();
  const [item] = own.itemsIn(own.folderFor(ITEM_TYPE.landmark)?.id ?? '');
  const local = again('TeleportLandmarkRequest', { Info: { AgentID: Ada.id, LandmarkID: item?.assetId ?? '' } });
  assert.equal(onlyTold(local, 'Ada', 'TeleportLocal').u32('Info', 'TeleportFlags'), 8);
});

test('[landmark.make.2] where the parcel allows no landmarks there is none, and no item', () => {
  const { assets, inventory, make } = keeping(0);
  assert.deepEqual(script(make()), ['Ada < AgentAlertMessage']);
  assert.deepEqual(inventory.itemsIn(inventory.folderFor(ITEM_TYPE.landmark)?.id ?? ''), []);
  assert.equal(assets.find(Ada.id), undefined);
});

const elsewhere = '77777777-0000-4000-8000-000000000007';
for (const [title, text, type, reason] of [
  ['of a region that is gone', `Landmark version 2\nregion_id ${elsewhere}\nlocal_pos 1 2 3\n`, LANDMARK, 'no_host'],
  ['that is no landmark', 'Landmark version 3\n', LANDMARK, 'nolandmark_tport'],
  ['without a place', `Landmark version 2\nregion_id ${elsewhere}\nlocal_pos 1 2 x\n`, LANDMARK, 'nolandmark_tport'],
  ['that is a notecard', `Landmark version 2\nregion_id ${elsewhere}\nlocal_pos 1 2 3\n`, 7, 'nolandmark_tport'],
] as const) {
  test(`[landmark.go.1] an asset ${title} leads nowhere: ${reason}`, () => {
    const { assets, hear } = keeping();
    assets.add({ id: elsewhere, type, bytes: utf8(text) });
    assert.equal(
      reasonIn(hear('TeleportLandmarkRequest', { Info: { AgentID: Ada.id, LandmarkID: elsewhere } })),
      reason,
    );
  });
}

test('[landmark.text.1] a landmark that ends in a zero byte is read, too', () => {
  const text = `Landmark version 2\nregion_id ${elsewhere.toUpperCase()}\nlocal_pos 1 2.5 -3\n\0`;
  assert.deepEqual(readLandmark(utf8(text)), { regionId: elsewhere, position: [1, 2.5, -3] });
});

test('[lure.offer.1] [lure.accept.1] somebody in another region is asked, and comes out where the other stood', () => {
  const here = stage();
  here.arrive('Ada', [40, 50, 0], 1);
  here.arrive('Ben');
  const says = here.hear('Ada', 'StartLure', {
    Info: { LureType: 0, Message: 'Come' },
    TargetData: [{ TargetID: PEOPLE.Ben.id }],
  });
  assert.deepEqual(script(says), ['Ben < ImprovedInstantMessage']);
  const asked = onlyTold(says, 'Ben', 'ImprovedInstantMessage');
  const field = {
    text: asked.text('MessageBlock', 'Message'),
    from: asked.uuid('AgentData', 'AgentID'),
    dialog: asked.u8('MessageBlock', 'Dialog'),
  };
  assert.deepEqual(field, { text: 'Come', from: PEOPLE.Ada.id, dialog: 22 });
  assert.match(asked.text('MessageBlock', 'BinaryBucket'), /^256256\|256000\|40\|50\|\d+\|1\|0\|0\|PG$/);
  assert.equal(asked.uuid('MessageBlock', 'RegionID'), here.world.regions[1]?.id);
  const Info = { AgentID: PEOPLE.Ben.id, LureID: asked.uuid('MessageBlock', 'ID'), TeleportFlags: 4 };
  assert.equal(reasonIn(here.hear('Ada', 'TeleportLureRequest', { Info })), 'invalid_tport');
  const depart = here.hear('Ben', 'TeleportLureRequest', { Info }).find((said) => said.kind === 'depart');
  assert.deepEqual(depart?.kind === 'depart' && [depart.to, depart.flags, depart.arrival.position.slice(0, 2)], [
    1,
    4,
    [40, 50],
  ]);
});

test('[lure.offer.1] [lure.limit.2] who is not here cannot be asked, and not too many at once', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  const lure = (...targets: readonly string[]) =>
    here.hear('Ada', 'StartLure', { Info: { Message: 'Come' }, TargetData: targets.map((TargetID) => ({ TargetID })) });
  assert.deepEqual(script(lure(ABSENT.id, PEOPLE.Ben.id)), ['Ada < AgentAlertMessage', 'Ben < ImprovedInstantMessage']);
  const many = lure(...Array.from({ length: MOST_LURED + 1 }, () => PEOPLE.Ben.id));
  assert.equal(told(many, 'Ben', 'ImprovedInstantMessage').length, MOST_LURED);
});

test('[lure.limit.1] the oldest offer is forgotten first', () => {
  const [lures, place] = [new Lures(), stage().world.regions[0] ?? assert.fail()];
  const lure = { to: 'ben', place, position: [1, 2, 3], lookAt: [1, 0, 0] } as const;
  for (let at = 0; at <= LURE_LIMIT; at += 1) lures.offer(`${at}`, lure);
  assert.deepEqual(
    [LURE_LIMIT, lures.find('0', 'ben'), lures.find('1', 'ada'), lures.find('1', 'ben')],
    [1000, undefined, undefined, lure],
  );
});
