// The squares of land that parcels are made of: 4 m wide, row by row from the south-west corner of a region.
import { fromHex, toHex } from '../../../protocol/bytes.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import type { Vector } from '../vector.ts';

/** Metres along the edge of a square, and squares along that of a region. */
export const SQUARE = 4;
export const PER_EDGE = REGION_SIZE / SQUARE;
export const SQUARES = PER_EDGE * PER_EDGE;
const BITMAP_BYTES = SQUARES / 8;

/** Metres. */
export interface Rectangle {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The number of the square at a place; places outside count as the nearest inside. */
export function squareAt(x: number, y: number): number {
  return row(y) * PER_EDGE + row(x);
}

/** [parcel.area.1] The squares that a rectangle touches, and the first one of a rectangle without width. */
export function squaresIn({ east, north, south, west }: Rectangle): readonly number[] {
  const [left, right] = [row(west), Math.max(row(west), lastRow(east))];
  const [bottom, top] = [row(south), Math.max(row(south), lastRow(north))];
  const squares: number[] = [];
  for (let y = bottom; y <= top; y++) for (let x = left; x <= right; x++) squares.push(y * PER_EDGE + x);
  return squares;
}

const inside = (index: number) => Math.min(Math.max(index, 0), PER_EDGE - 1);
const row = (metres: number) => inside(Math.floor(metres / SQUARE));
/** That of an edge which is not in it any more. */
const lastRow = (metres: number) => inside(Math.ceil(metres / SQUARE) - 1);

/** [parcel.cells.1] A bit for each square, the lowest bit of a byte first. */
export function bitmapOf(squares: Iterable<number>): Uint8Array {
  const bitmap = new Uint8Array(BITMAP_BYTES);
  for (const square of squares) bitmap[square >> 3] = (bitmap[square >> 3] ?? 0) | (1 << (square & 7));
  return bitmap;
}

export function squaresOfHex(hex: string): readonly number[] {
  const bitmap = fromHex(hex) ?? new Uint8Array(0);
  return Array.from({ length: SQUARES }, (_, square) => square).filter(
    (square) => ((bitmap[square >> 3] ?? 0) & (1 << (square & 7))) !== 0,
  );
}

export function hexOfSquares(squares: Iterable<number>): string {
  return toHex(bitmapOf(squares));
}

/** The corners of the smallest rectangle around all; metres. */
export function cornersOf(squares: readonly number[]): readonly [low: Vector, high: Vector] {
  const columns = squares.map((square) => square % PER_EDGE);
  const rows = squares.map((square) => Math.floor(square / PER_EDGE));
  const edge = (numbers: readonly number[], pick: (one: number, other: number) => number) =>
    numbers.reduce((one, other) => pick(one, other), numbers[0] ?? 0) * SQUARE;
  return [
    [edge(columns, Math.min), edge(rows, Math.min), 0],
    [edge(columns, Math.max) + SQUARE, edge(rows, Math.max) + SQUARE, 0],
  ];
}
