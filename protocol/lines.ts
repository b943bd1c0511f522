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

  constructor(text: string) {
    this.#text = text;
    this.#starts = startsOf(text);
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
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
