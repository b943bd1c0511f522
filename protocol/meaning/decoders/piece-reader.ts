// Reads packed bytes piece by piece. Bytes that are missing are one problem; after it nothing more is read.
import { readUtf8, viewOf } from '../../bytes.ts';
import { UUID_BYTES, uuidText } from '../../uuid.ts';
import { derivedW } from '../../vector.ts';
import type { Meaning } from '../meaning.ts';
import { meaningText, shortSecret } from '../meaning-text.ts';
import type { Piece, PieceValue, Unpacked } from './piece.ts';

/** Numbers of one width, little-endian. */
export type NumberType = 'U8' | 'S8' | 'U16' | 'S16' | 'U32' | 'S32' | 'F32' | 'F64';

/** How a number is to be taken. */
export interface NumberLook {
  readonly unit?: string;
  /** What the written number stands for. */
  readonly of?: (written: number) => number;
  /** How it is written, if the type does not say it. */
  readonly type?: string;
  /** Names of the written number. */
  readonly meaning?: Meaning | undefined;
}

export interface TextLook {
  /** Bytes behind the text. */
  readonly closing?: number;
  /** What the text says, if it has a form of its own. */
  readonly of?: (text: string) => Partial<Piece> | undefined;
}

export interface GroupLook {
  /** It may read that many; what it leaves is left over. */
  readonly bytes?: number;
  /** Its first piece is the value of the group itself. */
  readonly isLed?: boolean;
  /** What there is to say of it when it was read. */
  readonly about?: () => string;
}

/** What a piece says of bytes that are read already. */
export interface Said extends Pick<Piece, 'start' | 'type'>, Partial<Pick<Piece, 'unit' | 'meaning'>> {
  readonly value: PieceValue;
}

/** Of all pieces of one field; the largest texture entry of a real object has 46 faces in 11 sections. */
export const MOST_PIECES = 2000;

export class PieceReader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #end: number;
  #pieces: Piece[] = [];
  #count = 0;
  #problem: string | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = viewOf(bytes);
    this.#end = bytes.length;
  }

  /** Where the next piece begins. */
  get at(): number {
    return this.#at;
  }

  /** Bytes that were not read; none after a problem. */
  get left(): number {
    return this.#problem === undefined ? this.#end - this.#at : 0;
  }

  /** The next byte, not read; -1 if there is none. */
  get next(): number {
    return this.left === 0 ? -1 : (this.bytes[this.#at] ?? -1);
  }

  number(name: string, type: NumberType, look: NumberLook = {}): number {
    const start = this.#take(name, NUMBERS[type].bytes);
    if (start < 0) return 0;
    const written = NUMBERS[type].read(this.#view, start);
    const value = look.of?.(written) ?? written;
    this.#add({
      name,
      start,
      value,
      unit: look.unit ?? '',
      meaning: words(look.meaning, type, written),
      type: look.type ?? type,
    });
    return written;
  }

  /** Several numbers as one piece: a vector. */
  numbers(
    name: string,
    types: { readonly type: NumberType; readonly count: number },
    look: NumberLook = {},
  ): readonly number[] {
    const { type, count } = types;
    const start = this.#take(name, count * NUMBERS[type].bytes);
    if (start < 0) return [];
    const written = this.#list(start, type, count);
    const of = look.of ?? ((value: number) => value);
    this.#add({
      name,
      start,
      value: written.map(of),
      unit: look.unit ?? '',
      meaning: '',
      type: look.type ?? `${count} ${type}`,
    });
    return written;
  }

  /** A rotation: x, y, z as floats, w derived; or four numbers of steps. */
  rotation(name: string, steps?: { readonly type: NumberType; readonly of: (written: number) => number }): void {
    const type = steps?.type ?? 'F32';
    const count = steps === undefined ? 3 : 4;
    const start = this.#take(name, count * NUMBERS[type].bytes);
    if (start < 0) return;
    const parts = this.#list(start, type, count).map((part) => steps?.of(part) ?? part);
    const value = steps === undefined ? [...parts, derivedW(parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0)] : parts;
    const meaning = meaningText({ kind: 'rotation' }, { type: 'LLQuaternion' }, value) ?? '';
    this.#add({ name, start, value, unit: '', meaning, type: `${count} ${type}` });
  }

  /** A colour: red, green, blue, alpha, from 0 to 255; those that travel inverted are turned back. */
  colour(name: string, inverted: 'none' | 'alpha' | 'all' = 'none'): void {
    const start = this.#take(name, 4);
    if (start < 0) return;
    const value = [...this.bytes.subarray(start, this.#at)].map((byte, channel) =>
      inverted === 'all' || (inverted === 'alpha' && channel === 3) ? 255 - byte : byte,
    );
    this.#add({ name, start, value, unit: '', meaning: '', type: inverted === 'none' ? 'RGBA' : 'RGBA, inverted' });
  }

  id(name: string): void {
    this.#id(name, {});
  }

  /** [meaning.secret.1] An id of which only the beginning is told. */
  secret(name: string): void {
    this.#id(name, { isSecret: true });
  }

  /** Text up to its NUL; where none comes, all that is left. */
  text(name: string): void {
    if (this.left === 0) return void this.#take(name, 1);
    const nul = this.bytes.subarray(0, this.#end).indexOf(0, this.#at);
    const length = (nul < 0 ? this.#end : nul) - this.#at;
    this.words(name, length, { closing: nul < 0 ? 0 : 1 });
  }

  /** `length` bytes of text, with bytes behind it that close it. What is no UTF-8 stays bytes. */
  words(name: string, length: number, { closing = 0, of }: TextLook = {}): void {
    const start = this.#take(name, length + closing);
    if (start < 0) return;
    const bytes = this.bytes.slice(start, start + length);
    const text = readUtf8(bytes);
    const taken = text === undefined ? undefined : of?.(text);
    this.#add({ name, start, value: text ?? bytes, unit: '', meaning: '', type: 'text', ...taken });
  }

  /** Bytes that nothing more is known of. */
  raw(name: string, length: number): void {
    const start = this.#take(name, length);
    if (start < 0 || length === 0) return;
    this.#add({
      name,
      start,
      value: this.bytes.slice(start, this.#at),
      unit: '',
      meaning: '',
      type: `${length} bytes`,
    });
  }

  /** What `read` reads, as pieces of one. */
  group(name: string, read: () => void, look: GroupLook = {}): void {
    if (this.#problem !== undefined) return;
    const [start, end, outer] = [this.#at, this.#end, this.#pieces];
    const { bytes = end - start } = look;
    if (bytes > end - start) return void this.fail(cut(name, bytes, end - start));
    this.#end = start + bytes;
    this.#pieces = [];
    read();
    if (look.bytes !== undefined) this.raw('left over', this.left);
    const pieces = this.#pieces;
    this.#pieces = outer;
    this.#end = end;
    this.#addGroup({ name, start, pieces }, look);
  }

  /** Bytes that only part others: they belong to the group around them. */
  skip(length: number): void {
    this.#take('what parts others', length);
  }

  /** A piece that says what bytes `start` to here mean together. */
  also(name: string, said: Said): void {
    if (this.#problem === undefined) this.#add({ name, unit: '', meaning: '', ...said });
  }

  /** Nothing more can be read, for this reason: a sentence. */
  fail(problem: string): void {
    this.#problem ??= problem;
  }

  /** Everything that was found; what nobody has read is a piece of its own, and said. */
  done(): Unpacked {
    const { left } = this;
    this.raw('left over', left);
    if (this.#problem !== undefined) return { pieces: this.#pieces, problem: this.#problem };
    return left === 0 ? { pieces: this.#pieces } : { pieces: this.#pieces, problem: leftOver(left) };
  }

  #addGroup(group: Pick<Piece, 'name' | 'start' | 'pieces'>, { isLed = false, about }: GroupLook): void {
    const [lead] = group.pieces;
    if (isLed && lead !== undefined) this.#add({ ...lead, ...group, pieces: group.pieces.slice(1) });
    else if (group.pieces.length > 0)
      this.#add({ value: undefined, unit: '', type: '', meaning: about?.() ?? '', ...group });
  }

  #id(name: string, secrecy: Pick<Piece, 'isSecret'>): void {
    const start = this.#take(name, UUID_BYTES);
    if (start < 0) return;
    const id = uuidText(this.bytes, start);
    const meaning = meaningText({ kind: 'id' }, { type: 'LLUUID' }, id) ?? '';
    const value = secrecy.isSecret === true && meaning === '' ? shortSecret(id) : id;
    this.#add({ name, start, value, unit: '', meaning, type: 'LLUUID', ...secrecy });
  }

  #list(start: number, type: NumberType, count: number): readonly number[] {
    const { bytes, read } = NUMBERS[type];
    return Array.from({ length: count }, (_, index) => read(this.#view, start + index * bytes));
  }

  /** Where `length` bytes begin, which are read by this; -1 if they are not there. */
  #take(name: string, length: number): number {
    if (this.#problem !== undefined) return -1;
    const left = this.#end - this.#at;
    if (length > left) this.fail(cut(name, length, left));
    else if (this.#count >= MOST_PIECES) this.fail(`There are more than ${MOST_PIECES} pieces.`);
    if (this.#problem !== undefined) return -1;
    this.#at += length;
    return this.#at - length;
  }

  #add(piece: Omit<Piece, 'end' | 'pieces'> & { readonly pieces?: readonly Piece[] }): void {
    this.#count += 1;
    this.#pieces.push({ pieces: [], ...piece, end: this.#at });
  }
}

const NUMBERS: Readonly<Record<NumberType, { readonly bytes: number; read(view: DataView, at: number): number }>> = {
  U8: { bytes: 1, read: (view, at) => view.getUint8(at) },
  S8: { bytes: 1, read: (view, at) => view.getInt8(at) },
  U16: { bytes: 2, read: (view, at) => view.getUint16(at, true) },
  S16: { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  U32: { bytes: 4, read: (view, at) => view.getUint32(at, true) },
  S32: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  F32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  F64: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
};

function words(meaning: Meaning | undefined, type: NumberType, written: number): string {
  const isWhole = type !== 'F32' && type !== 'F64';
  return meaning === undefined || !isWhole ? '' : (meaningText(meaning, { type }, written) ?? '');
}

function cut(name: string, wanted: number, left: number): string {
  return `The bytes end in ${name}: ${left} of ${wanted} bytes are there.`;
}

function leftOver(left: number): string {
  return left === 1 ? '1 byte is left over.' : `${left} bytes are left over.`;
}
