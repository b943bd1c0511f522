// The changes of a comparison by the words that they are about, so that each finds its part of the template.
import type { Range } from '../../text.ts';
import type { PlacedMessage } from '../placed.ts';
import type { Change } from './change.ts';

export class FindingsByPlace {
  readonly #byPlaces = new Map<string, Change[]>();

  constructor(changes: readonly Change[]) {
    for (const change of changes) {
      this.#put(change.base, change.current, change);
      if (change.rule !== 'MC020') continue;
      this.#put(change.base, undefined, change);
      this.#put(undefined, change.current, change);
    }
  }

  /** The changes from exactly one place in the base to exactly one in the current text. */
  between(base: Range | undefined, current: Range | undefined): readonly Change[] {
    return this.#byPlaces.get(keyOf(base, current)) ?? [];
  }

  /** [compat.number.2] A number that went from one message to another is told at the word, in either message if it stands alone. */
  ofNumber(base: PlacedMessage | undefined, current: PlacedMessage | undefined): readonly Change[] {
    const isAlone = base === undefined || current === undefined;
    return isAlone ? this.between(base?.words.number, current?.words.number) : [];
  }

  #put(base: Range | undefined, current: Range | undefined, change: Change): void {
    const key = keyOf(base, current);
    const known = this.#byPlaces.get(key);
    if (known === undefined) this.#byPlaces.set(key, [change]);
    else known.push(change);
  }
}

/** Places of findings are words, which begin at different characters. */
const keyOf = (base: Range | undefined, current: Range | undefined): string => `${base?.start} ${current?.start}`;
