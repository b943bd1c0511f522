// [template.number.1] The number of a message as the official reader reads it: decimal, hex behind 0x, octal behind a leading zero.

export interface NumberWord {
  /** What the viewer takes it for. */
  readonly value: number;
  /** What readers without octal take it for; absent if they agree. */
  readonly decimal?: number;
  /** Hex digits behind 0x; absent for other forms. */
  readonly hexDigits?: number;
}

/** The value of a number word; undefined if it is no whole number from 0. */
export function readNumberWord(word: string): NumberWord | undefined {
  if (/^0[xX][0-9a-fA-F]+$/u.test(word)) return { value: Number(word), hexDigits: word.length - 2 };
  if (!/^[0-9]+$/u.test(word)) return undefined;
  if (word.length === 1 || !word.startsWith('0')) return { value: Number(word) };
  return { value: octal(word), decimal: Number(word) };
}

/** C stops at the first digit that octal does not have. */
function octal(word: string): number {
  const digits = /^[0-7]*/u.exec(word)?.[0] ?? '';
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}
