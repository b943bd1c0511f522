// The words that mean something in a template, as questions about one word. [template.words.3] None is reserved.

import type { DeprecationFlag, FieldType, Frequency, Quantity } from './model.ts';
import { FIELD_TYPES, FLAGS, FREQUENCIES, QUANTITIES } from './model.ts';

export const TRUSTS = ['Trusted', 'NotTrusted'] as const;
export type Trust = (typeof TRUSTS)[number];

export const ENCODINGS = ['Zerocoded', 'Unencoded'] as const;
export type Encoding = (typeof ENCODINGS)[number];

function among<Known extends string>(known: readonly Known[]): (word: string | undefined) => word is Known {
  const words: ReadonlySet<string | undefined> = new Set(known);
  return (word): word is Known => words.has(word);
}

export const isFrequency: (word: string | undefined) => word is Frequency = among(FREQUENCIES);
export const isTrust: (word: string | undefined) => word is Trust = among(TRUSTS);
export const isEncoding: (word: string | undefined) => word is Encoding = among(ENCODINGS);
export const isFlag: (word: string | undefined) => word is DeprecationFlag = among(FLAGS);
export const isQuantity: (word: string | undefined) => word is Quantity = among(QUANTITIES);
export const isFieldType: (word: string | undefined) => word is FieldType = among(FIELD_TYPES);

/** Types that are followed by a size. */
export const SIZED_TYPES = ['Fixed', 'Variable'] as const;
export const takesSize = (type: string): type is (typeof SIZED_TYPES)[number] =>
  type === 'Fixed' || type === 'Variable';

export const isDigits = (word: string): boolean => /^[0-9]+$/u.test(word);

/** A word that was meant as a number, whether or not it is one. */
export const looksNumeric = (word: string): boolean => /^[-+]?[0-9]/u.test(word);

export const isKeyword = (word: string): boolean =>
  [isFrequency, isTrust, isEncoding, isFlag, isQuantity, isFieldType].some((is) => is(word));

/** A stretch of a line with a brace or a keyword in it is no prose. */
export const looksLikeCode = (text: string): boolean => /[{}]/u.test(text) || text.split(/[ \t]+/u).some(isKeyword);
