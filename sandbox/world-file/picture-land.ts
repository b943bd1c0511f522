// A picture as land: how bright a place is says how high it lies.
import { REGION_SIZE } from '../world/terrain/height.ts';

/** A picture, row by row from its top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Values of each pixel: grey, grey and opacity, red green blue, or these and opacity. */
  readonly channels: number;
  /** What a channel has where it is full. */
  readonly white: number;
  readonly data: ArrayLike<number>;
}

/** Metres. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/**
 * [land.picture.1] Stretched over the region, blended between pixels; the top of the picture is the north.
 * @returns one sample per metre, row by row from the south-west corner
 */
export function landOfPicture(picture: Picture, { high, low }: Span): Float32Array {
  const last = REGION_SIZE - 1;
  const samples = new Float32Array(REGION_SIZE * REGION_SIZE);
  for (let y = 0; y < REGION_SIZE; y += 1) {
    for (let x = 0; x < REGION_SIZE; x += 1) {
      const light = blended(picture, (x / last) * (picture.width - 1), (1 - y / last) * (picture.height - 1));
      samples[y * REGION_SIZE + x] = low + (high - low) * light;
    }
  }
  return samples;
}

/** How bright the picture is between four of its pixels, 0 to 1. */
function blended(picture: Picture, column: number, row: number): number {
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, bottom] = [Math.min(left + 1, picture.width - 1), Math.min(top + 1, picture.height - 1)];
  const mix = (from: number, to: number, share: number) => from + (to - from) * share;
  const above = mix(brightness(picture, left, top), brightness(picture, right, top), column - left);
  const below = mix(brightness(picture, left, bottom), brightness(picture, right, bottom), column - left);
  return mix(above, below, row - top);
}

/** The mean of the colours; opacity does not count. */
function brightness({ channels, data, white, width }: Picture, column: number, row: number): number {
  const colours = channels < 3 ? 1 : 3;
  const at = (row * width + column) * channels;
  let sum = 0;
  for (let colour = 0; colour < colours; colour += 1) sum += data[at + colour] ?? 0;
  return sum / (colours * white);
}
