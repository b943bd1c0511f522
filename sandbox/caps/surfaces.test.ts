import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, inflateSync } from 'node:zlib';
import { readLlsdBinary, writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import {
  array,
  asBytes,
  asItems,
  binary,
  get,
  has,
  integer,
  type Llsd,
  map,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { NULL_UUID, uuidBytes } from '../../protocol/uuid.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { messagesIn, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';
import { readFaces } from '../world/prims/faces.ts';
import { SURFACES_LIMIT } from './surfaces.ts';
import { UNZIPPED_BYTES, unzipped, zipped } from './zipped.ts';

const [ONE, BUMPS] = ['11111111-2222-4333-8444-555555555555', '41111111-2222-4333-8444-555555555555'];
const ROUGH = map({
  ...{ NormMap: uuid(BUMPS), SpecMap: uuid(NULL_UUID), NormOffsetX: integer(2500), SpecExp: integer(51) },
  SpecColor: array([255, 128, 0, 255].map(integer)),
});

/** Ada in a region with a box of everybody's. */
function building(): AgentCaps {
  const caps = new AgentCaps(
    new WholeGrid({
      regions: [{ name: 'Yard', x: 1, y: 1, port: 13_000, prims: [{ id: ONE, position: [10, 10, 30] }] }],
    }),
  );
  caps.whole.arrive(caps.login);
  return caps;
}

/** As viewers write it. */
const packed = (value: Llsd): Llsd => map({ Zipped: binary(new Uint8Array(deflateSync(writeLlsdBinary(value)))) });

/** As they read it. */
const opened = (value: Llsd): readonly Llsd[] =>
  asItems(readLlsdBinary(new Uint8Array(inflateSync(asBytes(get(value, 'Zipped'))))).value);

const onFace = (Face: number, Material?: Llsd, ID = 1): Llsd =>
  map({ ID: integer(ID), Face: integer(Face), ...(Material && { Material }) });

function put(caps: AgentCaps, ...faces: readonly Llsd[]) {
  const said = packed(map({ FullMaterialsPerFace: array(faces) }));
  const { effects, status, value } = caps.ask('RenderMaterials', { method: 'PUT', said });
  return { status, told: status === 200 ? opened(value) : [], faces: facesIn(effects) };
}

/** Surfaces of the first five faces of boxes that viewers are told of. */
const facesIn = (effects: readonly Effect[]) =>
  messagesIn(effects)
    .filter(({ name }) => name === 'ObjectUpdate')
    .map((message) => {
      const faces = readFaces(message.bytes('ObjectData', 'TextureEntry'));
      return [0, 1, 2, 3, 4].map((face) => (faces?.others.get(face) ?? faces?.rest)?.material);
    });

test('[objects.materials.1] where no face has one, there are no surfaces, however one asks', () => {
  const caps = building();
  for (const method of ['GET', 'POST', 'PUT'])
    assert.deepEqual(opened(caps.ask('RenderMaterials', { method }).value), []);
});

test('[surface.put.1] [surface.id.1] [surface.parts.1] faces get a surface, everybody is told, and it can be asked for', () => {
  const caps = building();
  const { faces, told } = put(caps, onFace(2, ROUGH), onFace(4, map({ ...entriesOf(ROUGH), Colour: string('red') })));
  const [first, second] = told.map((one) => asBytes(get(one, 'MaterialID')));
  assert.equal(first?.length, 16);
  assert.deepEqual(second, first, 'what is no part of a surface makes no other one');
  const [shown = []] = faces;
  assert.deepEqual([shown[0], shown[1], shown[3]], [NULL_UUID, NULL_UUID, NULL_UUID]);
  const id = shown[2] ?? NULL_UUID;
  assert.deepEqual([uuidBytes(id), shown[4]], [first, id]);
  const known = [map({ ID: binary(first ?? assert.fail()), Material: ROUGH })];
  assert.deepEqual(opened(caps.ask('RenderMaterials').value), known);
  const named = array([binary(first ?? assert.fail()), uuid(BUMPS), integer(7)]);
  assert.deepEqual(opened(caps.ask('RenderMaterials', { said: packed(named) }).value), known);
  assert.deepEqual(put(caps, onFace(2), onFace(4)).faces, [Array(5).fill(NULL_UUID)]);
  assert.deepEqual(opened(caps.ask('RenderMaterials').value), []);
});

test('[surface.put.1] a face that is none, and a prim that is not there, stay as they are', () => {
  const caps = building();
  assert.deepEqual(put(caps, onFace(45, ROUGH), onFace(-1, ROUGH), onFace(0, ROUGH, 99)), {
    ...{ status: 200, told: [], faces: [] },
  });
});

test('[surface.put.1] a surface is written with the world that it is in', () => {
  const caps = building();
  put(caps, onFace(0, ROUGH));
  const { assets } = caps.whole.grid.snapshot();
  assert.equal(assets.length, 1);
  assert.match(Buffer.from(assets[0]?.bytes ?? []).toString(), new RegExp(BUMPS));
});

test('[surface.bound.1] [objects.zipped.1] what is too much, or no LLSD, is refused in a sentence', () => {
  const caps = building();
  const many = Array.from({ length: SURFACES_LIMIT + 1 }, () => onFace(0));
  assert.equal(put(caps, ...many.slice(1)).status, 200);
  assert.equal(put(caps, ...many).status, 400);
  for (const bytes of [Uint8Array.of(1, 2, 3), new Uint8Array(deflateSync(Uint8Array.of(1, 2, 3)))])
    assert.equal(caps.ask('RenderMaterials', { said: map({ Zipped: binary(bytes) }) }).status, 400);
});

test('[objects.zipped.1] what is zipped is read by zlib, at every length around a block, and what grows too large is not opened', () => {
  const inflate = (_: string, bytes: Uint8Array, maxOutputLength: number) => {
    try {
      return new Uint8Array(inflateSync(bytes, { maxOutputLength }));
    } catch {
      return undefined;
    }
  };
  for (const length of [0, 1, 65_520, 65_530, 65_535, 65_536, 131_065, 200_000]) {
    const value = array([binary(new Uint8Array(length).fill(length % 251))]);
    assert.deepEqual(unzipped(zipped(value), inflate), value, `${length} bytes`);
  }
  const bomb = deflateSync(writeLlsdBinary(binary(new Uint8Array(UNZIPPED_BYTES))));
  assert.equal(unzipped(new Uint8Array(bomb), inflate), undefined);
});

function entriesOf(value: Llsd): Record<string, Llsd> {
  assert.ok(value.kind === 'map' && has(value, 'NormMap'));
  return Object.fromEntries(value.entries);
}
