// The rules of a template, and what they find. The rules themselves are in rules/, one function each.
import type { Problem, Severity } from '../text.ts';
import type { MessageTemplate } from './model.ts';
import type { PlacedMessage, TemplateFile } from './placed.ts';
import { ProblemList } from './problem-list.ts';
import { BLOCK_RULES } from './rules/blocks.ts';
import { FIELD_RULES } from './rules/fields.ts';
import { FLAG_RULES } from './rules/flags.ts';
import { HEADER_RULES } from './rules/header.ts';
import { LAYOUT_RULES } from './rules/layout.ts';
import { NAME_RULES } from './rules/names.ts';
import { NUMBER_RULES } from './rules/numbers.ts';
import type { Rule } from './rules/rule.ts';
import { isOn, partsOf, subjectOf, weightOf, withSeverity } from './rules/rule.ts';
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

/** No rule is chosen otherwise than it is written. */
const AS_WRITTEN: Severities = {};

/** What the rules find wrong with a file that was read, in file order; its syntax problems are not repeated. */
export function checkTemplate(file: TemplateFile, severities: Severities = AS_WRITTEN): readonly Problem[] {
  const spotless = spotlessUnder(severities);
  const suspects = file.messages.filter(({ message }) => !spotless.has(message));
  const parts = partsOf(file, suspects);
  const subject = subjectOf(file);
  const problems = new ProblemList();
  const inMessages: Problem[] = [];
  for (const rule of RULES.filter((one) => isOn(one, severities))) {
    const found = 'check' in rule ? noted(rule.check(parts), inMessages) : rule.checkFile(subject);
    addAll(found, { to: problems, rule, severities });
  }
  if (!problems.isCut) for (const { message } of withoutAny(inMessages, suspects)) spotless.add(message);
  return problems.found;
}

/** Adds problems until no more of this rule would be shown. */
function addAll(
  found: Iterable<Problem>,
  { to, rule, severities }: { readonly to: ProblemList; readonly rule: Rule; readonly severities: Severities },
): void {
  for (const problem of found) {
    to.add(withSeverity(problem, severities));
    if (to.isFullFor(weightOf(rule, severities))) return;
  }
}

function* noted(problems: Iterable<Problem>, list: Problem[]): Iterable<Problem> {
  for (const problem of problems) {
    list.push(problem);
    yield problem;
  }
}

/**
 * [template.again.2] In these messages the rules that look at each by itself found nothing under the chosen severities. What is read
 * again keeps a message as it is only with all of its words, wherever it stands now: nothing would be found in it again.
 */
function spotlessUnder(severities: Severities): WeakSet<MessageTemplate> {
  const known = spotlessMessages.get(severities) ?? new WeakSet();
  spotlessMessages.set(severities, known);
  return known;
}

const spotlessMessages = new WeakMap<Severities, WeakSet<MessageTemplate>>();

/** The messages with no problem from where each begins to where the next one does: one with broken braces may end before its last word. */
function withoutAny(problems: readonly Problem[], messages: readonly PlacedMessage[]): readonly PlacedMessage[] {
  const places = problems.map(({ range }) => range.start).toSorted((a, b) => a - b);
  let at = 0;
  return messages.filter(({ range }, index) => {
    const end = messages[index + 1]?.range.start ?? Number.POSITIVE_INFINITY;
    const first = at;
    while ((places[at] ?? end) < end) at += 1;
    // What stands behind a message inside of this one was not looked at.
    return at === first && range.end <= end;
  });
}

/** Syntax and rules together, in file order; at most MAX_PROBLEMS and a last one that says there are more. */
export function templateProblems(file: TemplateFile, severities: Severities = AS_WRITTEN): readonly Problem[] {
  const syntax = file.problems
    .filter(({ code }) => severities[code] !== 'off')
    .map((problem) => withSeverity(problem, severities));
  const problems = new ProblemList();
  for (const problem of [...syntax, ...checkTemplate(file, severities)]) problems.add(problem);
  return problems.found;
}
