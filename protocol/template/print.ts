// A template laid out as the real files are: four columns a level, one thing a line, the fields of a block in columns.
// Only white space between words and comments changes, and only where the text around it was understood: so nothing is
// ever lost, and a part with a mistake in it stays as its writer left it.
import { smallestEdit } from '../smallest-edit.ts';
import type { Edit } from '../text.ts';
import type { TemplateFile } from './placed.ts';
import { type Row, rowsOf, rowsOfBlock } from './print-rows.ts';
import { columnAfter, columnOf, isBlank, lineEndsIn, styleOf, type White, whiteOf } from './print-white.ts';
import type { PlacedComment, Scan } from './scan.ts';

/** [template.format.1] The edits that lay out the sound parts of a template, in the order of the text; each as small as can be. */
export function formatEdits(file: TemplateFile): readonly Edit[] {
  const rows = rowsOf(file);
  return new Printer(file.scan, rows, styleOf(file.scan, rows)).run();
}

/** [template.format.6] Some words have a mistake in their syntax, and stay as their writer laid them out. */
export function keepsSome(file: TemplateFile): boolean {
  const laidOut = rowsOf(file).reduce((sum, { first, last }) => sum + last + 1 - first, 0);
  return laidOut < file.scan.count;
}

/** The edits for the one block whose brace stands at the offset, also if its message is not finished. */
export function formatBlockEdits(file: TemplateFile, brace: number): readonly Edit[] {
  const rows = rowsOfBlock(file, brace);
  const white = styleOf(file.scan, [...rowsOf(file), ...rows]);
  return [...indentEdit(file.scan, rows, white), ...new Printer(file.scan, rows, white).run()];
}

/** The white space before a line of a template, as most of its headers have it. Quick, since it is asked while typing. */
export function indentText({ scan, messages }: TemplateFile, depth: number): string {
  const headers = messages.flatMap(({ words, blocks }) => [words.name, ...blocks.map((block) => block.words.name)]);
  const starts = headers.flatMap((name) => (name === undefined ? [] : [name.start]));
  return whiteOf(scan.text, starts).indent(depth);
}

/** For the first row of a part of a text, if it begins its line. */
function indentEdit(scan: Scan, [row]: readonly Row[], white: White): readonly Edit[] {
  if (row === undefined || !scan.isFirstOnLine(row.first)) return [];
  const { start } = scan.range(row.first);
  const line = start - scan.column(row.first);
  const old = scan.text.slice(line, start);
  const put = white.indent(row.depth);
  const edit = isBlank(old) ? smallestEdit(line, old, put) : undefined;
  return edit === undefined ? [] : [edit];
}

class Printer {
  readonly #scan: Scan;
  readonly #rows: readonly Row[];
  readonly #white: White;
  readonly #edits: Edit[] = [];
  /** The row at hand: the first that does not end before the word at hand. */
  #row = 0;
  /** Where the next piece of the new text begins, in columns. */
  #column = 0;
  /** What was already copied or written of the old text. */
  #done = 0;

  constructor(scan: Scan, rows: readonly Row[], white: White) {
    this.#scan = scan;
    this.#rows = rows;
    this.#white = white;
  }

  run(): readonly Edit[] {
    if (this.#rows.length === 0) return [];
    for (let index = 0; index < this.#scan.count; index += 1) this.#place(index);
    if (this.#endsRow(this.#scan.count)) this.#end();
    return this.#edits;
  }

  /** One word, with the gap and the comments before it. */
  #place(index: number): void {
    while ((this.#rows[this.#row]?.last ?? Number.POSITIVE_INFINITY) < index) this.#row += 1;
    const row = this.#rows[this.#row];
    const { start, end } = this.#scan.range(index);
    if (row === undefined || index < row.first) this.#keep(end);
    else if (index > row.first) this.#inside(row, index);
    else if (this.#endsRow(index)) this.#between(row);
    else this.#keep(start);
    this.#keep(end);
  }

  /** Whether a row ends right before the word; the start of the text counts as one. */
  #endsRow(index: number): boolean {
    return index === 0 || this.#rowBefore(index) !== undefined;
  }

  /** The row whose last word stands right before the word. */
  #rowBefore(index: number): Row | undefined {
    const here = this.#rows[this.#row];
    if (here?.last === index - 1) return here;
    const before = this.#rows[this.#row - 1];
    return before?.last === index - 1 ? before : undefined;
  }

  #inside(row: Row, index: number): void {
    const { start } = this.#scan.range(index);
    const column = row.columns?.[index - row.first - 1];
    if (row.isLoose) this.#keep(start);
    else this.#write(start, (column !== undefined && this.#white.gap(this.#column, column)) || ' ');
  }

  /** From the end of one row to the start of the next, over the comments between. */
  #between(row: Row): void {
    const closes = this.#scan.kind(row.first) === 'close';
    this.#comments(row.first, closes ? row.depth + 1 : row.depth);
    this.#newLine(this.#scan.range(row.first).start, this.#white.indent(row.depth));
  }

  #comments(index: number, depth: number): void {
    let above: { readonly comment: PlacedComment; readonly column: number } | undefined;
    for (const comment of this.#scan.commentsBefore(index)) {
      if (index > 0 && comment.line === this.#scan.line(index - 1)) this.#trailing(comment, this.#rowBefore(index));
      else this.#newLine(comment.start, this.#commentIndent(comment, depth, above));
      above = { comment, column: this.#column };
      this.#keep(comment.end);
    }
  }

  /** [template.format.4] A comment behind code stays as far behind it as it was. */
  #trailing({ start }: PlacedComment, row: Row | undefined): void {
    const own = this.#done === start ? ' ' : this.#scan.text.slice(this.#done, start);
    this.#write(start, row?.commentGap ?? own);
  }

  /** [template.format.4] A comment below another one in the same column goes with it; in the first column it stays. */
  #commentIndent(
    comment: PlacedComment,
    depth: number,
    above: { readonly comment: PlacedComment; readonly column: number } | undefined,
  ): string {
    const column = columnOf(this.#scan.text, comment.start);
    const isBelow =
      above?.comment.line === comment.line - 1 && columnOf(this.#scan.text, above.comment.start) === column;
    if (above !== undefined && isBelow) return this.#white.gap(0, above.column);
    return column === 0 ? '' : this.#white.indent(depth);
  }

  /** [template.format.5] The last line has an end, and at most one blank line follows. */
  #end(): void {
    this.#comments(this.#scan.count, 0);
    const { length } = this.#scan.text;
    const rest = this.#scan.text.slice(this.#done, length);
    if (isBlank(rest)) this.#write(length, this.#white.lineEnds(rest, 1).slice(0, 2).join(''));
  }

  /** [template.format.5] Blank lines stay, without the white space in them. */
  #newLine(to: number, indent: string): void {
    const old = this.#scan.text.slice(this.#done, to);
    const ends = this.#done === 0 ? lineEndsIn(old) : this.#white.lineEnds(old, 1);
    this.#write(to, ends.join('') + indent);
  }

  /** Copies the old text up to an offset. */
  #keep(to: number): void {
    this.#column = this.#white.columnBehind(this.#column, this.#done, to);
    this.#done = to;
  }

  /** Puts white space in the place of the old one, up to an offset; other things that are no words are left there. */
  #write(to: number, put: string): void {
    const old = this.#scan.text.slice(this.#done, to);
    if (!isBlank(old)) {
      this.#keep(to);
      return;
    }
    const edit = smallestEdit(this.#done, old, put);
    if (edit !== undefined) this.#edits.push(edit);
    this.#column = columnAfter(this.#column, put);
    this.#done = to;
  }
}
