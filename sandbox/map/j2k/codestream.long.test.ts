// Codestreams as OpenJPEG reads them: where it is installed it judges, elsewhere the sums of what it has judged do.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { md5 } from '../../shell/chance.ts';
import { writeCodestream } from './codestream.ts';

type Draw = (x: number, y: number) => readonly [number, number, number];

interface Drawn {
  readonly title: string;
  readonly edge: number;
  readonly draw: Draw;
  /** Of the codestream. */
  readonly sum: string;
  /** How far a part of a pixel may be from what was drawn; digits of details are left out. */
  readonly off: number;
}

/** Somewhere between 0 and 255, always the same for a place. */
const grain = (x: number, y: number) => (Math.imul(x * 7919 + y * 104_729, 2_654_435_761) >>> 24) & 0xff;

const DRAWN: readonly Drawn[] = [
  { title: 'nothing but grey', edge: 64, draw: () => [128, 128, 128], sum: '177443810fba515cea4c06c86d8598e8', off: 0 },
  { title: 'black', edge: 64, draw: () => [0, 0, 0], sum: 'ba32fce5ef6ab59cda0b010d1d4dd791', off: 0 },
  {
    title: 'white with a red spot',
    edge: 64,
    draw: (x, y) => (x === 7 && y === 50 ? [255, 0, 0] : [255, 255, 255]),
    sum: '8f51a5a3ebd20fc46099a0f727c3dcef',
    off: 8,
  },
  {
    title: 'slopes',
    edge: 128,
    draw: (x, y) => [2 * x, 2 * y, x + y],
    sum: '065105c8421c8811cb418bc1458bbe10',
    off: 4,
  },
  {
    title: 'a shore',
    edge: 256,
    draw: (x, y) => (x + Math.abs((y % 64) - 32) < 128 ? [84, 122, 54] : [38, 70, 118]),
    sum: '42043f588b7fbece246aa1a8748fd171',
    off: 8,
  },
  {
    title: 'grain',
    edge: 256,
    draw: (x, y) => [grain(x, y), grain(y, x), grain(x + y, x)],
    sum: '02b0c0d30bcbf87184ba735f5bcfb473',
    off: 16,
  },
];

function picture({ draw, edge }: Drawn): Uint8Array {
  return Uint8Array.from({ length: edge * edge }, (_, at) => at).reduce(
    (bytes, _, at) => {
      bytes.set(draw(at % edge, Math.floor(at / edge)), 3 * at);
      return bytes;
    },
    new Uint8Array(3 * edge * edge),
  );
}

function written(drawn: Drawn): Uint8Array {
  const steps = writeCodestream(picture(drawn), drawn.edge);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

for (const drawn of DRAWN) {
  test(`[map.codestream.1] [map.codestream.2] [map.codestream.3] ${drawn.title} is written as OpenJPEG has read it`, () => {
    assert.equal(md5(written(drawn)), drawn.sum);
  });

  test(`OpenJPEG reads ${drawn.title}`, (t) => {
    if (spawnSync('opj_decompress', ['-h']).error !== undefined) return t.skip('no opj_decompress on this machine');
    const folder = mkdtempSync(path.join(tmpdir(), 'codestream-'));
    const [coded, read] = [path.join(folder, 'a.j2k'), path.join(folder, 'a.ppm')];
    writeFileSync(coded, written(drawn));
    const { status, stderr } = spawnSync('opj_decompress', ['-i', coded, '-o', read], { encoding: 'utf8' });
    assert.deepEqual([status, stderr.trim()], [0, '']);
    const wanted = picture(drawn);
    const pixels = readFileSync(read).subarray(-wanted.length);
    rmSync(folder, { recursive: true });
    const off = wanted.reduce((most, part, at) => Math.max(most, Math.abs(part - (pixels[at] ?? 0))), 0);
    assert.ok(off <= drawn.off, `${off}`);
  });
}

test('[map.codestream.1] nobody waits long for a step', () => {
  const [first] = DRAWN;
  assert.ok(first);
  assert.equal([...writeCodestream(picture({ ...first, edge: 256 }), 256)].length, 3 * (1 + 1 + 4 * 3 + 4 * 3));
});
