import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8 } from '../../protocol/bytes.ts';
import { asUuid } from '../../protocol/llsd/value.ts';
import { SKY_TEXTURES } from '../login/sections.ts';
import { PLYWOOD } from '../world/prims/faces.ts';
import { BUILT_IN_ASSETS, NEW_SCRIPT } from './built-in.ts';
import { ASSET_KINDS, kindCalled, kindOfEnding, kindOfType } from './kinds.ts';
import { AssetShelf, UPLOADED_LIMIT } from './shelf.ts';
import { WEARABLES } from './wearables.ts';

/** What is round in the sky. */
const WITH_OPACITY = new Set([
  'cce0f112-878f-4586-a2e2-a8f104bba271',
  '32bfbcea-24b1-fb9d-1ef9-48a28a63730f',
  'd07f6eed-b96a-47cd-b51d-400ad4a1c428',
  'ec4b9f0b-d008-45c6-96a4-01dd947ac621',
]);
const asset = (id: string, length: number) => ({ id, type: 0, bytes: new Uint8Array(length) });

test('[assets.built.1] [assets.built.5] the textures are JPEG 2000 codestreams of one tile', () => {
  const textures = BUILT_IN_ASSETS.filter(({ type }) => type === 0);
  assert.equal(textures.length, 17);
  for (const { bytes, id } of textures) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const marker = (at: number) => view.getUint16(at).toString(16);
    assert.deepEqual([marker(0), marker(2), marker(bytes.length - 2)], ['ff4f', 'ff51', 'ffd9'], id);
    const [width, height, components] = [view.getUint32(8), view.getUint32(12), view.getUint16(40)];
    assert.deepEqual([width, height], [128, 128], id);
    assert.equal(components, WITH_OPACITY.has(id) ? 4 : 3, id);
    assert.deepEqual(segmentsOf(view), ['ff51', 'ff52', 'ff5c', 'ff64', 'ff90'], id);
    assert.ok(bytes.length < 2100, `${id} has ${bytes.length} bytes`);
  }
});

test('[assets.built.5] the sky of the login, and what a new prim is made of, can be fetched', () => {
  const named = [...Object.values(SKY_TEXTURES).map(asUuid), PLYWOOD];
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
    assert.equal(kindCalled(kind.word.toUpperCase()), kind);
    for (const ending of kind.endings) assert.equal(kindOfEnding(ending), kind);
  }
  assert.equal(kindCalled('animation')?.word, 'animatn');
  assert.deepEqual([kindCalled(''), kindOfEnding('exe'), kindOfType(-1)], [undefined, undefined, undefined]);
});
