// Names come again and again in a document: the same string is given for the same characters, cut out and hashed once.

/** More than the names of any real document; two that share a slot take turns. */
const SLOTS = 512;
/** Longer texts are hardly names. */
const LONGEST = 48;

export class RepeatedTexts {
  readonly #text: string;
  readonly #known: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** As `slice`. */
  slice(from: number, to: number): string {
    const text = this.#text;
    const length = to - from;
    if (length < 1 || length > LONGEST) return text.slice(from, to);
    const middle = text.charCodeAt(from + (length >> 1));
    const slot = (length * 37 + text.charCodeAt(from) * 5 + middle * 11 + text.charCodeAt(to - 1) * 17) % SLOTS;
    const known = this.#known[slot];
    const found = text.slice(from, to);
    if (known === found) return known;
    this.#known[slot] = found;
    return found;
  }
}
