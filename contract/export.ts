// A log written to a file of another form: what is wished, and what came of it. Types and constants only.

/** `har`: exchanges of HTTP only. `json`, `text`: what `inspect` says of each row, and in JSON all values besides. */
export const EXPORT_FORMS = ['pcapng', 'har', 'json', 'text'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

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
