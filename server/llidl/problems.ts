// What is wrong with a schema, as the user wants it weighed.
import type { Severities } from '../../protocol/template/check.ts';
import { withSeverity } from '../../protocol/template/rules/rule.ts';
import type { Problem } from '../../protocol/text.ts';
import type { LlidlText } from './file.ts';

export const problems = ({ schema }: LlidlText, severities: Severities): readonly Problem[] =>
  schema.problems.filter(({ code }) => severities[code] !== 'off').map((problem) => withSeverity(problem, severities));
