// Layers of land, wind and cloud: Data of LayerData as patches, each with its heights.
import { BitCursor } from './bit-cursor.ts';
import { cellsOf, PATCH_SIZES, type PatchSize } from './land-waves.ts';
import type { Piece, PieceValue, Unpacked } from './piece.ts';

export interface LayerPatch {
  /** Place in the region, in patches from the west and from the south. */
  readonly x: number;
  readonly y: number;
  /** Low half: bits of a magnitude - 2; high half: prequant - 2. */
  readonly quant: number;
  /** Metres: what all heights stand on, and how far they reach. */
  readonly offset: number;
  readonly range: number;
  /** `size` × `size` heights in metres (wind: speeds in m/s), row by row from the south-west. */
  readonly heights: Float64Array;
  /** Bytes that it stands in; neighbours share the byte in which one ends and the other begins. */
  readonly start: number;
  readonly end: number;
}

export interface Layer {
  readonly stride: number;
  /** Cells along one edge of a patch. */
  readonly size: number;
  readonly type: number;
  readonly patches: readonly LayerPatch[];
  /** Where the bytes of the patches and their end mark end. */
  readonly end: number;
  /** Why there are no more patches; absent if the layer says so itself. */
  readonly problem?: string;
}

/** Types of layers, by their letter. Those of large regions place patches with 32 bits. [land.layer.1] */
const TYPES: ReadonlyMap<number, { readonly name: string; readonly unit: string; readonly isLarge?: true }> = new Map([
  [0x4c, { name: 'land', unit: 'm' }],
  [0x37, { name: 'wind', unit: 'm/s' }],
  [0x38, { name: 'cloud', unit: '' }],
  [0x4d, { name: 'land of a large region', unit: 'm', isLarge: true }],
  [0x39, { name: 'wind of a large region', unit: 'm/s', isLarge: true }],
]);

const HEADER_BYTES = 4;
const END_OF_PATCHES = 97;
/** A large region has more patches than this, and a datagram has not: one takes 83 bits and more. */
const MOST_PATCHES = 1024;

/** [land.layer.1] [land.patch.6] Every patch up to the first that cannot be read. Never throws. */
export function readLayer(bytes: Uint8Array): Layer {
  return layerOf(bytes, cellsOf);
}

/** [land.layer.1] Where the patches lie, in patches from the west and from the south. What is in them is not computed. */
export function placesInLayer(bytes: Uint8Array): readonly (readonly [x: number, y: number])[] {
  return layerOf(bytes, () => NO_CELLS).patches.map(({ x, y }) => [x, y] as const);
}

const NO_CELLS = new Float64Array(0);

function layerOf(bytes: Uint8Array, cells: typeof cellsOf): Layer {
  const bits = new BitCursor(bytes);
  const [stride, size, type] = [bits.take(16), bits.take(8), bits.take(8)];
  const layer = { stride, size, type };
  const patchSize = PATCH_SIZES.find((known) => known === size);
  const patches: LayerPatch[] = [];
  if (bits.isPast) return { ...layer, patches, end: bytes.length, problem: 'The bytes end in the head of the layer.' };
  if (patchSize === undefined)
    return { ...layer, patches, end: HEADER_BYTES, problem: `No patch has ${size} cells along its edge.` };
  const shape = { cells, size: patchSize, placeBits: TYPES.get(type)?.isLarge === true ? 32 : 10 };
  while (patches.length < MOST_PATCHES) {
    const start = bits.at >> 3;
    const quant = bits.take(8);
    if (bits.isPast) return { ...layer, patches, end: bytes.length, problem: 'No end mark stands behind the patches.' };
    if (quant === END_OF_PATCHES) return { ...layer, patches, end: (bits.at + 7) >> 3 };
    const patch = readPatch(bits, { ...shape, quant });
    if (bits.isPast) return { ...layer, patches, end: start, problem: `The bytes end in patch ${patches.length}.` };
    patches.push({ ...patch, start, end: (bits.at + 7) >> 3 });
  }
  return { ...layer, patches, end: (bits.at + 7) >> 3, problem: `There are more than ${MOST_PATCHES} patches.` };
}

/** The head of the layer and its patches as pieces. */
export function unpackLayer(bytes: Uint8Array): Unpacked {
  const layer = readLayer(bytes);
  const unit = TYPES.get(layer.type)?.unit ?? '';
  const head = bytes.length < HEADER_BYTES ? [] : headOf(layer);
  const patches = layer.patches.map((patch) => patchPiece(patch, unit));
  const left = bytes.length - layer.end;
  if (layer.problem !== undefined) return { pieces: [...head, ...patches], problem: layer.problem };
  if (left <= 0) return { pieces: [...head, ...patches] };
  const rest = piece('left over', {
    start: layer.end,
    end: bytes.length,
    value: bytes.slice(layer.end),
    type: `${left} bytes`,
  });
  return { pieces: [...head, ...patches, rest], problem: 'Bytes are left over behind the end mark.' };
}

/** Lowest and highest of all heights; undefined if there are none. */
export function heightsOf({
  patches,
}: Pick<Layer, 'patches'>): { readonly low: number; readonly high: number } | undefined {
  if (patches.length === 0) return undefined;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { heights } of patches) {
    for (const height of heights) [low, high] = [Math.min(low, height), Math.max(high, height)];
  }
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : undefined;
}

interface PatchShape {
  readonly cells: typeof cellsOf;
  readonly size: PatchSize;
  readonly placeBits: number;
  readonly quant: number;
}

function readPatch(bits: BitCursor, { cells, size, placeBits, quant }: PatchShape): Omit<LayerPatch, 'start' | 'end'> {
  const offset = bits.float();
  const range = bits.take(16);
  const place = bits.take(placeBits);
  const numbers = readNumbers(bits, { count: size * size, width: (quant & 15) + 2 });
  const steps = 2 ** ((quant >> 4) + 2);
  const heights = cells(numbers, size).map((wave) => (wave * range) / steps + range / 2 + offset);
  const half = placeBits === 32 ? 16 : 5;
  return { x: Math.floor(place / 2 ** half), y: place % 2 ** half, quant, offset, range, heights };
}

/** [land.patch.6] `0` a zero; `110` + magnitude; `111` + magnitude below zero; `10` only zeros are left. */
function readNumbers(
  bits: BitCursor,
  { count, width }: { readonly count: number; readonly width: number },
): Int32Array {
  const numbers = new Int32Array(count);
  for (let index = 0; index < count && !bits.isPast; index++) {
    if (bits.take(1) === 0) continue;
    if (bits.take(1) === 0) break;
    const sign = bits.take(1) === 1 ? -1 : 1;
    numbers[index] = sign * bits.take(width);
  }
  return numbers;
}

function headOf({ stride, size, type }: Layer): readonly Piece[] {
  return [
    piece('stride', { start: 0, end: 2, value: stride, type: 'U16' }),
    piece('patch size', { start: 2, end: 3, value: size, type: 'U8' }),
    piece('type', { start: 3, end: 4, value: type, type: 'U8', meaning: TYPES.get(type)?.name ?? '' }),
  ];
}

function patchPiece(patch: LayerPatch, unit: string): Piece {
  const { start, end, x, y, quant, offset, range } = patch;
  const heights = heightsOf({ patches: [patch] });
  const place = { start, end };
  return piece(`patch (${x}, ${y})`, {
    ...place,
    meaning:
      heights === undefined ? '' : `${metres(heights.low)} to ${metres(heights.high)}${unit === '' ? '' : ` ${unit}`}`,
    pieces: [
      piece('quantisation', {
        ...place,
        value: quant,
        type: '8 bits',
        meaning: `2^${(quant >> 4) + 2} steps, ${(quant & 15) + 2} bits`,
      }),
      piece('offset', { ...place, value: offset, unit, type: 'F32' }),
      piece('range', { ...place, value: range, unit, type: '16 bits' }),
    ],
  });
}

const metres = (height: number): string => String(Number(height.toFixed(2)));

function piece(
  name: string,
  said: Partial<Piece> & { readonly start: number; readonly end: number; readonly value?: PieceValue },
): Piece {
  return { name, value: undefined, unit: '', meaning: '', type: '', pieces: [], ...said };
}
