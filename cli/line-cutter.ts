// Cuts a stream of text into lines, each with a bound.

/** Characters of one line; the largest message that can be sent takes a tenth of it. */
export const LINE_LIMIT = 1024 * 1024;

/** One line, without its end; `tooLong` had more characters than LINE_LIMIT and is gone. */
export type Line = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'tooLong' };

export class LineCutter {
  #rest = '';
  /** The line whose rest is still to come is too long. */
  #isTooLong = false;

  /** Lines that end in this piece of the stream. What follows the last of them waits for the next piece. */
  take(piece: string): readonly Line[] {
    const parts = piece.split('\n');
    const last = parts.pop() ?? '';
    const lines = parts.map((part) => this.#end(part));
    this.#add(last);
    return lines;
  }

  #end(part: string): Line {
    this.#add(part);
    const line: Line = this.#isTooLong ? { kind: 'tooLong' } : { kind: 'line', text: this.#rest };
    this.#rest = '';
    this.#isTooLong = false;
    return line;
  }

  #add(part: string): void {
    this.#isTooLong ||= this.#rest.length + part.length > LINE_LIMIT;
    this.#rest = this.#isTooLong ? '' : this.#rest + part;
  }
}
