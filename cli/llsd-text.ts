// Places and errors of LLSD documents in any form, as lines for people.

import { Lines } from '../protocol/lines.ts';
import type { ReadForm } from '../protocol/llsd/forms.ts';
import type { Range } from '../protocol/text.ts';

/** So many errors are told one by one. */
export const MAX_ERRORS_SAID = 20;

export interface Errors {
  readonly count: number;
  /** What stands behind the name of the file. */
  readonly sentences: readonly string[];
}

/** The errors of a document; of many the first ones, and how many more there are. */
export function errorsOf(source: ReadForm): Errors {
  const errors = source.problems.filter(({ severity }) => severity === 'error');
  const place = placer(source);
  const said = errors.slice(0, MAX_ERRORS_SAID);
  const sentences = said.map(({ code, message, range }) => `${place(range)}: error ${code} ${message}`);
  const more = errors.length - said.length;
  return { count: errors.length, sentences: more === 0 ? sentences : [...sentences, ` ${more} more errors.`] };
}

/** Tells places: line and column of a text from 1, as compilers do; the octet of binary from 0, as its problems do. */
export function placer({ form, text }: ReadForm): (range: Range) => string {
  const lines = new Lines(text);
  return ({ start }) => {
    const { line, character } = lines.position(start);
    return form === 'binary' ? `offset ${start}` : `${line + 1}:${character + 1}`;
  };
}

/** One place. */
export const placeOf = (source: ReadForm, range: Range): string => placer(source)(range);
