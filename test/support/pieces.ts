// Pieces as lines of text, for tests.
import assert from 'node:assert/strict';
import { fromHex } from '../../protocol/bytes.ts';
import { numberText, type Piece } from '../../protocol/meaning/decoders/piece.ts';

export const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? assert.fail('not hex');

/** Each piece as a line: where it stands, how deep it lies, its name, its value, its meaning. */
export function lines(pieces: readonly Piece[], depth = 0): readonly string[] {
  return pieces.flatMap((piece) => {
    const { end, meaning, name, start, unit, value } = piece;
    const words = [valueWords(piece), value === undefined ? '' : unit, meaning === '' ? '' : `(${meaning})`];
    const text = words.filter((word) => word !== '').join(' ');
    return [
      `${start}-${end} ${'. '.repeat(depth)}${name}${text === '' ? '' : `: ${text}`}`,
      ...lines(piece.pieces, depth + 1),
    ];
  });
}

function valueWords({ type, value }: Piece): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return numberText(value, type);
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return `<${value.map((part) => String(Number(part.toFixed(4)))).join(', ')}>`;
}
