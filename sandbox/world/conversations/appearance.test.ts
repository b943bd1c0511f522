import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '../../../protocol/bytes.ts';
import { onlyTold, PEOPLE, START, script, stage } from '../testing/stage.ts';
import { NEUTRAL_SHAPE, PLAIN_BODY_TEXTURE, plainEntry } from './appearance.ts';

/** A texture entry whose face 2 is green; without that face all are the same. */
const GREEN_FACE = '04ff00ff00';
const ENTRY =
  `8955674724cb43ed920b47caed15465f0000000000${GREEN_FACE}000000803f000000803f00` +
  '00000000000000000000000000000000000000000000000000000000000000';

test('[object.texture.1] an entry with one texture for all faces', () => {
  assert.equal(toHex(plainEntry('89556747-24cb-43ed-920b-47caed15465f')), ENTRY.replace(GREEN_FACE, ''));
});

test('[look.server.2] [look.server.1] an avatar is dressed with all parameters and one texture', () => {
  const look = onlyTold(stage().arrive('Ada'), 'Ada', 'AvatarAppearance');
  const params = look.instances('VisualParam').map((index) => look.u8('VisualParam', 'ParamValue', index));
  assert.equal(params.length, 253);
  assert.equal(look.u8('AppearanceData', 'AppearanceVersion'), 1);
  assert.equal(look.s32('AppearanceData', 'CofVersion'), 1);
  assert.equal(look.count('AppearanceHover'), 1);
  assert.equal(toHex(look.bytes('ObjectData', 'TextureEntry')), toHex(plainEntry(PLAIN_BODY_TEXTURE)));
});

test('[look.params.1] [look.params.2] [look.params.3] the shape is neutral but for its height, and names its version', () => {
  const look = onlyTold(stage().arrive('Ada'), 'Ada', 'AvatarAppearance');
  const params = look.instances('VisualParam').map((index) => look.u8('VisualParam', 'ParamValue', index));
  const changed = params.flatMap((value, index) =>
    value === Number.parseInt(NEUTRAL_SHAPE.slice(index * 2, index * 2 + 2), 16) ? [] : [index],
  );
  assert.deepEqual(changed, [25]);
  assert.equal(params[251], 1);
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
