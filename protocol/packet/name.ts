// What a datagram is called where it is listed and filtered.
import { frequencyOf } from './number.ts';

/** What numbers are called; a compiled codec is one. */
export interface Names {
  byId(numberId: number): { readonly name: string } | undefined;
}

/** The name of a datagram whose message number cannot be read. */
export const NO_NAME = 'Malformed';

/**
 * The message's name; `Unknown-Low-500` for a number that the template does not have, `Malformed` for no number at all.
 * One word each, so that a filter finds them: `Unknown-*`.
 */
export function messageName(names: Names, numberId: number | undefined): string {
  if (numberId === undefined) return NO_NAME;
  const known = names.byId(numberId)?.name;
  if (known !== undefined) return known;
  const { frequency, number } = frequencyOf(numberId);
  return `Unknown-${frequency}-${number}`;
}
