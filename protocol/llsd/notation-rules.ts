// Every rule about notation in words: for lists, for reports, and for links to the pages about them.
import type { Severity } from '../text.ts';
import { NOTATION_REASONS } from './notation-reasons.ts';
import type { LlsdRule } from './xml-rules.ts';

const TITLES: readonly (readonly [string, Severity, string])[] = [
  ['LS100', 'error', 'A value stands where one is needed.'],
  ['LS101', 'error', 'Everything that is opened is closed.'],
  ['LS102', 'warning', 'Nothing follows the value.'],
  ['LS103', 'information', 'A document begins with its value.'],
  ['LS104', 'warning', 'There is no byte order mark.'],
  ['LS105', 'warning', 'A header names notation and ends its line.'],
  ['LS106', 'error', 'A boolean is one letter or a whole word.'],
  ['LS107', 'error', 'An integer has digits.'],
  ['LS109', 'error', 'A number begins with i or r.'],
  ['LS110', 'error', 'A real has a number.'],
  ['LS111', 'warning', 'A real is finite.'],
  ['LS112', 'error', 'A uuid has 36 characters.'],
  ['LS114', 'information', 'An escape is one that readers know.'],
  ['LS115', 'error', '\\x has two hexadecimal digits.'],
  ['LS116', 'information', 'An escape does not stand for an octet above 7F.'],
  ['LS117', 'error', 'A count leads to the closing quote.'],
  ['LS118', 'error', 'A count stands in parentheses, before a double quote.'],
  ['LS119', 'information', 'Counted text is ASCII.'],
  ['LS120', 'warning', 'A uri or date has double quotes.'],
  ['LS121', 'warning', 'A date is not empty.'],
  ['LS122', 'error', 'Binary is base64 or base16, in double quotes.'],
  ['LS123', 'information', 'Binary is base64.'],
  ['LS124', 'information', 'Binary is not empty.'],
  ['LS125', 'error', 'A key is a quoted string.'],
  ['LS126', 'error', 'A colon follows a key.'],
  ['LS127', 'error', 'A value follows a colon.'],
  ['LS128', 'warning', 'A key stands once in a map.'],
  ['LS129', 'warning', 'A comma stands between elements.'],
  ['LS130', 'warning', 'There is no comma too many.'],
  ['LS131', 'error', 'A bracket is closed by its like.'],
  ['LS132', 'error', 'There are no comments.'],
  ['LS133', 'information', 'There are no blanks round a colon.'],
  ['LS134', 'information', 'Nothing follows an empty container.'],
  ['LS135', 'warning', 'A document is not JSON.'],
  ['LS136', 'error', 'A document is UTF-8.'],
  ['LS137', 'hint', 'A boolean is written in one case.'],
  ['LS138', 'warning', 'A number has no plus sign.'],
];

/** In the order of their codes. Each has a page in docs/rules. */
export const NOTATION_RULES: readonly LlsdRule[] = TITLES.map(([code, severity, title]) => {
  return { code, severity, title, reason: NOTATION_REASONS[code] ?? '' };
});
