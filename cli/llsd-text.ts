// Places and errors of LLSD documents in any form, as lines for people.

import { Lines } from '../protocol/lines.ts';
import type { ReadForm } from '../protocol/llsd/forms.ts';
import type { Problem, Range } from '../protocol/text.ts';

/** So many errors are told one by one. */
export const MAX_ERRORS_SAID = 20;

export interface Errors {
  readonly count: number;
  /** What stands behind the name of the file. */
  readonly sentences: readonly string[];
}

/** The errors of a document; of many the first ones, and how many more there are. */
export function errorsOf(source: ReadForm): Errors {
  return said(
    source,
    source.problems.filter(({ severity }) => severity === 'error'),
    'error',
  );
}

/** [llsd.loss.5] Values that are others than what is written: too large for their type. */
export const CHANGED_VALUES: readonly string[] = ['LS042', 'LS047'];
/** [llsd.difference.6] Keys of which only the last value counts. */
export const REPEATED_KEYS: readonly string[] = ['LS025', 'LS128', 'LS211'];

/** The warnings of certain rules, as of errors. */
export function warningsOf(source: ReadForm, codes: readonly string[]): Errors {
  return said(
    source,
    source.problems.filter(({ code, severity }) => severity === 'warning' && codes.includes(code)),
    'warning',
  );
}

function said(source: ReadForm, problems: readonly Problem[], word: 'error' | 'warning'): Errors {
  const place = placer(source);
  const first = problems.slice(0, MAX_ERRORS_SAID);
  const sentences = first.map(({ code, message, range }) => {
    return `${place(range)}: ${word} ${code} ${messageIn(source, message, range)}`;
  });
  const more = problems.length - first.length;
  return { count: problems.length, sentences: more === 0 ? sentences : [...sentences, ` ${more} more ${word}s.`] };
}

/** Tells places: line and column of a text from 1, as compilers do; the octet of binary from 0, as its problems do. */
export function placer({ form, text }: ReadForm): (range: Range) => string {
  const lines = new Lines(text);
  return ({ start }) => {
    const { line, character } = lines.position(start);
    return form === 'binary' ? `offset ${start}` : `${line + 1}:${character + 1}`;
  };
}

/** Where a problem is, and what it says. */
export const sentenceOf = (source: ReadForm, { message, range }: Problem): string =>
  `${placer(source)(range)}: ${messageIn(source, message, range)}`;

const messageIn = ({ form }: ReadForm, message: string, { start }: Range): string =>
  form === 'binary' ? withoutOffset(message, start) : message;

/** Problems of binary begin with their offset, which is said once where it is the place. */
export function withoutOffset(message: string, offset: number): string {
  const said = `Offset ${offset}: `;
  return message.startsWith(said) ? message.slice(said.length) : message;
}
