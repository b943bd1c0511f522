// The rules of a template, and what they find. The rules themselves are in rules/, one function each.
import type { Problem, Severity } from '../text.ts';
import type { TemplateFile } from './placed.ts';
import { ProblemList } from './problem-list.ts';
import { BLOCK_RULES } from './rules/blocks.ts';
import { FIELD_RULES } from './rules/fields.ts';
import { FLAG_RULES } from './rules/flags.ts';
import { HEADER_RULES } from './rules/header.ts';
import { LAYOUT_RULES } from './rules/layout.ts';
import { NAME_RULES } from './rules/names.ts';
import { NUMBER_RULES } from './rules/numbers.ts';
import type { Rule } from './rules/rule.ts';
import { isOn, subjectOf, weightOf, withSeverity } from './rules/rule.ts';
import { SIZE_RULES } from './rules/sizes.ts';

/** Rules by code; a severity also switches on a rule that is off by default. */
export type Severities = { readonly [code: string]: Severity | 'off' };

export const RULES: readonly Rule[] = [
  ...NAME_RULES,
  ...HEADER_RULES,
  ...NUMBER_RULES,
  ...BLOCK_RULES,
  ...FIELD_RULES,
  ...SIZE_RULES,
  ...FLAG_RULES,
  ...LAYOUT_RULES,
];

/** What the rules find wrong with a file that was read, in file order; its syntax problems are not repeated. */
export function checkTemplate(file: TemplateFile, severities: Severities = {}): readonly Problem[] {
  const subject = subjectOf(file);
  const problems = new ProblemList();
  for (const rule of RULES) {
    if (!isOn(rule, severities)) continue;
    for (const problem of rule.check(subject)) {
      problems.add(withSeverity(problem, severities));
      if (problems.isFullFor(weightOf(rule, severities))) break;
    }
  }
  return problems.found;
}

/** Syntax and rules together, in file order; at most MAX_PROBLEMS and a last one that says there are more. */
export function templateProblems(file: TemplateFile, severities: Severities = {}): readonly Problem[] {
  const syntax = file.problems
    .filter(({ code }) => severities[code] !== 'off')
    .map((problem) => withSeverity(problem, severities));
  const problems = new ProblemList();
  for (const problem of [...syntax, ...checkTemplate(file, severities)]) problems.add(problem);
  return problems.found;
}
