// A regular expression as a tree.

export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly of: RegexNode; readonly least: number; readonly most: number };

export type Assertion = 'start' | 'end' | 'boundary' | 'inside';

/** Characters by code point, both ends included. */
export interface CharacterSet {
  readonly spans: readonly CharacterSpan[];
  readonly isNegated: boolean;
}

export type CharacterSpan = readonly [first: number, last: number];

/** A set of several sets: what any of them has. */
export function union(sets: readonly CharacterSet[], isNegated: boolean): CharacterSet {
  return { spans: sets.flatMap(plainSpans), isNegated };
}

export function hasCharacter({ spans, isNegated }: CharacterSet, code: number): boolean {
  for (const [first, last] of spans) if (code >= first && code <= last) return !isNegated;
  return isNegated;
}

const LAST_CODE = 0x10ffff;

/** The spans of a set without "not". */
function plainSpans({ spans, isNegated }: CharacterSet): readonly CharacterSpan[] {
  if (!isNegated) return spans;
  const found: CharacterSpan[] = [];
  let next = 0;
  for (const [first, last] of spans.toSorted(([a], [b]) => a - b)) {
    if (first > next) found.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  if (next <= LAST_CODE) found.push([next, LAST_CODE]);
  return found;
}
