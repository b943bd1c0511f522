// What is being written at an offset of LLSD-XML, also where the document is broken just there: a tag, or what is between tags.

import { XmlCursor, type XmlToken } from '../../protocol/llsd/xml-cursor.ts';
import type { Range } from '../../protocol/text.ts';

export interface Spot {
  /** `start-tag` and `end-tag` from their `<` on; `attribute`: behind a name in a start tag; `text`: between tags. */
  readonly kind: 'start-tag' | 'end-tag' | 'attribute' | 'text';
  /** What an offer replaces: the word, or the tag as far as it is written. */
  readonly replaced: Range;
  /** Elements that are open, the outermost first. */
  readonly open: readonly OpenElement[];
  /** The element whose attribute is written. */
  readonly element: string;
}

export interface OpenElement {
  readonly name: string;
  /** The last thing in it was a key: a value belongs next. */
  readonly hasKey: boolean;
}

/** The spot of a caret; undefined in comments and the like. */
export function spotAt(text: string, at: number): Spot | undefined {
  const less = text.lastIndexOf('<', at - 1);
  const tag = text.slice(Math.max(0, less), at);
  const isTag = less >= 0 && !tag.includes('>');
  const open = openAt(text, isTag ? less : at);
  if (open === undefined) return undefined;
  if (!isTag) return { kind: 'text', replaced: wordAt(text, at), open, element: '' };
  if (/^<[!?]/u.test(tag)) return undefined;
  const attribute = /^<([\w:.-]+)\s(?:.*\s)?([\w:.-]*)$/su.exec(tag);
  if (attribute !== null)
    return {
      kind: 'attribute',
      replaced: { start: at - `${attribute[2]}`.length, end: at },
      open,
      element: `${attribute[1]}`,
    };
  if (!/^<\/?[\w:.-]*$/u.test(tag)) return undefined;
  const rest = /^[\w:.-]*\/?>?/u.exec(text.slice(at, at + MOST_OF_TAG))?.[0].length ?? 0;
  const kind = tag.startsWith('</') ? 'end-tag' : 'start-tag';
  return { kind, replaced: { start: less, end: at + rest }, open, element: '' };
}

/** What of a tag may stand behind the caret. */
const MOST_OF_TAG = 100;

/** A value that is written; texts of keys and strings have blanks and marks in them, too. */
function wordAt(text: string, at: number): Range {
  const before = /[^\s<>]*$/u.exec(text.slice(Math.max(0, at - MOST_OF_TAG), at))?.[0].length ?? 0;
  const behind = /^[^\s<>]*/u.exec(text.slice(at, at + MOST_OF_TAG))?.[0].length ?? 0;
  return { start: at - before, end: at + behind };
}

/** The elements that are open at an offset; undefined if it is in a comment, an instruction or a section of plain text. */
function openAt(text: string, at: number): readonly OpenElement[] | undefined {
  const cursor = new XmlCursor(text);
  const open: Growing[] = [];
  let token = cursor.next();
  for (; token !== 'end' && cursor.start < at && cursor.end <= at; token = cursor.next()) {
    const top = open.at(-1);
    if (token === 'open') open.push({ name: cursor.name, hasKey: false });
    else if (token === 'close') closeIn(open, cursor.name);
    else if (token === 'empty' && top !== undefined) top.hasKey = cursor.name === 'key';
  }
  return cursor.start < at && OPAQUE.has(token) ? undefined : open;
}

const OPAQUE: ReadonlySet<XmlToken> = new Set(['comment', 'cdata', 'instruction', 'doctype']);

interface Growing {
  readonly name: string;
  hasKey: boolean;
}

/** An end tag closes the innermost element of its name, and those in it that were forgotten. */
function closeIn(open: Growing[], name: string): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index < 0) return;
  open.length = index;
  const top = open.at(-1);
  if (top !== undefined) top.hasKey = name === 'key';
}
