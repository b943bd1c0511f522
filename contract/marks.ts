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
