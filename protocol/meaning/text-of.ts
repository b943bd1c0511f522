// The text, or the id, that the bytes of a field are.
import { printableText } from '../packet/field-json.ts';
import type { FieldTemplate } from '../template/model.ts';
import { UUID_BYTES, uuidText } from '../uuid.ts';
import type { Meaning } from './meaning.ts';

/**
 * [meaning.text.3] Without its closing NUL; undefined where the bytes are none, and are shown as bytes. What is known to
 * be text need not be closed; a Variable field that nobody knows must be.
 */
export function textOf(
  meaning: Meaning | undefined,
  { type }: Pick<FieldTemplate, 'type'>,
  bytes: Uint8Array,
): string | undefined {
  const isClosed = type === 'Variable' && bytes.at(-1) === 0;
  const mayBeText = meaning === undefined ? isClosed : meaning.kind === 'text' || meaning.kind === 'parameter';
  return mayBeText ? printableText(bytes) : undefined;
}

/** [meaning.parameter.1] The id that a parameter is: 16 bytes that are no text. */
export function idOf(meaning: Meaning | undefined, bytes: Uint8Array): string | undefined {
  const isId = meaning?.kind === 'parameter' && bytes.length === UUID_BYTES && printableText(bytes) === undefined;
  return isId ? uuidText(bytes, 0) : undefined;
}
