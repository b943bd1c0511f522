// The steps of a program that are waited in at once. Knows one place of a text at a time.
import { caseForms, isLineEnd, isNameLetter } from './letters.ts';
import type { Step } from './program.ts';
import { type Assertion, type CharacterSet, hasCharacter } from './tree.ts';

/** No character: before the first and behind the last one. */
export const NONE = -1;
/** Characters below this are ASCII. */
export const ASCII = 0x80;

/** What is a small or a large letter of ASCII in another case: the Kelvin sign, the long s. */
const OTHER_CASES = [0x212a, 0x017f];

export interface Flags {
  readonly ignoresCase: boolean;
  /** `^` and `$` are at every line. */
  readonly isByLine: boolean;
}

export class Threads {
  readonly #steps: readonly Step[];
  readonly #flags: Flags;
  readonly #waiting: number[] = [];
  /** In which round each step was last entered. */
  readonly #entered: Float64Array;
  #round = 0;
  /** The steps that are still to be entered. */
  readonly #open: Int32Array;
  #isFound = false;

  constructor(steps: readonly Step[], flags: Flags) {
    this.#steps = steps;
    this.#flags = flags;
    this.#entered = new Float64Array(steps.length);
    // Each step that is entered opens two others at most, and is entered once.
    this.#open = new Int32Array(2 * steps.length + 1);
  }

  /** The steps that wait for a character where a match begins; undefined if it ends there, too. */
  begin(before: number, after: number): readonly number[] | undefined {
    this.#clear();
    this.#enter(0, before, after);
    return this.#result();
  }

  /** The steps that wait behind `code`, which those of `now` have waited for; a match may also begin there. Undefined if one ends. */
  take(now: readonly number[], code: number, after: number): readonly number[] | undefined {
    this.#clear();
    for (const at of now) {
      const step = this.#steps[at];
      if (step?.kind === 'set' && this.has(step.set, code)) this.#enter(at + 1, code, after);
    }
    this.#enter(0, code, after);
    return this.#result();
  }

  has(set: CharacterSet, code: number): boolean {
    if (!this.#flags.ignoresCase) return hasCharacter(set, code);
    return caseForms(code).some((form) => hasCharacter({ ...set, isNegated: false }, form)) !== set.isNegated;
  }

  /** With which ASCII characters a match can begin, and behind them whether with any other; undefined if it can be empty. */
  firstCharacters(): Uint8Array | undefined {
    const sets = this.#firstSets();
    if (sets === undefined) return undefined;
    const isFirst = (code: number) => sets.some((set) => (code < ASCII ? this.has(set, code) : this.#goesBeyond(set)));
    return Uint8Array.from({ length: ASCII + 1 }, (_, code) => (isFirst(code) ? 1 : 0));
  }

  /** The sets that wait for the first character of a match; undefined if it can be empty. */
  #firstSets(): readonly CharacterSet[] | undefined {
    const sets: CharacterSet[] = [];
    const open = [0];
    const entered = new Set<number>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (entered.has(at)) continue;
      entered.add(at);
      const here = this.#steps[at];
      if (here === undefined || here.kind === 'found') return undefined;
      if (here.kind === 'fork') open.push(here.one, here.other);
      else if (here.kind === 'assertion') open.push(at + 1);
      else sets.push(here.set);
    }
    return sets;
  }

  /** Whether a set may have characters that are not ASCII. */
  #goesBeyond(set: CharacterSet): boolean {
    const isCaseOfAscii = this.#flags.ignoresCase && OTHER_CASES.some((code) => this.has(set, code));
    return set.isNegated || isCaseOfAscii || set.spans.some(([, last]) => last >= ASCII);
  }

  #clear(): void {
    this.#round += 1;
    this.#waiting.length = 0;
    this.#isFound = false;
  }

  /** In an order that does not depend on the way here, so that the same steps are known again. */
  #result(): readonly number[] | undefined {
    return this.#isFound ? undefined : this.#waiting.sort((a, b) => a - b);
  }

  /** Enters a step and all that are reached from it without a character. */
  #enter(step: number, before: number, after: number): void {
    const open = this.#open;
    open[0] = step;
    for (let last = 0; last >= 0 && !this.#isFound; ) {
      const at = open[last--] ?? 0;
      if (this.#entered[at] === this.#round) continue;
      this.#entered[at] = this.#round;
      const here = this.#steps[at];
      if (here === undefined || here.kind === 'found') this.#isFound = true;
      else if (here.kind === 'set') this.#waiting.push(at);
      else if (here.kind === 'fork') {
        open[++last] = here.other;
        open[++last] = here.one;
      } else if (this.#holds(here.assertion, before, after)) open[++last] = at + 1;
    }
  }

  #holds(assertion: Assertion, before: number, after: number): boolean {
    const { isByLine } = this.#flags;
    switch (assertion) {
      case 'start':
        return before === NONE || (isByLine && isLineEnd(before));
      case 'end':
        return after === NONE || (isByLine && isLineEnd(after));
      default:
        return (isNameLetter(before) !== isNameLetter(after)) === (assertion === 'boundary');
    }
  }
}
