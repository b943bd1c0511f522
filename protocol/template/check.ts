// The rules of a template, and what they find. The rules themselves are in rules/, one function each.
import type { Problem, Severity } from '../text.ts';
import type { MessageTemplate } from './model.ts';
import { movedProblem } from './moved.ts';
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
  const known = foundUnder(severities);
  const problems = new ProblemList();
  for (const message of file.messages) for (const problem of foundBefore(message, known)) problems.add(problem);
  const isAnyKnown = !problems.isEmpty;
  const anew = file.messages.filter(({ message }) => !known.has(message));
  const [parts, subject] = [partsOf(file, anew), subjectOf(file)];
  const inMessages: Problem[] = [];
  for (const rule of RULES.filter((one) => isOn(one, severities))) {
    if ('check' in rule) addAll(rule.check(parts), { to: problems, rule, severities, inMessages });
    else addAll(rule.checkFile(subject), { to: problems, rule, severities });
  }
  if (!problems.isCut) keepFound(inMessages, anew, known);
  // Which ones are shown of too many depends on the order in which they are found.
  else if (isAnyKnown) return checkTemplate(file, { ...severities });
  return problems.found;
}

interface Adding {
  readonly to: ProblemList;
  readonly rule: Rule;
  readonly severities: Severities;
  readonly inMessages?: Problem[];
}

/** Adds problems until no more of this rule would be shown. */
function addAll(found: Iterable<Problem>, { to, rule, severities, inMessages }: Adding): void {
  for (const problem of found) {
    const weighed = withSeverity(problem, severities);
    to.add(weighed);
    inMessages?.push(weighed);
    if (to.isFullFor(weightOf(rule, severities))) return;
  }
}

/** What the rules that look at each message by itself found in one, and where that stood. */
interface FoundInMessage {
  readonly start: number;
  readonly problems: readonly Problem[];
}

type Found = WeakMap<MessageTemplate, FoundInMessage>;

/**
 * [template.again.2] What is read again keeps a message as it is only with all of its words, wherever it stands now: under the same
 * severities the same would be found in it again.
 */
function foundUnder(severities: Severities): Found {
  const known = foundBySeverities.get(severities) ?? new WeakMap();
  foundBySeverities.set(severities, known);
  return known;
}

const foundBySeverities = new WeakMap<Severities, Found>();

function foundBefore({ message, range }: PlacedMessage, known: Found): readonly Problem[] {
  const found = known.get(message);
  if (found === undefined || found === NOTHING_FOUND) return NOTHING;
  const further = range.start - found.start;
  return further === 0 ? found.problems : found.problems.map((problem) => movedProblem(problem, further));
}

const NOTHING: readonly Problem[] = [];

/** In most messages, wherever they stand. */
const NOTHING_FOUND: FoundInMessage = { start: 0, problems: NOTHING };

/** To a message belongs what stands from where it begins to where the next one does: with broken braces it may end before its last word. */
function keepFound(problems: readonly Problem[], messages: readonly PlacedMessage[], known: Found): void {
  const sorted = problems.toSorted((a, b) => a.range.start - b.range.start);
  let at = 0;
  for (const [index, { message, range }] of messages.entries()) {
    const end = messages[index + 1]?.range.start ?? Number.POSITIVE_INFINITY;
    const first = at;
    while ((sorted[at]?.range.start ?? end) < end) at += 1;
    const found = first === at ? NOTHING : sorted.slice(first, at);
    // One message may stand inside of another one, and fixes write as the file around them does.
    const isItsOwn = range.end <= end && found.every((one) => one.range.start < range.end && one.fixes === undefined);
    if (isItsOwn) known.set(message, found === NOTHING ? NOTHING_FOUND : { start: range.start, problems: found });
  }
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
