// The viewer's message.xml as it stands in its text: which message travels how, and where that is said. It is an
// LLSD-XML map; the reader of LLSD says what is wrong with it as such, and this one says where its words are.

import { readLlsdXml } from '../llsd/xml.ts';
import { XmlCursor } from '../llsd/xml-cursor.ts';
import type { Problem } from '../text.ts';
import type { Word } from './placed.ts';

export interface MessageXml {
  /** In file order; a message that is listed twice is there twice. */
  readonly entries: readonly MessageXmlEntry[];
  /** What is wrong with the text as LLSD: codes LSnnn. */
  readonly problems: readonly Problem[];
}

/** What is said about one message; absent words are missing in the text. */
export interface MessageXmlEntry {
  readonly name: Word;
  readonly flavor?: Word;
  readonly trustedSender?: Word;
}

/** Reads any text, never throws; a text that is no message.xml has no entries. */
export function readMessageXml(text: string): MessageXml {
  return { entries: new Entries(text).read(), problems: readLlsdXml(text).problems };
}

/** The entries stand in the map `messages` of the outermost map, each a map itself. */
const SECTION = 'messages';
const ENTRY_DEPTH = 3;

interface Growing {
  readonly name: Word;
  flavor?: Word;
  trustedSender?: Word;
}

class Entries {
  readonly #cursor: XmlCursor;
  readonly #found: Growing[] = [];
  /** How many maps and arrays are open. */
  #depth = 0;
  #isInSection = false;
  #key: Word | undefined;

  constructor(text: string) {
    this.#cursor = new XmlCursor(text);
  }

  read(): readonly MessageXmlEntry[] {
    for (let token = this.#cursor.next(); token !== 'end'; token = this.#cursor.next()) {
      if (token === 'open') this.#open();
      else if (token === 'empty') this.#empty();
      else if (token === 'close') this.#close();
    }
    return this.#found;
  }

  #open(): void {
    const { name } = this.#cursor;
    if (name === 'llsd') return;
    if (name === 'map' || name === 'array') this.#openContainer();
    else if (name === 'key') this.#key = this.#content();
    else this.#take(this.#content());
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
    if (this.#depth === ENTRY_DEPTH && this.#isInSection && this.#key !== undefined)
      this.#found.push({ name: this.#key });
    this.#key = undefined;
  }

  #close(): void {
    const { name } = this.#cursor;
    if (name !== 'map' && name !== 'array') return;
    this.#depth -= 1;
    if (this.#depth < ENTRY_DEPTH - 1) this.#isInSection = false;
    this.#key = undefined;
  }

  #take(value: Word): void {
    const entry = this.#depth === ENTRY_DEPTH && this.#isInSection ? this.#found.at(-1) : undefined;
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
