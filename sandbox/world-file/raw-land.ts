// A file of bare numbers as land, and land as such a file.
import { REGION_SIZE } from '../world/terrain/height.ts';

const SAMPLES = REGION_SIZE * REGION_SIZE;
const SAMPLE_BYTES = 4;
/** Neither lower nor higher than the heights that a world file may say. */
const LOWEST = -1000;
const HIGHEST = 4096;

/**
 * [land.raw.1] 256 × 256 little-endian 32-bit floats, in metres, row by row from the south-west corner. Other sizes are refused,
 * and so is a number that is no height.
 */
export function landOfBytes(bytes: Uint8Array): Float32Array | { readonly problem: string } {
  if (bytes.length !== SAMPLES * SAMPLE_BYTES) {
    return { problem: `must have ${SAMPLES * SAMPLE_BYTES} bytes, 256 × 256 numbers of 4, and has ${bytes.length}` };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = Float32Array.from({ length: SAMPLES }, (_, at) => view.getFloat32(at * SAMPLE_BYTES, true));
  const wrong = samples.findIndex((height) => !(height >= LOWEST && height <= HIGHEST));
  if (wrong === -1) return samples;
  return { problem: `has ${samples[wrong]} at byte ${wrong * SAMPLE_BYTES}; heights are ${LOWEST} to ${HIGHEST} m` };
}

/** [world.export.4] One number for each metre, row by row from the south-west corner, as `landOfBytes` reads them. */
export function bytesOfLand(samples: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(samples.length * SAMPLE_BYTES));
  samples.forEach((height, at) => {
    view.setFloat32(at * SAMPLE_BYTES, height, true);
  });
  return new Uint8Array(view.buffer);
}
