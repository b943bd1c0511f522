// Assets that every grid has: the ground, a body, and what a newcomer wears. All of them are our own.
import { utf8 } from '../../protocol/bytes.ts';
import { readBase64 } from '../../protocol/llsd/base64.ts';
import { TEXTURE } from './kinds.ts';
import { PICTURES } from './pictures.ts';
import type { Asset } from './shelf.ts';
import { itemTypeOf, WEARABLES, wearableText } from './wearables.ts';

/** [assets.built.1] The ground under the ids that RegionHandshake names, and the textures of every body. [assets.built.5] What viewers ask for by themselves. */
const TEXTURES: Readonly<Record<string, keyof typeof PICTURES>> = {
  'b8d3965a-ad78-bf43-699b-bff8eca6c975': 'dirt',
  'abb783e6-3e93-26c0-248a-247666855da3': 'grass',
  '179cdabd-398a-9b6b-1391-4dc333ba321f': 'mountain',
  'beb169c7-11ea-fff2-efe5-0f24dc881df2': 'rock',
  '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e40': 'body',
  '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e42': 'hair',
  '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e43': 'eyes',
  '89556747-24cb-43ed-920b-47caed15465f': 'wood',
  '5748decc-f629-461c-9a36-a35a221fe21f': 'blank',
  '822ded49-9a6c-f61c-cb89-6df54f42cdf4': 'waves',
  'cce0f112-878f-4586-a2e2-a8f104bba271': 'sun',
  '32bfbcea-24b1-fb9d-1ef9-48a28a63730f': 'sun',
  'd07f6eed-b96a-47cd-b51d-400ad4a1c428': 'moon',
  'ec4b9f0b-d008-45c6-96a4-01dd947ac621': 'moon',
  '1dc1368f-e8fe-f02d-a08d-9d9f11c1af6b': 'clouds',
  'dc4b9f0b-d008-45c6-96a4-01dd947ac621': 'clouds',
  'fc4b9f0b-d008-45c6-96a4-01dd947ac621': 'clouds',
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
