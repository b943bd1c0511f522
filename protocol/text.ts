// Places and problems in a text. Offsets count UTF-16 units from 0, as the editor and JavaScript do.

/** A half-open stretch of text: `start` is in, `end` is out. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that explains a problem. */
export interface Related {
  readonly message: string;
  readonly range: Range;
  /** The place is in another text. */
  readonly in?: OtherText;
}

/** Texts beside the one that is checked: what it is compared with, the other one of template and message.xml, its schema. */
export type OtherText = 'base' | 'partner' | 'schema';

/** Replacing `range` by `text`; several edits of one fix are applied together. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Nothing that is read today is read otherwise afterwards: such fixes may be applied all at once. */
  readonly isSafe?: true;
  /** What is sent or taken becomes another thing: an editor does not prefer such a fix. */
  readonly changesWire?: true;
  /** The edits are to another text. */
  readonly in?: OtherText;
}

/** Something that is wrong with a text. Bad input is a value, never an exception. */
export interface Problem {
  /** A rule's number, such as `MT030` or `LS204`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is wrong, what was expected, the remedy if there is one. */
  readonly message: string;
  readonly range: Range;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** What is pointed at is out of use: editors strike it through. */
  readonly isDeprecated?: true;
}
