import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8 } from '../../protocol/bytes.ts';
import { readLlsdBinary } from '../../protocol/llsd/binary.ts';
import { asText, asUuid, get } from '../../protocol/llsd/value.ts';
import { SKY_TEXTURES } from '../login/sections.ts';
import { PLYWOOD } from '../world/prims/faces.ts';
import { BUILT_IN_ASSETS, NEW_SCRIPT } from './built-in.ts';
import { ASSET_KINDS, kindCalled, kindOfEnding, kindOfType, MATERIAL, SETTINGS, SURFACE } from './kinds.ts';
import { AssetShelf, UPLOADED_LIMIT } from './shelf.ts';
import { WEARABLES } from './wearables.ts';

/** How the surface of a face may rise, as viewers offer it; they fetch all of it at the login. */
const BUMPS = [
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
];
/** The ground before RegionHandshake, the rest of a default sky and water, and what a face without a material has. */
const UNNAMED = [
  '0bc58228-74a0-7e83-89bc-5c23464bcec5',
  '63338ede-0037-c4fd-855b-015d77112fc8',
  '303cd381-8560-7579-23f1-f0a880799740',
  '53a2f406-4895-1d13-d541-d2e3b86bc19c',
  '11b4c57c-56b3-04ed-1f82-2004363882e4',
  '12149143-f599-91a7-77ac-b52a3c0f59cd',
  '2bfd3884-7e27-69b9-ba3a-3e673f680004',
  '43c32285-d658-1793-c123-bf86315de055',
  '822ded49-9a6c-f61c-cb89-6df54f42cdf4',
  '87e0e8f7-8729-1ea8-cfc9-8915773009db',
  '85f28839-7a1c-b4e3-d71d-967792970a7b',
  '5b53359e-59dd-d8a2-04c3-9e65134da47a',
  'c228d1cf-4b5d-4ba8-84f4-899a0796aa97',
  '6522e74d-1660-4e7f-b601-6f48c1659a77',
  '7ca39b4c-bd19-4699-aff7-f93fd03d3e7b',
];
/** What trees and grass are painted with, by the lists of species that viewers have. */
const PLANTS = [
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
  '6c4727b8-ac79-ba44-3b81-f9aa887b47eb',
  '79504bf5-c3ec-0763-6563-d843de66d0a1',
  '99bd60a2-3250-efc9-2e39-2fbcadefbecc',
  '7a2b3a4a-53c2-53ac-5716-aac7d743c020',
  '8f458549-173b-23ff-d4ff-bfaa5ea2371b',
];
/** Components of a pixel, where they are not red, green and blue. */
const COMPONENTS: Readonly<Record<string, number>> = {
  'cce0f112-878f-4586-a2e2-a8f104bba271': 4,
  '32bfbcea-24b1-fb9d-1ef9-48a28a63730f': 4,
  'd07f6eed-b96a-47cd-b51d-400ad4a1c428': 4,
  'ec4b9f0b-d008-45c6-96a4-01dd947ac621': 4,
  '3c59f7fe-9dc8-47f9-8aaf-a9dd1fbc3bef': 4,
  'b4ba225c-373f-446d-9f7e-6cb7b5cf9b3d': 4,
  '1e63e323-5fe0-452e-92f8-b98bd0f764e3': 4,
  '35f217a3-f618-49cf-bbca-c86d486551a9': 4,
  'd2e75ac1-d0fb-4532-820e-a20034ac814d': 4,
  'aca40aa8-44cf-44ca-a0fa-93e1a2986f82': 4,
  '68edcf47-ccd7-45b8-9f90-1649d7f12806': 4,
  '21ce046c-83fe-430a-b629-c7660ac78d7c': 4,
  'fedea30a-1be8-47a6-bc06-337a04a39c4b': 4,
  'abf0d56b-82e5-47a2-a8ad-74741bb2c29e': 4,
  '5e47a0dc-97bf-44e0-8b40-de06718cee9d': 4,
  '9c8eca51-53d5-42a7-bb58-cef070395db8': 4,
  'a85ac674-cb75-4af6-9499-df7c5aaf7a28': 4,
  '3a367d1c-bef1-6d43-7595-e88c1e3aadb3': 4,
  '8dcd4a48-2d37-4909-9f78-f7a9eb4ef903': 4,
  'f54a0c32-3cd1-d49a-5b4f-7b792bebc204': 4,
  ...Object.fromEntries(BUMPS.map((id) => [id, 1])),
  ...Object.fromEntries(PLANTS.map((id) => [id, 4])),
};
const asset = (id: string, length: number) => ({ id, type: 0, bytes: new Uint8Array(length) });

test('[assets.built.1] [assets.built.5] the textures are JPEG 2000 codestreams of one tile', () => {
  const textures = BUILT_IN_ASSETS.filter(({ type }) => type === 0);
  assert.equal(textures.length, 88);
  for (const { bytes, id } of textures) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const marker = (at: number) => view.getUint16(at).toString(16);
    assert.deepEqual([marker(0), marker(2), marker(bytes.length - 2)], ['ff4f', 'ff51', 'ffd9'], id);
    const [width, height, components] = [view.getUint32(8), view.getUint32(12), view.getUint16(40)];
    assert.deepEqual([width, height], [128, 128], id);
    assert.equal(components, COMPONENTS[id] ?? 3, id);
    assert.deepEqual(segmentsOf(view), ['ff51', 'ff52', 'ff5c', 'ff64', 'ff90'], id);
    assert.ok(bytes.length < 2100, `${id} has ${bytes.length} bytes`);
  }
});

test('[assets.built.5] the sky of the login, what a new prim is made of, and what viewers never say why they want it, can be fetched', () => {
  const named = [...Object.values(SKY_TEXTURES).map(asUuid), PLYWOOD, ...UNNAMED, ...Object.keys(COMPONENTS)];
  for (const id of named)
    assert.ok(
      BUILT_IN_ASSETS.some((one) => one.id === id),
      id,
    );
});

/** Markers of the segments up to the first tile, whose part reaches to the end. */
function segmentsOf(view: DataView): readonly string[] {
  const markers: string[] = [];
  let at = 2;
  for (let count = 0; count < 16 && markers.at(-1) !== 'ff90'; count += 1) {
    markers.push(view.getUint16(at).toString(16));
    if (markers.at(-1) === 'ff90') assert.equal(at + view.getUint32(at + 6), view.byteLength - 2);
    at += 2 + view.getUint16(at + 2);
  }
  return markers;
}

test('[assets.built.2] body parts and clothes are texts whose textures are there', () => {
  for (const { assetId, kind, textures } of WEARABLES) {
    const found = BUILT_IN_ASSETS.find(({ id }) => id === assetId);
    const lines = looseUtf8(found?.bytes ?? new Uint8Array(0)).split('\n');
    assert.equal(found?.type, kind < 4 ? 13 : 5);
    assert.equal(lines[0], 'LLWearable version 22');
    assert.ok(lines.includes(`type ${kind}`) && lines.includes(`textures ${Object.keys(textures).length}`));
    for (const texture of Object.values(textures))
      assert.ok(
        BUILT_IN_ASSETS.some(({ id }) => id === texture),
        texture,
      );
  }
});

test('[assets.built.4] the shape has one parameter that is not as by default', () => {
  const shape = BUILT_IN_ASSETS.find(({ id }) => id === WEARABLES[0]?.assetId);
  assert.match(looseUtf8(shape?.bytes ?? new Uint8Array(0)), /\ntype 0\nparameters 1\n33 \.128\ntextures 0\n/);
});

test('[assets.built.6] what clients play for their windows is Ogg Vorbis of one channel', () => {
  const sounds = BUILT_IN_ASSETS.filter(({ type }) => type === 1);
  assert.equal(sounds.length, 33);
  for (const { bytes, id } of sounds) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = (at: number, length: number) => looseUtf8(bytes.subarray(at, at + length));
    assert.deepEqual([text(0, 4), text(29, 6)], ['OggS', 'vorbis'], id);
    assert.deepEqual([view.getUint8(39), view.getUint32(40, true)], [1, 44_100], id);
    assert.ok(bytes.length < 4100, `${id} has ${bytes.length} bytes`);
  }
  const [typing, message] = ['5e191c7b-8996-9ced-a177-b2ac32bfea06', '67cc2844-00f3-2b3c-b991-6418d01e1bb7'];
  for (const wanted of [typing, message]) assert.equal(sounds.filter(({ id }) => id === wanted).length, 1);
  assert.equal(new Set(BUILT_IN_ASSETS.map(({ id }) => id)).size, BUILT_IN_ASSETS.length);
});

test('[assets.built.7] the lights in the menus of viewers are LLSD that says what kind of light it is, and its name', () => {
  const lights = BUILT_IN_ASSETS.filter(({ type }) => type === SETTINGS).map(({ bytes }) => {
    assert.equal(looseUtf8(bytes).split('\n')[0], '<? LLSD/Binary ?>');
    const { problems, value } = readLlsdBinary(bytes);
    assert.deepEqual(problems, []);
    return `${asText(get(value, 'type'))} ${asText(get(value, 'name'))}`;
  });
  assert.deepEqual(
    [...new Set(lights)],
    ['sky Sunrise', 'sky Midday', 'sky Sunset', 'sky Midnight', 'water Water', 'daycycle Midday'],
  );
  assert.equal(lights.length, 10);
});

test('[assets.built.8] the blank material is LLSD with a glTF in it', () => {
  const [blank] = BUILT_IN_ASSETS.filter(({ type }) => type === MATERIAL);
  const { problems, value } = readLlsdBinary(blank?.bytes ?? new Uint8Array(0));
  assert.deepEqual([blank?.id, problems], ['968cbad0-4dad-d64e-71b5-72bf13ad051a', []]);
  assert.deepEqual([asText(get(value, 'version')), asText(get(value, 'type'))], ['1.1', 'GLTF 2.0']);
  assert.equal(JSON.parse(asText(get(value, 'data'))).materials.length, 1);
});

test('[assets.built.3] a new script is a text that is there', () => {
  const found = BUILT_IN_ASSETS.find(({ id }) => id === NEW_SCRIPT);
  assert.equal(found?.type, 10);
  assert.match(looseUtf8(found.bytes), /^default \{\n/);
});

test('[assets.bound.1] the oldest upload goes when there are too many bytes; what was there from the start stays', () => {
  assert.equal(UPLOADED_LIMIT, 128 * 1024 * 1024);
  const shelf = new AssetShelf([asset('fixed', 1000)], 100);
  shelf.add(asset('a', 60));
  shelf.add(asset('b', 40));
  assert.deepEqual(
    ['fixed', 'a', 'b'].map((id) => shelf.find(id)?.bytes.length),
    [1000, 60, 40],
  );
  shelf.add(asset('c', 1));
  assert.deepEqual(
    ['fixed', 'a', 'b', 'c'].map((id) => shelf.find(id)?.bytes.length),
    [1000, undefined, 40, 1],
  );
});

test('[assets.folder.1] an asset of the world file takes the place of one of ours', () => {
  const id = BUILT_IN_ASSETS[0]?.id ?? '';
  assert.equal(new AssetShelf([...BUILT_IN_ASSETS, asset(id, 3)]).find(id)?.bytes.length, 3);
});

test('kinds are found by their number, by both of their words and by the ends of names', () => {
  for (const kind of ASSET_KINDS) {
    assert.equal(kindOfType(kind.type), kind);
    assert.equal(kindCalled(kind.word.toUpperCase()), kind.type === SURFACE ? undefined : kind);
    for (const ending of kind.endings) assert.equal(kindOfEnding(ending), kind);
  }
  assert.equal(kindCalled('animation')?.word, 'animatn');
  assert.deepEqual([kindCalled(''), kindOfEnding('exe'), kindOfType(-1)], [undefined, undefined, undefined]);
});
