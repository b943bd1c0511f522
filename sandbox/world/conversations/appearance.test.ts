import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../../protocol/packet/message.ts';
import { BODY_FACE, NEUTRAL_SHAPE, NO_TEXTURE } from '../looks.ts';
import { readFaces } from '../prims/faces.ts';
import { onlyTold, PEOPLE, START, script, stage } from '../testing/stage.ts';

const paramsOf = (look: Message) =>
  look.instances('VisualParam').map((index) => look.u8('VisualParam', 'ParamValue', index));

test('[look.server.2] [look.server.1] an avatar is dressed with all parameters and a version', () => {
  const look = onlyTold(stage().arrive('Ada'), 'Ada', 'AvatarAppearance');
  assert.equal(paramsOf(look).length, 253);
  assert.equal(look.u8('AppearanceData', 'AppearanceVersion'), 1);
  assert.equal(look.s32('AppearanceData', 'CofVersion'), 1);
  assert.equal(look.count('AppearanceHover'), 1);
});

test('[look.server.4] body, eyes and hair have textures, and a skirt is not there', () => {
  const look = onlyTold(stage().arrive('Ada'), 'Ada', 'AvatarAppearance');
  const faces = readFaces(look.bytes('ObjectData', 'TextureEntry'));
  assert.equal(faces?.rest.texture, NO_TEXTURE);
  assert.deepEqual(
    [...(faces?.others.keys() ?? [])].toSorted((a, b) => a - b),
    Object.values(BODY_FACE),
  );
  for (const { texture } of faces?.others.values() ?? []) assert.notEqual(texture, NO_TEXTURE);
});

test('[look.params.1] [look.params.2] [look.params.3] the shape is neutral but for its height, and names its version', () => {
  const params = paramsOf(onlyTold(stage().arrive('Ada'), 'Ada', 'AvatarAppearance'));
  const changed = params.flatMap((value, index) =>
    value === Number.parseInt(NEUTRAL_SHAPE.slice(index * 2, index * 2 + 2), 16) ? [] : [index],
  );
  assert.deepEqual(changed, [25]);
  assert.equal(params[251], 1);
});

test('[look.dresser.1] [look.server.1] where viewers dress avatars, the usual look has no version', () => {
  const flat = { kind: 'flat', height: 21 } as const;
  const here = stage([{ name: 'Meadow', x: 1000, y: 1000, terrain: flat, appearance: 'viewer' }]);
  const says = here.arrive('Ada');
  assert.equal(onlyTold(says, 'Ada', 'RegionHandshake').u64('RegionInfo4', 'RegionProtocols'), 1n << 63n);
  const look = onlyTold(says, 'Ada', 'AvatarAppearance');
  assert.deepEqual([look.count('AppearanceData'), paramsOf(look)[251]], [0, 0]);
});

test('[look.server.3] who asks to be dressed is dressed for everybody, with the version it asked for', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  const says = here.world.dress(PEOPLE.Ada.id, 42, START);
  assert.deepEqual(script(says), ['Ada < AvatarAppearance', 'Ben < AvatarAppearance']);
  assert.equal(onlyTold(says, 'Ben', 'AvatarAppearance').s32('AppearanceData', 'CofVersion'), 42);
  assert.deepEqual(here.world.dress(PEOPLE.Cleo.id, 1, START), []);
});
