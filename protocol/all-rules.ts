// Every rule of every language in words: for lists of rules, for choices among them, and for links to the pages about them.
import { SCHEMA_RULES } from './llidl/rules.ts';
import { BINARY_RULES } from './llsd/binary-rules.ts';
import { NOTATION_RULES } from './llsd/notation-rules.ts';
import { XML_RULES } from './llsd/xml-rules.ts';
import { CHANGE_RULES, type ChangeRule } from './template/compatibility/catalogue.ts';
import { severityOf } from './template/compatibility/findings.ts';
import { RULE_CATALOGUE } from './template/rules/catalogue.ts';
import type { RuleWords } from './template/rules/rule.ts';

export interface KnownRule extends RuleWords {
  /** What happens where the rule is broken. */
  readonly reason: string;
}

/** As grave as in development, where least is forbidden. */
const changeRule = ({ code, category, title }: ChangeRule): KnownRule => ({
  code,
  severity: severityOf({ rule: code, category }, 'development'),
  title,
  reason: `Beside its base the template is ${category}.`,
});

/** In the order of their codes, each once. */
export const ALL_RULES: readonly KnownRule[] = [
  ...new Map(
    [
      ...RULE_CATALOGUE,
      ...CHANGE_RULES.map(changeRule),
      ...XML_RULES,
      ...NOTATION_RULES,
      ...BINARY_RULES,
      ...SCHEMA_RULES,
    ].map((rule): readonly [string, KnownRule] => [rule.code, rule]),
  ).values(),
].toSorted((a, b) => (a.code < b.code ? -1 : 1));
