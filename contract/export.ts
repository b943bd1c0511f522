// A log written to a file of another form: what is wished, and what came of it. Types and constants only.

/** `har`: exchanges of HTTP only. `json`, `text`: what `inspect` says of each row, and in JSON all values besides. */
export const EXPORT_FORMS = ['pcapng', 'har', 'json', 'text'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** How a file of each form ends. */
export const EXPORT_ENDINGS: Readonly<Record<ExportForm, string>> = {
  pcapng: 'pcapng',
  har: 'har',
  json: 'json',
  text: 'txt',
};

/** What each form is called, and what it is for. */
export const EXPORT_WORDS: Readonly<Record<ExportForm, { readonly label: string; readonly detail: string }>> = {
  pcapng: { label: 'Capture (pcapng)', detail: 'Opens in Rezbench and in Wireshark' },
  har: { label: 'HTTP Archive (HAR)', detail: 'Logins and capability calls only; opens in browsers' },
  json: { label: 'JSON', detail: 'An object for each row, with all of its values' },
  text: { label: 'Text', detail: 'A line for each row' },
};

export interface ExportWish {
  readonly path: string;
  readonly form: ExportForm;
  /** Only the rows that match; empty = all. */
  readonly filter: string;
}

export type ExportOutcome =
  /** `left`: rows that the form cannot say. */
  | { readonly kind: 'exported'; readonly rows: number; readonly left: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'refused'; readonly message: string };

/** From the webview: the filter that its rows match now. */
export interface ShownFilter {
  readonly kind: 'shownFilter';
  readonly filter: string;
}
