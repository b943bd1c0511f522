// A filter as a tree: what was written, with its places. Knows no template and no rows.
import type { Range } from '../../protocol/text.ts';

export type Expression =
  /** [filter.grammar.5] The empty filter. */
  | { readonly kind: 'everything'; readonly range: Range }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[]; readonly range: Range }
  | { readonly kind: 'not'; readonly of: Expression; readonly range: Range }
  | Subject
  | Comparison
  /** What could not be read; its problem stands beside the tree. */
  | { readonly kind: 'broken'; readonly range: Range };

export interface Comparison {
  readonly kind: 'comparison';
  readonly subject: Subject;
  readonly operator: Operator;
  readonly operatorRange: Range;
  readonly value: Value;
  readonly range: Range;
}

export type Subject = Pattern | Word | Path;

/** A message name with wildcards. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly text: string;
  readonly range: Range;
}

/** One of the words and flags of `vocabulary.ts`. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
  readonly range: Range;
}

/** `Message.Block.Field` and perhaps a part of it; the parts as they were written. */
export interface Path {
  readonly kind: 'path';
  readonly parts: readonly PathPart[];
  readonly range: Range;
}

export interface PathPart {
  readonly text: string;
  readonly range: Range;
}

export const OPERATORS = ['==', '!=', '<=', '>=', '<', '>', '=~', '!~', '~', 'in'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Value =
  | NumberValue
  | TimeValue
  | { readonly kind: 'text' | 'uuid' | 'address' | 'plain'; readonly text: string; readonly range: Range }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string; readonly range: Range }
  | { readonly kind: 'span'; readonly from: Scalar; readonly to: Scalar; readonly range: Range }
  /** There is none, or none that can be read. */
  | { readonly kind: 'missing'; readonly range: Range };

export interface NumberValue {
  readonly kind: 'number';
  readonly value: number;
  /** Whole numbers in full: 64 bits are more than a number holds. */
  readonly whole: bigint | undefined;
  readonly text: string;
  readonly range: Range;
}

export interface TimeValue {
  readonly kind: 'time';
  readonly seconds: number;
  readonly text: string;
  readonly range: Range;
}

/** What an end of a span can be. */
export type Scalar = NumberValue | TimeValue;
