// Whose rows a panel shows: those of a grid that runs, or of a file. Types only.

/** The sandbox runs or does not; a stopped one still answers until the next start. Or there is a file that is only read. */
export interface ShownLog {
  readonly running: boolean;
  readonly loginUri: string;
  /** The rows are those of a capture file. */
  readonly isFile?: true;
  /** The file is read: there will be more rows. */
  readonly isReading?: boolean;
  /** Rows are written to a file by fetching this path, with `form` and `filter`; absent: the editor does that. */
  readonly exportPath?: string;
}
