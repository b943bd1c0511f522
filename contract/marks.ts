// What people keep beside rows, and what leads from a row into the template.

/** A row that somebody has marked. */
export interface RowMark {
  readonly row: number;
  /** What was written to it; '' = a mark alone. */
  readonly note: string;
}

/** To the webview: the rows that are marked. From it: keep these, and no others. */
export interface RowMarks {
  readonly kind: 'marks';
  readonly marks: readonly RowMark[];
}

/** From the webview: shows where the template in force defines a message, or one of its fields. */
export interface TemplatePlace {
  readonly kind: 'template';
  readonly message: string;
  readonly block?: string;
  readonly field?: string;
  /** The text of the built-in template: what the chosen one leaves out is there, and in no file. */
  readonly builtIn: string;
}

/** Longer notes are cut: they are kept beside the capture, and shown in one line. */
export const LONGEST_NOTE = 1000;
/** Nobody finds anything among more. */
export const MOST_MARKS = 10_000;

/** The file of the marks of a capture: its own name, and this behind it. */
export const MARKS_BEHIND = '.marks.json';

/** The text of such a file: one mark in a line, so that a comparison of versions shows which has changed. */
export const marksText = (marks: readonly RowMark[]): string =>
  `[\n${marks.map(({ note, row }) => `  ${JSON.stringify({ row, note })}`).join(',\n')}\n]\n`;

/** The marks in a text; none if it cannot be read. Somebody may have written it by hand: what is no mark is left out. */
export function readMarks(text: string): readonly RowMark[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isMark).slice(0, MOST_MARKS) : [];
  } catch {
    return [];
  }
}

function isMark(mark: unknown): mark is RowMark {
  const { note, row } = (mark ?? {}) as Partial<Record<keyof RowMark, unknown>>;
  return Number.isInteger(row) && typeof note === 'string' && note.length <= LONGEST_NOTE;
}
