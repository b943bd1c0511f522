// What the filter box of the panel asks about the text in it, and how a search goes on.

/** How far a search has come. */
export interface SearchProgress {
  /** Rows that were looked at, and rows that there are. */
  readonly looked: number;
  readonly total: number;
  /** Somebody stopped it; it goes on when asked to. */
  readonly isStopped: boolean;
}

/** A field in which a row matches. */
export interface FoundField {
  readonly block: string;
  /** From 0. */
  readonly instance: number;
  readonly field: string;
}

export type CompletionKind = 'message' | 'block' | 'field' | 'word' | 'flag' | 'operator' | 'value';

/** Something that may stand where the caret is. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  /** What replaces the text between `start` and `end` of the completions. */
  readonly insert: string;
  /** A few words beside the label. */
  readonly detail: string;
}

export interface Completions {
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
}

/** What a part of a filter means: plain paragraphs, the first one in a few words. */
export interface FilterHover {
  readonly start: number;
  readonly end: number;
  readonly paragraphs: readonly string[];
}

/** A filter that somebody kept under a name. */
export interface SavedFilter {
  readonly name: string;
  readonly filter: string;
}

/** To the webview: the filters that are kept. From it: keep these. */
export interface SavedFilters {
  readonly kind: 'saved';
  readonly filters: readonly SavedFilter[];
}

export type FilterQuestion =
  /** Stops the search for the rows of a filter, or lets it go on. */
  | { readonly ask: 'search'; readonly filter: string; readonly go: boolean }
  /** What may stand at the caret, an offset into the filter. */
  | { readonly ask: 'complete'; readonly filter: string; readonly at: number }
  | { readonly ask: 'hover'; readonly filter: string; readonly at: number };

export type FilterAnswer =
  | { readonly answer: 'completions'; readonly completions: Completions }
  | { readonly answer: 'hover'; readonly hover: FilterHover | undefined };
