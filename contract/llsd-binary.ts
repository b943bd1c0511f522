// Binary LLSD as the editor shows and saves it: as notation, converted by the server. Types and string constants only.
import type { Place } from './structure.ts';

/** Client to server, `BinaryQuestion`, answered by a `ShownBinary`. */
export const OPEN_BINARY = 'rezbench/llsd/openBinary';

export interface BinaryQuestion {
  /** A file, in base64. */
  readonly octets: string;
}

export type ShownBinary =
  | {
      readonly kind: 'shown';
      /** Notation. */
      readonly text: string;
      readonly problems: readonly BinaryProblem[];
      /** Present if the file could not be read to its end, or a count is wrong: it is saved only as a copy. */
      readonly broken?: string;
    }
  | RefusedBinary;

/** What is wrong with the octets, at their place in the notation. */
export interface BinaryProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly range: Place;
  /** The URI of the page about the rule. */
  readonly page?: string;
}

/** Client to server, `BinarySaving`, answered by a `SavedBinary`. */
export const SAVE_BINARY = 'rezbench/llsd/saveBinary';

export interface BinarySaving {
  /** The file as it is now, in base64; empty for a new one. */
  readonly octets: string;
  /** The notation, as shown and edited. */
  readonly text: string;
  readonly as: 'itself' | 'copy';
}

export type SavedBinary =
  | {
      readonly kind: 'saved';
      readonly octets: string;
      /** What is wrong with the octets, at their place in the notation that was saved. */
      readonly problems: readonly BinaryProblem[];
    }
  | RefusedBinary;

export interface RefusedBinary {
  readonly kind: 'refused';
  /** A sentence for people. */
  readonly reason: string;
  /** A copy could be saved. */
  readonly canCopy: boolean;
}

/** Client to server, `BinaryQuestion` with the beginning of a file, answered by a boolean. */
export const IS_BINARY = 'rezbench/llsd/isBinary';
