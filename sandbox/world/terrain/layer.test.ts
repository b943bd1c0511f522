import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toHex } from '../../../protocol/bytes.ts';
import { readLayer } from '../../../protocol/meaning/decoders/layer-data.ts';
import { near, patch, TOLERANCE } from '../../../test/support/patches.ts';
import { seeded } from '../../../test/support/seeded.ts';
import { BitWriter } from './bits.ts';
import { landLayer } from './layer.ts';
import { MAX_RANGE, type Patch, writeRough } from './patch.ts';
import { COARSEST } from './quantized.ts';

const SPIKE_TOLERANCE = 0.35;

interface Golden {
  readonly title: string;
  readonly hex: string;
  readonly patches: readonly Patch[];
  readonly tolerance?: number;
  /** What other readers make of it: patch, cell from the west, cell from the south, metres. */
  readonly known: readonly (readonly [patch: number, i: number, j: number, height: number])[];
}

const golden: readonly Golden[] = [
  {
    title: '[land.patch.1] [land.patch.2] a level patch in the short form',
    hex: '0801104c000000a4410100002610',
    patches: [patch(0, 0, () => 21)],
    known: [[0, 9, 9, 21]],
  },
  {
    title: '[land.patch.3] [land.patch.4] [land.patch.5] a slope',
    hex: '0801104c890000a0410c00653802e25384a1cc41c60038580e0a0070400702000e04003808001c044c20',
    patches: [patch(3, 5, (i, j) => 20 + 0.5 * i + 0.25 * j)],
    known: [
      [0, 0, 0, 20.0035],
      [0, 15, 0, 27.5176],
      [0, 0, 15, 23.7324],
      [0, 15, 15, 31.2465],
      [0, 7, 3, 24.2441],
    ],
  },
  {
    title: '[land.layer.1] a spike and a slope in one packet',
    hex: [
      '0801104c8b0000a0410b00e23e37f8183088381838083880301838501c281c2018041808180818201c1018181c0418241804',
      '1c0818100c100e040e040e060e0a0c060e080c020e0c0e040c04060506030701070407010706060306010603060307030603',
      '07010604060307020601070601c0c0e080c040c060c020c080e060e020e060e040c060e040c020e060e060c020e020c0a0c0',
      '203818380818100c060e040e040e020e060c060c020c060c020e060c020e020c040c060e020c040e080e0207010604030083',
      '01818081c041c0c0e040c060c040c020c040e060702070106030300838083818300838103018301018041c0c0e0406020381',
      '81c04180818080c040e060e020e020e020c06060207010601060303010381038101c08180c1804180418041c0c1804180c1c',
      '0418041c081c080e020c060c020c020c020e060e060702060106020301038103808380838083010380838103008380830103',
      '00818041c0c0e020c020e020e040702060106010601060207020601060207010601070207010180c18080c040e020e020e02',
      '0e040c020e020e020c02060201c080c02060207010601060107010381038081c0818041c080c020c04060104500005e20810',
      '0013c021b8900c7600060d0000302800001808000000c0213080',
    ].join(''),
    patches: [patch(7, 2, (i, j) => (i === 8 && j === 4 ? 30 : 20)), patch(8, 2, (_, j) => 25 - 0.1 * j)],
    tolerance: SPIKE_TOLERANCE,
    known: [
      [0, 8, 4, 30.0515],
      [1, 0, 0, 25.0003],
      [1, 0, 15, 23.4997],
    ],
  },
];

for (const { title, hex, patches, tolerance = TOLERANCE, known } of golden) {
  test(`${title} is written byte for byte`, () => {
    assert.equal(toHex(landLayer(patches, COARSEST)), hex);
  });

  test(`${title} is off by no more than ${TOLERANCE} m [land.patch.7]`, () => {
    readLayer(landLayer(patches)).patches.forEach(({ heights }, index) => {
      near(heights, patches[index]?.heights ?? []);
    });
  });

  test(`${title} reads back within ${tolerance} m, and as others read it`, () => {
    const read = readLayer(bytesOf(hex));
    assert.deepEqual([read.stride, read.size, read.type], [264, 16, 0x4c]);
    assert.deepEqual(
      read.patches.map(({ x, y }) => [x, y]),
      patches.map(({ x, y }) => [x, y]),
    );
    read.patches.forEach(({ heights }, index) => {
      near(heights, patches[index]?.heights ?? [], tolerance);
    });
    for (const [index, i, j, height] of known) {
      near([read.patches[index]?.heights[j * 16 + i] ?? Number.NaN], [height], 0.0001);
    }
  });
}

test('[land.patch.3] a level patch in the normal form is written byte for byte', () => {
  const bits = new BitWriter();
  for (const [value, width] of [
    [264, 16],
    [16, 8],
    [0x4c, 8],
  ] as const)
    bits.write(value, width);
  writeRough(
    bits,
    patch(1, 0, () => 21),
  );
  bits.write(97, 8);
  assert.equal(toHex(bits.bytes()), '0801104c8c0000a84101002038041308');
});

test('[land.bits.1] the low bits of a partial byte go out high to low', () => {
  const bits = new BitWriter();
  bits.write(0x265, 10);
  assert.equal(toHex(bits.bytes()), '6580');
});

test('[land.patch.6] a patch whose last coefficient is not zero has no end mark', () => {
  const restless = patch(2, 9, (i, j) => ((i + j) % 2 === 0 ? 0 : 60));
  const [read] = readLayer(landLayer([restless, patch(3, 9, () => 5)])).patches;
  assert.ok(read);
  near(read.heights, restless.heights);
});

test('[land.patch.3] a tower higher than 16 bits tell is cut off', () => {
  const tower = (height: number) => patch(0, 0, (i) => (i < 8 ? 0 : height));
  const [cut] = readLayer(landLayer([tower(1e6)])).patches;
  assert.ok(cut);
  near(cut.heights, tower(MAX_RANGE - 1).heights, MAX_RANGE / 100);
});

const random = seeded(3);
const rough: readonly [title: string, land: (i: number, j: number) => number, prequant: number, tolerance?: number][] =
  [
    ['a gentle hill', (i, j) => 20 + Math.sin(i / 10) * 3 + j / 8, 10],
    ['a steep hill', (i, j) => 40 + 12 * Math.sin((i * Math.PI) / 20) * Math.cos((j * Math.PI) / 20), 13],
    ['a wall of 30 m', (i) => (i < 8 ? 20 : 50), 11],
    ['a cliff of 100 m, across', (i, j) => (i + j < 14 ? 0 : 100), 16],
    ['a spike of 30 m', (i, j) => (i === 8 && j === 4 ? 50 : 20), 15],
    ['rubble', () => 100 * random(), 16],
    // Beyond what seventeen bits can tell.
    ['a cliff of 1000 m, across', (i, j) => (i + j < 14 ? 0 : 1000), 16, 0.5],
  ];
for (const [title, land, prequant, tolerance = TOLERANCE] of rough) {
  test(`[land.patch.7] ${title} is off by no more than ${tolerance} m, in steps of 1/2^${prequant} of its range`, () => {
    const told = patch(4, 4, land);
    const [read] = readLayer(landLayer([told])).patches;
    assert.ok(read);
    assert.equal((read.quant >> 4) + 2, prequant);
    near(read.heights, told.heights, tolerance);
  });
}

function bytesOf(hex: string): Uint8Array {
  return fromHex(hex) ?? assert.fail('not hex');
}
