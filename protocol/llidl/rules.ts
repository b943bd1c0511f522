// The rules about schemas, about documents against schemas, and about settings files, in words.
import type { LlsdRule } from '../llsd/xml-rules.ts';

/** In the order of their codes. Each has a page in docs/rules. */
export const SCHEMA_RULES: readonly LlsdRule[] = [
  {
    code: 'LS300',
    severity: 'error',
    title: 'A schema is LLIDL.',
    reason: 'What cannot be read describes nothing: documents are not checked against a schema with errors.',
  },
  {
    code: 'LS310',
    severity: 'error',
    title: 'A value is of the type that its schema asks for.',
    reason:
      'Whoever reads the document gets a default in its place, or takes the whole document for another alternative of its schema.',
  },
  {
    code: 'LS311',
    severity: 'information',
    title: 'Everything that the schema describes is there.',
    reason: 'What is missing is read as the default of its type, which may be what was meant: false, 0, nothing.',
  },
  {
    code: 'LS312',
    severity: 'information',
    title: 'The schema describes everything that is there.',
    reason: 'Nobody who follows the schema looks at what it does not describe; often a key is misspelled.',
  },
  {
    code: 'LS313',
    severity: 'hint',
    title: 'A value has the type of its schema without being converted.',
    reason: 'Readers convert it, and nothing is lost; a reader that is stricter than the schema may not.',
  },
  {
    code: 'LS320',
    severity: 'warning',
    title: 'The value of a setting fits its type.',
    reason: 'What does not fit is converted as well as that goes: to 0, to nothing, or to another number.',
  },
  {
    code: 'LS321',
    severity: 'warning',
    title: 'The type of a setting is one that viewers know.',
    reason: 'Nobody can say how a value of an unknown type is read.',
  },
  {
    code: 'LS322',
    severity: 'warning',
    title: 'Whether a setting is kept is 0 or 1.',
    reason: 'It is a question of yes or no: what somebody meant with another value is lost.',
  },
  {
    code: 'LS323',
    severity: 'warning',
    title: 'A setting has a type and a value.',
    reason: 'Without a type nobody can say how a value is read, and without a value there is no default.',
  },
];
