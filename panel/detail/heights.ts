// The heights of a layer of land as a picture: which pixels, how bright, and what it says in words.
import { heightsOf, type Layer, readLayer } from '../../protocol/meaning/decoders/layer-data.ts';
import type { FieldPlace } from '../../protocol/packet/place.ts';

export interface HeightPicture {
  /** Size in cells: the patches of the layer and what lies between them. */
  readonly width: number;
  readonly height: number;
  /** Cell by cell from the north-west: 0 to 255, from the lowest to the highest; -1 where no patch is. */
  readonly cells: Int16Array;
  /** The same in a sentence. */
  readonly words: string;
  readonly low: string;
  readonly high: string;
}

/** A picture has no more cells than a region, whatever places the patches name. */
export const MOST_CELLS = 256 * 256;

/** The picture of a message, if it has a layer with heights. */
export function heightPicture(message: string, places: readonly FieldPlace[]): HeightPicture | undefined {
  if (message !== 'LayerData') return undefined;
  const data = places.find(({ block, field }) => block === 'LayerData' && field === 'Data')?.value;
  return data instanceof Uint8Array ? pictureOf(readLayer(data)) : undefined;
}

export function pictureOf(layer: Layer): HeightPicture | undefined {
  const bounds = heightsOf(layer);
  const area = areaOf(layer);
  if (bounds === undefined || area === undefined) return undefined;
  const { size } = layer;
  const { height, west, south, width } = area;
  const cells = new Int16Array(width * height).fill(-1);
  const scale = bounds.high > bounds.low ? 255 / (bounds.high - bounds.low) : 0;
  for (const patch of layer.patches) {
    const [left, bottom] = [(patch.x - west) * size, (patch.y - south) * size];
    patch.heights.forEach((metres, cell) => {
      const x = left + (cell % size);
      const y = height - 1 - (bottom + Math.floor(cell / size));
      cells[y * width + x] = scale === 0 ? LEVEL : Math.round((metres - bounds.low) * scale);
    });
  }
  const [low, high] = [bounds.low.toFixed(2), bounds.high.toFixed(2)];
  return { width, height, cells, low, high, words: wordsOf(layer, { low, high }) };
}

/** Land without any slope is neither high nor low. */
const LEVEL = 128;

interface Area {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

/** Where the patches lie; undefined if they lie too far from each other. */
function areaOf({ patches, size }: Layer): Area | undefined {
  const [west, south] = [Math.min(...patches.map(({ x }) => x)), Math.min(...patches.map(({ y }) => y))];
  const width = (Math.max(...patches.map(({ x }) => x)) - west + 1) * size;
  const height = (Math.max(...patches.map(({ y }) => y)) - south + 1) * size;
  return width * height <= MOST_CELLS ? { west, south, width, height } : undefined;
}

function wordsOf({ patches }: Layer, { low, high }: { readonly low: string; readonly high: string }): string {
  const each = patches.map((patch) => {
    const heights = heightsOf({ patches: [patch] });
    return heights === undefined
      ? ''
      : `(${patch.x}, ${patch.y}) ${heights.low.toFixed(1)} to ${heights.high.toFixed(1)}`;
  });
  const count = patches.length === 1 ? '1 patch' : `${patches.length} patches`;
  return `${count} by place in the region, heights from ${low} to ${high}: ${each.join('; ')}`;
}
