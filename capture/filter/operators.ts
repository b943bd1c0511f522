// The operators in words, and which of them a type has.
import type { FieldTemplate, FieldType } from '../../protocol/template/model.ts';
import type { WordType } from './vocabulary.ts';

/** What each sign of the language means, in a sentence. */
export const OPERATOR_WORDS: Readonly<Record<string, string>> = {
  '==': 'Is equal to.',
  '!=': 'Is not equal to.',
  '<': 'Is less than.',
  '<=': 'Is at most.',
  '>': 'Is greater than.',
  '>=': 'Is at least.',
  '~': 'Contains the text, whatever its case; of flags: the bit is set.',
  '!~': 'Does not contain the text; of flags: the bit is not set.',
  '=~': 'Some part of it is what the regular expression says.',
  in: 'Is in the range, both ends included.',
  '..': 'From the one to the other, both included.',
  '&&': 'Both sides.',
  '||': 'One side or the other, or both.',
  '!': 'Everything but what follows.',
  '(': 'What stands in parentheses belongs together.',
  ')': 'What stands in parentheses belongs together.',
};

const ORDER = ['==', '!=', '<', '<=', '>', '>=', 'in'];
const TEXT = ['==', '!=', '~', '!~', '=~'];
const EQUALITY = ['==', '!='];

/** [filter.types.2] The operators of a type, the likeliest first. */
export function operatorsOf(type: WordType['kind'] | FieldType): readonly string[] {
  switch (type) {
    case 'choice':
    case 'BOOL':
      return EQUALITY;
    case 'name':
    case 'text':
    case 'person':
    case 'Fixed':
    case 'Variable':
    case 'LLUUID':
    case 'IPADDR':
      return TEXT;
    default:
      return ORDER;
  }
}

/** As the template writes it: `U32`, `Variable 2`. */
export function typeText({ size, type }: FieldTemplate): string {
  return size === 0 ? type : `${type} ${size}`;
}
