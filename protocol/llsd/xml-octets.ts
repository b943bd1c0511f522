// The octets of a file as the text of an LLSD-XML document.
import type { Problem } from '../text.ts';
import { firstBadOctet } from './utf8.ts';

/** [llsd.xml.14] Always UTF-8, whatever is declared; what is none becomes U+FFFD, and the first place is reported. A byte order mark stays. */
export function textOfOctets(octets: Uint8Array): { readonly text: string; readonly problems: readonly Problem[] } {
  const text = UTF8.decode(octets);
  const bad = firstBadOctet(octets);
  if (bad === octets.length) return { text, problems: [] };
  const start = UTF8.decode(octets.subarray(0, bad)).length;
  const range = { start, end: start + 1 };
  return { text, problems: [{ code: 'LS016', severity: 'error', message: 'Not valid UTF-8.', range }] };
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
