// A document against a schema: which value of the schema is meant, and what is found.
import { chosenSpec } from '../../protocol/llidl/choice.ts';
import { matchLlidl } from '../../protocol/llidl/match.ts';
import type { LlidlFile, Spec } from '../../protocol/llidl/model.ts';
import type { LlsdNode } from '../../protocol/llsd/node.ts';
import type { Severities } from '../../protocol/template/check.ts';
import type { Problem } from '../../protocol/text.ts';
import { asChosen, inOrder } from './problems.ts';

/** A schema, and the value of it that describes a document. */
export interface Description {
  readonly file: LlidlFile;
  readonly spec: Spec;
}

/** The value that is chosen [llidl.choice.1], or why there is none: a schema with errors describes nothing. */
export function descriptionOf(file: LlidlFile, choice: string): Description | { readonly problem: string } {
  if (file.problems.length > 0) return { problem: 'The schema has errors.' };
  const spec = chosenSpec(file, choice);
  return 'problem' in spec ? spec : { file, spec };
}

/** Codes LS310 to LS313, in the order of the document. A document without any value is not compared. */
export function schemaProblems(
  { file, spec }: Description,
  root: LlsdNode | undefined,
  severities: Severities,
): readonly Problem[] {
  if (root === undefined) return [];
  const { problems } = matchLlidl(file, spec, root);
  return inOrder(asChosen(problems, severities));
}
