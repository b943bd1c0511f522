// Notation may hold raw octets, which text cannot. An octet that is not UTF-8 stands in the text as half of a character,
// U+DC80 to U+DCFF, which no UTF-8 ever gives: so one reader serves texts and octets, and every octet can be had back.
import { readUtf8, utf8 } from '../bytes.ts';
import { widthAt } from './utf8.ts';

/** U+DC00 and the octet. */
const ESCAPED = 0xdc00;
/** As many arguments as a call takes anywhere. */
const CHUNK = 8192;

/** [llsd.notation.4] Text in which each octet that is not UTF-8 stands as U+DC00 plus the octet. Linear. */
export function textOfOctets(bytes: Uint8Array): string {
  return readUtf8(bytes) ?? escapedText(bytes);
}

function escapedText(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let filled = 0;
  for (let at = 0; at < bytes.length; ) {
    const width = widthAt(bytes, at);
    const point = width === 0 ? ESCAPED + (bytes[at] ?? 0) : pointAt(bytes, at, width);
    at += Math.max(width, 1);
    if (point > 0xffff) {
      units[filled++] = 0xd7c0 + (point >> 10);
      units[filled++] = 0xdc00 + (point & 0x3ff);
    } else units[filled++] = point;
  }
  let text = '';
  for (let at = 0; at < filled; at += CHUNK) {
    text += String.fromCharCode(...units.subarray(at, Math.min(at + CHUNK, filled)));
  }
  return text;
}

/** The character of `width` octets that are known to be sound. */
function pointAt(bytes: Uint8Array, at: number, width: number): number {
  const lead = bytes[at] ?? 0;
  let point = width === 1 ? lead : lead & (0x7f >> width);
  for (let index = 1; index < width; index++) point = (point << 6) | ((bytes[at + index] ?? 0) & 0x3f);
  return point;
}

const HALF = /\p{Surrogate}/u;
const ESCAPES = /[\udc80-\udcff]/;

/** Where half of a character stands, which was no UTF-8; -1 if nowhere. */
export function halfAt(text: string): number {
  return text.search(HALF);
}

/** Half characters as U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The octets of a stretch of text, raw ones too. */
export function octetsOf(text: string): Uint8Array {
  if (!ESCAPES.test(text)) return utf8(text);
  const octets: number[] = [];
  for (const character of text) {
    const code = character.length === 1 ? character.charCodeAt(0) : 0;
    if (isEscaped(code)) octets.push(code - ESCAPED);
    else octets.push(...utf8(character));
  }
  return Uint8Array.from(octets);
}

const isEscaped = (code: number): boolean => code >= 0xdc80 && code <= 0xdcff;

/** How many octets a text has, raw ones counted as such. */
export function octetCount(text: string): number {
  return new OctetCounter(text).count();
}

/** Distance of the marks that spare a walk from the start of the text. */
const STRIDE = 64;

/** Where so many octets from here lead: asked in a text with many counted strings, each answer costs the same. */
export class OctetCounter {
  readonly #text: string;
  /** Octets before each stride. */
  #marks: Uint32Array | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Octets of the whole text. */
  count(): number {
    return this.#octets(0, this.#text.length);
  }

  /** The index behind `octets` octets from `from`; undefined within a character or behind the end. */
  skip(from: number, octets: number): number | undefined {
    if (octets <= STRIDE) return this.#walk(from, octets);
    if (octets > (this.#text.length - from) * 3) return undefined;
    this.#marks ??= this.#marked();
    const before = from - (from % STRIDE);
    const target = (this.#marks[before / STRIDE] ?? 0) + this.#octets(before, from) + octets;
    const index = this.#lastMark(target);
    return this.#walk(index * STRIDE, target - (this.#marks[index] ?? 0));
  }

  #walk(from: number, octets: number): number | undefined {
    let at = from;
    let left = octets;
    while (left > 0 && at < this.#text.length) {
      left -= this.#width(at);
      at += 1;
    }
    return left === 0 && !this.#isSecondHalf(at) ? at : undefined;
  }

  #octets(from: number, to: number): number {
    let sum = 0;
    for (let at = from; at < to; at++) sum += this.#width(at);
    return sum;
  }

  /** Octets that begin with this unit: the second half of a pair counts one, the first three. */
  #width(at: number): number {
    const code = this.#text.charCodeAt(at);
    if (code < 0x80) return 1;
    if (code < 0x800) return 2;
    if (this.#isSecondHalf(at)) return 1;
    return isEscaped(code) ? 1 : 3;
  }

  #isSecondHalf(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    const before = this.#text.charCodeAt(at - 1);
    return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
  }

  #marked(): Uint32Array {
    const marks = new Uint32Array(Math.ceil(this.#text.length / STRIDE) + 1);
    for (let index = 1; index < marks.length; index++) {
      const from = (index - 1) * STRIDE;
      const to = Math.min(from + STRIDE, this.#text.length);
      marks[index] = (marks[index - 1] ?? 0) + this.#octets(from, to);
    }
    return marks;
  }

  /** The last mark that is not behind so many octets. */
  #lastMark(octets: number): number {
    const marks = this.#marks ?? new Uint32Array(1);
    let low = 0;
    let high = marks.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((marks[middle] ?? 0) <= octets) low = middle;
      else high = middle;
    }
    return low;
  }
}
