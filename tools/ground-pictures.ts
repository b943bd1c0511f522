// Draws the pictures of our own that the sandbox serves as textures, and has them written as JPEG 2000 codestreams by
// opj_compress (package libopenjp2-tools). Run once, by hand; what it writes is sandbox/assets/pictures.ts.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject } from './root.ts';

type Colour = readonly [red: number, green: number, blue: number];

interface PicturePlan {
  readonly name: string;
  readonly dark: Colour;
  readonly light: Colour;
  /** Waves of the coarsest grain along an edge; whole, so that the picture can be laid side by side. */
  readonly grain: number;
}

const EDGE = 128;
/** Each octave of grain is twice as fine and weighs half as much. */
const OCTAVES = 4;
/** To this part of its raw size a picture is pressed. */
const RATIO = 32;

const PICTURES: readonly PicturePlan[] = [
  { name: 'dirt', dark: [84, 62, 44], light: [138, 108, 78], grain: 8 },
  { name: 'grass', dark: [44, 84, 34], light: [104, 140, 62], grain: 12 },
  { name: 'mountain', dark: [96, 92, 84], light: [146, 140, 126], grain: 5 },
  { name: 'rock', dark: [70, 70, 74], light: [168, 166, 162], grain: 3 },
  { name: 'body', dark: [198, 150, 122], light: [206, 160, 132], grain: 4 },
];

function draw({ dark, grain, light }: PicturePlan): Buffer {
  const pixels = Buffer.alloc(3 * EDGE * EDGE);
  for (let at = 0; at < EDGE * EDGE; at += 1) {
    const part = grainAt(at % EDGE, Math.floor(at / EDGE), grain);
    dark.forEach((value, channel) => {
      pixels[3 * at + channel] = Math.round(value + part * ((light[channel] ?? value) - value));
    });
  }
  return Buffer.concat([Buffer.from(`P6\n${EDGE} ${EDGE}\n255\n`), pixels]);
}

/** 0 to 1; the same on opposite edges. */
function grainAt(x: number, y: number, grain: number): number {
  let [sum, weight] = [0, 0];
  for (let octave = 0; octave < OCTAVES; octave += 1) {
    const [waves, share] = [grain * 2 ** octave, 2 ** -octave];
    sum += share * smooth((x * waves) / EDGE, (y * waves) / EDGE, waves);
    weight += share;
  }
  return sum / weight;
}

/** Between the four knots around a place. */
function smooth(x: number, y: number, waves: number): number {
  const [west, south] = [Math.floor(x), Math.floor(y)];
  const [east, north] = [ease(x - west), ease(y - south)];
  const row = (at: number) => mix(knot(west, at, waves), knot(west + 1, at, waves), east);
  return mix(row(south), row(south + 1), north);
}

const mix = (from: number, to: number, part: number) => from + part * (to - from);
const ease = (part: number) => part * part * (3 - 2 * part);

/** A number from 0 to 1 that looks like chance. */
function knot(x: number, y: number, waves: number): number {
  let mixed = Math.imul((x % waves) + 1, 0x9e3779b1) ^ Math.imul((y % waves) + 1, 0x85ebca6b) ^ waves;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** The codestream of a picture. */
function compressed(picture: PicturePlan, folder: string): Buffer {
  const [source, target] = ['ppm', 'j2c'].map((ending) => path.join(folder, `${picture.name}.${ending}`));
  if (source === undefined || target === undefined) throw new Error('Two endings make two names.');
  writeFileSync(source, draw(picture));
  execFileSync('opj_compress', ['-i', source, '-o', target, '-r', String(RATIO)], { stdio: 'inherit' });
  return readFileSync(target);
}

const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-pictures-'));
const lines = PICTURES.map((picture) => `  ${picture.name}: '${compressed(picture, folder).toString('base64')}',`);
rmSync(folder, { recursive: true });
writeFileSync(
  inProject('sandbox/assets/pictures.ts'),
  `// JPEG 2000 codestreams of 128 × 128 pixels in base64, written by tools/ground-pictures.ts.\n\n` +
    `export const PICTURES = {\n${lines.join('\n')}\n} as const;\n`,
);
