// What is written is read by a reader that is not ours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from 'jpeg-js';
import { seeded } from '../../test/support/seeded.ts';
import { JpegWriter, STRIP_ROWS } from './jpeg.ts';

type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number];
const [WIDTH, HEIGHT] = [64, 48];

function pixelsOf(paint: Paint): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: WIDTH * HEIGHT }, (_, at) => paint(at % WIDTH, Math.floor(at / WIDTH))).flat(),
  );
}

function written(pixels: Uint8Array): Uint8Array {
  const writer = new JpegWriter(WIDTH, HEIGHT);
  const strip = 3 * WIDTH * STRIP_ROWS;
  for (let at = 0; at < pixels.length; at += strip) writer.strip(pixels.subarray(at, at + strip));
  return writer.done();
}

/** Where the letters of the worst pixel stand, and by how much it is off on the average. */
function errors(read: Uint8Array, wanted: Uint8Array): { readonly worst: number; readonly mean: number } {
  const off = Array.from(wanted, (value, at) => Math.abs((read[at] ?? -999) - value));
  return { worst: Math.max(...off), mean: off.reduce((sum, value) => sum + value, 0) / off.length };
}

const random = seeded(11);
const pictures: readonly [title: string, paint: Paint, worst: number, mean: number][] = [
  ['one colour', () => [40, 90, 200], 3, 3],
  ['black', () => [0, 0, 0], 1, 1],
  ['white', () => [255, 255, 255], 1, 1],
  ['a slope of three colours', (x, y) => [4 * x, 5 * y, 255 - 4 * x], 14, 2],
  ['an edge', (x) => (x < 21 ? [200, 30, 30] : [30, 200, 30]), 90, 4],
  ['a chess-board of black and white', (x, y) => ((x + y) % 2 === 0 ? [255, 255, 255] : [0, 0, 0]), 60, 20],
  ['noise', () => [255 * random(), 255 * random(), 255 * random()], 160, 30],
];
for (const [title, paint, worst, mean] of pictures) {
  test(`[map.jpeg.1] [map.jpeg.2] [map.jpeg.3] ${title} reads back`, () => {
    const pixels = pixelsOf(paint);
    const read = decode(written(pixels), { useTArray: true, formatAsRGBA: false });
    assert.deepEqual([read.width, read.height, read.data.length], [WIDTH, HEIGHT, pixels.length]);
    const found = errors(read.data, pixels);
    assert.ok(found.worst <= worst && found.mean <= mean, JSON.stringify(found));
  });
}
