// LLSD-XML cut into tags and texts, in one pass, with the place of each. Knows XML's marks, nothing of LLSD.

import type { Fix, Range } from '../text.ts';
import { RepeatedTexts } from './repeated-texts.ts';
import { replaced, safe } from './xml-fixes.ts';

export type XmlToken = 'text' | 'open' | 'empty' | 'close' | 'comment' | 'cdata' | 'instruction' | 'doctype' | 'end';

/** A start tag: what the end tag must be called, and where to point. */
export interface XmlTag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** It closes itself. */
  readonly isEmpty: boolean;
}

/** A tag that makes room for the next one. */
export type ReusedTag = { -readonly [Part in keyof XmlTag]: XmlTag[Part] };

/** A mistake of the writing itself, in the words that stand behind `XML is not well-formed:`. */
export interface XmlMistake {
  readonly detail: string;
  readonly at: number;
  readonly fixes: readonly Fix[];
}

export interface XmlAttribute {
  readonly name: string;
  /** As written, references not decoded; undefined if it has no quoted value. */
  readonly value: string | undefined;
  /** What stands in place of a quoted value. */
  readonly bare: string;
  readonly at: number;
  readonly end: number;
}

/**
 * Walks over a text. After `next()`, `start` and `end` bound the token and `name` is a tag's name.
 * A `mistake` belongs to the last token; one that is `fatal` cannot be passed.
 */
export class XmlCursor {
  readonly text: string;
  readonly names: RepeatedTexts;
  start = 0;
  end = 0;
  name = '';
  mistake: XmlMistake | undefined;
  fatal = false;
  /** The names that were last read, by their first character: most of the next ones are among them. */
  readonly #former: string[] = [];

  constructor(text: string) {
    this.text = text;
    this.names = new RepeatedTexts(text);
  }

  next(): XmlToken {
    const { text } = this;
    this.start = this.end;
    this.mistake = undefined;
    if (this.start >= text.length) return 'end';
    if (text.charCodeAt(this.start) !== LESS) return this.#textUpTo(this.start);
    const code = text.charCodeAt(this.start + 1);
    if (code === SLASH) return this.#closeTag();
    if (code === BANG) return this.#declaration();
    if (code === QUESTION) return this.#until('instruction', 2, '?>', 'processing instruction is never closed');
    return isNameStart(code) ? this.#openTag(code) : this.#strayLess(code);
  }

  /** The start tag just read. */
  tag(): XmlTag {
    const { name, start, end } = this;
    return { name, start, end, isEmpty: this.#isEmpty() };
  }

  /** The same without a new object, for tags that nobody keeps. */
  copyTag(tag: ReusedTag): XmlTag {
    tag.name = this.name;
    tag.start = this.start;
    tag.end = this.end;
    tag.isEmpty = this.#isEmpty();
    return tag;
  }

  #isEmpty(): boolean {
    return this.text.charCodeAt(this.end - 2) === SLASH;
  }

  /** If exactly this end tag stands at `at`, makes it the token. */
  skipClose(name: string, at: number): boolean {
    if (this.text.charCodeAt(at + 1) !== SLASH || !this.text.startsWith(name, at + 2)) return false;
    const behind = at + 2 + name.length;
    if (this.text.charCodeAt(behind) !== GREATER) return false;
    this.start = at;
    this.end = behind + 1;
    return true;
  }

  /** The attributes of the tag just read. */
  attributes(): readonly XmlAttribute[] {
    const found: XmlAttribute[] = [];
    const pattern = /\s+([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?/y;
    pattern.lastIndex = this.start + 1 + this.name.length;
    for (let match = pattern.exec(this.text); match !== null; match = pattern.exec(this.text)) {
      if (pattern.lastIndex > this.end) break;
      found.push(attributeOf(match));
    }
    return found;
  }

  #textUpTo(from: number): XmlToken {
    const less = this.text.indexOf('<', from);
    this.end = less < 0 ? this.text.length : less;
    return 'text';
  }

  #strayLess(code: number): XmlToken {
    const range = { start: this.start, end: this.start + 1 };
    const detail = isNamePart(code) || code === GREATER ? 'invalid tag name' : "'<' must be written as &lt;";
    const fix = replaced('Write &lt;', range, '&lt;');
    this.#wrong(detail, this.start, isEndOfLine(code) || code === LESS ? fix : safe(fix));
    return this.#textUpTo(this.start + 1);
  }

  #openTag(first: number): XmlToken {
    const { text } = this;
    const from = this.start + 1;
    if (this.#isFormer(this.#former[first & 0x7f], from)) return 'open';
    const nameEnd = this.#nameEnd(from);
    this.name = this.names.slice(from, nameEnd);
    this.#former[first & 0x7f] = this.name;
    if (text.charCodeAt(nameEnd) === GREATER) {
      this.end = nameEnd + 1;
      return 'open';
    }
    return this.#restOfTag(nameEnd);
  }

  /** If a start tag of this name and nothing more stands here, makes it the token. */
  #isFormer(name: string | undefined, from: number): boolean {
    if (name === undefined || !this.text.startsWith(name, from)) return false;
    const behind = from + name.length;
    if (this.text.charCodeAt(behind) !== GREATER) return false;
    this.name = name;
    this.end = behind + 1;
    return true;
  }

  /** Behind the name of a start tag that is more than a name. */
  #restOfTag(from: number): XmlToken {
    const { text } = this;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === GREATER) break;
      if (code === LESS) return this.#stop("'<' must be written as &lt;", at);
      if (code === QUOTE || code === APOSTROPHE) at = indexOrEnd(text, text.charAt(at), at + 1);
    }
    this.end = Math.min(at + 1, text.length);
    if (at >= text.length) return this.#stop(`<${this.name}> is never closed`, this.start);
    const isEmpty = text.charCodeAt(at - 1) === SLASH;
    this.#checkAttributes(from, isEmpty ? at - 1 : at);
    return isEmpty ? 'empty' : 'open';
  }

  #checkAttributes(from: number, to: number): void {
    const attributes = this.attributes();
    const seen = new Set<string>();
    if (attributes.length === 0 && this.text.slice(from, to).trim() !== '') this.#wrong('invalid tag name', this.start);
    for (const { name, value, at, end, bare } of attributes) {
      const range = { start: at, end };
      const quoting =
        bare === '' || bare.endsWith('/') ? [] : [replaced('Put quotes around the value', range, `${name}="${bare}"`)];
      const removing = replaced('Remove the second one', { start: at - 1, end }, '');
      if (value === undefined) this.#wrong(`attribute '${name}' has no quoted value`, at, ...quoting);
      else if (seen.has(name)) this.#wrong(`attribute '${name}' appears twice`, at, removing);
      seen.add(name);
    }
  }

  #closeTag(): XmlToken {
    const { text } = this;
    const nameEnd = this.#nameEnd(this.start + 2);
    this.name = this.names.slice(this.start + 2, nameEnd);
    const close = text.indexOf('>', nameEnd);
    this.end = close < 0 ? text.length : close + 1;
    const isClean = close === nameEnd || (close > 0 && text.slice(nameEnd, close).trim() === '');
    if (this.name === '' || !isClean) return this.#stop('invalid tag name', this.start);
    return 'close';
  }

  #declaration(): XmlToken {
    const { text, start } = this;
    if (text.startsWith('<!--', start)) return this.#comment();
    if (text.startsWith('<![CDATA[', start)) return this.#until('cdata', 9, ']]>', 'CDATA section is never closed');
    return text.startsWith('<!DOCTYPE', start) ? this.#doctype() : this.#stop('invalid tag name', start);
  }

  #comment(): XmlToken {
    const token = this.#until('comment', 4, '-->', 'comment is never closed');
    const dashes = this.text.indexOf('--', this.start + 4);
    if (this.mistake === undefined && dashes < this.end - 3) this.#wrong("'--' is not allowed in a comment", dashes);
    return token;
  }

  /** [llsd.xml.3] Skipped as text, with what it declares between brackets; nothing in it is looked at. */
  #doctype(): XmlToken {
    const { text } = this;
    let depth = 0;
    for (let at = this.start + 9; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE || code === APOSTROPHE) at = indexOrEnd(text, text.charAt(at), at + 1);
      else if (code === OPEN_BRACKET) depth++;
      else if (code === CLOSE_BRACKET) depth--;
      else if (code === GREATER && depth <= 0) {
        this.end = at + 1;
        return 'doctype';
      }
    }
    this.end = text.length;
    return this.#stop('DOCTYPE is never closed', this.start);
  }

  #until(token: XmlToken, skip: number, mark: string, detail: string): XmlToken {
    const found = this.text.indexOf(mark, this.start + skip);
    this.end = found < 0 ? this.text.length : found + mark.length;
    return found < 0 ? this.#stop(detail, this.start) : token;
  }

  #nameEnd(from: number): number {
    let at = from;
    while (isNamePart(this.text.charCodeAt(at))) at++;
    return at;
  }

  #wrong(detail: string, at: number, ...fixes: readonly Fix[]): void {
    this.mistake ??= { detail, at, fixes };
  }

  #stop(detail: string, at: number): XmlToken {
    this.#wrong(detail, at);
    this.fatal = true;
    return 'end';
  }
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

function attributeOf(match: RegExpExecArray): XmlAttribute {
  const name = match[1] ?? '';
  const at = match.index + match[0].indexOf(name);
  return { name, value: match[2] ?? match[3], bare: match[4] ?? '', at, end: match.index + match[0].length };
}

function isNameStart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x3a || code > 0xbf
  );
}

/** NaN, the code behind the end, is no part of a name. */
function isNamePart(code: number): boolean {
  return isNameStart(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0xb7;
}

/** What is left of a stretch of text without XML's blanks at its ends; nothing at its end if it is all blank. */
export function withoutBlanks(text: string, { start, end }: Range): Range {
  let from = start;
  while (from < end && isBlank(text.charCodeAt(from))) from += 1;
  let to = end;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** NaN is the end of the text. A `<` before it is mostly the beginning of a tag that is being typed. */
function isEndOfLine(code: number): boolean {
  return code === 0x0a || code === 0x0d || Number.isNaN(code);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}
