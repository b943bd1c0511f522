// Packed bytes taken apart: pieces with a name, a value and the bytes that they stand in.
import { floatText } from '../../float-text.ts';

/** Bytes are what nobody has a name for; a list is a vector, a rotation or a colour. */
export type PieceValue = number | string | Uint8Array | readonly number[];

export interface Piece {
  readonly name: string;
  /** Bytes `start` (in) to `end` (out) of the field's value. */
  readonly start: number;
  readonly end: number;
  /** What the bytes stand for: a number in `unit`, an id, a text; undefined if the pieces say it all. */
  readonly value: PieceValue | undefined;
  /** `m`, `m/s`; '' for a plain number. */
  readonly unit: string;
  /** Names of what a number stands for; '' if nothing more is known. */
  readonly meaning: string;
  /** How it is written: `F32`, `U16 as 8.8`; '' of a group. */
  readonly type: string;
  readonly pieces: readonly Piece[];
  /** [meaning.secret.1] Its bytes are taken along nowhere. */
  readonly isSecret?: true;
}

/** What was found in the bytes. With a problem, the pieces before it. */
export interface Unpacked {
  readonly pieces: readonly Piece[];
  readonly problem?: string;
}

/** A number as people read it: a float with the digits that tell it from others, what was made of steps with five. */
export function numberText(value: number, type: string): string {
  if (Number.isInteger(value)) return Object.is(value, -0) ? '-0' : String(value);
  return type === 'F32' ? floatText(value) : String(type === 'F64' ? value : Number(value.toPrecision(STEP_DIGITS)));
}

/** A U16 has not more to tell. */
const STEP_DIGITS = 5;
