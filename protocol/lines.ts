// Offsets of a text as lines and characters, as the editor counts them: from 0, in UTF-16 units.

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface LineRange {
  readonly start: Position;
  readonly end: Position;
}

/** Where the lines of a text begin; LF, CR LF and CR each end one. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];
  /** The line that was looked for last: the next one is most often the same or the one below. */
  #last = 0;

  constructor(text: string) {
    this.#text = text;
    this.#starts = startsOf(text);
  }

  /** The text of all lines, with their ends. */
  get whole(): string {
    return this.#text;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The place of an offset; offsets outside of the text are drawn to its ends. */
  position(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.#lineOf(inside);
    return { line, character: inside - (this.#starts[line] ?? 0) };
  }

  range({ start, end }: { readonly start: number; readonly end: number }): LineRange {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The offset of a place; characters behind the end of a line are drawn to it. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.#starts[line];
    if (start === undefined) return this.#text.length;
    return Math.max(start, Math.min(start + character, this.#endOf(line)));
  }

  /** A line without its end. */
  text(line: number): string {
    return this.#text.slice(this.#starts[line] ?? this.#text.length, this.#endOf(line));
  }

  /** Where the text of a line ends and its line end begins. */
  #endOf(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.#text.length;
    return this.#text.startsWith('\r\n', next - 2) ? next - 2 : next - 1;
  }

  /** The last line that does not begin behind the offset. */
  #lineOf(offset: number): number {
    if (this.#isIn(this.#last, offset)) return this.#last;
    this.#last = this.#isIn(this.#last + 1, offset) ? this.#last + 1 : this.#search(offset);
    return this.#last;
  }

  #isIn(line: number, offset: number): boolean {
    const start = this.#starts[line];
    const next = this.#starts[line + 1];
    return start !== undefined && start <= offset && (next === undefined || offset < next);
  }

  #search(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Most texts have no CR: their lines are found without a look at each character. */
const startsOf = (text: string): readonly number[] =>
  text.includes('\r') ? startsByCharacters(text) : startsByLineFeeds(text);

function startsByLineFeeds(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function startsByCharacters(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
