import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '../../../protocol/bytes.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { AssetShelf } from '../../assets/shelf.ts';
import { plainItem, WEARABLE } from '../../inventory/entry.ts';
import { Inventory } from '../../inventory/inventory.ts';
import { BAKED_LIMIT, BakedTextures } from '../baked-textures.ts';
import { BODY_FACE, NO_TEXTURE } from '../looks.ts';
import { plainFace, writeFaces } from '../prims/faces.ts';
import { loginOf, onlyTold, PEOPLE, START, script, stage } from '../testing/stage.ts';
import { MOST_ENTRY_BYTES } from './dressing.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000${digit}`;
const [HEAD, EYES, SUM, OTHER_SUM] = [id('a'), id('b'), id('c'), id('d')] as const;
const ASSETS = new AssetShelf([{ id: HEAD, type: 0, bytes: new Uint8Array(9) }]);
const faces = new Map([
  [BODY_FACE.head, plainFace(HEAD)],
  [BODY_FACE.eyes, plainFace(EYES)],
]);
const ENTRY = writeFaces({ rest: plainFace(NO_TEXTURE), others: faces });
const params = (count: number) => Array.from({ length: count }, (_, at) => ({ ParamValue: at }));

function looked(SerialNum: number, TextureEntry: Uint8Array = ENTRY, count = 218) {
  return {
    AgentData: { SerialNum },
    WearableData: [
      { CacheID: SUM, TextureIndex: BODY_FACE.head },
      { CacheID: OTHER_SUM, TextureIndex: BODY_FACE.eyes },
    ],
    ObjectData: { TextureEntry },
    VisualParam: params(count),
  };
}

function meeting() {
  const here = stage(undefined, 0, { assets: ASSETS });
  here.arrive('Ada');
  here.arrive('Ben');
  return here;
}

test('[look.own.1] what a viewer made of its avatar is told to the others, as it is and without a version', () => {
  const here = meeting();
  const says = here.hear('Ada', 'AgentSetAppearance', looked(3));
  assert.deepEqual(script(says), ['Ben < AvatarAppearance']);
  const look = onlyTold(says, 'Ben', 'AvatarAppearance');
  assert.equal(toHex(look.bytes('ObjectData', 'TextureEntry')), toHex(ENTRY));
  assert.deepEqual([look.count('VisualParam'), look.u8('VisualParam', 'ParamValue', 217)], [218, 217]);
  assert.equal(look.count('AppearanceData'), 0);
  assert.deepEqual(here.hear('Ada', 'AgentSetAppearance', looked(2)), []);
  assert.equal(
    onlyTold(here.world.dress(PEOPLE.Ada.id, 5, START), 'Ben', 'AvatarAppearance').count('AppearanceData'),
    1,
  );
});

for (const [title, entry, count] of [
  ['an entry that is none', Uint8Array.of(1, 2, 3), 218],
  ['an entry that is too long', new Uint8Array(MOST_ENTRY_BYTES + 1), 218],
  ['no shape', ENTRY, 1],
] as const) {
  test(`[look.own.2] ${title} changes nothing`, () => {
    assert.deepEqual(meeting().hear('Ada', 'AgentSetAppearance', looked(1, entry, count)), []);
  });
}

test('[look.own.2] the longest entry with all parameters fits a datagram', () => {
  const longest = new Uint8Array(MOST_ENTRY_BYTES);
  longest.set(writeFaces({ rest: plainFace(NO_TEXTURE), others: new Map() }));
  const says = meeting().hear('Ada', 'AgentSetAppearance', looked(1, longest, 255));
  assert.deepEqual(script(says), ['Ben < AvatarAppearance']);
});

test('[look.baked.1] a texture that was made from such a sum is found, if it is still there', () => {
  const here = meeting();
  const ask = () => {
    const WearableData = [SUM, OTHER_SUM].map((ID, TextureIndex) => ({ ID, TextureIndex }));
    const says = here.hear('Ben', 'AgentCachedTexture', { AgentData: { SerialNum: 7 }, WearableData });
    const reply = onlyTold(says, 'Ben', 'AgentCachedTextureResponse');
    assert.equal(reply.s32('AgentData', 'SerialNum'), 7);
    return [0, 1].map((at) => [
      reply.uuid('WearableData', 'TextureID', at),
      reply.u8('WearableData', 'TextureIndex', at),
    ]);
  };
  const nothing = [
    [NULL_UUID, 0],
    [NULL_UUID, 1],
  ];
  assert.deepEqual(ask(), nothing);
  here.hear('Ada', 'AgentSetAppearance', looked(1));
  assert.deepEqual(ask(), [
    [HEAD, 0],
    [NULL_UUID, 1],
  ]);
});

test('[look.baked.1] the oldest sums are forgotten first', () => {
  const baked = new BakedTextures();
  for (let at = 0; at <= BAKED_LIMIT; at += 1) baked.add(`${at}`, HEAD);
  assert.deepEqual([baked.find('0'), baked.find('1'), baked.find(`${BAKED_LIMIT}`)], [undefined, HEAD, HEAD]);
});

test('[look.wearables.3] [look.wearables.4] what is worn from now on is told with a higher number, and what nobody has is not worn', () => {
  const here = stage();
  const folder = { id: SUM, parentId: NULL_UUID, name: 'Clothing', type: 5, version: 1 };
  const item = (itemId: string) =>
    plainItem({ id: itemId, parentId: SUM, name: 'Shirt', type: 5, inventoryType: WEARABLE, assetId: SUM });
  const inventory = new Inventory(PEOPLE.Ada.id, [folder], [item(HEAD), item(EYES)]);
  here.world.enter({ ...loginOf('Ada'), inventory }, START);
  const worn = () => {
    const reply = onlyTold(here.hear('Ada', 'AgentWearablesRequest'), 'Ada', 'AgentWearablesUpdate');
    const types = reply.instances('WearableData').map((at) => reply.u8('WearableData', 'WearableType', at));
    return { serial: reply.u32('AgentData', 'SerialNum'), types, shirt: reply.uuid('WearableData', 'ItemID', 4) };
  };
  const wear = (...said: readonly (readonly [number, string])[]) =>
    here.hear('Ada', 'AgentIsNowWearing', {
      WearableData: said.map(([WearableType, ItemID]) => ({ WearableType, ItemID })),
    });
  assert.deepEqual(worn(), { serial: 1, types: [0, 1, 2, 3, 4, 5], shirt: NULL_UUID });
  wear([4, HEAD], [8, EYES], [200, EYES]);
  assert.deepEqual(worn(), { serial: 2, types: [0, 1, 2, 3, 4, 5, 8], shirt: HEAD });
  wear([4, OTHER_SUM]);
  assert.equal(worn().shirt, HEAD);
  wear([4, NULL_UUID]);
  assert.equal(worn().shirt, NULL_UUID);
});

test('[look.wearables.1] what the login says is worn is worn', () => {
  const here = stage();
  const wearables = [{ type: 0, itemId: HEAD, assetId: HEAD }];
  here.world.enter({ ...loginOf('Ada'), wearables }, 0);
  const reply = onlyTold(here.hear('Ada', 'AgentWearablesRequest'), 'Ada', 'AgentWearablesUpdate');
  assert.equal(reply.uuid('WearableData', 'ItemID'), HEAD);
  assert.equal(reply.count('WearableData'), 1);
});
