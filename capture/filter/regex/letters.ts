// What single characters are to an expression: ends of lines, letters of names, the same in lower and upper case.
import { NAME_LETTERS } from './characters.ts';
import { hasCharacter } from './tree.ts';

export function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

export function isNameLetter(code: number): boolean {
  return hasCharacter(NAME_LETTERS, code);
}

/** A character in lower and upper case. */
export function caseForms(code: number): readonly number[] {
  const known = CASE_FORMS.get(code);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(code);
  const forms = [code];
  for (const form of [character.toLowerCase(), character.toUpperCase()]) {
    const other = form.codePointAt(0) ?? code;
    if (form.length === String.fromCodePoint(other).length && !forms.includes(other)) forms.push(other);
  }
  if (CASE_FORMS.size < CASE_FORMS_LIMIT) CASE_FORMS.set(code, forms);
  return forms;
}

/** More characters than any text has that somebody reads; others are looked up each time. */
const CASE_FORMS_LIMIT = 4096;
const CASE_FORMS = new Map<number, readonly number[]>();
