// Builds the document of notation: containers on an explicit stack, one step at a time, nothing recursive.
import type { Problem } from '../text.ts';
import type { NotationBuild } from './notation-build.ts';
import { NotationCursor } from './notation-cursor.ts';
import { type Frame, type Members, openFrame, placeKey, placeKeyAlone, placeValue } from './notation-frames.ts';
import { looksLikeJson, sayJson } from './notation-json.ts';
import { beforeValue } from './notation-prologue.ts';
import { readKey, readScalar, VALUE_STARTS } from './notation-scalars.ts';
import {
  sayBlanksRoundColon,
  sayDepth,
  sayEmptyContainer,
  sayExtraComma,
  sayMissingComma,
  sayNoColon,
  sayNoKey,
  sayNoValue,
  sayUnclosed,
  sayWrongBracket,
} from './notation-sentences.ts';
import type { LlsdKind, LlsdLimits } from './value.ts';

/** The depth at which one viewer's reader of compressed LLSD gives up [llsd.limit.1]. */
const PORTABLE_DEPTH = 96;

export interface NotationReading<Built> {
  /** Absent where there is no value at all. */
  readonly root: Built | undefined;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
}

/** One reading of one document [llsd.notation.10]. */
export class NotationTree<Built extends { readonly kind: LlsdKind }> {
  readonly cursor: NotationCursor;
  readonly build: NotationBuild<Built>;
  readonly #limits: LlsdLimits;
  /** The innermost container last. */
  readonly #open: Frame<Built>[] = [];
  #root: Built | undefined;
  #values = 0;
  #isDeepSaid = false;
  /** The empty container after which nothing but closing brackets came. */
  #empty: number | undefined;

  constructor(text: string, limits: LlsdLimits, build: NotationBuild<Built>) {
    this.cursor = new NotationCursor(text);
    this.build = build;
    this.#limits = limits;
  }

  read(): NotationReading<Built> {
    const { cursor } = this;
    beforeValue(cursor);
    if (cursor.isAtEnd) {
      const range = { start: 0, end: 0 };
      cursor.say({ code: 'LS001', severity: 'error', message: 'Document is empty; expected a value.', range });
    } else this.#document();
    const problems = cursor.problems();
    return { root: this.#root, problems: looksLikeJson(cursor.text) ? sayJson(cursor.text, problems) : problems };
  }

  #document(): void {
    const { cursor } = this;
    this.#value();
    for (let top = this.#open.at(-1); top !== undefined && !cursor.isStopped; top = this.#open.at(-1)) this.#step(top);
    while (this.#open.length > 0) this.#close(false);
    if (!cursor.isStopped) this.#end();
  }

  /** What follows the value is read by nobody. */
  #end(): void {
    const { cursor } = this;
    cursor.skipBlanks();
    if (cursor.isAtEnd) return;
    const range = { start: cursor.at, end: cursor.blanksBefore(cursor.text.length) };
    cursor.say({ code: 'LS102', severity: 'warning', message: 'Content after the value.', range });
  }

  /** One comma, bracket, element or member inside of a container. */
  #step(top: Frame<Built>): void {
    const { cursor } = this;
    cursor.skipSpace();
    const { character } = cursor;
    if (character === '') sayUnclosed(cursor, this.#open);
    else if (character === ',') this.#comma(top);
    else if (character === ']' || character === '}') this.#bracket(top, character);
    else if (top.kind === 'map') this.#member(top);
    else if (top.last === 'value' && !ELEMENT_STARTS.includes(character)) this.#rest();
    else {
      if (top.last === 'value' && VALUE_STARTS.includes(character)) sayMissingComma(cursor, top.lastAt);
      this.#value();
    }
  }

  /** Nonsense that sticks to a value is no element of its own. */
  #rest(): void {
    this.#empty = undefined;
    readScalar(this.cursor);
  }

  #value(): void {
    const { cursor } = this;
    this.#empty = undefined;
    if (++this.#values > this.#limits.values) {
      cursor.stop('LS062', 'Too many values.', { start: cursor.at, end: cursor.at + 1 });
      return;
    }
    const { character } = cursor;
    if (character === '[') this.#container('array');
    else if (character === '{') this.#container('map');
    else {
      const start = cursor.at;
      const value = readScalar(cursor);
      this.#place(this.build.scalar(value, start, cursor), cursor.scalarEnd);
    }
  }

  #container(kind: 'array' | 'map'): void {
    const { cursor } = this;
    const depth = this.#open.length + 1;
    if (depth > PORTABLE_DEPTH && !this.#isDeepSaid) {
      this.#isDeepSaid = true;
      sayDepth(cursor, depth, PORTABLE_DEPTH, 'warning');
    }
    if (depth > this.#limits.depth) {
      sayDepth(cursor, depth, this.#limits.depth, 'error');
      cursor.isStopped = true;
      return;
    }
    this.#open.push(openFrame(kind, cursor.at));
    cursor.isInside = true;
    cursor.at++;
  }

  #place(value: Built, end: number): void {
    const top = this.#open.at(-1);
    if (top === undefined) this.#root = value;
    else placeValue(top, value, end, this);
  }

  #comma(top: Frame<Built>): void {
    const { cursor } = this;
    const { at } = cursor;
    cursor.at++;
    if (this.#empty !== undefined) sayEmptyContainer(cursor, this.#empty);
    this.#empty = undefined;
    if (top.last !== 'value') sayExtraComma(cursor, at);
    else {
      top.last = 'comma';
      top.lastAt = at;
    }
  }

  #bracket(top: Frame<Built>, found: ']' | '}'): void {
    const { cursor } = this;
    const expected = top.kind === 'array' ? ']' : '}';
    if (top.last === 'comma') sayExtraComma(cursor, top.lastAt);
    if (found !== expected) sayWrongBracket(cursor, top, expected);
    cursor.at++;
    if (top.last === 'bracket') this.#empty = top.start;
    this.#close(true);
  }

  #close(isClosed: boolean): void {
    const top = this.#open.pop();
    if (top === undefined) return;
    const { cursor, build } = this;
    const place = { start: top.start, end: cursor.at };
    const innerEnd = isClosed ? cursor.at - 1 : cursor.at;
    cursor.isInside = this.#open.length > 0;
    if (top.kind === 'array') this.#place(build.array(top.items, place, innerEnd), cursor.at);
    else {
      if (top.hasKey) placeKeyAlone(top, this);
      this.#place(build.map(top, place, innerEnd), cursor.at);
    }
  }

  #member(top: Members<Built>): void {
    const { cursor } = this;
    this.#empty = undefined;
    if (!KEY_STARTS.includes(cursor.character)) {
      sayNoKey(cursor);
      cursor.at++;
      cursor.skipNonsense();
      top.last = 'value';
      top.lastAt = cursor.at;
      return;
    }
    if (top.last === 'value') sayMissingComma(cursor, top.lastAt);
    const start = cursor.at;
    const key = readKey(cursor);
    placeKey(top, key, start, cursor);
    if (cursor.isStopped || !this.#colon(top)) return;
    const { character } = cursor;
    if (character === '') sayUnclosed(cursor, this.#open);
    else if (character === ',' || character === ']' || character === '}') {
      sayNoValue(cursor, top.key.key);
      placeKeyAlone(top, this);
    } else this.#value();
  }

  /** Steps over the colon and the blanks round it; false if there is none. */
  #colon(top: Members<Built>): boolean {
    const { cursor } = this;
    const before = cursor.blanks();
    if (cursor.isAtEnd) sayUnclosed(cursor, this.#open);
    else if (cursor.character !== ':') {
      sayNoColon(cursor, top.key, VALUE_STARTS);
      placeKeyAlone(top, this);
      cursor.skipNonsense();
    } else {
      cursor.at++;
      const after = cursor.blanks();
      if (before !== undefined || after !== undefined) sayBlanksRoundColon(cursor, before, after);
      cursor.skipSpace();
      return true;
    }
    return false;
  }
}

/** What begins an element even where a comma is missing; numbers without their letter are told as such. */
const ELEMENT_STARTS = `${VALUE_STARTS}23456789+-`;
const KEY_STARTS = ["'", '"', 's'];
