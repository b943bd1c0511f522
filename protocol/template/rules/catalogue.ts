// Every rule about templates in words: for lists, for reports, and for links to the pages about them.
import { RULES } from '../check.ts';
import { MESSAGE_XML_RULES } from './message-xml.ts';
import { REASONS } from './reasons.ts';
import type { RuleWords } from './rule.ts';

/** What the reader reports itself, without a rule that looks at the result. */
const SYNTAX_RULES: readonly RuleWords[] = [
  { code: 'MT001', severity: 'error', title: 'A template starts with a version line.' },
  { code: 'MT002', severity: 'warning', title: 'The version is 2.0.' },
  { code: 'MT003', severity: 'error', title: 'There is one version line, at the top.' },
  { code: 'MT004', severity: 'error', title: 'Between messages there are only comments.' },
  { code: 'MT005', severity: 'error', title: 'Braces stand alone.' },
  { code: 'MT006', severity: 'error', title: 'A comment begins a word.' },
  { code: 'MT007', severity: 'warning', title: 'A comment starts with two slashes.' },
  { code: 'MT008', severity: 'error', title: 'Outside of comments there are only visible ASCII characters.' },
  { code: 'MT009', severity: 'hint', title: 'Line ends are LF.' },
  { code: 'MT010', severity: 'error', title: 'A message is closed.' },
  { code: 'MT011', severity: 'error', title: 'A block is closed, and begins with a brace.' },
  { code: 'MT012', severity: 'error', title: 'A field is closed and has nothing more in it.' },
  { code: 'MT013', severity: 'error', title: 'A closing brace closes something.' },
  { code: 'MT014', severity: 'error', title: 'The file does not end inside a header.' },
];

export interface RuleHelp extends RuleWords {
  /** What happens where the rule is broken. */
  readonly reason: string;
}

/** In the order of their codes. Each has a page in docs/rules. */
export const RULE_CATALOGUE: readonly RuleHelp[] = [...SYNTAX_RULES, ...RULES, ...MESSAGE_XML_RULES]
  .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  .map((rule) => ({ ...rule, reason: REASONS[rule.code] ?? '' }));
