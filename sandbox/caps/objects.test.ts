import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8, toHex } from '../../protocol/bytes.ts';
import {
  array,
  asBoolean,
  asNumber,
  asText,
  get,
  integer,
  type Llsd,
  map,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { messagesIn, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';
import { OBJECTS_LIMIT } from './objects.ts';

const ONE = '11111111-2222-4333-8444-555555555555';
const TWO = '21111111-2222-4333-8444-555555555555';
const NOBODY = '31111111-2222-4333-8444-555555555555';
const asked = (...ids: readonly string[]) => map({ object_ids: array(ids.map(uuid)) });

/** Ada in a region with two boxes. */
function building(): AgentCaps {
  const prims = [ONE, TWO].map((id) => ({ id, position: [10, 10, 30] as const }));
  return new AgentCaps(new WholeGrid({ regions: [{ name: 'Yard', x: 1, y: 1, port: 13_000, prims }] }));
}

test('[objects.cost.1] a prim weighs one, a link set as many as it has, and what is not there nothing', () => {
  const caps = building();
  const cost = (id: string) =>
    asNumber(get(caps.ask('GetObjectCost', { said: asked(ONE, TWO, NOBODY) }).value, id, 'linked_set_resource_cost'));
  const selected = (members: Parameters<typeof map>[0]) =>
    asNumber(get(caps.ask('ResourceCostSelected', { said: map(members) }).value, 'selected', 'simulation'));
  assert.deepEqual([ONE, TWO, NOBODY].map(cost), [1, 1, 0]);
  assert.deepEqual([selected({ selected_roots: asked(ONE, NOBODY).entries.get('object_ids') }), selected({})], [1, 0]);
  assert.equal(selected({ selected_prims: array([uuid(ONE), uuid(TWO), uuid(NOBODY)]) }), 2);
  const crowd = (count: number) => asked(...Array.from({ length: count }, () => ONE));
  assert.equal(caps.ask('GetObjectCost', { said: crowd(OBJECTS_LIMIT) }).status, 200);
  assert.equal(caps.ask('GetObjectCost', { said: crowd(OBJECTS_LIMIT + 1) }).status, 400);
  const many = map({ selected_prims: array(Array.from({ length: OBJECTS_LIMIT + 1 }, () => uuid(ONE))) });
  assert.equal(caps.ask('ResourceCostSelected', { said: many }).status, 400);
});

const PHYSICS = ['PhysicsShapeType', 'Density', 'Friction', 'Restitution', 'GravityMultiplier'];

/** How the first box would fall, to the thousandth. */
function physicsOf(caps: AgentCaps): readonly number[] {
  const said = get(caps.ask('GetObjectPhysicsData', { said: asked(ONE, NOBODY) }).value, ONE);
  return PHYSICS.map((name) => Math.round(asNumber(get(said, name)) * 1000) / 1000);
}

/** Ada changes the flags of the first box, and how it would fall. */
function fall(caps: AgentCaps, ...ExtraPhysics: readonly Record<string, number>[]): void {
  const AgentData = { AgentID: caps.id, SessionID: caps.login.sessionId, ObjectLocalID: 1 };
  caps.whole.send(caps.login, 'ObjectFlagUpdate', { AgentData, ExtraPhysics });
}

test('[objects.physics.1] [prim.physics.1] how an object would fall is told, and kept as it was changed', () => {
  const caps = building();
  assert.deepEqual(physicsOf(caps), [0, 1000, 0.6, 0.5, 1]);
  caps.whole.arrive(caps.login);
  fall(caps, { PhysicsShapeType: 2, Density: 20, Friction: 1, Restitution: 0.25, GravityMultiplier: -0.5 });
  assert.deepEqual(physicsOf(caps), [2, 20, 1, 0.25, -0.5]);
  fall(caps);
  assert.deepEqual(physicsOf(caps), [2, 20, 1, 0.25, -0.5]);
});

test('[prim.physics.2] what nobody can choose is moved to what one can, and what is no number changes nothing', () => {
  const caps = building();
  caps.whole.arrive(caps.login);
  fall(caps, { PhysicsShapeType: 9, Density: 1e9, Friction: Number.NaN, Restitution: -4, GravityMultiplier: 28 });
  assert.deepEqual(physicsOf(caps), [2, 22_587, 0.6, 0, 28]);
});

const STONE = '41111111-2222-4333-8444-555555555555';

function put(caps: AgentCaps, ...edits: readonly Record<string, Llsd>[]) {
  const { effects, value } = caps.ask('ModifyMaterialParams', { said: array(edits.map((edit) => map(edit))) });
  return { isDone: asBoolean(get(value, 'success')), why: asText(get(value, 'message')), extras: extrasIn(effects) };
}

/** The extra parameters of prims that viewers are told of. */
const extrasIn = (effects: readonly Effect[]) =>
  messagesIn(effects).flatMap((message) =>
    message.name === 'ObjectUpdate' ? [toHex(message.bytes('ObjectData', 'ExtraParams'))] : [],
  );

const hex = (id: string) => id.replaceAll('-', '');
const on = (side: number, material = STONE, object = ONE) => ({
  object_id: uuid(object),
  side: integer(side),
  asset_id: uuid(material),
});

test('[objects.materials.2] [prim.materials.1] materials are put on faces, told, and taken off', () => {
  const caps = building();
  caps.whole.arrive(caps.login);
  const [head, both] = ['018000', `0204${hex(STONE)}00${hex(STONE)}`];
  assert.deepEqual(put(caps, on(0), on(4)).extras, [`${head}23000000${both}`]);
  assert.deepEqual(put(caps, on(4, NULL_UUID)).extras, [`${head}120000000100${hex(STONE)}`]);
  assert.deepEqual(put(caps, on(0, NULL_UUID)).extras, ['00']);
});

const GLTF = (material: object, more: object = {}) =>
  JSON.stringify({ asset: { version: '2.0' }, materials: [material], ...more });
const GOLD = GLTF({ pbrMetallicRoughness: { baseColorFactor: [1, 0.5, 0, 1], metallicFactor: 0 } });
const slot = (index: number, transform?: object) => ({
  index,
  ...(transform && { extensions: { KHR_texture_transform: transform } }),
});
const PICTURES = GLTF(
  { normalTexture: slot(0, { offset: [0.25, 0.5], rotation: 1.5, scale: [2, 4] }), emissiveTexture: slot(1) },
  { textures: [{ source: 1 }, { source: 0 }], images: [{ uri: ONE }, { uri: TWO.toUpperCase() }] },
);
const change = (side: number, gltf: string, object = ONE) => ({
  ...{ object_id: uuid(object), side: integer(side) },
  gltf_json: string(gltf),
});

/** What viewers are told of changes of materials, as it is written. */
const changesIn = (effects: readonly Effect[]) =>
  messagesIn(effects).flatMap((message) =>
    message.name === 'GenericStreamingMessage'
      ? [
          `${message.u16('MethodData', 'Method')} ${looseUtf8(message.bytes('DataBlock', 'Data')).replaceAll(', ', ',')}`,
        ]
      : [],
  );
const putAll = (caps: AgentCaps, ...edits: readonly Record<string, Llsd>[]) =>
  changesIn(caps.ask('ModifyMaterialParams', { said: array(edits.map((edit) => map(edit))) }).effects);
const told = (te: string, od: string) => `16757 {'id':i1,'te':[${te}],'od':[${od}]}`;

test('[said.unread.1] whoever asks for capabilities, but not for that of materials, is not told what it could not read', () => {
  const caps = building();
  const ben = new AgentCaps(caps.whole, 'Ben');
  for (const { login } of [caps, ben]) caps.whole.arrive(login);
  putAll(caps, on(0));
  const count = (material: object) => putAll(caps, change(0, GLTF(material))).length;
  assert.equal(count({ doubleSided: true }), 2);
  ben.ask('GetDisplayNames', { query: '' });
  assert.equal(count({ alphaMode: 'BLEND' }), 1);
  caps.whole.capability(ben.login, 'ModifyMaterialParams');
  assert.equal(count({ doubleSided: true }), 2);
});

test('[objects.overrides.1] [prim.overrides.1] what is changed of a material on a face is told with all that is changed of the prim', () => {
  const caps = building();
  caps.whole.arrive(caps.login);
  const gold = "{'bc':[r1,r0.5,r0,r1],'mf':r0}";
  assert.deepEqual(putAll(caps, on(0), on(4)), []);
  assert.deepEqual(putAll(caps, change(4, GOLD)), [told('i4', gold)]);
  const pictures = `{'tex':[!,u${TWO},!,u${ONE}],'ti':[{},{'o':[r0.25,r0.5],'s':[r2,r4],'r':r1.5},{},{}]}`;
  assert.deepEqual(putAll(caps, change(0, PICTURES)), [told('i0,i4', `${pictures},${gold}`)]);
  assert.deepEqual(putAll(caps, on(4)), [told('i0,i4', `${pictures},${gold}`)]);
  assert.deepEqual(putAll(caps, change(-1, '')), [told('', '')]);
});

test('[prim.overrides.1] changes go with the material, and are told to who comes later', () => {
  const caps = building();
  caps.whole.arrive(caps.login);
  putAll(caps, on(0), change(0, GOLD), on(1), change(1, GOLD));
  const ben = caps.whole.logIn('Ben');
  const gold = "{'bc':[r1,r0.5,r0,r1],'mf':r0}";
  assert.deepEqual(changesIn(caps.whole.arrive(ben)), [told('i0,i1', `${gold},${gold}`)]);
  const [first] = putAll(caps, on(0, NULL_UUID));
  assert.equal(first, told('i1', gold));
  assert.deepEqual(new Set(putAll(caps, on(1, NULL_UUID))), new Set([told('', '')]));
});

const WORDS: readonly (readonly [title: string, material: object, told: string])[] = [
  [
    'metal and roughness',
    { pbrMetallicRoughness: { metallicFactor: 1, roughnessFactor: 0.25 } },
    "{'mf':r1,'rf':r0.25}",
  ],
  ['light', { emissiveFactor: [0, 0.5, 1] }, "{'ec':[r0,r0.5,r1]}"],
  ['a mask', { alphaMode: 'MASK', alphaCutoff: 0.5 }, "{'am':i2,'ac':r0.5}"],
  ['blending on both sides', { alphaMode: 'BLEND', doubleSided: true }, "{'am':i1,'ds':true}"],
  [
    'the usual, where it is meant',
    { alphaMode: 'OPAQUE', extras: { override_alpha_mode: true, override_double_sided: true } },
    "{'am':i0,'ds':false}",
  ],
  ['numbers that are none', { emissiveFactor: [0, 1], alphaCutoff: 'much', doubleSided: 1, alphaMode: 'OPAQUE' }, ''],
];
for (const [title, material, od] of WORDS) {
  test(`[objects.overrides.1] a document that says ${title}`, () => {
    const caps = building();
    caps.whole.arrive(caps.login);
    const [said] = putAll(caps, on(0), change(0, GLTF(material)));
    assert.equal(said, od === '' ? undefined : told('i0', od));
  });
}

test('[objects.materials.4] all faces of a solid have a material, and are changed, at once', () => {
  const caps = building();
  caps.whole.arrive(caps.login);
  const [extras] = put(caps, on(-1)).extras;
  assert.equal(extras?.slice(0, 14), `018000${(1 + 9 * 17).toString(16)}000000`);
  const [said] = putAll(caps, change(-1, GLTF({ alphaCutoff: 0.5 })));
  assert.equal(said?.match(/'ac'/g)?.length, 9);
  assert.deepEqual(put(caps, on(-1, NULL_UUID)).extras, ['00']);
});

test('[objects.materials.3] [prim.overrides.2] of edits that cannot be kept none is, and the viewer hears why', () => {
  const caps = building();
  caps.whole.arrive(caps.login);
  const refused: readonly (readonly [edits: readonly Record<string, Llsd>[], why: RegExp])[] = [
    [[], /nothing to change/],
    [[on(0), on(0, STONE, NOBODY)], /no such object/],
    [[on(45)], /no room/],
    [[{ ...on(0), gltf_json: string('{}') }], /no glTF/],
    [[{ ...on(0), gltf_json: string('{"materials":') }], /no glTF/],
    [[{ object_id: uuid(ONE), side: integer(0) }], /nothing to change on a face/],
    [[change(0, GOLD)], /no material that could be changed/],
    [[on(0), ...Array.from({ length: 12 }, (_, side) => [on(side), change(side, PICTURES)]).flat()], /so many changes/],
    [Array.from({ length: 20 }, (_, side) => on(side)), /no room/],
    [Array.from({ length: OBJECTS_LIMIT + 1 }, () => on(0)), /At most/],
  ];
  for (const [edits, why] of refused) {
    const { extras, isDone, why: said } = put(caps, ...edits);
    assert.deepEqual([isDone, extras], [false, []]);
    assert.match(said, why);
  }
});
