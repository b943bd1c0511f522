// Characters as an expression tells them apart: those that it treats alike are one letter.
import { isLineEnd, isNameLetter } from './letters.ts';
import type { Step } from './program.ts';
import { ASCII, NONE, type Threads } from './threads.ts';
import type { CharacterSet } from './tree.ts';

/** What stands beside a place, as far as an assertion asks. */
export const SIDES = 4;
export const NOTHING = 0;
const [LINE_END, NAME_LETTER, OTHER] = [1, 2, 3];
/** A character for each side. */
export const SIDE_CODES: readonly number[] = [NONE, 0x0a, 0x61, 0x20];

/** More characters than any text has that somebody reads; others are looked at each time. */
const KNOWN_LIMIT = 4096;

export class Alphabet {
  readonly #sets: readonly CharacterSet[];
  readonly #threads: Threads;
  readonly #letters = new Map<string, number>();
  readonly #ascii = new Int32Array(ASCII);
  readonly #known = new Map<number, number>();
  /** Bytes that are no text are one character again and again. */
  #last = NONE;
  #lastLetter = 0;

  constructor(steps: readonly Step[], threads: Threads) {
    this.#threads = threads;
    this.#sets = [...new Set(steps.flatMap((step) => (step.kind === 'set' ? [step.set] : [])))];
    for (let code = 0; code < ASCII; code++) this.#ascii[code] = this.#newLetter(code);
  }

  /** The letter of a character, from 0. */
  letterOf(code: number): number {
    if (code < ASCII) return this.#ascii[code] ?? 0;
    if (code === this.#last) return this.#lastLetter;
    const letter = this.#known.get(code) ?? this.#newLetter(code);
    if (this.#known.size < KNOWN_LIMIT) this.#known.set(code, letter);
    this.#last = code;
    this.#lastLetter = letter;
    return letter;
  }

  #newLetter(code: number): number {
    const taken = this.#sets.map((set) => (this.#threads.has(set, code) ? 1 : 0)).join('');
    const key = `${sideOf(code)}${taken}`;
    const letter = this.#letters.get(key) ?? this.#letters.size;
    this.#letters.set(key, letter);
    return letter;
  }
}

/** Where a character belongs among the sides. */
export function sideOf(code: number): number {
  return code < ASCII ? (ASCII_SIDES[code] ?? OTHER) : sideOfAny(code);
}

function sideOfAny(code: number): number {
  if (isLineEnd(code)) return LINE_END;
  return isNameLetter(code) ? NAME_LETTER : OTHER;
}

const ASCII_SIDES = Uint8Array.from({ length: ASCII }, (_, code) => sideOfAny(code));
