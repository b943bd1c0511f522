// The ids of one capture, each with a small number of its own.
import type { IdFamily } from './id-family.ts';

export class IdTable {
  readonly #places = new Map<string, number>();
  readonly #texts: string[] = [];

  /** The place of an id; `scope`: within which it is known. */
  place(family: IdFamily, scope: string, text: string): number {
    const key = `${family}\n${scope}\n${text}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  /** The place of a UUID; undefined if the capture does not have it. */
  placeOfId(text: string): number | undefined {
    return this.#places.get(`id\n\n${text}`);
  }

  text(place: number): string {
    return this.#texts[place] ?? '';
  }

  get count(): number {
    return this.#texts.length;
  }

  /** Every UUID with its place. */
  *uuids(): Generator<readonly [text: string, place: number]> {
    for (const [key, place] of this.#places) if (key.startsWith('id\n\n')) yield [key.slice(4), place];
  }
}
