// JSON as a document with places. Strict as JSON is: at the first thing that is none reading ends, and what was read stays.
import type { Range } from '../text.ts';
import { type Finding, Findings, short } from './finding.ts';
import { typedScalar, unescaped } from './json-typed.ts';
import { lineCounter } from './lines.ts';
import type { LlsdDocument, LlsdNode, MemberNode } from './node.ts';
import { halfAt, wellFormed } from './notation-octets.ts';
import { textTooLarge } from './size.ts';
import { boolean, DEFAULT_LIMITS, type LlsdLimits, type LlsdScalar, real, string, undef } from './value.ts';

export interface JsonReading {
  readonly limits?: Partial<LlsdLimits>;
  /** Objects are maps, whatever their keys: `$uuid` means nothing. */
  readonly plain?: boolean;
}

const BLANKS = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const WORD = /[A-Za-z]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BLANK = 0x20;

const WORDS: ReadonlyMap<string, LlsdScalar> = new Map([
  ['null', undef],
  ['true', boolean(true)],
  ['false', boolean(false)],
]);

interface Quoted extends Range {
  readonly text: string;
}

export class JsonTree {
  readonly #text: string;
  readonly #limits: LlsdLimits;
  readonly #plain: boolean;
  readonly #findings = new Findings();
  readonly #lineOf;
  #at = 0;
  #depth = 0;
  #values = 0;
  #isBroken = false;

  constructor(text: string, { limits = {}, plain = false }: JsonReading) {
    this.#text = text;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#plain = plain;
    this.#lineOf = lineCounter(text);
  }

  read(): LlsdDocument {
    return { root: this.#document(), problems: this.#findings.sorted() };
  }

  #document(): LlsdNode | undefined {
    const { length } = this.#text;
    const large = textTooLarge(this.#text, this.#limits.size);
    if (large !== undefined) {
      this.#findings.addProblem(large);
      return undefined;
    }
    if (this.#text.startsWith('\ufeff')) this.#at = 1;
    this.#blanks();
    if (this.#at === length) {
      this.#findings.last('LS001', 'Document is empty; expected a value.', { start: 0, end: 0 });
      return undefined;
    }
    const root = this.#value();
    this.#blanks();
    if (this.#at < length) this.#stop('Content after the value.');
    return root;
  }

  /** Undefined if there is none; then reading has ended. */
  #value(): LlsdNode | undefined {
    this.#values += 1;
    if (this.#values > this.#limits.values) return this.#refuse('LS062', 'Too many values.');
    const start = this.#at;
    const character = this.#text.charAt(start);
    if (character === '{' || character === '[') return this.#container(character);
    if (character === '"') {
      const quoted = this.#quoted();
      return quoted && scalar(string(quoted.text), quoted, { start: start + 1, end: quoted.end - 1 });
    }
    return this.#word() ?? this.#number();
  }

  #container(bracket: '{' | '['): LlsdNode | undefined {
    const limit = this.#limits.depth;
    if (this.#depth === limit) return this.#refuse('LS060', `Nesting depth ${limit + 1} exceeds ${limit}.`);
    this.#depth += 1;
    const node = bracket === '{' ? this.#object() : this.#array();
    this.#depth -= 1;
    return node;
  }

  #array(): LlsdNode {
    const start = this.#at;
    const items: LlsdNode[] = [];
    this.#listed(']', () => {
      const item = this.#value();
      if (item !== undefined) items.push(item);
    });
    return { kind: 'array', ...this.#placed(start), items };
  }

  #object(): LlsdNode {
    const start = this.#at;
    const members: MemberNode[] = [];
    this.#listed('}', () => {
      const member = this.#member();
      if (member !== undefined) members.push(member);
    });
    const place = this.#placed(start);
    if (this.#plain) return { kind: 'map', ...place, members: this.#told(members) };
    const typed = typedScalar(members, (finding) => this.#say(finding, place));
    if (typed !== undefined) return scalar(typed, place, members[0]?.value?.inner ?? place.inner);
    return { kind: 'map', ...place, members: unescaped(this.#told(members)) };
  }

  /** The members, once repetitions are said. */
  #told(members: readonly MemberNode[]): readonly MemberNode[] {
    const first = new Map<string, number>();
    for (const { key, keyRange } of members) {
      const before = first.get(key);
      if (before === undefined) first.set(key, keyRange.start);
      else {
        const message = `Duplicate key '${key}' in this map; first used on line ${this.#lineOf(before)}.`;
        this.#findings.add('LS025', 'warning', message, keyRange);
      }
    }
    return members;
  }

  #member(): MemberNode | undefined {
    const start = this.#at;
    if (this.#text.charCodeAt(start) !== QUOTE) return this.#stop('Expected a key in double quotes.');
    const quoted = this.#quoted();
    if (quoted === undefined) return undefined;
    this.#blanks();
    const hasColon = this.#text.charAt(this.#at) === ':';
    if (hasColon) this.#at += 1;
    else this.#stop(`Expected ':' after key '${short(quoted.text)}'.`);
    this.#blanks();
    const value = hasColon ? this.#value() : undefined;
    const keyInner = { start: start + 1, end: quoted.end - 1 };
    return { key: quoted.text, start, end: this.#at, keyRange: { start, end: quoted.end }, keyInner, value };
  }

  /** From an opening bracket to behind the closing one. */
  #listed(close: ']' | '}', part: () => void): void {
    const open = { start: this.#at, end: this.#at + 1 };
    this.#at += 1;
    this.#blanks();
    if (this.#skipped(close)) return;
    while (!this.#isBroken) {
      part();
      this.#blanks();
      if (this.#isBroken || this.#skipped(close)) return;
      if (this.#at === this.#text.length) this.#stop(close === ']' ? ARRAY_OPEN : MAP_OPEN, open);
      else if (!this.#skipped(',')) this.#stop(`Expected ',' or '${close}'.`);
      this.#blanks();
    }
  }

  /** Undefined if it is no string; then reading has ended. */
  #quoted(): Quoted | undefined {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    for (; at < text.length && text.charCodeAt(at) !== QUOTE; at += 1) {
      if (text.charCodeAt(at) === BACKSLASH) {
        ESCAPE.lastIndex = at;
        const escaped = ESCAPE.exec(text)?.[0];
        if (escaped === undefined) return this.#stop('There is no such escape in JSON.', { start: at, end: at + 2 });
        at += escaped.length - 1;
      } else if (text.charCodeAt(at) < BLANK) {
        return this.#stop('Control characters must be escaped in strings.', { start: at, end: at + 1 });
      }
    }
    if (at >= text.length) return this.#stop('String is never closed.', { start, end: start + 1 });
    this.#at = at + 1;
    return { start, end: this.#at, text: this.#whole(String(JSON.parse(text.slice(start, this.#at))), start) };
  }

  #whole(value: string, start: number): string {
    if (halfAt(value) < 0) return value;
    this.#findings.add('JSON', 'error', 'A string has half of a character in it.', { start, end: this.#at });
    return wellFormed(value);
  }

  #word(): LlsdNode | undefined {
    WORD.lastIndex = this.#at;
    const value = WORDS.get(WORD.exec(this.#text)?.[0] ?? '');
    if (value === undefined) return undefined;
    const start = this.#at;
    this.#at = WORD.lastIndex;
    return scalar(value, { start, end: this.#at });
  }

  /** [llsd.json.4] With a fraction or an exponent it is a real; else an integer, if that can hold it. */
  #number(): LlsdNode | undefined {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) return this.#stop(this.#at < this.#text.length ? 'Expected a value.' : 'A value is missing.');
    const range = { start: this.#at, end: this.#at + match[0].length };
    this.#at = range.end;
    const value = Number(match[0]);
    const isReal = match[1] !== undefined || match[2] !== undefined;
    if (!isReal && value === (value | 0)) return scalar({ kind: 'integer', value: value + 0 }, range);
    if (!isReal) this.#say({ code: 'LS042', severity: 'warning', message: wide(match[0], value) }, range);
    else if (!Number.isFinite(value) || (value === 0 && /^[^eE]*[1-9]/.test(match[0])))
      this.#say(
        { code: 'LS047', severity: 'warning', message: `'${short(match[0])}' does not fit a 64-bit real.` },
        range,
      );
    return scalar(real(value), range);
  }

  #say({ code, severity, message }: Finding, range: Range): void {
    this.#findings.add(code, severity, message, { start: range.start, end: range.end });
  }

  #stop(
    message: string,
    range: Range = { start: this.#at, end: Math.min(this.#at + 1, this.#text.length) },
  ): undefined {
    this.#findings.last('JSON', message, range);
    this.#isBroken = true;
    this.#at = this.#text.length;
  }

  /** A limit is passed: whoever sends more is not understood. */
  #refuse(code: string, message: string): undefined {
    this.#findings.last(code, message, { start: this.#at, end: this.#at + 1 });
    this.#isBroken = true;
    this.#at = this.#text.length;
  }

  #placed(start: number): Range & { readonly inner: Range } {
    return { start, end: this.#at, inner: { start: start + 1, end: this.#isBroken ? this.#at : this.#at - 1 } };
  }

  #skipped(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at += 1;
    return true;
  }

  #blanks(): void {
    BLANKS.lastIndex = this.#at;
    this.#at += BLANKS.exec(this.#text)?.[0].length ?? 0;
  }
}

const ARRAY_OPEN = 'Array is never closed.';
const MAP_OPEN = 'Map is never closed.';

function scalar(value: LlsdScalar, { start, end }: Range, inner: Range = { start, end }): LlsdNode {
  return { kind: value.kind, start, end, inner, value };
}

/** The sentence about a number that is no integer of 32 bits; digits that are lost are named. */
function wide(digits: string, value: number): string {
  const isExact = Number.isFinite(value) && BigInt(digits) === BigInt(value);
  return `${short(digits)} is outside the 32-bit range and is read as the real ${isExact ? '' : 'nearest to it, '}${value}.`;
}
