// Land in squares of 4 m: what each is, and which belong to a parcel. Rows from the south, in each from the west.
import { meaningText } from '../meaning-text.ts';
import { group, masks } from '../spell.ts';
import type { Unpacked } from './piece.ts';
import { PieceReader } from './piece-reader.ts';

const SQUARE_METRES = 4;
/** Squares along the border of a region of 256 m. */
const REGION_SQUARES = 64;
/** Packets that hold such a region. */
const REGION_PACKETS = 4;

const SQUARE = masks(
  'Square',
  '0x10 avatars hidden, 0x20 sound stays local, 0x40 line in the west, 0x80 line in the south',
  [group('', [0, 3], '0 public, 1 owned, 2 of the group, 3 own, 4 for sale, 5 auction')],
);

/**
 * [meaning.overlay.1] Neighbouring squares of a row that are alike are one piece. Undefined for a packet of a larger
 * region: how long its rows are nobody says.
 */
export function unpackOverlay(bytes: Uint8Array, sequence: number): Unpacked | undefined {
  const rows = bytes.length / REGION_SQUARES;
  if (!(sequence >= 0 && sequence < REGION_PACKETS) || rows !== REGION_SQUARES / REGION_PACKETS) return undefined;
  const reader = new PieceReader(bytes);
  for (let row = sequence * rows; row < (sequence + 1) * rows; row++) {
    const about = ownersIn(bytes.subarray(reader.at, reader.at + REGION_SQUARES));
    reader.group(`y ${metres(row, row + 1)}`, () => readRow(reader), { bytes: REGION_SQUARES, about: () => about });
  }
  return reader.done();
}

/** Whose land is in a row, each owner once, from the west. */
function ownersIn(row: Uint8Array): string {
  return [...new Set(Array.from(row, (square) => square & OWNER_BITS))]
    .map((owner) => meaningText(SQUARE, { type: 'U8' }, owner) ?? '')
    .join(', ');
}

const OWNER_BITS = 0x07;

function readRow(reader: PieceReader): void {
  const start = reader.at;
  while (reader.left > 0) {
    const first = reader.at;
    const value = reader.next;
    while (reader.next === value) reader.skip(1);
    const said = { start: first, value, type: 'U8', meaning: meaningText(SQUARE, { type: 'U8' }, value) ?? '' };
    reader.also(`x ${metres(first - start, reader.at - start)}`, said);
  }
}

/** [meaning.bitmap.1] Rows with the same squares are one piece. Undefined if the bytes are no square of whole rows. */
export function unpackBitmap(bytes: Uint8Array): Unpacked | undefined {
  const side = Math.sqrt(bytes.length * 8);
  if (!Number.isInteger(side) || side % 8 !== 0) return undefined;
  const reader = new PieceReader(bytes);
  const rowAt = (row: number) => runsOf(bytes.subarray((row * side) / 8, ((row + 1) * side) / 8));
  for (let row = 0; row < side; ) {
    const runs = rowAt(row);
    const words = runs.map(([from, to]) => metres(from, to)).join(', ');
    let next = row + 1;
    while (next < side && rowAt(next).join() === runs.join()) next += 1;
    const start = reader.at;
    reader.skip(((next - row) * side) / 8);
    const value = runs.reduce((sum, [from, to]) => sum + to - from, 0);
    const said = { start, value, type: 'bits', unit: value === 1 ? 'square' : 'squares' };
    reader.also(`y ${metres(row, next)}`, { ...said, meaning: words === '' ? '' : `x ${words}` });
    row = next;
  }
  return reader.done();
}

/** Where the squares from..to are. */
const metres = (from: number, to: number): string => `${from * SQUARE_METRES} to ${to * SQUARE_METRES} m`;

/** The bits that are set, lowest first, as from (in) and to (out) of neighbours. */
function runsOf(row: Uint8Array): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  for (let bit = 0; bit < row.length * 8; bit++) {
    if (((row[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
    const last = runs.at(-1);
    if (last?.[1] === bit) last[1] = bit + 1;
    else runs.push([bit, bit + 1]);
  }
  return runs;
}
