// A meaning that another field of the same instance chooses.
import type { FieldValue } from '../packet/codec.ts';
import type { Meaning } from './meaning.ts';

/** The value of a field beside it, in the same instance of the block. */
export type Beside = (field: string) => FieldValue | undefined;

/** [meaning.chosen.1] The meaning itself, or the one that the field beside it chooses; undefined if that has none for it. */
export function chosenMeaning(meaning: Meaning | undefined, beside: Beside): Meaning | undefined {
  return meaning?.kind === 'chosen' ? meaning.meanings.get(Number(beside(meaning.by))) : meaning;
}
