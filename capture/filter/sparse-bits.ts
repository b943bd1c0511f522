// A set of whole numbers from 0 on. Neighbours share their memory: a million in a row take a few megabytes.

const BITS = 32;

export class SparseBits {
  readonly #words = new Map<number, number>();

  has(number: number): boolean {
    return ((this.#words.get(Math.floor(number / BITS)) ?? 0) & (1 << (number % BITS))) !== 0;
  }

  /** False if the number was there before. */
  add(number: number): boolean {
    const key = Math.floor(number / BITS);
    const word = this.#words.get(key) ?? 0;
    const bit = 1 << (number % BITS);
    if ((word & bit) !== 0) return false;
    this.#words.set(key, word | bit);
    return true;
  }
}
