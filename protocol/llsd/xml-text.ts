// Character data: references decoded, line ends made one, and each character's place remembered.
import { ENTITIES, isXmlCharacter } from '../xml-characters.ts';
import type { Findings } from './finding.ts';

const MARKS = /&(?:#(\d{1,12})|#x([0-9a-fA-F]{1,8})|([A-Za-z_:][\w.:-]{0,40}));|&|\r\n?|\]\]>/g;

/** The text of one element, put together from pieces of the document. */
export class XmlText {
  value = '';
  readonly #findings: Findings;
  /** Where in the document the character of `value` at `at` comes from; only where that is not one after the other. */
  readonly #pieces: { readonly at: number; readonly source: number }[] = [];

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Text between tags [llsd.xml.4]. `offset`: of `raw` in the document. */
  addText(raw: string, offset: number): void {
    let from = 0;
    for (const match of raw.matchAll(MARKS)) {
      this.#add(raw.slice(from, match.index), offset + from);
      this.#add(this.#decoded(match, offset + match.index), offset + match.index);
      from = match.index + match[0].length;
    }
    this.#add(raw.slice(from), offset + from);
  }

  /** The inside of a CDATA section, where only line ends mean something. */
  addLiteral(raw: string, offset: number): void {
    this.#add(raw.replace(/\r\n?/g, '\n'), offset);
  }

  /** The offset in the document of the character at `index`. */
  locate(index: number): number {
    const piece = this.#pieces.findLast(({ at }) => at <= index);
    return piece === undefined ? 0 : piece.source + index - piece.at;
  }

  #add(text: string, source: number): void {
    if (text === '') return;
    this.#pieces.push({ at: this.value.length, source });
    this.value += text;
  }

  #decoded(match: RegExpExecArray, offset: number): string {
    const [mark, decimal, hexadecimal, name] = match;
    if (mark.startsWith('\r')) return '\n';
    const range = { start: offset, end: offset + mark.length };
    if (mark === '&') this.#findings.last('LS002', "XML is not well-formed: '&' must be written as &amp;.", range);
    if (mark === ']]>') this.#findings.last('LS002', "XML is not well-formed: ']]>' must not appear in text.", range);
    if (mark === '&' || mark === ']]>') return mark;
    if (name !== undefined) return ENTITIES.get(name) ?? this.#unknown(mark, range);
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    if (!isXmlCharacter(code)) this.#findings.add('LS012', 'error', forbidden(code), range);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : mark;
  }

  #unknown(mark: string, range: { readonly start: number; readonly end: number }): string {
    this.#findings.add('LS011', 'error', `Entity '${mark}' is not defined in LLSD.`, range);
    return mark;
  }
}

/** The sentence of LS012. */
export function forbidden(code: number): string {
  return `Character U+${code.toString(16).toUpperCase().padStart(4, '0')} is not allowed in XML.`;
}
