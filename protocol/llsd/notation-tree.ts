// Builds the document of notation: containers on an explicit stack, one step at a time, nothing recursive.
import type { Fix } from '../text.ts';
import { short } from './finding.ts';
import type { LlsdDocument, LlsdNode, ScalarNode } from './node.ts';
import { NotationCursor } from './notation-cursor.ts';
import {
  closeFrame,
  type Frame,
  keyText,
  openFrame,
  placeMember,
  placeValue,
  sayRepeatedKey,
} from './notation-frames.ts';
import { looksLikeJson, sayJson } from './notation-json.ts';
import { beforeValue } from './notation-prologue.ts';
import { readScalar, readString, VALUE_STARTS } from './notation-scalars.ts';
import { sayNotUtf8 } from './notation-text.ts';
import type { LlsdLimits } from './value.ts';

/** The depth at which one viewer's reader of compressed LLSD gives up [llsd.limit.1]. */
const PORTABLE_DEPTH = 96;

/** One reading of one document [llsd.notation.10]. */
export class NotationTree {
  readonly #cursor: NotationCursor;
  readonly #limits: LlsdLimits;
  /** The innermost container last. */
  readonly #open: Frame[] = [];
  #root: LlsdNode | undefined;
  #values = 0;
  #isDeepSaid = false;
  /** The empty container after which nothing but closing brackets came. */
  #empty: number | undefined;

  constructor(text: string, limits: LlsdLimits) {
    this.#cursor = new NotationCursor(text);
    this.#limits = limits;
  }

  read(): LlsdDocument {
    const cursor = this.#cursor;
    beforeValue(cursor);
    if (cursor.isAtEnd) {
      const range = { start: 0, end: 0 };
      cursor.say({ code: 'LS001', severity: 'error', message: 'Document is empty; expected a value.', range });
    } else this.#document();
    const problems = cursor.problems();
    return { root: this.#root, problems: looksLikeJson(cursor.text) ? sayJson(cursor.text, problems) : problems };
  }

  #document(): void {
    const cursor = this.#cursor;
    this.#value();
    for (let top = this.#open.at(-1); top !== undefined && !cursor.isStopped; top = this.#open.at(-1)) this.#step(top);
    while (this.#open.length > 0) this.#close(false);
    if (!cursor.isStopped) this.#end();
  }

  /** What follows the value is read by nobody. */
  #end(): void {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    if (cursor.isAtEnd) return;
    const range = { start: cursor.at, end: cursor.text.trimEnd().length };
    cursor.say({ code: 'LS102', severity: 'warning', message: 'Content after the value.', range });
  }

  /** One comma, bracket, element or member inside of a container. */
  #step(top: Frame): void {
    const cursor = this.#cursor;
    cursor.skipSpace();
    const { character } = cursor;
    if (character === '') this.#unclosed(top);
    else if (character === ',') this.#comma(top);
    else if (character === ']' || character === '}') this.#bracket(top, character);
    else if (top.kind === 'map') this.#member(top);
    else {
      if (top.last === 'value' && VALUE_STARTS.includes(character)) this.#sayMissingComma(top);
      this.#value();
    }
  }

  #value(): void {
    const cursor = this.#cursor;
    this.#empty = undefined;
    if (++this.#values > this.#limits.values) {
      cursor.stop('LS062', 'Too many values.', { start: cursor.at, end: cursor.at + 1 });
      return;
    }
    const { character } = cursor;
    if (character === '[') this.#container('array');
    else if (character === '{') this.#container('map');
    else this.#place(readScalar(cursor));
  }

  #container(kind: 'array' | 'map'): void {
    const cursor = this.#cursor;
    const depth = this.#open.length + 1;
    if (depth > PORTABLE_DEPTH && !this.#isDeepSaid) this.#sayDepth(depth, PORTABLE_DEPTH, 'warning');
    if (depth > this.#limits.depth) {
      this.#sayDepth(depth, this.#limits.depth, 'error');
      cursor.isStopped = true;
      return;
    }
    this.#open.push(openFrame(kind, cursor.at));
    cursor.isInside = true;
    cursor.at++;
  }

  #place(node: LlsdNode): void {
    const top = this.#open.at(-1);
    if (top === undefined) this.#root = node;
    else placeValue(top, node);
  }

  #comma(top: Frame): void {
    const { at } = this.#cursor;
    this.#cursor.at++;
    if (this.#empty !== undefined) this.#sayEmpty(this.#empty);
    this.#empty = undefined;
    if (top.last !== 'value') this.#sayComma(at);
    else {
      top.last = 'comma';
      top.lastAt = at;
    }
  }

  #bracket(top: Frame, found: ']' | '}'): void {
    const cursor = this.#cursor;
    const expected = top.kind === 'array' ? ']' : '}';
    if (top.last === 'comma') this.#sayComma(top.lastAt);
    if (found !== expected) {
      const line = cursor.lineOf(top.start);
      const message = `Expected '${expected}' to close the ${top.kind} opened on line ${line}, found '${found}'.`;
      const range = { start: cursor.at, end: cursor.at + 1 };
      const fixes = [{ title: `Write '${expected}'`, edits: [{ range, text: expected }] }];
      cursor.say({ code: 'LS131', severity: 'error', message, range, fixes });
    }
    cursor.at++;
    if (top.last === 'bracket') this.#empty = top.start;
    this.#close(true);
  }

  #close(isClosed: boolean): void {
    const top = this.#open.pop();
    if (top === undefined) return;
    if (top.key !== undefined) placeMember(top, top.key, undefined);
    const node = closeFrame(top, this.#cursor.at, isClosed);
    const holder = this.#open.at(-1);
    this.#cursor.isInside = holder !== undefined;
    if (holder === undefined) this.#root = node;
    else placeValue(holder, node);
  }

  #member(top: Frame): void {
    const cursor = this.#cursor;
    this.#empty = undefined;
    if (!KEY_STARTS.includes(cursor.character)) {
      this.#sayNoKey(top);
      return;
    }
    if (top.last === 'value') this.#sayMissingComma(top);
    const key = readString(cursor);
    if (keyText(key) === '' && key.inner.start === key.inner.end) this.#sayEmptyKey(key);
    sayRepeatedKey(top, key, cursor);
    top.key = key;
    if (cursor.isStopped || !this.#colon(top, key)) return;
    const { character } = cursor;
    if (character === '') this.#unclosed(top);
    else if (character === ',' || character === ']' || character === '}') this.#sayNoValue(top, key);
    else this.#value();
  }

  /** Steps over the colon and the blanks round it; false if there is none. */
  #colon(top: Frame, key: ScalarNode): boolean {
    const cursor = this.#cursor;
    const before = { start: cursor.at, end: cursor.at };
    cursor.skipBlanks();
    before.end = cursor.at;
    if (cursor.character !== ':') {
      if (cursor.isAtEnd) this.#unclosed(top);
      else this.#sayNoColon(top, key);
      return false;
    }
    cursor.at++;
    const after = { start: cursor.at, end: cursor.at };
    cursor.skipBlanks();
    after.end = cursor.at;
    const blanks = [before, after].filter(({ start, end }) => end > start);
    const range = blanks[0];
    if (range !== undefined) {
      const edits = blanks.map((blank) => ({ range: blank, text: '' }));
      const fixes: readonly Fix[] = [{ title: "Remove the blanks round ':'", edits, isSafe: true }];
      cursor.say({
        code: 'LS133',
        severity: 'information',
        message: "python-llsd refuses blanks round ':'.",
        range,
        fixes,
      });
    }
    cursor.skipSpace();
    return true;
  }

  #unclosed(top: Frame): void {
    const end = this.#cursor.text.trimEnd().length;
    const missing = this.#open
      .map(({ kind }) => (kind === 'array' ? ']' : '}'))
      .reverse()
      .join('');
    const fixes = [{ title: 'Close what is open', edits: [{ range: { start: end, end }, text: missing }] }];
    const message = `${top.kind === 'array' ? 'Array' : 'Map'} is never closed.`;
    this.#cursor.stop('LS101', message, { start: top.start, end: top.start + 1 }, fixes);
  }

  #sayNoKey(top: Frame): void {
    const cursor = this.#cursor;
    const { at: start, found } = cursor;
    const name = cursor.peek(/[\w.-]+(?=[ \t]*:)/y);
    const range = { start, end: start + found.length };
    const whole = { start, end: start + name.length };
    const fixes = [{ title: 'Put quotes round the key', edits: [{ range: whole, text: `'${name}'` }] }];
    const message = `Map keys are quoted strings; found '${found}'.`;
    if (/\p{Surrogate}/u.test(found)) sayNotUtf8(cursor, start);
    else cursor.say({ code: 'LS125', severity: 'error', message, range, ...(name === '' ? {} : { fixes }) });
    cursor.at++;
    cursor.skipNonsense();
    top.last = 'value';
    top.lastAt = cursor.at;
  }

  #sayEmptyKey({ start, end }: ScalarNode): void {
    const message = 'Empty key; the viewer drops its value.';
    this.#cursor.say({ code: 'LS026', severity: 'warning', message, range: { start, end } });
  }

  #sayNoColon(top: Frame, key: ScalarNode): void {
    const cursor = this.#cursor;
    const { at: start, found, character } = cursor;
    const sign = character === '=' ? 1 : 0;
    const edits = [{ range: { start: key.end, end: start + sign }, text: ':' }];
    const fixes = [{ title: "Write ':'", edits }];
    const isClear = sign === 1 || VALUE_STARTS.includes(character);
    const message = `Expected ':' after key '${short(keyText(key))}'.`;
    const range = { start, end: start + found.length };
    cursor.say({ code: 'LS126', severity: 'error', message, range, ...(isClear ? { fixes } : {}) });
    placeMember(top, key, undefined);
    cursor.skipNonsense();
  }

  #sayNoValue(top: Frame, key: ScalarNode): void {
    const { at: start } = this.#cursor;
    const fixes = [{ title: "Write '!' for undef", edits: [{ range: { start, end: start }, text: '!' }] }];
    const message = `Key '${short(keyText(key))}' has no value.`;
    this.#cursor.say({ code: 'LS127', severity: 'error', message, range: { start, end: start + 1 }, fixes });
    placeMember(top, key, undefined);
  }

  #sayMissingComma({ lastAt }: Frame): void {
    const { at: start } = this.#cursor;
    const edits = [{ range: { start: lastAt, end: lastAt }, text: ',' }];
    const fixes: readonly Fix[] = [{ title: "Insert ','", edits, isSafe: true }];
    const message = "Expected ',' here; only the viewer and python-llsd do without.";
    this.#cursor.say({ code: 'LS129', severity: 'warning', message, range: { start, end: start + 1 }, fixes });
  }

  #sayComma(at: number): void {
    const range = { start: at, end: at + 1 };
    const fixes: readonly Fix[] = [{ title: 'Remove the comma', edits: [{ range, text: '' }], isSafe: true }];
    this.#cursor.say({ code: 'LS130', severity: 'warning', message: 'Extra comma.', range, fixes });
  }

  #sayEmpty(start: number): void {
    const message = 'libomv and libremetaverse lose or refuse what follows an empty container.';
    this.#cursor.say({ code: 'LS134', severity: 'information', message, range: { start, end: start + 1 } });
  }

  #sayDepth(depth: number, limit: number, severity: 'warning' | 'error'): void {
    const { at: start } = this.#cursor;
    const message = `Nesting depth ${depth} exceeds ${limit}.`;
    this.#isDeepSaid = true;
    this.#cursor.say({ code: 'LS060', severity, message, range: { start, end: start + 1 } });
  }
}

const KEY_STARTS = ["'", '"', 's'];
