// Assets that every grid has: the ground, a body, and what a newcomer wears. All of them are our own.
import { utf8 } from '../../protocol/bytes.ts';
import { readBase64 } from '../../protocol/llsd/base64.ts';
import { TEXTURE } from './kinds.ts';
import { PICTURES } from './pictures.ts';
import type { Asset } from './shelf.ts';
import { itemTypeOf, WEARABLES, wearableText } from './wearables.ts';

/** [assets.built.1] The ground under the ids that RegionHandshake names, and the texture of every body. */
const TEXTURES: Readonly<Record<string, keyof typeof PICTURES>> = {
  'b8d3965a-ad78-bf43-699b-bff8eca6c975': 'dirt',
  'abb783e6-3e93-26c0-248a-247666855da3': 'grass',
  '179cdabd-398a-9b6b-1391-4dc333ba321f': 'mountain',
  'beb169c7-11ea-fff2-efe5-0f24dc881df2': 'rock',
  '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e40': 'body',
};

/** [assets.built.3] What a new script says: an id and a text of our own. */
export const NEW_SCRIPT = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e41';
const NEW_SCRIPT_TEXT = 'default {\n    touch_start(integer touches) {\n        llSay(0, "Touched.");\n    }\n}\n';
const LSL = 10;

export const BUILT_IN_ASSETS: readonly Asset[] = [
  { id: NEW_SCRIPT, type: LSL, bytes: utf8(NEW_SCRIPT_TEXT) },
  ...Object.entries(TEXTURES).map(([id, name]) => ({ id, type: TEXTURE, bytes: readBase64(PICTURES[name]).bytes })),
  ...WEARABLES.map((plan) => ({ id: plan.assetId, type: itemTypeOf(plan.kind), bytes: utf8(wearableText(plan)) })),
];
