// Character data: references decoded, line ends made one, and each character's place remembered.

import type { Range } from '../text.ts';
import { ENTITIES, isXmlCharacter } from '../xml-characters.ts';
import type { Findings } from './finding.ts';
import { replaced, safe } from './xml-fixes.ts';

/** With one of these inside, a text is not what is written. */
export const TEXT_MARKS: readonly string[] = ['&', '\r', ']]>'];
const MARKS = /&(?:#(\d{1,12})|#x([0-9a-fA-F]{1,8})|([A-Za-z_:][\w.:-]{0,40}));|&|\r\n?|\]\]>/g;

/** The text of one element, put together from pieces of the document. */
export class XmlText {
  value = '';
  readonly #findings: Findings;
  /** Where in the document the character of `value` at `at` comes from; only where that is not one after the other. */
  readonly #pieces: { readonly at: number; readonly source: number }[] = [];

  /** Something was written that no reader of XML passes: said once. */
  #isBroken = false;
  /** By how much the last piece is further on in the document than in `value`. */
  #shift = Number.NaN;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Text between tags [llsd.xml.4]. `offset`: of `raw` in the document. */
  addText(raw: string, offset: number): void {
    let from = 0;
    MARKS.lastIndex = 0;
    for (let match = MARKS.exec(raw); match !== null; match = MARKS.exec(raw)) {
      this.#add(raw.slice(from, match.index), offset + from);
      this.#add(this.#decoded(match, offset + match.index), offset + match.index);
      from = MARKS.lastIndex;
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
    const at = this.value.length;
    if (source - at !== this.#shift) {
      this.#shift = source - at;
      this.#pieces.push({ at, source });
    }
    this.value += text;
  }

  #decoded(match: RegExpExecArray, offset: number): string {
    const [mark, decimal, hexadecimal, name] = match;
    if (mark.startsWith('\r')) return '\n';
    const range = { start: offset, end: offset + mark.length };
    if (mark === '&' || mark === ']]>') return this.#bare(mark, range);
    if (name !== undefined) return ENTITIES.get(name) ?? this.#unknown(mark, range);
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    if (!isXmlCharacter(code)) sayForbidden(this.#findings, code, range);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : mark;
  }

  /** What must be a reference. */
  #bare(mark: '&' | ']]>', range: Range): string {
    if (this.#isBroken) return mark;
    this.#isBroken = true;
    const [wrong, written] =
      mark === '&' ? ["'&' must be written as &amp;", '&amp;'] : ["']]>' must not appear in text", ']]&gt;'];
    this.#findings.last(
      'LS002',
      `XML is not well-formed: ${wrong}.`,
      range,
      safe(replaced(`Write ${written}`, range, written)),
    );
    return mark;
  }

  #unknown(mark: string, range: Range): string {
    const message = `Entity '${mark}' is not defined in LLSD.`;
    const code = HTML_ENTITIES.get(mark.slice(1, -1));
    const asText = replaced(`Write &amp;${mark.slice(1)}`, range, `&amp;${mark.slice(1)}`);
    const asCharacter = code === undefined ? [] : [replaced(`Write &#${code};`, range, `&#${code};`)];
    this.#findings.addProblem({ code: 'LS011', severity: 'error', message, range }, [...asCharacter, asText]);
    return mark;
  }
}

/** Those that people bring along from web pages. */
const HTML_ENTITIES: ReadonlyMap<string, number> = new Map([
  ['nbsp', 160],
  ['copy', 169],
  ['reg', 174],
  ['ndash', 8211],
  ['mdash', 8212],
  ['bull', 8226],
  ['hellip', 8230],
  ['euro', 8364],
  ['trade', 8482],
]);

/** LS012: a character that XML cannot hold, as itself or as a reference. */
export function sayForbidden(findings: Findings, code: number, range: Range): void {
  const character = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const message = `Character ${character} is not allowed in XML.`;
  const fixes = [replaced('Write U+FFFD for it', range, '\ufffd'), replaced('Remove it', range, '')];
  findings.addProblem({ code: 'LS012', severity: 'error', message, range }, fixes);
}
