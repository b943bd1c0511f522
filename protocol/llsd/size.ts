// A document that is too large is refused before anything of it is read [llsd.limit.3].
import type { Problem } from '../text.ts';
import { octetCount } from './notation-octets.ts';

/** A UTF-16 unit is never more octets, nor less than one. */
const MOST_OCTETS_OF_UNIT = 3;

/** Of a text, as many octets as it has in a file. @param limit in octets */
export function textTooLarge(text: string, limit: number): Problem | undefined {
  if (text.length * MOST_OCTETS_OF_UNIT <= limit) return undefined;
  return tooLarge(octetCount(text), limit);
}

/** Undefined if the document is not. */
export function tooLarge(octets: number, limit: number): Problem | undefined {
  if (octets <= limit) return undefined;
  const message = `Document is ${octets} octets; limit is ${limit}.`;
  return { code: 'LS061', severity: 'error', message, range: { start: 0, end: 0 } };
}
