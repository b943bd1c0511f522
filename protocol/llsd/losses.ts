// What does not survive when a document is written in another form, in sentences with paths.
import { viewOf } from '../bytes.ts';
import { isXmlCharacter } from '../xml-characters.ts';
import type { Convertible, Form } from './forms.ts';
import { isoFromMs, isSpelled, readIsoDate } from './iso-date.ts';
import type { LlsdNode, MapNode, ScalarNode } from './node.ts';
import { pointerTo } from './pointer.ts';
import { sourceLosses } from './source-losses.ts';
import { Spellings } from './spelling-losses.ts';

/** Something that the written document does not say as the document that was read does. */
export interface Loss {
  /** A JSON Pointer; empty for the outermost value, and for what is lost of the whole document. */
  readonly path: string;
  readonly message: string;
}

export interface Losses {
  readonly losses: readonly Loss[];
  /** How many more there are than are listed. */
  readonly more: number;
}

/** What one person reads; the rest is counted. */
export const MAX_LOSSES = 100;

/**
 * [llsd.loss.1] Values first, in the order of the document; then what is lost of the document around them, and of the
 * spelling of its values: one sentence for each way. What an error says already is not said again.
 */
export function lossesOf(source: Convertible, to: Form, { plain = false }: { readonly plain?: boolean } = {}): Losses {
  const search = new Search(source, to, plain && to === 'json');
  search.value(source.root, '');
  const losses = [...search.losses, ...search.spellings.losses(), ...sourceLosses(source)];
  return { losses, more: search.more };
}

class Search {
  readonly losses: Loss[] = [];
  more = 0;
  readonly spellings: Spellings;
  readonly #source: Convertible;
  readonly #to: Form;
  readonly #plain: boolean;

  constructor(source: Convertible, to: Form, plain: boolean) {
    this.#source = source;
    this.#to = to;
    this.#plain = plain;
    this.spellings = new Spellings(source, to);
  }

  value(node: LlsdNode | undefined, path: string): void {
    if (node === undefined) return;
    if (node.kind === 'array') for (const [at, item] of node.items.entries()) this.value(item, pointerTo(path, at));
    else if (node.kind === 'map') this.#map(node, path);
    else this.#scalar(node, path);
  }

  #map({ members }: MapNode, path: string): void {
    const last = new Map(members.map((member) => [member.key, member]));
    const counts = new Map<string, number>();
    if (last.size < members.length) for (const { key } of members) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, { value }] of last) {
      const inside = pointerTo(path, key);
      const count = counts.get(key) ?? 1;
      if (count > 1) this.#add(inside, `The key stands ${count} times; the last value is kept.`);
      this.#text(key, inside);
      this.value(value, inside);
    }
  }

  #scalar(node: ScalarNode, path: string): void {
    const { value } = node;
    if (value.kind === 'string' || value.kind === 'uri') this.#text(value.value, path);
    else if (value.kind === 'date') this.#date(value.value, path);
    else if (value.kind === 'real') this.#real(value.value, node, path);
    if (this.#plain) this.spellings.plain(value, path);
    this.spellings.scalar(node, path);
  }

  /** [llsd.xml.13] Each character that XML cannot hold is named once in a text. */
  #text(text: string, path: string): void {
    if (this.#to !== 'xml' || !NOT_XML.test(text)) return;
    const said = new Set<number>();
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (isXmlCharacter(code) || said.has(code)) continue;
      said.add(code);
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      this.#add(path, `Character ${name} is not allowed in XML and becomes U+FFFD.`);
    }
  }

  /** Binary dates are doubles as ours are. */
  #date(ms: number, path: string): void {
    if (this.#to === 'binary') return;
    if (!isSpelled(ms)) this.#add(path, 'The date is not in the years 1 to 9999 and becomes 1970-01-01T00:00:00Z.');
    else if (!isSameInstant(readIsoDate(isoFromMs(ms))?.ms ?? Number.NaN, ms))
      this.#add(path, 'The fraction of the date is cut to microseconds.');
  }

  /** Only octets say which NaN it is. */
  #real(value: number, { start }: ScalarNode, path: string): void {
    const { form, octets } = this.#source;
    if (!Number.isNaN(value) || this.#plain || form !== 'binary' || this.#to === 'binary') return;
    const bits = viewOf(octets).getBigUint64(start + 1);
    if (bits !== PLAIN_NAN)
      this.#add(path, `The bits of this NaN, 0x${bits.toString(16)}, become those of the plain one.`);
  }

  #add(path: string, message: string): void {
    if (this.losses.length < MAX_LOSSES) this.losses.push({ path, message });
    else this.more += 1;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;
const PLAIN_NAN = 0x7ff8_0000_0000_0000n;

/** [llsd.loss.2] Neighbours among the doubles are one instant: seconds and milliseconds have no common unit there. */
function isSameInstant(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(other) * Number.EPSILON;
}
