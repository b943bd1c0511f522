// What is wrong with a schema, as the user wants it weighed.
import type { Severities } from '../../protocol/template/check.ts';
import type { Problem } from '../../protocol/text.ts';
import { asChosen } from '../llsd/problems.ts';
import type { LlidlText } from './file.ts';

export const problems = ({ schema }: LlidlText, severities: Severities): readonly Problem[] =>
  asChosen(schema.problems, severities);
