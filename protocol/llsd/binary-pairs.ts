// Which old part each new part was: looked for where it stood, then by what it says, then by its key, then by its turn.

/** Something in two documents: by its text in the notation, and, if it has one, by its key. */
export interface Part {
  readonly text: string;
  readonly key: string;
}

/**
 * [llsd.edit.3] For each part of `now` the part of `before` that it was; undefined for what is new. No part is given
 * twice. Linear in the number of parts.
 */
export function pairParts<Now extends Part, Before extends Part>(
  now: readonly Now[],
  before: readonly Before[],
): readonly (Before | undefined)[] {
  const pairs = new Pairs(now, before);
  pairs.inPlace();
  pairs.by((part) => part.text);
  pairs.by((part) => part.key);
  pairs.by(() => '');
  return pairs.found;
}

class Pairs<Now extends Part, Before extends Part> {
  readonly found: (Before | undefined)[];
  readonly #now: readonly Now[];
  readonly #before: readonly Before[];
  readonly #taken = new Set<Before>();

  constructor(now: readonly Now[], before: readonly Before[]) {
    this.#now = now;
    this.#before = before;
    this.found = now.map(() => undefined);
  }

  /** From the start, from the end, and, where nothing was put in or taken out, all the way. */
  inPlace(): void {
    const [now, before] = [this.#now, this.#before];
    const most = Math.min(now.length, before.length);
    let head = 0;
    while (head < most && this.#take(head, before[head])) head += 1;
    let tail = 1;
    while (tail <= most - head && this.#take(now.length - tail, before[before.length - tail])) tail += 1;
    if (now.length !== before.length) return;
    for (let index = head; index <= now.length - tail; index += 1) this.#take(index, before[index]);
  }

  /** What is left on both sides and has the same identity, in order. */
  by(identity: (part: Part) => string): void {
    const left = new Map<string, Before[]>();
    for (const part of this.#before.toReversed()) {
      if (this.#taken.has(part)) continue;
      const same = left.get(identity(part));
      if (same === undefined) left.set(identity(part), [part]);
      else same.push(part);
    }
    if (left.size === 0) return;
    for (const [index, part] of this.#now.entries()) {
      const same = this.found[index] === undefined ? left.get(identity(part))?.pop() : undefined;
      if (same === undefined) continue;
      this.found[index] = same;
      this.#taken.add(same);
    }
  }

  #take(index: number, before: Before | undefined): boolean {
    if (before === undefined || this.#now[index]?.text !== before.text) return false;
    this.found[index] = before;
    this.#taken.add(before);
    return true;
  }
}
