// What is wrong with a document, as severe as the user wants it.
import type { Severities } from '../../protocol/template/check.ts';
import { withSeverity } from '../../protocol/template/rules/rule.ts';
import type { Problem } from '../../protocol/text.ts';

/** In the order in which they were found. */
export const asChosen = (problems: readonly Problem[], severities: Severities): readonly Problem[] =>
  problems.filter(({ code }) => severities[code] !== 'off').map((problem) => withSeverity(problem, severities));

/** In the order of the text. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
