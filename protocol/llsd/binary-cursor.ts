// Steps over octets. Every reading checks what is left first; a failure is told once, and the answer is undefined.
import { looseUtf8, readUtf8, viewOf } from '../bytes.ts';
import { uuidText } from '../uuid.ts';
import { firstBadOctet } from './utf8.ts';

export interface BinaryFailure {
  readonly code: string;
  readonly at: number;
  /** What follows `Offset n: `. */
  readonly sentence: string;
}

export interface BinaryText {
  readonly text: string;
  /** The first octet that is not UTF-8. */
  readonly badAt?: number;
}

interface KnownName extends BinaryText {
  readonly from: number;
  readonly length: number;
}

export interface QuotedOctets {
  readonly octets: Uint8Array;
  readonly places: readonly number[];
}

export class BinaryCursor {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #names: KnownName[] = [];
  readonly #fail: (failure: BinaryFailure) => void;

  constructor(bytes: Uint8Array, fail: (failure: BinaryFailure) => void) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#fail = fail;
  }

  octet(): number | undefined {
    return this.#bytes[this.at++];
  }

  /** @param marker offset of the value's marker, for the sentence */
  int32(marker: number): number | undefined {
    return this.#has(4, 'an integer', marker) ? this.#view.getInt32(this.#step(4)) : undefined;
  }

  double(kind: string, marker: number, isLittleEndian: boolean): number | undefined {
    return this.#has(8, kind, marker) ? this.#view.getFloat64(this.#step(8), isLittleEndian) : undefined;
  }

  /** The next 8 octets as a big-endian double, without stepping; NaN if they are not there. */
  peekDouble(): number {
    return this.#bytes.length - this.at < 8 ? Number.NaN : this.#view.getFloat64(this.at);
  }

  uuid(marker: number): string | undefined {
    return this.#has(16, 'a uuid', marker) ? uuidText(this.#bytes, this.#step(16)) : undefined;
  }

  /** [llsd.binary.3] A length or a count that the octets left can hold: nothing is allocated for a lie. */
  count(what: 'length' | 'count', kind: string, marker: number): number | undefined {
    if (!this.#has(4, kind, marker)) return undefined;
    const at = this.#step(4);
    const count = this.#view.getInt32(at);
    const left = this.#bytes.length - this.at;
    if (count < 0) this.#fail({ code: 'LS202', at, sentence: `${what} ${count} is negative.` });
    else if (count > left)
      this.#fail({ code: 'LS203', at, sentence: `${what} ${count} exceeds the ${left} octets left.` });
    else return count;
    return undefined;
  }

  /** Octets with their length before them; a view, not a copy. */
  counted(kind: string, marker: number): Uint8Array | undefined {
    const length = this.count('length', kind, marker);
    if (length === undefined) return undefined;
    const from = this.#step(length);
    return this.#bytes.subarray(from, from + length);
  }

  text(kind: string, marker: number): BinaryText | undefined {
    const length = this.count('length', kind, marker);
    if (length === undefined) return undefined;
    return this.#textAt(this.#step(length), length);
  }

  /** As `text`; names come again and again, and the same text is given for the same octets. */
  key(marker: number): BinaryText | undefined {
    const length = this.count('length', 'a key', marker);
    if (length === undefined) return undefined;
    const from = this.#step(length);
    if (length > LONGEST_NAME) return this.#longText(from, length);
    const slot = this.#slot(from, length);
    const known = this.#names[slot];
    if (known !== undefined && known.length === length && this.#repeats(known.from, from, length)) return known;
    const read = this.#textAt(from, length);
    if (read.badAt === undefined) this.#names[slot] = { text: read.text, from, length };
    return read;
  }

  /** [llsd.binary.4] The old quoted form, with its escapes. */
  quoted(quote: number, marker: number): BinaryText | undefined {
    const read = this.quotedOctets(quote, marker);
    if (read === undefined) return undefined;
    const { octets, places } = read;
    const text = readUtf8(octets);
    return text === undefined ? { text: looseUtf8(octets), badAt: places[firstBadOctet(octets)] ?? marker } : { text };
  }

  /** What the quoted form that begins here stands for, and where each octet of that was read. */
  quotedOctets(quote: number, marker: number): QuotedOctets | undefined {
    const octets: number[] = [];
    const places: number[] = [];
    for (let octet = this.octet(); octet !== quote; octet = this.octet()) {
      if (octet === undefined) {
        this.#fail({ code: 'LS201', at: marker, sentence: 'data ends inside a string.' });
        return undefined;
      }
      places.push(this.at - 1);
      octets.push(octet === BACKSLASH ? this.#escaped() : octet);
    }
    return { octets: Uint8Array.from(octets), places };
  }

  ascii(from: number, length: number): string {
    return String.fromCharCode(...this.#bytes.subarray(from, from + length));
  }

  #escaped(): number {
    const octet = this.octet() ?? BACKSLASH;
    if (octet !== 0x78) return ESCAPES.get(octet) ?? octet;
    const digits = /^[0-9a-fA-F]{1,2}/.exec(this.ascii(this.at, 2))?.[0] ?? '';
    this.at += digits.length;
    return digits === '' ? octet : Number.parseInt(digits, 16);
  }

  #textAt(from: number, length: number): BinaryText {
    return length <= SHORT ? this.#shortText(from, length) : this.#longText(from, length);
  }

  /** Names are short and ASCII: no decoder is as fast as this. */
  #shortText(from: number, length: number): BinaryText {
    const bytes = this.#bytes;
    let seen = 0;
    for (let at = from; at < from + length; at++) seen |= bytes[at] ?? 0;
    if (seen > 0x7f) return this.#longText(from, length);
    let text = '';
    let at = from;
    for (; at + 8 <= from + length; at += 8) text += eight(bytes, at);
    for (; at < from + length; at++) text += String.fromCharCode(bytes[at] ?? 0);
    return { text };
  }

  #slot(from: number, length: number): number {
    const bytes = this.#bytes;
    const [first, middle, last] = [bytes[from] ?? 0, bytes[from + (length >> 1)] ?? 0, bytes[from + length - 1] ?? 0];
    return (length * 37 + first * 5 + middle * 11 + last * 17) & (NAME_SLOTS - 1);
  }

  /** Whether the octets at `from` are those at `known`; four are compared at once. */
  #repeats(known: number, from: number, length: number): boolean {
    let at = 0;
    for (; at + 4 <= length; at += 4)
      if (this.#view.getInt32(known + at) !== this.#view.getInt32(from + at)) return false;
    for (; at < length; at++) if (this.#bytes[known + at] !== this.#bytes[from + at]) return false;
    return true;
  }

  #longText(from: number, length: number): BinaryText {
    const octets = this.#bytes.subarray(from, from + length);
    const text = readUtf8(octets);
    return text === undefined ? { text: looseUtf8(octets), badAt: from + firstBadOctet(octets) } : { text };
  }

  #has(octets: number, kind: string, marker: number): boolean {
    if (this.#bytes.length - this.at >= octets) return true;
    this.#fail({ code: 'LS201', at: marker, sentence: `data ends inside ${kind}.` });
    return false;
  }

  /** Steps, and says where from. */
  #step(octets: number): number {
    const from = this.at;
    this.at += octets;
    return from;
  }
}

/** Eight characters at once, which is what a call costs. */
function eight(bytes: Uint8Array, at: number): string {
  const [a, b, c, d] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0];
  const [e, f, g, h] = [bytes[at + 4] ?? 0, bytes[at + 5] ?? 0, bytes[at + 6] ?? 0, bytes[at + 7] ?? 0];
  return String.fromCharCode(a, b, c, d, e, f, g, h);
}

/** Up to here a loop beats the decoder's set-up; beyond, its text would be a chain of pieces. */
const SHORT = 16;
const LONGEST_NAME = 48;
/** A power of two, and more than the names of any real document; two that share a slot take turns. */
const NAME_SLOTS = 512;
const BACKSLASH = 0x5c;
const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x61, 0x07],
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x76, 0x0b],
]);
