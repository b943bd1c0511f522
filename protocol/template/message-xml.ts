// The viewer's message.xml as it stands in its text: which message travels how, and where that is said. It is an
// LLSD-XML map; the reader of LLSD says what is wrong with it as such, and this one says where its words are.

import { readLlsdXml } from '../llsd/xml.ts';
import { XmlCursor } from '../llsd/xml-cursor.ts';
import type { Problem, Range } from '../text.ts';
import type { Word } from './placed.ts';

export interface MessageXml {
  /** There is a map of messages, if only an empty one: the text is a message.xml. */
  readonly hasMessages: boolean;
  /** In file order; a message that is listed twice is there twice. */
  readonly entries: readonly MessageXmlEntry[];
  /** What is wrong with the text as LLSD: codes LSnnn. */
  readonly problems: readonly Problem[];
}

/** What is said about one message; absent words are missing in the text. */
export interface MessageXmlEntry {
  readonly name: Word;
  /** From its key to the end of its map. */
  readonly range: Range;
  readonly flavor?: Word;
  readonly trustedSender?: Word;
}

/**
 * Reads any text, never throws; a text that is no message.xml has no entries.
 * @param problems what is wrong with it as LLSD, if that is known already
 */
export function readMessageXml(text: string, problems: readonly Problem[] = readLlsdXml(text).problems): MessageXml {
  return { ...new Entries(text).read(), problems };
}

/** The entries stand in the map `messages` of the outermost map, each a map itself. */
export const SECTION = 'messages';
const ENTRY_DEPTH = 3;

interface Growing {
  readonly name: Word;
  range: Range;
  flavor?: Word;
  trustedSender?: Word;
}

class Entries {
  readonly #cursor: XmlCursor;
  readonly #found: Growing[] = [];
  /** How many maps and arrays are open. */
  #depth = 0;
  #isInSection = false;
  #hasMessages = false;
  #key: Word | undefined;
  /** The message whose map is open. */
  #entry: Growing | undefined;
  /** Where the tag before the last key stands. */
  #keyStart = 0;

  constructor(text: string) {
    this.#cursor = new XmlCursor(text);
  }

  read(): Omit<MessageXml, 'problems'> {
    for (let token = this.#cursor.next(); token !== 'end'; token = this.#cursor.next()) {
      if (token === 'open') this.#open();
      else if (token === 'empty') this.#empty();
      else if (token === 'close') this.#close();
    }
    return { hasMessages: this.#hasMessages, entries: this.#found };
  }

  #open(): void {
    const { name } = this.#cursor;
    if (name === 'llsd') return;
    if (name === 'map' || name === 'array') this.#openContainer();
    else if (name === 'key') this.#openKey();
    else this.#take(this.#content());
  }

  #openKey(): void {
    this.#keyStart = this.#cursor.start;
    this.#key = this.#content();
  }

  /** `<map/>` is a map without entries, `<string/>` a text of no length. */
  #empty(): void {
    const { name, start } = this.#cursor;
    if (name === 'map' || name === 'array') {
      this.#openContainer();
      this.#close();
    } else this.#take({ text: '', start, end: this.#cursor.end });
  }

  #openContainer(): void {
    this.#depth += 1;
    if (this.#depth === ENTRY_DEPTH - 1) this.#isInSection = this.#key?.text === SECTION;
    if (this.#isInSection) this.#hasMessages = true;
    if (this.#depth === ENTRY_DEPTH && this.#isInSection && this.#key !== undefined) this.#openEntry(this.#key);
    this.#key = undefined;
  }

  #openEntry(name: Word): void {
    this.#entry = { name, range: { start: this.#keyStart, end: this.#cursor.end } };
    this.#found.push(this.#entry);
  }

  #close(): void {
    const { name } = this.#cursor;
    if (name !== 'map' && name !== 'array') return;
    if (this.#depth === ENTRY_DEPTH) this.#closeEntry();
    this.#depth -= 1;
    if (this.#depth < ENTRY_DEPTH - 1) this.#isInSection = false;
    this.#key = undefined;
  }

  #closeEntry(): void {
    if (this.#entry !== undefined) this.#entry.range = { start: this.#entry.range.start, end: this.#cursor.end };
    this.#entry = undefined;
  }

  #take(value: Word): void {
    const entry = this.#depth === ENTRY_DEPTH ? this.#entry : undefined;
    if (entry !== undefined && this.#key?.text === 'flavor') entry.flavor = value;
    if (entry !== undefined && this.#key?.text === 'trusted-sender') entry.trustedSender = value;
    this.#key = undefined;
  }

  /** The text up to the next tag, without the blanks around it. */
  #content(): Word {
    const { end, text } = this.#cursor;
    const next = text.indexOf('<', end);
    const raw = text.slice(end, next < 0 ? text.length : next);
    const start = end + raw.length - raw.trimStart().length;
    const word = raw.trim();
    return { text: word, start, end: start + word.length };
  }
}
