// Body parts and clothes of our own, as the texts that viewers read. Everything that a text does not say is as the viewer
// has it by default.
import { NULL_UUID } from '../../protocol/uuid.ts';
import { ITEM_TYPE } from '../inventory/entry.ts';

export interface WearablePlan {
  readonly assetId: string;
  readonly name: string;
  /** 0 shape, 1 skin, 2 hair, 3 eyes, 4 shirt, 5 trousers. */
  readonly kind: number;
  /** Textures by their places on the body. */
  readonly textures: Readonly<Record<number, string>>;
  /** Visual parameters by their ids; absent = none. */
  readonly parameters?: Readonly<Record<number, string>>;
}

/** The textures of a body: ids of our own. */
const BODY = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e40';
const HAIR = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e42';
const EYES = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e43';
const CLOTH = '179cdabd-398a-9b6b-1391-4dc333ba321f';
/** [assets.built.4] The height, as it is in the shape of those whom the grid dresses. */
const TALLER = { 33: '.128' };

/** [assets.built.2] The ids that grids of this kind have for what a newcomer wears. */
export const WEARABLES: readonly WearablePlan[] = [
  { assetId: '66c41e39-38f9-f75a-024e-585989bfab73', name: 'Plain Shape', kind: 0, textures: {}, parameters: TALLER },
  {
    assetId: '77c41e39-38f9-f75a-024e-585989bbabbb',
    name: 'Plain Skin',
    kind: 1,
    textures: { 0: BODY, 5: BODY, 6: BODY },
  },
  { assetId: 'd342e6c0-b9d2-11dc-95ff-0800200c9a66', name: 'Plain Hair', kind: 2, textures: { 4: HAIR } },
  { assetId: '4bb6fa4d-1cd2-498a-a84c-95c1a0e745a7', name: 'Plain Eyes', kind: 3, textures: { 3: EYES } },
  { assetId: '00000000-38f9-1111-024e-222222111110', name: 'Plain Shirt', kind: 4, textures: { 1: CLOTH } },
  { assetId: '00000000-38f9-1111-024e-222222111120', name: 'Plain Trousers', kind: 5, textures: { 2: CLOTH } },
];

const FIRST_CLOTHES = 4;

/** What an item of such a kind is: a body part or clothing. */
export function itemTypeOf(kind: number): number {
  return kind < FIRST_CLOTHES ? ITEM_TYPE.bodyPart : ITEM_TYPE.clothing;
}

/** [assets.built.2] Line by line, as viewers read it: name, permissions, sale, kind, parameters, textures. */
export function wearableText({ kind, name, parameters = {}, textures }: WearablePlan): string {
  const masks = ['base', 'owner', 'group', 'everyone', 'next_owner'].map((who) => `\t\t${who}_mask\t7fffffff`);
  const owners = ['creator', 'owner', 'last_owner', 'group'].map((who) => `\t\t${who}_id\t${NULL_UUID}`);
  const values = Object.entries(parameters).map(([id, value]) => `${id} ${value}`);
  const places = Object.entries(textures).map(([place, texture]) => `${place} ${texture}`);
  return [
    'LLWearable version 22',
    name,
    '',
    ...['\tpermissions 0', '\t{', ...masks, ...owners, '\t}'],
    ...['\tsale_info\t0', '\t{', '\t\tsale_type\tnot', '\t\tsale_price\t0', '\t}'],
    `type ${kind}`,
    `parameters ${values.length}`,
    ...values,
    `textures ${places.length}`,
    ...places,
    '',
  ].join('\n');
}
