// A region's land as the blobs of LayerData.
import { chunks } from '../chunks.ts';
import { BitWriter } from './bits.ts';
import { type Height, REGION_SIZE } from './height.ts';
import { type Patch, writePatch } from './patch.ts';
import { FINEST } from './quantized.ts';
import { PATCH_CELLS, PATCH_SIZE } from './transform.ts';

/** The type of a layer of land, `L`; other types end some viewers. */
export const LAND_LAYER = 0x4c;
/** Viewers do not read it; it is what simulators send. */
const STRIDE = 264;
/** A patch header's first byte that says: no more patches. */
const END_OF_PATCHES = 97;
/** As many patches travel together as fit into one datagram of natural land. */
export const PATCHES_PER_PACKET = 4;
/** A datagram stays whole on every path when it is below this. */
export const LAYER_BYTES = 1200;

const PATCHES_PER_EDGE = REGION_SIZE / PATCH_SIZE;

/** A patch by its place: from the west, and from the south. */
export type PatchPlace = Pick<Patch, 'x' | 'y'>;

/** West to east, and south to north. */
export const EVERY_PATCH: readonly PatchPlace[] = Array.from(
  { length: PATCHES_PER_EDGE * PATCHES_PER_EDGE },
  (_, index) => ({
    x: index % PATCHES_PER_EDGE,
    y: Math.floor(index / PATCHES_PER_EDGE),
  }),
);

/** [land.layer.2] The whole land, four patches to a packet; fewer where four are too long. */
export function landLayers(height: Height): readonly Uint8Array[] {
  return patchLayers(EVERY_PATCH.map((place) => patchAt(height, place))).map(({ bytes }) => bytes);
}

/** A blob of LayerData, and the patches in it. */
export interface PatchLayer {
  readonly bytes: Uint8Array;
  readonly places: readonly PatchPlace[];
}

/** The same of some patches. */
export function patchLayers(patches: readonly Patch[]): readonly PatchLayer[] {
  return chunks(patches, PATCHES_PER_PACKET).flatMap(fitting);
}

/** One layer, or two halves of it when it is too long. */
function fitting(patches: readonly Patch[]): readonly PatchLayer[] {
  const bytes = landLayer(patches);
  if (bytes.length < LAYER_BYTES || patches.length === 1) return [{ bytes, places: patches }];
  const half = patches.length >> 1;
  return [...fitting(patches.slice(0, half)), ...fitting(patches.slice(half))];
}

/** [land.layer.1] Stride, patch size, type; the patches; the end mark. @param finest no finer steps than these */
export function landLayer(patches: readonly Patch[], finest = FINEST): Uint8Array {
  const bits = new BitWriter();
  bits.write(STRIDE, 16);
  bits.write(PATCH_SIZE, 8);
  bits.write(LAND_LAYER, 8);
  for (const patch of patches) writePatch(bits, patch, finest);
  bits.write(END_OF_PATCHES, 8);
  return bits.bytes();
}

/** The heights of a patch, one for each metre. */
export function patchAt(height: Height, { x, y }: PatchPlace): Patch {
  const heights = Float64Array.from({ length: PATCH_CELLS }, (_, cell) =>
    height(x * PATCH_SIZE + (cell % PATCH_SIZE), y * PATCH_SIZE + Math.floor(cell / PATCH_SIZE)),
  );
  return { x, y, heights };
}
