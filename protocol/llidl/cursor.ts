// Walks over the text of a schema, one token at a time, and keeps the mistake that it cannot pass. Knows blanks, comments
// and names, nothing of their meaning.
import type { Problem, Range } from '../text.ts';

/** Stands behind what was read last; `at` counts UTF-16 units. */
export class LlidlCursor {
  readonly text: string;
  at = 0;
  /** Why reading cannot go on. */
  mistake: Problem | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Steps over blanks and comments; a comment reaches from `;` to the end of its line. */
  skipBlanks(): void {
    BLANKS.lastIndex = this.at;
    BLANKS.exec(this.text);
    this.at = BLANKS.lastIndex;
  }

  /** Steps over exactly these signs if they stand here. */
  take(signs: string): boolean {
    if (!this.text.startsWith(signs, this.at)) return false;
    this.at += signs.length;
    return true;
  }

  /** Steps over a name; undefined, and a mistake, if none stands here. */
  name(expected: string): string | undefined {
    const name = this.#match(NAME);
    if (name === undefined) return this.fail(expected);
    return name.includes('-') ? this.fail('malformed name: hyphen (-) not allowed') : name;
  }

  digits(): string | undefined {
    return this.#match(DIGITS);
  }

  /** What was read since `start`. */
  since(start: number): Range {
    return { start, end: this.at };
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /**
   * [llidl.mistake.1] The problem stands where the cursor stands, over the word there. Its words are those of the
   * language's first parser, so that people find them elsewhere. The first mistake counts.
   */
  fail(words: string): undefined {
    const word = this.#wordHere();
    const range = { start: this.at, end: Math.min(this.at + Math.max(word.length, 1), this.text.length) };
    this.mistake ??= { code: 'LS300', severity: 'error', message: words, range };
    return undefined;
  }

  #wordHere(): string {
    NAME.lastIndex = this.at;
    return NAME.exec(this.text)?.[0] ?? '';
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

const BLANKS = /(?:[ \t\r\n]|;[^\r\n]*)*/y;
/** Hyphens do not belong there, but people write them, and are told so; one that begins an arrow is none of the name. */
const NAME = /[A-Za-z_](?:[\w/]|-(?!>))*/y;
const DIGITS = /\d+/y;
