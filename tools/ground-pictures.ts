// Draws the pictures of our own that the sandbox serves as textures, and has them written as JPEG 2000 codestreams by
// opj_compress (package libopenjp2-tools). Run once, by hand; what it writes is sandbox/assets/pictures.ts.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject } from './root.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** What a picture is at one place, from 0 to 255: one value of grey, three of colour, or four with the opacity. */
type Draw = (x: number, y: number) => readonly number[];

interface PicturePlan {
  readonly name: string;
  readonly draw: Draw;
  /** What one place has; absent = colour. */
  readonly pixels?: keyof typeof HEADS;
}

const EDGE = 128;
/** Each octave of grain is twice as fine and weighs half as much. */
const OCTAVES = 4;
/** To this part of its raw size a picture is pressed. */
const RATIO = 32;
const CENTRE = (EDGE - 1) / 2;

const PICTURES: readonly PicturePlan[] = [
  { name: 'dirt', draw: grainy([84, 62, 44], [138, 108, 78], 8) },
  { name: 'grass', draw: grainy([44, 84, 34], [104, 140, 62], 12) },
  { name: 'mountain', draw: grainy([96, 92, 84], [146, 140, 126], 5) },
  { name: 'rock', draw: grainy([70, 70, 74], [168, 166, 162], 3) },
  { name: 'body', draw: grainy([198, 150, 122], [206, 160, 132], 4) },
  { name: 'wood', draw: streaky([150, 106, 62], [206, 164, 112]) },
  { name: 'hair', draw: streaky([52, 34, 22], [96, 66, 42]) },
  { name: 'eyes', draw: iris },
  { name: 'blank', draw: () => [255, 255, 255] },
  { name: 'waves', draw: normal },
  { name: 'clouds', draw: grainy([0, 0, 0], [255, 255, 255], 4) },
  { name: 'sun', draw: disc([255, 252, 232]), pixels: 'opacity' },
  { name: 'moon', draw: disc([206, 208, 216]), pixels: 'opacity' },
  { name: 'puff', draw: puff, pixels: 'opacity' },
  { name: 'ring', draw: ring, pixels: 'opacity' },
  { name: 'clear', draw: () => [0, 0, 0, 0], pixels: 'opacity' },
  { name: 'black', draw: () => [0, 0, 0] },
  { name: 'flat', draw: () => [127, 127, 255] },
  { name: 'sea', draw: grainy([20, 56, 84], [58, 108, 136], 6) },
  { name: 'foliage', draw: foliage, pixels: 'opacity' },
  { name: 'blades', draw: blades, pixels: 'opacity' },
  { name: 'bumps', draw: (x, y) => [255 * grainAt(x, y, 8)], pixels: 'grey' },
];

/** @param grain waves of the coarsest grain along an edge; whole, so that the picture can be laid side by side */
function grainy(dark: Colour, light: Colour, grain: number): Draw {
  return (x, y) => blend(dark, light, grainAt(x, y, grain));
}

/** Grain that is drawn out along one edge. */
function streaky(dark: Colour, light: Colour): Draw {
  return (x, y) => blend(dark, light, mix(grainAt((x * 8) % EDGE, y, 16), grainAt(x, y, 4), 0.3));
}

/** A pupil in a brown iris, and white around it. */
function iris(x: number, y: number): readonly number[] {
  const radius = Math.hypot(x - CENTRE, y - CENTRE) / CENTRE;
  if (radius < 0.18) return [12, 10, 10];
  return radius < 0.45 ? blend([74, 48, 26], [138, 98, 58], grainAt(x, y, 16)) : [236, 234, 230];
}

/** Where waves lean to: red to the east, green to the north, blue upwards. */
function normal(x: number, y: number): readonly number[] {
  const height = (east: number, north: number) => grainAt((x + east + EDGE) % EDGE, (y + north + EDGE) % EDGE, 4);
  const lean = [height(-1, 0) - height(1, 0), height(0, -1) - height(0, 1)].map((slope) => slope * STEEPNESS);
  const length = Math.hypot(...lean, 1);
  return [...lean, 1].map((part) => 127.5 + (127.5 * part) / length);
}

const STEEPNESS = 4;

/** A round thing in the sky, with soft edges. */
function disc(colour: Colour): Draw {
  return (x, y) => {
    const radius = Math.hypot(x - CENTRE, y - CENTRE) / CENTRE;
    return [...colour, 255 * Math.min(Math.max((0.95 - radius) * 10, 0), 1)];
  };
}

/** Smoke, sparks and stars: white, and thinner outwards. */
function puff(x: number, y: number): readonly number[] {
  const radius = Math.hypot(x - CENTRE, y - CENTRE) / CENTRE;
  return [255, 255, 255, 255 * Math.max(1 - radius, 0) * mix(0.5, 1, grainAt(x, y, 4))];
}

/** What viewers lay over a face that is selected. */
function ring(x: number, y: number): readonly number[] {
  const radius = Math.hypot(x - CENTRE, y - CENTRE) / CENTRE;
  return [255, 255, 255, Math.abs(radius - 0.7) < 0.1 ? 255 : 0];
}

/** A tree: viewers wind the left half around its trunk, and hang up both quarters of the right one as leaves. */
function foliage(x: number, y: number): readonly number[] {
  const half = EDGE / 2;
  if (x < half) return [...blend([70, 50, 34], [122, 96, 66], grainAt((x * 8) % EDGE, y, 16)), 255];
  const middle = half / 2 - 0.5;
  const radius = Math.hypot((x % half) - middle, (y % half) - middle) / middle;
  const opacity = (grainAt(x, y, 16) + 0.6 - radius) * 4;
  return [...blend([34, 66, 24], [116, 152, 70], grainAt(x, y, 12)), 255 * clamp(opacity)];
}

/** Grass, which stands on the lowest row. */
function blades(x: number, y: number): readonly number[] {
  const height = mix(0.2, 0.95, grainAt((x * 4) % EDGE, 0, 32));
  const up = (EDGE - 1 - y) / (EDGE - 1);
  return [...blend([54, 84, 30], [150, 176, 92], up), 255 * clamp((height - up) * 16)];
}

function blend(dark: Colour, light: Colour, part: number): readonly number[] {
  return dark.map((value, channel) => value + part * ((light[channel] ?? value) - value));
}

const HEADS = {
  colour: `P6\n${EDGE} ${EDGE}\n255\n`,
  grey: `P5\n${EDGE} ${EDGE}\n255\n`,
  opacity: `P7\nWIDTH ${EDGE}\nHEIGHT ${EDGE}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n`,
};
const ENDINGS = { colour: 'ppm', grey: 'pgm', opacity: 'pam' };

/** As a file that the encoder reads. */
function fileOf({ draw, pixels: kind = 'colour' }: PicturePlan): Buffer {
  const places = Array.from({ length: EDGE * EDGE }, (_, at) => [at % EDGE, Math.floor(at / EDGE)] as const);
  const pixels = Buffer.from(places.flatMap(([x, y]) => draw(x, y).map((value) => Math.round(value))));
  return Buffer.concat([Buffer.from(HEADS[kind]), pixels]);
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

const clamp = (part: number) => Math.min(Math.max(part, 0), 1);
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
  const endings = [ENDINGS[picture.pixels ?? 'colour'], 'j2c'];
  const [source, target] = endings.map((ending) => path.join(folder, `${picture.name}.${ending}`));
  if (source === undefined || target === undefined) throw new Error('Two endings make two names.');
  writeFileSync(source, fileOf(picture));
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
