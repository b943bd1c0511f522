// The different words of a text, a number and one string for each: most words of a template stand in it many times, and each
// rule asks for them again.

/** What is no word, the two words that are known before any text, and any word that is not kept. */
export const NO_WORD = 0;
export const OPENING_BRACE = 1;
export const CLOSING_BRACE = 2;
export const OTHER_WORD = 3;

/** More than any template has; typing has no end, and what was typed once is kept as long as the text is open. */
export const MAX_SPELLINGS = 65_536;

/** In UTF-16 units; names have 63 at most. */
export const LONGEST_KEPT = 200;

/** A power of two, several times as many as a template has different words. */
const SLOTS = 8192;

/**
 * Knows words by number. The same spelling has the same number most of the time: of the words with one hash only the last is
 * remembered, so that no text can make this slow.
 */
export class Vocabulary {
  readonly #spellings: string[] = ['', '{', '}', ''];
  /** By hash, the number of the last word. */
  readonly #last = new Uint32Array(SLOTS);

  /** Empty for NO_WORD and OTHER_WORD. */
  spelling(word: number): string {
    return this.#spellings[word] ?? '';
  }

  /** `hash`: what `hashed` makes of its characters one after the other, from 0 on. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const known = this.#last[slot] ?? NO_WORD;
    const spelling = this.#spellings[known] ?? '';
    if (known !== NO_WORD && spelling.length === end - start && text.startsWith(spelling, start)) return known;
    if (end - start > LONGEST_KEPT || this.#spellings.length >= MAX_SPELLINGS) return OTHER_WORD;
    this.#last[slot] = this.#spellings.length;
    return this.#spellings.push(copyOf(text, start, end)) - 1;
  }

  numberOfWord(word: string): number {
    let hash = 0;
    for (let at = 0; at < word.length; at += 1) hash = hashed(hash, word.charCodeAt(at));
    return this.numberOf(word, 0, word.length, hash);
  }
}

export const hashed = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** An engine keeps a whole text in memory as long as there is a slice of it that is longer than this: shorter ones are copies. */
const SHORT = 12;

function copyOf(text: string, start: number, end: number): string {
  if (end - start <= SHORT) return text.slice(start, end);
  const codes: number[] = [];
  for (let at = start; at < end; at += 1) codes.push(text.charCodeAt(at));
  return String.fromCharCode(...codes);
}
