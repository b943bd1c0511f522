// Assets that every grid has: the ground, a body, and what a newcomer wears. All of them are our own.
import { utf8 } from '../../protocol/bytes.ts';
import { readBase64 } from '../../protocol/llsd/base64.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { SOUND, TEXTURE } from './kinds.ts';
import { LIGHTS } from './lights.ts';
import { MATERIALS } from './materials.ts';
import { PICTURES } from './pictures.ts';
import type { Asset } from './shelf.ts';
import { SOUNDS } from './sounds.ts';
import { itemTypeOf, WEARABLES, wearableText } from './wearables.ts';

/**
 * [assets.built.1] The ground under the ids that RegionHandshake names, and the textures of every body. [assets.built.5] What viewers ask for by
 * themselves: at the login, for what they draw, and before they are told of any other ground or sky.
 */
const TEXTURES: readonly (readonly [picture: string, ids: readonly string[]])[] = [
  [PICTURES.dirt, ['b8d3965a-ad78-bf43-699b-bff8eca6c975', '0bc58228-74a0-7e83-89bc-5c23464bcec5']],
  [PICTURES.grass, ['abb783e6-3e93-26c0-248a-247666855da3', '63338ede-0037-c4fd-855b-015d77112fc8']],
  [PICTURES.mountain, ['179cdabd-398a-9b6b-1391-4dc333ba321f', '303cd381-8560-7579-23f1-f0a880799740']],
  [PICTURES.rock, ['beb169c7-11ea-fff2-efe5-0f24dc881df2', '53a2f406-4895-1d13-d541-d2e3b86bc19c']],
  [PICTURES.body, ['5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e40', 'c228d1cf-4b5d-4ba8-84f4-899a0796aa97']],
  [PICTURES.hair, ['5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e42', '7ca39b4c-bd19-4699-aff7-f93fd03d3e7b']],
  [PICTURES.eyes, ['5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e43', '6522e74d-1660-4e7f-b601-6f48c1659a77']],
  [PICTURES.wood, ['89556747-24cb-43ed-920b-47caed15465f']],
  [PICTURES.blank, ['5748decc-f629-461c-9a36-a35a221fe21f', '87e0e8f7-8729-1ea8-cfc9-8915773009db']],
  [PICTURES.waves, ['822ded49-9a6c-f61c-cb89-6df54f42cdf4']],
  [PICTURES.sea, ['2bfd3884-7e27-69b9-ba3a-3e673f680004', '43c32285-d658-1793-c123-bf86315de055']],
  [PICTURES.sun, ['cce0f112-878f-4586-a2e2-a8f104bba271', '32bfbcea-24b1-fb9d-1ef9-48a28a63730f']],
  [PICTURES.moon, ['d07f6eed-b96a-47cd-b51d-400ad4a1c428', 'ec4b9f0b-d008-45c6-96a4-01dd947ac621']],
  [
    PICTURES.clouds,
    [
      '1dc1368f-e8fe-f02d-a08d-9d9f11c1af6b',
      'dc4b9f0b-d008-45c6-96a4-01dd947ac621',
      'fc4b9f0b-d008-45c6-96a4-01dd947ac621',
    ],
  ],
  // no rainbow, no halo
  [PICTURES.black, ['11b4c57c-56b3-04ed-1f82-2004363882e4', '12149143-f599-91a7-77ac-b52a3c0f59cd']],
  // stars, smoke, shots, sparks, fire, explosions
  [
    PICTURES.puff,
    [
      '3c59f7fe-9dc8-47f9-8aaf-a9dd1fbc3bef',
      'b4ba225c-373f-446d-9f7e-6cb7b5cf9b3d',
      '1e63e323-5fe0-452e-92f8-b98bd0f764e3',
      '35f217a3-f618-49cf-bbca-c86d486551a9',
      'd2e75ac1-d0fb-4532-820e-a20034ac814d',
      'aca40aa8-44cf-44ca-a0fa-93e1a2986f82',
      '68edcf47-ccd7-45b8-9f90-1649d7f12806',
      '21ce046c-83fe-430a-b629-c7660ac78d7c',
      'fedea30a-1be8-47a6-bc06-337a04a39c4b',
      'abf0d56b-82e5-47a2-a8ad-74741bb2c29e',
      '5e47a0dc-97bf-44e0-8b40-de06718cee9d',
      '9c8eca51-53d5-42a7-bb58-cef070395db8',
    ],
  ],
  [PICTURES.ring, ['a85ac674-cb75-4af6-9499-df7c5aaf7a28']],
  [
    PICTURES.clear,
    [
      '3a367d1c-bef1-6d43-7595-e88c1e3aadb3',
      '8dcd4a48-2d37-4909-9f78-f7a9eb4ef903',
      'f54a0c32-3cd1-d49a-5b4f-7b792bebc204',
    ],
  ],
  [PICTURES.flat, ['85f28839-7a1c-b4e3-d71d-967792970a7b', '5b53359e-59dd-d8a2-04c3-9e65134da47a']],
  // trees, in the order of their species, and grass
  [
    PICTURES.foliage,
    [
      '0187babf-6c0d-5891-ebed-4ecab1426683',
      '8a515889-eac9-fb55-8eba-d2dc09eb32c8',
      '5bc11cd6-2f40-071e-a8da-0903394204f9',
      'ca4e8c27-473c-eb1c-2f5d-50ee3f07d85c',
      '64367bd1-697e-b3e6-0b65-3f862a577366',
      'cdd9a9fc-6d0b-f90d-8416-c72b6019bca8',
      '2d784476-d0db-9979-0cff-9408745a7cf3',
      'fb2ae204-3fd1-df33-594f-c9f882830e66',
      '30047cec-269d-408e-0c30-b2603b887268',
      'd691a01c-13b7-578d-57c0-5caef0b4e7e1',
      '6de37e4e-7029-61f5-54b8-f5e63f983f58',
      '10d2a01a-0818-84b9-4b96-c2eb63256519',
      '7c0cf89b-44b1-1ce2-dd74-07102a98ac2a',
      '67931331-0c02-4876-1255-28770896c6a2',
      'a6162133-724b-54df-a12f-51cd070ad6f3',
      '8872f2b8-31db-42d8-580a-b3e4a91262de',
      '96b4de31-f4fa-337d-ec78-451e3609769e',
      '5894e2e7-ab8d-edfa-e61c-18cf16854ba3',
      '2caf1179-7861-6ff3-4b7d-46e17780bdfa',
      '18fb888b-e8f1-dce7-7da7-321d651ea6b0',
      '2a4880b6-b7a3-690a-2049-bfbe38eafb9f',
    ],
  ],
  [
    PICTURES.blades,
    [
      '6c4727b8-ac79-ba44-3b81-f9aa887b47eb',
      '79504bf5-c3ec-0763-6563-d843de66d0a1',
      '99bd60a2-3250-efc9-2e39-2fbcadefbecc',
      '7a2b3a4a-53c2-53ac-5716-aac7d743c020',
      '8f458549-173b-23ff-d4ff-bfaa5ea2371b',
    ],
  ],
  // wood grain, bark, bricks, chequers, concrete, two tiles, cut stone, discs, gravel, dishes, siding, stucco, suction, weave
  [
    PICTURES.bumps,
    [
      '058c75c0-a0d5-f2f8-43f3-e9699a89c2fc',
      '6c9fa78a-1c69-2168-325b-3e03ffa348ce',
      'b8eed5f0-64b7-6e12-b67f-43fa8e773440',
      '9deab416-9c63-78d6-d558-9a156f12044c',
      'db9d39ec-a896-c287-1ced-64566217021e',
      'f2d7b6f6-4200-1e9a-fd5b-96459e950f94',
      'd9258671-868f-7511-c321-7baef9e948a4',
      'd21e44ca-ff1c-a96e-b2ef-c0753426b7d9',
      '4726f13e-bd07-f2fb-feb0-bfa2ac58ab61',
      'e569711a-27c2-aad4-9246-0c910239a179',
      '073c9723-540c-5449-cdd4-0e87fdc159e3',
      'ae874d1a-93ef-54fb-5fd3-eb0cb156afc0',
      '92e66e00-f56f-598a-7997-048aa64cde18',
      '83b77fc6-10b4-63ec-4de7-f40629f238c5',
      '735198cf-6ea0-2550-e222-21d3c6a341ae',
    ],
  ],
];

/**
 * [assets.built.6] What clients play when something happens to their windows. Ticks: keys, menus, windows, pictures, objects and blows; chimes:
 * alerts, money, messages, teleports, thunder.
 */
const TONES: readonly (readonly [sound: string, ids: readonly string[]])[] = [
  [
    SOUNDS.tick,
    [
      '4c8c3c77-de8d-bde2-b9b8-32635e0fd4a6',
      '2ca849ba-2885-4bc3-90ef-d4987a5b983a',
      '5e191c7b-8996-9ced-a177-b2ac32bfea06',
      '8eaed61f-92ff-6485-de83-4dcc938a478e',
      'd9f73cf8-17b4-6f7a-1565-7951226c305d',
      'f6ba9816-dcaf-f755-7b67-51b31b6233e5',
      '7aff2265-d05b-8b72-63c7-dbf96dc2f21f',
      '09b2184e-8601-44e2-afbb-ce37434b8ba1',
      'bbe4c7fc-7044-b05e-7b89-36924a67593c',
      'd166039b-b4f5-c2ec-4911-c85c727b016c',
      '242af82b-43c2-9a3b-e108-3b0c7e384981',
      'c1f334fb-a5be-8fe7-22b3-29631c21cf0b',
      '2c346eda-b60c-ab33-1119-b8941916a499',
      'c80260ba-41fd-8a46-768a-6bf236360e3a',
      '3d09f582-3851-c0e0-f5ba-277ac5c73fb4',
      'f4a0660f-5446-dea2-80b7-6482a082803c',
      '3c8fc726-1fd6-862d-fa01-16c5b2568db6',
      '0cb7b00a-4c10-6948-84de-a93c09af2ba9',
      '219c5d93-6c09-31c5-fb3f-c5fe7495c115',
      'e057c244-5768-1056-c37e-1537454eeb62',
    ],
  ],
  [
    SOUNDS.chime,
    [
      'ed124764-705d-d497-167a-182cd9fa2e6c',
      'a3f48b85-c29f-1f97-ebb6-644b7c053512',
      'cb58f920-5b52-8a49-b81c-e532adbbe6f1',
      '449bc80c-91b6-6365-8fd1-95bd91016624',
      '4174f859-0d3d-c517-c424-72923dc21f65',
      '104974e3-dfda-428b-99ee-b0d4e748d3a3',
      '77a018af-098e-c037-51a6-178f05877c6f',
      '67cc2844-00f3-2b3c-b991-6418d01e1bb7',
      'c825dfbc-9827-7e02-6507-3713d18916c1',
      'd7a9a565-a013-2a69-797d-5332baa1a947',
      'e95c96a5-293c-bb7a-57ad-ce2e785ad85f',
      '03e77cb5-592c-5b33-d271-2e46497c3fb3',
      '7dd36df6-2624-5438-f988-fdf8588a0ad9',
    ],
  ],
];

/** [assets.built.3] What a new script says: an id and a text of our own. */
export const NEW_SCRIPT = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e41';
const NEW_SCRIPT_TEXT = 'default {\n    touch_start(integer touches) {\n        llSay(0, "Touched.");\n    }\n}\n';
const LSL = 10;

/** [assets.built.3] What a new item without an asset says: viewers that open a script ask for it, and complain if there is none. */
export function firstAsset({ assetId, type }: { readonly assetId: string; readonly type: number }): string {
  return type === LSL && assetId === NULL_UUID ? NEW_SCRIPT : assetId;
}

export const BUILT_IN_ASSETS: readonly Asset[] = [
  { id: NEW_SCRIPT, type: LSL, bytes: utf8(NEW_SCRIPT_TEXT) },
  ...TEXTURES.flatMap(([picture, ids]) => ids.map((id) => ({ id, type: TEXTURE, bytes: readBase64(picture).bytes }))),
  ...TONES.flatMap(([sound, ids]) => ids.map((id) => ({ id, type: SOUND, bytes: readBase64(sound).bytes }))),
  ...LIGHTS,
  ...MATERIALS,
  ...WEARABLES.map((plan) => ({ id: plan.assetId, type: itemTypeOf(plan.kind), bytes: utf8(wearableText(plan)) })),
];
