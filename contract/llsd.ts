// LLSD converted, copied and compared for the editor: the server reads and writes it, the client only carries it.
// Types and string constants only.
import type { Place, Structure } from './structure.ts';

export type LlsdForm = 'xml' | 'notation' | 'binary' | 'json';

/** A document that somebody has: the text that is open, or a file in base64. */
export interface LlsdInput {
  /** What people call it; an ending `.json` tells the form. */
  readonly name: string;
  readonly content: { readonly text: string } | { readonly octets: string };
  /** Absent: it is found out. */
  readonly form?: LlsdForm;
}

/** Client to server, `ConvertQuestion`, answered by a `Converted`. */
export const CONVERT_LLSD = 'rezbench/llsd/convert';

export interface ConvertQuestion {
  readonly input: LlsdInput;
  readonly to: LlsdForm;
  /** Only the innermost value around this; absent: the whole document. */
  readonly within?: Place;
}

export type Converted = ConvertedLlsd | RefusedLlsd;

export interface ConvertedLlsd {
  readonly kind: 'converted';
  readonly content: { readonly text: string } | { readonly octets: string };
  /** Where the value is, as a JSON Pointer; empty for the whole document. */
  readonly path: string;
  /** What does not survive, one sentence each. */
  readonly losses: readonly string[];
  /** How many more there are than are listed. */
  readonly more: number;
  /** Mistakes in the document, so that perhaps not all of it could be read. */
  readonly errors: number;
}

export interface RefusedLlsd {
  readonly kind: 'refused';
  /** A sentence for people. */
  readonly reason: string;
}

/** Client to server, `LlsdComparison`, answered by a `ComparedLlsd`. */
export const COMPARE_LLSD = 'rezbench/llsd/compare';

export interface LlsdComparison {
  readonly base: LlsdInput;
  readonly current: LlsdInput;
}

export type ComparedLlsd = ComparedTexts | RefusedLlsd;

export interface ComparedTexts {
  readonly kind: 'compared';
  /** Both documents as notation, laid out. */
  readonly base: string;
  readonly current: string;
  /** What differs, with places in these texts. */
  readonly structure: Structure;
}
