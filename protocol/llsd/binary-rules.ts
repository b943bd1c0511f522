// Every rule about binary LLSD in words: for lists, for reports, and for links to the pages about them.
import type { LlsdRule } from './xml-rules.ts';

/** In the order of their codes. */
export const BINARY_RULES: readonly LlsdRule[] = [
  {
    code: 'LS200',
    severity: 'error',
    title: 'A value begins with a marker.',
    reason:
      'No reader goes on behind an octet that announces nothing: it does not know how long the value is. Blanks before a marker are forgiven by the .NET readers alone.',
  },
  {
    code: 'LS201',
    severity: 'error',
    title: 'A value is whole.',
    reason:
      'The viewer makes up what is missing of an integer, a real or a uuid at the end of the data; everybody else refuses the document.',
  },
  {
    code: 'LS202',
    severity: 'error',
    title: 'A length or count is not negative.',
    reason:
      'A negative count is mostly read as nothing. A negative length is an error for some, nothing or all that is left for others, and one reader runs out of memory.',
  },
  {
    code: 'LS203',
    severity: 'error',
    title: 'A length or count fits into the octets that are left.',
    reason: 'Readers refuse such a document, and those that reserve memory first can be stopped by it.',
  },
  {
    code: 'LS204',
    severity: 'error',
    title: 'A count is that of the elements.',
    reason:
      'Readers stop at the element that is too many or missing. Only the Python library accepts a map that ends early.',
  },
  {
    code: 'LS205',
    severity: 'error',
    title: 'A container is closed.',
    reason: 'Every reader wants the closing bracket, although the count says where it must be.',
  },
  {
    code: 'LS206',
    severity: 'error',
    title: 'A key begins with k.',
    reason: 'Readers know no other marker for a key than k, but for the quoted form, which some know.',
  },
  {
    code: 'LS207',
    severity: 'error',
    title: 'Text is UTF-8.',
    reason:
      'The viewer keeps the octets, the Python and the JavaScript library refuse the document, and the others put U+FFFD in their place.',
  },
  {
    code: 'LS208',
    severity: 'error',
    title: 'A date is an instant of the years 1 to 9999.',
    reason:
      'The viewer keeps the number, the Python library and the .NET readers refuse it, and the others read the epoch.',
  },
  {
    code: 'LS209',
    severity: 'warning',
    title: 'Nothing follows the value.',
    reason:
      'All readers leave what follows unread. In a file of its own it is a mistake; inside of another format it is what comes next.',
  },
  {
    code: 'LS210',
    severity: 'information',
    title: 'Strings and keys have a length before them.',
    reason:
      'The quoted form comes from old programs. The viewer and the Python library read it, the .NET and JavaScript readers do not.',
  },
  {
    code: 'LS211',
    severity: 'warning',
    title: 'A key stands once in a map.',
    reason: 'The viewer keeps the first value, the others the last.',
  },
  {
    code: 'LS213',
    severity: 'warning',
    title: 'A header ends with a line feed.',
    reason:
      'node-metaverse refuses a document in which anything but one line feed stands between the header and the value.',
  },
  {
    code: 'LS215',
    severity: 'warning',
    title: 'A date is little-endian.',
    reason:
      'Dates alone have their lowest octet first. node-metaverse and the 2010 JavaScript library write them the other way round, which others read as an instant near the epoch.',
  },
];
