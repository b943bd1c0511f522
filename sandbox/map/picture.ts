// Square pictures of the map: red, green and blue of each pixel, row by row from the north-west.
import { REGION_SIZE } from '../world/terrain/height.ts';

/** 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Pixels along the edge of a picture, and of a tile: a metre each where a region fills it. */
export const PICTURE_EDGE = REGION_SIZE;
const PICTURE_BYTES = 3 * PICTURE_EDGE * PICTURE_EDGE;

export type Picture = Uint8Array;

/** A picture of one colour. */
export function plainPicture([red, green, blue]: Colour): Picture {
  const picture = new Uint8Array(PICTURE_BYTES);
  for (let at = 0; at < PICTURE_BYTES; at += 3) picture.set([red, green, blue], at);
  return picture;
}

/** The bytes of some rows from the top. */
export function rowsOf(picture: Picture, from: number, count: number): Uint8Array {
  return picture.subarray(3 * PICTURE_EDGE * from, 3 * PICTURE_EDGE * (from + count));
}

/**
 * [map.zoom.1] Puts a picture into a quarter of another one, half as wide and half as high: a pixel is the mean of four.
 * @param east, north 0 or 1: which quarter
 */
export function putQuarter(into: Picture, picture: Picture, [east, north]: readonly [number, number]): void {
  const half = PICTURE_EDGE / 2;
  const row = 3 * PICTURE_EDGE;
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      const from = 2 * y * row + 6 * x;
      const to = (y + (1 - north) * half) * row + 3 * (x + east * half);
      for (let part = 0; part < 3; part++) into[to + part] = meanOfFour(picture, from + part);
    }
  }
}

function meanOfFour(picture: Picture, at: number): number {
  const row = 3 * PICTURE_EDGE;
  const [first, second] = [picture[at] ?? 0, picture[at + 3] ?? 0];
  return (first + second + (picture[at + row] ?? 0) + (picture[at + row + 3] ?? 0) + 2) >> 2;
}
