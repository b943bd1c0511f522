// Every rule about LLSD-XML in words: for lists, for reports, and for links to the pages about them.
import type { Severity } from '../text.ts';
import { XML_REASONS } from './xml-reasons.ts';

export interface LlsdRule {
  readonly code: string;
  /** What most of its findings have. */
  readonly severity: Severity;
  readonly title: string;
  /** What happens where the rule is broken. */
  readonly reason: string;
}

const TITLES: readonly (readonly [string, Severity, string])[] = [
  ['LS001', 'error', 'A document is not empty.'],
  ['LS002', 'error', 'The XML is well-formed.'],
  ['LS003', 'error', 'The root element is llsd.'],
  ['LS004', 'error', 'There is a value inside llsd.'],
  ['LS005', 'error', 'There is one value inside llsd.'],
  ['LS006', 'error', 'Nothing follows the end of llsd.'],
  ['LS007', 'error', 'Nothing precedes the XML declaration.'],
  ['LS008', 'information', 'An XML document has no LLSD header.'],
  ['LS009', 'warning', 'The declared encoding is UTF-8.'],
  ['LS010', 'warning', 'There is no DOCTYPE.'],
  ['LS011', 'error', 'Entities are the five of XML.'],
  ['LS012', 'error', 'Every character is allowed in XML.'],
  ['LS013', 'warning', 'There is no byte order mark.'],
  ['LS014', 'warning', 'There are no processing instructions.'],
  ['LS015', 'information', 'Only attributes that LLSD knows are there.'],
  ['LS016', 'error', 'The octets are UTF-8.'],
  ['LS020', 'error', 'Every element is one of LLSD.'],
  ['LS021', 'error', 'Names of elements are lower case.'],
  ['LS022', 'error', 'A key stands in a map.'],
  ['LS023', 'error', 'A value in a map has its key before it.'],
  ['LS024', 'error', 'A key has its value behind it.'],
  ['LS025', 'warning', 'A key stands once in a map.'],
  ['LS026', 'warning', 'A key is not empty.'],
  ['LS027', 'error', 'Text stands in scalars only.'],
  ['LS028', 'error', 'A scalar or key has no elements inside.'],
  ['LS029', 'error', 'llsd is the root element only.'],
  ['LS030', 'warning', 'A scalar or key holds nothing but text.'],
  ['LS031', 'information', 'A key has no blanks at its ends.'],
  ['LS033', 'warning', 'undef is empty.'],
  ['LS040', 'error', 'A boolean is true or false.'],
  ['LS041', 'error', 'An integer is made of digits.'],
  ['LS042', 'error', 'An integer has 32 bits and a sign.'],
  ['LS043', 'hint', 'An integer is written as programs write it.'],
  ['LS044', 'error', 'A real is a number with a point.'],
  ['LS045', 'warning', 'A real is finite.'],
  ['LS046', 'warning', 'No blanks follow a real.'],
  ['LS047', 'warning', 'A real fits 64 bits.'],
  ['LS048', 'error', 'A uuid is 8-4-4-4-12 hexadecimal digits.'],
  ['LS049', 'hint', 'A uuid is lower case.'],
  ['LS050', 'error', 'A date has the one form that all read.'],
  ['LS051', 'error', 'A date exists.'],
  ['LS052', 'warning', 'A date is not before 1970.'],
  ['LS053', 'hint', 'A fraction of a second has six digits at most.'],
  ['LS054', 'warning', 'A uri has its special characters percent-encoded.'],
  ['LS055', 'error', 'The encoding of binary is base64.'],
  ['LS056', 'error', 'Base64 is well-formed.'],
  ['LS058', 'information', 'A carriage return in text is a reference.'],
  ['LS060', 'error', 'Containers are not too deep inside each other.'],
  ['LS061', 'error', 'A document is not too large.'],
  ['LS062', 'error', 'There are not too many values.'],
];

/** In the order of their codes. Each has a page in docs/rules. */
export const XML_RULES: readonly LlsdRule[] = TITLES.map(([code, severity, title]) => {
  return { code, severity, title, reason: XML_REASONS[code] ?? '' };
});
