// Changes as problems of the current file.
import type { Problem, Severity } from '../../text.ts';
import type { Severities } from '../check.ts';
import { ProblemList, quote } from '../problem-list.ts';
import type { Category, Mode } from './category.ts';
import { passes } from './category.ts';
import type { Change } from './change.ts';
import type { Compatibility } from './compatibility.ts';

/** Rules of one file alone that say the same in the same place. */
const SAID_BY: { readonly [rule: string]: string } = { MC025: 'MT038', MC026: 'MT070' };

const OWN_SEVERITIES: { readonly [rule: string]: Severity } = {
  MC021: 'information',
  MC023: 'hint',
  MC024: 'information',
  MC025: 'information',
  MC026: 'warning',
};

/** The problems of a file and what its changes against the base come to, together and in file order. */
export function withChanges(
  problems: readonly Problem[],
  { changes }: Compatibility,
  mode: Mode,
  severities: Severities = {},
): readonly Problem[] {
  const all = new ProblemList();
  for (const problem of problems) all.add(problem);
  const said = new Set(problems.map(({ code, range }) => `${code} ${range.start}`));
  for (const change of changes) {
    const severity = severities[change.rule] ?? severityOf(change, mode);
    if (severity === 'off' || said.has(`${SAID_BY[change.rule]} ${change.place.start}`)) continue;
    all.add(problemOf(change, severity));
  }
  return all.found;
}

/** [compat.severity.1] What does not pass in the mode is an error, what would not pass in production a warning. */
export function severityOf({ rule, category }: Pick<Change, 'rule' | 'category'>, mode: Mode): Severity {
  if (!passes(category, mode)) return 'error';
  return OWN_SEVERITIES[rule] ?? severityOfPassed(category);
}

const severityOfPassed = (category: Category): Severity => (passes(category, 'production') ? 'hint' : 'warning');

function problemOf({ rule, name, message, place, base, fixes }: Change, severity: Severity): Problem {
  const old = base === undefined ? [] : [{ message: `${quote(name)} in the base.`, range: base, in: 'base' as const }];
  return { code: rule, severity, message, range: place, related: old, fixes };
}
