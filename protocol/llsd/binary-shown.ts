// Binary as the notation that people edit: every value and every key, repeated ones too, in the order of the octets.
import { readUtf8, viewOf } from '../bytes.ts';
import type { BinaryDocument } from './binary.ts';
import { BinaryCursor } from './binary-cursor.ts';
import { MARK } from './binary-marks.ts';
import { isSpelled } from './iso-date.ts';
import type { ArrayNode, LlsdNode, MapNode, MemberNode, ScalarNode } from './node.ts';
import { writeLlsdNotation } from './notation.ts';
import { quotedText } from './notation-quote.ts';
import { widthAt } from './utf8.ts';
import { DEFAULT_LIMITS, realText } from './value.ts';

/** What is shown must be read again, for its problems and to be saved. An inventory of 9.3 MB is as long. */
export const MAX_SHOWN = DEFAULT_LIMITS.size;

/**
 * [llsd.edit.1] The whole document as notation, laid out as the formatter leaves it; undefined if that is longer than
 * `limit`, in UTF-16 units. What notation cannot say is shown as it is and is an error there: octets that are not UTF-8
 * as `\xHH`, a date that is none as its number of seconds. What could not be read is undef.
 */
export function shownNotation(document: BinaryDocument, bytes: Uint8Array, limit = MAX_SHOWN): string | undefined {
  const shown = new Shown(bytes, limit);
  shown.value(document.root, '\n', 0);
  shown.put('\n');
  return shown.text();
}

/** What one line may hold; as of the formatter. */
const LINE_WIDTH = 100;
const INDENT = '  ';

class Shown {
  readonly #bytes: Uint8Array;
  readonly #limit: number;
  readonly #pieces: string[] = [];
  #length = 0;

  constructor(bytes: Uint8Array, limit: number) {
    this.#bytes = bytes;
    this.#limit = limit;
  }

  text(): string | undefined {
    return this.#isFull ? undefined : this.#pieces.join('');
  }

  put(piece: string): void {
    this.#length += piece.length;
    if (!this.#isFull) this.#pieces.push(piece);
  }

  get #isFull(): boolean {
    return this.#length > this.#limit;
  }

  /** @param line the line break and the white space of the line; `before` columns stand between that and the value */
  value(node: LlsdNode | undefined, line: string, before: number): void {
    if (this.#isFull) return;
    if (node?.kind === 'map') this.#map(node, line);
    else if (node?.kind === 'array') this.#array(node, line, before);
    else this.put(node === undefined ? '!' : this.#scalar(node));
  }

  /** Vectors, colours and other short arrays of scalars have one line. */
  #array(node: ArrayNode, line: string, before: number): void {
    const left = LINE_WIDTH - line.length - before;
    const flat = node.items.length * 2 > left ? undefined : this.#flat(node);
    if (flat !== undefined && flat.length + 2 <= left) this.put(flat);
    else this.#broken('[]', node.items, line, (item, inner) => this.value(item, inner, 1));
  }

  /** Undefined if there are containers in it. */
  #flat({ items }: ArrayNode): string | undefined {
    const texts: string[] = [];
    for (const item of items) {
      if (item.kind === 'array' || item.kind === 'map') return undefined;
      texts.push(this.#scalar(item));
    }
    return `[${texts.join(', ')}]`;
  }

  #map({ members }: MapNode, line: string): void {
    this.#broken('{}', members, line, (member, inner) => {
      const key = this.#key(member);
      this.put(`${key}:`);
      this.value(member.value, inner, key.length + 2);
    });
  }

  #broken<Item>(
    brackets: '[]' | '{}',
    items: readonly Item[],
    line: string,
    write: (item: Item, line: string) => void,
  ): void {
    const inner = line + INDENT;
    this.put(brackets.charAt(0));
    for (const [index, item] of items.entries()) {
      if (this.#isFull) return;
      this.put(index === 0 ? inner : `,${inner}`);
      write(item, inner);
    }
    this.put((items.length === 0 ? '' : line) + brackets.charAt(1));
  }

  #key({ key, keyRange }: MemberNode): string {
    return this.#quoted(key, keyRange.start, "'");
  }

  #scalar({ value, start }: ScalarNode): string {
    switch (value.kind) {
      case 'string':
        return this.#quoted(value.value, start, "'");
      case 'uri':
        return `l${this.#quoted(value.value, start, '"')}`;
      case 'date':
        return this.#date(start) ?? writeLlsdNotation(value);
      default:
        return writeLlsdNotation(value);
    }
  }

  /** Only a text in which something was replaced can have lost an octet. */
  #quoted(text: string, start: number, quote: "'" | '"'): string {
    const octets = text.includes('\ufffd') ? octetsOf(this.#bytes, start) : undefined;
    const inside =
      octets === undefined || readUtf8(octets) !== undefined ? quotedText(text, quote) : mixed(octets, quote);
    return inside.replace(LINE_ENDS, (end) => (end === '\u2028' ? '\\xe2\\x80\\xa8' : '\\xe2\\x80\\xa9'));
  }

  /** The seconds of a date that is none. */
  #date(start: number): string | undefined {
    const seconds = viewOf(this.#bytes).getFloat64(start + 1, true);
    const ms = seconds * 1000;
    return isSpelled(ms) ? undefined : `d"${realText(seconds)}"`;
  }
}

/** Editors would break lines at these, or ask whether to remove them. */
const LINE_ENDS = /[\u2028\u2029]/g;

/** The octets of the text whose marker is at `start`. */
function octetsOf(bytes: Uint8Array, start: number): Uint8Array | undefined {
  const cursor = new BinaryCursor(bytes, () => undefined);
  cursor.at = start;
  const marker = cursor.octet() ?? 0;
  if (marker === MARK.quote || marker === MARK.apostrophe) return cursor.quotedOctets(marker, start)?.octets;
  return cursor.counted('a string', start);
}

/** Text as far as it is text; the other octets by their numbers. */
function mixed(octets: Uint8Array, quote: "'" | '"'): string {
  let inside = '';
  let from = 0;
  for (let at = 0; at < octets.length; ) {
    const width = widthAt(octets, at);
    if (width === 0) {
      const number = (octets[at] ?? 0).toString(16).padStart(2, '0');
      inside += `${textBetween(octets, from, at, quote)}\\x${number}`;
      from = at + 1;
    }
    at += width === 0 ? 1 : width;
  }
  return quote + inside + textBetween(octets, from, octets.length, quote) + quote;
}

function textBetween(octets: Uint8Array, from: number, to: number, quote: "'" | '"'): string {
  return quotedText(readUtf8(octets.subarray(from, to)) ?? '', quote).slice(1, -1);
}
