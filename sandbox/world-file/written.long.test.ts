import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, map, real, undef, uuid } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { seeded } from '../../test/support/seeded.ts';
import { md5 } from '../shell/chance.ts';
import { putMaterials } from '../world/conversations/materials.ts';
import { area } from '../world/testing/divided.ts';
import { boxAt, built, ids } from '../world/testing/prims.ts';
import { PEOPLE, START, stage } from '../world/testing/stage.ts';
import { World } from '../world/world.ts';
import { planOf } from './plan.ts';
import { readWorldFile } from './read.ts';
import type { WorldFile } from './shape.ts';
import { writtenWorld } from './written.ts';

const SEED = 20_261_122;
const ROUNDS = 12;
const EDITS = 25;
const FILE: WorldFile = {
  grid: { name: 'Grid' },
  regions: [
    {
      name: 'Yard',
      x: 1000,
      y: 1000,
      terrain: { kind: 'flat', height: 21 },
      prims: [{ position: [5, 5, 22], text: 'Hi' }],
    },
    { name: 'Hill', x: 1001, y: 1000, maturity: 'M', water: 3 },
  ],
  accounts: [{ first: 'Ada', last: 'Sandbox', password: 'secret' }],
};

const NOTHING_NAMED = { ItemID: NULL_UUID };
const MATERIAL = '41111111-2222-4333-8444-555555555555';
const LIGHT = 0x20;
/** Colour, radius, cutoff and falloff of a light. */
const lightOf = (whole: (most: number) => number) => Uint8Array.from({ length: 16 }, () => whole(60));
/** A rectangle of two squares of 4 m each way. */
const squareAt = (column: number, row: number) => area(4 * column, 4 * row, 4 * column + 8, 4 * row + 8);

const land = () => new Float32Array(256 * 256);
const NOTHING = { regions: [], homes: [], assets: [] };
const here = {
  seen: (path: string) => path,
  landFile: (region: number) => `${region}.land`,
  lightFile: (region: number) => `${region}.light`,
  assetsFolder: 'assets',
};

test(`[world.export.2] [world.export.8] [world.items.1] [world.exact.2] a world in which people have built is written down and read as the same world (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const whole = (most: number) => Math.floor(random() * (most + 1));
  const yard = stage(planOf(FILE, land).regions);
  yard.arrive('Ada');
  const boxes: number[] = [];
  const edits = [
    () => void boxes.push(built(yard, 'Ada', [whole(250), whole(250), whole(40)])),
    (at: number) => yard.hear('Ada', 'ObjectMaterial', { ObjectData: [{ ObjectLocalID: at, Material: whole(7) }] }),
    (at: number) => yard.hear('Ada', 'ObjectName', { ObjectData: [{ LocalID: at, Name: 'x'.repeat(whole(80)) }] }),
    (at: number) => yard.hear('Ada', 'ObjectLink', ids(at, boxes[whole(boxes.length - 1)] ?? 0)),
    (at: number) => yard.hear('Ada', 'ObjectDelink', ids(at)),
    (at: number) => yard.hear('Ada', 'ObjectGrab', { ObjectData: { LocalID: at } }),
    (at: number) => yard.hear('Ada', 'ObjectScale', { ObjectData: [{ ObjectLocalID: at, Scale: [random(), 900, 0] }] }),
    (at: number) => {
      const Rotation = [random() - 0.5, random() - 0.5, random() - 0.5, 0.5] as const;
      return yard.hear('Ada', 'ObjectRotation', { ObjectData: [{ ObjectLocalID: at, Rotation }] });
    },
    (at: number) =>
      yard.hear('Ada', 'ObjectPosition', { ObjectData: [{ ObjectLocalID: at, Position: [random() * 999, 5, 5] }] }),
    (at: number) =>
      yard.hear('Ada', 'RezScript', { UpdateBlock: { ObjectLocalID: at }, InventoryBlock: NOTHING_NAMED }),
    (at: number) =>
      yard.hear('Ada', 'ObjectExtraParams', {
        ObjectData: [{ ObjectLocalID: at, ParamType: LIGHT, ParamInUse: true, ParamData: lightOf(whole) }],
      }),
    (at: number) =>
      yard.world.ask(PEOPLE.Ada.id, START, (agent, scene) => {
        const objectId = scene.prims(agent.place).get(at)?.id ?? '';
        const override = map({ mf: real(random()), tex: array([undef, uuid(objectId)]) });
        return putMaterials(agent, [{ objectId, face: whole(3), materialId: MATERIAL, override }], scene);
      }),
    (at: number) =>
      yard.hear('Ada', 'EstateOwnerMessage', {
        MethodData: { Method: 'telehub' },
        ParamList: ['connect', `${at}`].map((Parameter) => ({ Parameter })),
      }),
    () => yard.hear('Ada', 'ParcelDivide', squareAt(whole(60), whole(60))),
    () => yard.hear('Ada', 'ParcelJoin', squareAt(whole(60), whole(60))),
    () => yard.hear('Ada', 'ParcelClaim', { ParcelData: [squareAt(whole(60), whole(60)).ParcelData] }),
    () => yard.hear('Ada', 'ParcelRelease', { Data: { LocalID: whole(9) } }),
    () => yard.hear('Ada', 'ParcelSetOtherCleanTime', { ParcelData: { LocalID: whole(9), OtherCleanTime: whole(99) } }),
    (at: number) => yard.hear('Ada', 'ObjectDuplicate', { ...ids(at), SharedData: { Offset: [1, 0, 0] } }),
  ];
  yard.hear('Ada', 'ObjectAdd', boxAt([1, 1, 22]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let edit = 0; edit < EDITS; edit += 1) edits[whole(edits.length - 1)]?.(boxes[whole(boxes.length - 1)] ?? 0);
    const written = writtenWorld(FILE, { regions: yard.world.snapshot(), homes: [], assets: [] }, here);
    const reading = readWorldFile(JSON.stringify(written));
    assert.ok('world' in reading, `seed ${SEED}, round ${round}: ${JSON.stringify(reading)}`);
    const again = new World({ regions: planOf(reading.world, land).regions, random: seeded(9), digest: md5 });
    const known = yard.world.snapshot().map(withOwners(yard.world));
    assert.deepEqual(again.snapshot().map(withOwners(again)), known, `seed ${SEED}, round ${round}`);
    assert.deepEqual([reading.world.accounts, reading.world.grid], [FILE.accounts, FILE.grid]);
  }
  const text = JSON.stringify(yard.world.snapshot());
  for (const word of ['contents', 'extras', 'overrides', 'telehub', 'ownerId', 'claimedAt', 'cleanTime'])
    assert.ok(text.includes(`"${word}"`), word);
});

/** The owner of a region is somebody else in each run; whose things have no owner named are the region's. */
function withOwners({ regions }: World) {
  return (region: ReturnType<World['snapshot']>[number], at: number) =>
    JSON.parse(JSON.stringify(region).replaceAll(regions[at]?.ownerId ?? '-', 'owner')) as unknown;
}

test('[world.export.2] what a file names on the disk is named as it is seen from the new place', () => {
  const file: WorldFile = {
    assets: 'assets/',
    regions: [{ name: 'Yard', x: 1, y: 1, terrain: { kind: 'raw', file: 'yard.raw' } }],
  };
  const written = writtenWorld(file, NOTHING, { ...here, seen: (path) => `../old/${path}` });
  assert.equal(written.assets, '../old/assets/');
  assert.deepEqual(written.regions?.[0]?.terrain, { kind: 'raw', file: '../old/yard.raw' });
});

test('[world.export.2] without a file the two usual regions are written', () => {
  assert.deepEqual(
    writtenWorld({}, NOTHING, here).regions?.map(({ name }) => name),
    ['Sandbox One', 'Sandbox Two'],
  );
});

test('[world.export.5] an account has the home that its owner chose, and others stay as they are', () => {
  const accounts = [
    { first: 'Ada', last: 'Sandbox' },
    { first: 'Ben', last: 'Sandbox' },
  ];
  const home = { region: 'Sandbox Two', position: [1, 2, 3] as const };
  const homes = [
    { first: 'ADA', last: 'Sandbox', home },
    { first: 'Cleo', last: 'Sandbox', home },
  ];
  const written = writtenWorld({ accounts }, { regions: [], homes, assets: [] }, here);
  assert.deepEqual(written.accounts, [
    { first: 'Ada', last: 'Sandbox', home },
    { first: 'Ben', last: 'Sandbox' },
  ]);
  assert.ok('world' in readWorldFile(JSON.stringify(written)));
});

test('[world.export.2] [region.change.1] rules of a region are written as they are now, whatever the file had', () => {
  const rules = { damage: true, fly: false };
  const file: WorldFile = { regions: [{ name: 'Yard', x: 1, y: 1, rules }] };
  const yard = stage(planOf(file, land).regions);
  yard.world.changeRegion(0, { damage: false, terraform: false }, 0);
  const written = writtenWorld(file, { regions: yard.world.snapshot(), homes: [], assets: [] }, here);
  assert.deepEqual(written.regions?.[0]?.rules, { damage: false, directTeleport: true, fly: false, terraform: false });
  const reading = readWorldFile(JSON.stringify(written));
  assert.ok('world' in reading);
  const [again] = stage(planOf(reading.world, land).regions).world.regions;
  assert.equal(again?.flags, yard.world.regions[0]?.flags);
  assert.notEqual(again?.flags, stage().world.regions[0]?.flags);
});
