// A region's land as the blobs of LayerData.
import { BitWriter } from './bits.ts';
import { type Height, REGION_SIZE } from './height.ts';
import { type Patch, writePatch } from './patch.ts';
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

/** [land.layer.2] The whole land, west to east and south to north, four patches to a packet; fewer where four are too long. */
export function landLayers(height: Height): readonly Uint8Array[] {
  const patches = Array.from({ length: PATCHES_PER_EDGE * PATCHES_PER_EDGE }, (_, index) =>
    patchAt(height, index % PATCHES_PER_EDGE, Math.floor(index / PATCHES_PER_EDGE)),
  );
  const packets = Array.from({ length: patches.length / PATCHES_PER_PACKET }, (_, index) =>
    patches.slice(index * PATCHES_PER_PACKET, (index + 1) * PATCHES_PER_PACKET),
  );
  return packets.flatMap(fitting);
}

/** One layer, or two halves of it when it is too long. */
function fitting(patches: readonly Patch[]): readonly Uint8Array[] {
  const layer = landLayer(patches);
  if (layer.length < LAYER_BYTES || patches.length === 1) return [layer];
  const half = patches.length >> 1;
  return [...fitting(patches.slice(0, half)), ...fitting(patches.slice(half))];
}

/** [land.layer.1] Stride, patch size, type; the patches; the end mark. */
export function landLayer(patches: readonly Patch[]): Uint8Array {
  const bits = new BitWriter();
  bits.write(STRIDE, 16);
  bits.write(PATCH_SIZE, 8);
  bits.write(LAND_LAYER, 8);
  for (const patch of patches) writePatch(bits, patch);
  bits.write(END_OF_PATCHES, 8);
  return bits.bytes();
}

function patchAt(height: Height, x: number, y: number): Patch {
  const heights = Float64Array.from({ length: PATCH_CELLS }, (_, cell) =>
    height(x * PATCH_SIZE + (cell % PATCH_SIZE), y * PATCH_SIZE + Math.floor(cell / PATCH_SIZE)),
  );
  return { x, y, heights };
}
