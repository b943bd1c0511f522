// The parts of an LLSD-XML document that are moved as a whole when it is laid out, and how deep each stands.
import type { Range } from '../text.ts';
import { withoutBlanks, XmlCursor, type XmlTag, type XmlToken } from './xml-cursor.ts';

export interface Piece extends Range {
  readonly kind: PieceKind;
  /** Of containers around it; the value inside `llsd` has 1. */
  readonly depth: number;
}

/** `whole`: a scalar, a key, or anything else that is nobody's container. `empty`: a container with nothing in it, in two tags. */
export type PieceKind = 'opening' | 'closing' | 'empty' | 'comment' | 'whole';

/** In the order of the text; the last one ends at or before `limit`, up to which the text must be well-formed. */
export function piecesOf(text: string, limit: number): readonly Piece[] {
  return new Pieces(text, limit).run();
}

const CONTAINERS: ReadonlySet<string> = new Set(['llsd', 'map', 'array']);

class Pieces {
  readonly #cursor: XmlCursor;
  readonly #limit: number;
  readonly #pieces: Piece[] = [];
  #depth = 0;

  constructor(text: string, limit: number) {
    this.#cursor = new XmlCursor(text);
    this.#limit = limit;
    if (text.startsWith('\ufeff')) this.#cursor.end = 1;
  }

  run(): readonly Piece[] {
    for (let token = this.#next(); token !== 'end'; token = this.#next()) this.#take(token);
    return this.#pieces;
  }

  /** Nothing behind the limit is looked at. */
  #next(): XmlToken {
    const token = this.#cursor.next();
    return this.#cursor.end > this.#limit ? 'end' : token;
  }

  #take(token: XmlToken): void {
    if (token === 'open') this.#open(this.#cursor.tag());
    else if (token === 'close') this.#close();
    else if (token === 'text') this.#text();
    else this.#add(token === 'comment' ? 'comment' : 'whole', this.#cursor);
  }

  #open(tag: XmlTag): void {
    if (CONTAINERS.has(tag.name.toLowerCase())) {
      this.#add('opening', tag);
      this.#depth += 1;
    } else if (this.#skip()) this.#add('whole', { start: tag.start, end: this.#cursor.end });
  }

  /** Steps behind the end tag of the element whose start tag was just read. */
  #skip(): boolean {
    let open = 1;
    while (open > 0) {
      const token = this.#next();
      if (token === 'end') return false;
      if (token === 'open') open += 1;
      else if (token === 'close') open -= 1;
    }
    return true;
  }

  #close(): void {
    this.#depth -= 1;
    const opening = this.#pieces.at(-1);
    if (opening?.kind !== 'opening' || this.#depth === 0) {
      this.#add('closing', this.#cursor);
      return;
    }
    this.#pieces.pop();
    this.#add('empty', { start: opening.start, end: this.#cursor.end });
  }

  /** Text between elements is a mistake, and no reason to lose it. */
  #text(): void {
    const inside = withoutBlanks(this.#cursor.text, this.#cursor);
    if (inside.start < inside.end) this.#add('whole', inside);
  }

  #add(kind: PieceKind, { start, end }: Range): void {
    this.#pieces.push({ kind, start, end, depth: this.#depth });
  }
}
