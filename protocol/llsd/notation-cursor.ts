// Where the reader of notation stands in its text, and what it says on the way. Steps over blanks, comments and nonsense.
import type { Fix, Problem, Range } from '../text.ts';
import { Findings } from './finding.ts';
import { type LineOf, lineCounter } from './lines.ts';
import type { ScalarPlace } from './notation-build.ts';
import { OctetCounter } from './notation-octets.ts';
import { RepeatedTexts } from './repeated-texts.ts';

const COMMENT_STARTS = ['#', '/', '-', ';'];
const COMMENT = /\/\*[\s\S]*?(?:\*\/|$)|(?:#|\/\/|--|;)[^\n]*/y;
/** What ends a stretch of nonsense, or changes how deep it is. */
const LANDMARK = /[[\]{},'"]/g;

export class NotationCursor implements ScalarPlace {
  at = 0;
  /** The place of the scalar that was read last, as `ScalarPlace` has it. */
  scalarEnd = 0;
  innerStart = 0;
  innerEnd = 0;
  /** The document broke off, or is not worth reading on. */
  isStopped = false;
  /** A container is open: nonsense ends where its next comma or bracket is, else with the document. */
  isInside = false;
  readonly text: string;
  readonly names: RepeatedTexts;
  readonly octets: OctetCounter;
  readonly lineOf: LineOf;
  /** Where the comment that was skipped last ends. */
  commentEnd = 0;
  readonly #findings = new Findings();
  #lastError = -1;
  /** No quote of this kind closes before there. */
  readonly #unclosed = { "'": 0, '"': 0 };

  constructor(text: string) {
    this.text = text;
    this.names = new RepeatedTexts(text);
    this.octets = new OctetCounter(text);
    this.lineOf = lineCounter(text);
  }

  get character(): string {
    return this.text[this.at] ?? '';
  }

  /** The character here, both halves of it. */
  get found(): string {
    return String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The scalar that was just read ends here; its inside is from `start` to `end`. */
  placed<Value>(value: Value, start: number, end: number): Value {
    this.scalarEnd = this.at;
    this.innerStart = start;
    this.innerEnd = end;
    return value;
  }

  /** Nothing more will be listed: sentences need not be made. */
  get isFull(): boolean {
    return this.#findings.isFull;
  }

  /** Of several errors at one place the first is said. */
  say(problem: Problem): void {
    if (problem.severity === 'error') {
      if (problem.range.start === this.#lastError) return;
      this.#lastError = problem.range.start;
    }
    const { fixes, ...rest } = problem;
    this.#findings.addProblem(rest, fixes);
  }

  /** Nothing follows that could be understood. */
  stop(code: string, message: string, range: Range, fixes?: readonly Fix[]): void {
    this.say({ code, severity: 'error', message, range, ...(fixes === undefined ? {} : { fixes }) });
    this.isStopped = true;
  }

  problems(): readonly Problem[] {
    return this.#findings.sorted();
  }

  /** The text from here that matches, which is stepped over; empty if nothing does. `pattern` is sticky. */
  take(pattern: RegExp): string {
    const found = this.peek(pattern);
    this.at += found.length;
    return found;
  }

  peek(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  skipBlanks(): void {
    const { text } = this;
    let { at } = this;
    for (let code = text.charCodeAt(at); isBlank(code); code = text.charCodeAt(at)) at++;
    this.at = at;
  }

  /** Where the blanks before an offset begin. */
  blanksBefore(offset: number): number {
    let start = offset;
    while (start > 0 && isBlank(this.text.charCodeAt(start - 1))) start--;
    return start;
  }

  /** The blanks that were just stepped over, if there are any. */
  blanks(): Range | undefined {
    const start = this.at;
    this.skipBlanks();
    return this.at === start ? undefined : { start, end: this.at };
  }

  /** [llsd.notation.3] Comments are skipped too, and are errors: no reader knows any. */
  skipSpace(): void {
    this.skipBlanks();
    if (!COMMENT_STARTS.includes(this.character)) return;
    for (let comment = this.take(COMMENT); comment !== ''; comment = this.take(COMMENT)) {
      this.commentEnd = this.at;
      const range = { start: this.at - comment.length, end: this.at };
      const fixes = [{ title: 'Remove the comment', edits: [{ range: this.#lineOrComment(range), text: '' }] }];
      this.say({ code: 'LS132', severity: 'error', message: 'LLSD notation has no comments.', range, fixes });
      this.skipBlanks();
    }
  }

  /** Steps to the comma or bracket that ends this value. Brackets in pairs and strings on one line are passed over. */
  skipNonsense(): void {
    let depth = 0;
    LANDMARK.lastIndex = this.isInside ? this.at : this.text.length;
    for (let match = LANDMARK.exec(this.text); match !== null; match = LANDMARK.exec(this.text)) {
      const mark = match[0];
      if (mark === '[' || mark === '{') depth++;
      else if (mark === "'" || mark === '"') LANDMARK.lastIndex = this.#behindString(match.index, mark);
      else if (depth === 0) {
        this.at = match.index;
        return;
      } else if (mark !== ',') depth--;
    }
    this.at = this.text.length;
  }

  /** [llsd.notation.2] One pass: where a quote was looked for in vain, none is looked for again. */
  #behindString(open: number, quote: "'" | '"'): number {
    if (open < this.#unclosed[quote]) return open + 1;
    const { text } = this;
    for (let at = open + 1; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === quote) return at + 1;
      if (character === '\n') break;
      if (character === '\\') at++;
    }
    const lineEnd = text.indexOf('\n', open);
    this.#unclosed[quote] = lineEnd < 0 ? text.length : lineEnd;
    return open + 1;
  }

  /** A comment that has its line for itself goes with the line, another with the blanks before it. */
  #lineOrComment({ start, end }: Range): Range {
    let from = start;
    while (from > 0 && (this.text[from - 1] === ' ' || this.text[from - 1] === '\t')) from--;
    const isWhole = from === 0 || this.text[from - 1] === '\n';
    return { start: from, end: isWhole && this.text[end] === '\n' ? end + 1 : end };
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}
