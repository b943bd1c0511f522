// Packed bytes inside of fields: lines under the field's line, each linked with its bytes.
import { type PackedPlace, packedPlaces } from '../../protocol/meaning/decoders/packed-places.ts';
import { numberText, type Piece, type Unpacked } from '../../protocol/meaning/decoders/piece.ts';
import type { FieldPlace } from '../../protocol/packet/place.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { partOf, type TreeLine } from './tree-line.ts';
import { type ValueText, valueText } from './value.ts';

/** By the part of the field. */
export type PackedFields = ReadonlyMap<string, PackedPlace>;

/** All fields of a message that have something inside. */
export function packedFields(message: MessageTemplate, places: readonly FieldPlace[]): PackedFields {
  return new Map(packedPlaces(message, places).map((packed) => [partOf(packed.place), packed]));
}

/** A piece with the id that it has in the tree. */
export interface PlacedPiece {
  readonly id: string;
  /** How deep it lies in the field, from 1. */
  readonly depth: number;
  readonly piece: Piece;
}

/** The pieces of a field in the order of their lines. A name that comes again among its neighbours is numbered. */
export function placedPieces(field: string, pieces: readonly Piece[], depth = 1): readonly PlacedPiece[] {
  const seen = new Map<string, number>();
  return pieces.flatMap((piece) => {
    const before = seen.get(piece.name) ?? 0;
    seen.set(piece.name, before + 1);
    const id = `${field}/${piece.name}${before === 0 ? '' : `#${before + 1}`}`;
    return [{ id, depth, piece }, ...placedPieces(id, piece.pieces, depth + 1)];
  });
}

/** The lines under the line of a field, which has this level. */
export function packedLines(field: string, { pieces, problem }: Unpacked, level: number): readonly TreeLine[] {
  const lines = placedPieces(field, pieces).map(({ id, depth, piece }) => pieceLine(id, piece, level + depth));
  return problem === undefined ? lines : [...lines, problemLine(`${field}/`, problem, level + 1)];
}

function pieceLine(id: string, piece: Piece, level: number): TreeLine {
  return {
    kind: 'piece',
    id,
    level,
    label: piece.name,
    type: piece.type,
    value: pieceText(piece),
    meaning: piece.meaning,
    about: '',
    state: '',
    part: id,
    opens: piece.pieces.length === 0 ? undefined : 'closed',
  };
}

function problemLine(id: string, problem: string, level: number): TreeLine {
  const line = {
    kind: 'piece',
    id,
    level,
    label: '',
    type: '',
    meaning: '',
    about: '',
    part: undefined,
    opens: undefined,
  } as const;
  return { ...line, value: undefined, state: problem };
}

/** What a field says that has one piece alone: it is read without opening; '' if there are more. */
export function onlyPieceText({ pieces, problem }: Unpacked): string {
  const [only] = pieces;
  if (only === undefined || pieces.length > 1 || only.pieces.length > 0 || problem !== undefined) return '';
  return [pieceText(only)?.text ?? '', only.meaning].filter((words) => words !== '').join(' · ');
}

/** A value with its unit; undefined if the pieces inside say it all. */
export function pieceText({ type, unit, value }: Piece): ValueText | undefined {
  if (value === undefined) return undefined;
  if (value instanceof Uint8Array) return valueText('Variable', value);
  if (typeof value === 'string')
    return { kind: type === 'LLUUID' ? 'id' : 'text', text: type === 'LLUUID' ? value : `"${value}"`, note: '' };
  const behind = unit === '' ? '' : ` ${unit}`;
  if (typeof value === 'number') return { kind: 'number', text: numberText(value, type) + behind, note: '' };
  const parts = value.map((part) => numberText(part, type.endsWith('F32') ? 'F32' : type));
  return { kind: 'number', text: `<${parts.join(', ')}>${behind}`, note: '' };
}
