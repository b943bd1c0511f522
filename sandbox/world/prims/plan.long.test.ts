import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex } from '../../../protocol/bytes.ts';
import { seeded } from '../../../test/support/seeded.ts';
import type { Random } from '../../words.ts';
import { readWorldFile } from '../../world-file/read.ts';
import { unit, type Vector } from '../vector.ts';
import { plainFace, writeFaces } from './faces.ts';
import { FORMS, formOfNumbers } from './form.ts';
import { OVERRIDES_BYTES } from './overrides.ts';
import { USUAL_PHYSICS } from './physics.ts';
import { type PrimPlan, plansOf, plant } from './plan.ts';
import { type NewPrim, type Prim, plainPrim } from './prim.ts';
import { Prims } from './prims.ts';
import { COMMON_RIGHTS } from './rights.ts';

const SEED = 611;
const ROUNDS = 15;
const OWNER = '99999999-0000-4000-8000-000000000000';
const ROOT = 'cccccccc-0000-4000-8000-000000000001';

test('[world.prims.1] a prim of a world file is what it says, and what it leaves out has a default', () => {
  const [plain, full] = planted([
    { position: [1, 2, 3] },
    {
      position: [4, 5, 6],
      id: ROOT.toUpperCase(),
      name: 'Lamp',
      shape: 'torus',
      text: 'Hi',
      color: [1, 0.5, 0],
      scale: [1, 2, 3],
    },
  ]).all();
  assert.deepEqual(
    [plain?.name, plain?.form, plain?.scale, plain?.ownerId],
    ['Object', FORMS.box, [0.5, 0.5, 0.5], OWNER],
  );
  assert.deepEqual(plain?.rights, COMMON_RIGHTS);
  assert.deepEqual(
    [full?.id, full?.name, full?.form, full?.text, full?.scale],
    [ROOT, 'Lamp', FORMS.torus, 'Hi', [1, 2, 3]],
  );
  assert.deepEqual(full?.faces, writeFaces({ rest: plainFace(undefined, [255, 128, 0, 255]), others: new Map() }));
});

test('[world.exact.1] what was built goes before words, and a part before its root finds it', () => {
  const form = Array.from({ length: 18 }, (_, at) => at);
  const prims = planted([
    { position: [7, 5, 6], shape: 'ring', exact: { link: ROOT, offset: [3, 0, 0], form, material: 6, touches: 2 } },
    { position: [4, 5, 6], id: ROOT },
  ]);
  const [root, part] = prims.all();
  assert.deepEqual([part?.parent, part?.position, part?.material, part?.touches], [root?.localId, [3, 0, 0], 6, 2]);
  assert.deepEqual(part?.form, formOfNumbers(form));
});

test(`[world.export.1] whatever stands in a region is written down and read again as it is (seed ${SEED})`, () => {
  const random = seeded(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = built(random);
    const text = JSON.stringify({ regions: [{ name: 'R', x: 1, y: 1, prims: plansOf(before, OWNER) }] });
    const reading = readWorldFile(text);
    assert.ok('world' in reading, `seed ${SEED}, round ${round}: ${JSON.stringify(reading)}`);
    const after = planted(reading.world.regions?.[0]?.prims ?? []);
    assert.deepEqual(described(after), described(before), `seed ${SEED}, round ${round}`);
  }
});

for (const [what, prims, complaint] of [
  ['a link to nowhere', [{ position: [1, 1, 1], exact: { link: ROOT } }], /exact\.link is no prim of this region/],
  ['faces that break off', [{ position: [1, 1, 1], exact: { faces: '00' } }], /exact\.faces is no texture entry/],
  [
    'changes of no faces',
    [{ position: [1, 1, 1], exact: { overrides: "{'x':{}}" } }],
    /exact\.overrides is no map of faces/,
  ],
  [
    'changes that are no text of ours',
    [{ position: [1, 1, 1], exact: { overrides: '{' } }],
    /exact\.overrides is no map/,
  ],
  [
    'changes that are too long',
    [{ position: [1, 1, 1], exact: { overrides: `{'0':{'a':'${'x'.repeat(OVERRIDES_BYTES)}'}}` } }],
    /exact\.overrides is no map of faces in LLSD notation, or too long/,
  ],
  ['extras that break off', [{ position: [1, 1, 1], exact: { extras: '0120' } }], /exact\.extras breaks off/],
  [
    'more than a datagram holds',
    [{ position: [1, 1, 1], text: 'x'.repeat(300), exact: { mediaUrl: 'y'.repeat(1000) } }],
    /takes more than the 1000 bytes/,
  ],
] as const) {
  test(`[world.exact.1] ${what} is a mistake of the file`, () => {
    const reading = readWorldFile(JSON.stringify({ regions: [{ name: 'R', x: 1, y: 1, prims }] }));
    assert.match('problem' in reading ? reading.problem : '', complaint);
  });
}

function empty(): Prims {
  let [number, crc] = [0, 0];
  return new Prims({
    newLocalId: () => {
      number += 1;
      return number;
    },
    newCrc: () => {
      crc += 1;
      return crc;
    },
  });
}

function planted(plans: readonly PrimPlan[]): Prims {
  const prims = empty();
  plant(plans, prims, { ownerId: OWNER, random: seeded(7), date: 0 });
  return prims;
}

/** Everything but the numbers of this run; parents by their ids. */
function described(prims: Prims): readonly unknown[] {
  return prims.all().map((prim) => {
    // What is read comes into its region then.
    const { arrivedAt: _, crc, localId, parent, ...rest } = prim;
    return { ...rest, root: parent === 0 ? '' : prims.rootOf(prim).id, isNumbered: crc > 0 && localId > 0 };
  });
}

/** A region in which people have built for a while. */
function built(random: Random): Prims {
  const prims = empty();
  for (let count = Math.floor(random() * 12); count >= 0; count -= 1) {
    const root = prims.add(anyPrim(random, 0));
    for (let parts = Math.floor(random() * 3); parts > 0; parts -= 1) prims.add(anyPrim(random, root?.localId ?? 0));
  }
  return prims;
}

function anyPrim(random: Random, parent: number): NewPrim {
  const whole = (most: number) => Math.floor(random() * (most + 1));
  const uuid = () =>
    `${'0'.repeat(4)}${(65_536 + whole(65_535)).toString(16).slice(1)}-${whole(8999) + 1000}-4000-8000-${String(whole(1e11)).padStart(12, '0')}`;
  const vector = (most: number): Vector => [
    Math.fround(random() * most),
    Math.fround(random() * most),
    Math.fround(random() * most),
  ];
  const own: Partial<Prim> = {
    name: `Thing ${whole(99)}`,
    description: whole(1) === 0 ? '' : 'Made by ü.',
    ...{ code: whole(1) === 0 ? 9 : 255, state: whole(255), material: whole(7), clickAction: whole(8) },
    form: whole(1) === 0 ? FORMS.sphere : formOfNumbers(Array.from({ length: 18 }, () => whole(100))),
    ...{ scale: [1, 2, 0.01 + random()], flags: whole(1) * 0x400, saleType: whole(3), salePrice: whole(99) },
    rotation: unit([random(), random() - 1, random(), random()]),
    faces: writeFaces({
      rest: plainFace(uuid(), [whole(255), 0, 0, whole(255)]),
      others: new Map(whole(1) === 0 ? [] : [[3, plainFace()]]),
    }),
    extras: new Map(whole(1) === 0 ? [] : [[0x20, fromHex('ffffffff00002041000000000000403f') ?? new Uint8Array()]]),
    ...{
      text: whole(1) === 0 ? '' : 'two\nlines',
      textColor: [whole(255), 1, 2, 3],
      mediaUrl: whole(1) === 0 ? '' : 'http://x/',
    },
    physics:
      whole(1) === 0
        ? USUAL_PHYSICS
        : { shape: whole(2), density: 20, friction: 1, restitution: random(), gravity: -1 },
    ...{ creatorId: uuid(), groupId: uuid(), category: whole(9), touches: whole(9) },
    rights: { base: 0x8e000, owner: 0x8e000, group: whole(4), everyone: 0, next: 0xffff_ffff },
  };
  const ownerId = whole(1) === 0 ? OWNER : uuid();
  return { ...plainPrim({ id: uuid(), ownerId, position: vector(255), madeAt: whole(1e12) }), ...own, parent };
}
