// Documents as the client carries them, read.
import type { LlsdInput, RefusedLlsd } from '../../contract/llsd.ts';
import { utf8 } from '../../protocol/bytes.ts';
import { readBase64 } from '../../protocol/llsd/base64.ts';
import { type Convertible, formOf, type ReadForm, readForm, readFormText } from '../../protocol/llsd/forms.ts';

/** The document, or why there is none. */
export function readInput(input: LlsdInput): Convertible | RefusedLlsd {
  const read = readContent(input);
  if (read === undefined) return { kind: 'refused', reason: `${input.name} is neither LLSD nor JSON.` };
  const { root, problems } = read;
  if (root !== undefined) return { ...read, root };
  const why = problems.find(({ severity }) => severity === 'error')?.message ?? 'There is no value in it.';
  return { kind: 'refused', reason: `${input.name} cannot be read: ${why}` };
}

function readContent({ name, content, form }: LlsdInput): ReadForm | undefined {
  const document = 'text' in content ? content.text : readBase64(content.octets).bytes;
  const known = form ?? formOf(document, name);
  if (known === undefined) return undefined;
  if (typeof document !== 'string') return readForm(known, document);
  return known === 'binary' ? readForm(known, utf8(document)) : readFormText(known, document);
}

export const errorsIn = ({ problems }: ReadForm): number =>
  problems.filter(({ severity }) => severity === 'error').length;
