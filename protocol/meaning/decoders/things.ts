// Short packed fields of objects and effects: colours, ids in a row, one byte by the kind of object.
import { PRIMITIVE, SPECIES } from '../tables/states.ts';
import type { Unpacked } from './piece.ts';
import { PieceReader } from './piece-reader.ts';

/** [meaning.colour.1] */
export function unpackColour(bytes: Uint8Array, inverted: 'none' | 'alpha'): Unpacked {
  const reader = new PieceReader(bytes);
  reader.colour('colour', inverted);
  return reader.done();
}

/** [meaning.ids.1] */
export function unpackIds(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  for (let index = 0; reader.left > 0; index++) reader.id(`texture ${index}`);
  return reader.done();
}

/** [meaning.scratch.1] Undefined for the scratch pad of old times. */
export function unpackObjectByte(bytes: Uint8Array, code: number): Unpacked | undefined {
  const species = SPECIES.get(code);
  if (bytes.length !== 1 || (species === undefined && code !== PRIMITIVE)) return undefined;
  const reader = new PieceReader(bytes);
  if (species === undefined) reader.number('primitives', 'U8');
  else reader.number('species', 'U8', { meaning: species });
  return reader.done();
}
