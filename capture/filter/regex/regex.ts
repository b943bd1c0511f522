// Regular expressions whose time has a bound: the machine goes over a text once and is in several steps at a time, so no
// expression, however it was meant, makes it try the same characters again and again.
import { NAME_LETTERS } from './characters.ts';
import type { RegexProblem } from './cursor.ts';
import { programOf, STEP_LIMIT, type Step } from './program.ts';
import { readRegex } from './read.ts';
import { type Assertion, type CharacterSet, hasCharacter } from './tree.ts';

export interface Regex {
  /** Whether some part of `text` is what the expression says. */
  matches(text: string): boolean;
}

/**
 * [filter.regex.1] Compiles what stands between the slashes. Flags: i no difference between upper and lower case, m lines,
 * s `.` is also the end of a line, u as without it.
 */
export function compileRegex(source: string, flags: string): Regex | { readonly problem: RegexProblem } {
  const stray = /[^imsu]/u.exec(flags);
  if (stray !== null) {
    const start = source.length + 1 + stray.index;
    return { problem: { message: `There is no flag ${stray[0]}; there are i, m, s and u.`, start, end: start + 1 } };
  }
  const read = readRegex(source, flags.includes('s'));
  if (!('tree' in read)) return { problem: read };
  const steps = programOf(read.tree);
  if (steps !== undefined) return new Machine(steps, flags.includes('i'), flags.includes('m'));
  const message = `This regular expression has more than ${STEP_LIMIT} steps; take smaller counts, or fewer parts.`;
  return { problem: { message, start: 0, end: Math.max(1, source.length) } };
}

/** No character: before the first and behind the last one. */
const NONE = -1;
/** Characters below this are ASCII. */
const ASCII = 0x80;

class Machine implements Regex {
  readonly #steps: readonly Step[];
  readonly #ignoresCase: boolean;
  readonly #isByLine: boolean;
  /** The steps that wait for a character, and those that wait for the next one. */
  #now: Int32Array;
  #then: Int32Array;
  /** In which round each step was last entered. */
  readonly #entered: Float64Array;
  #round = 0;
  /** The steps that are still to be entered. */
  readonly #open: Int32Array;
  /** The characters with which a match can begin, as far as they are ASCII; undefined if one can begin with none at all. */
  readonly #first: Uint8Array | undefined;

  constructor(steps: readonly Step[], ignoresCase: boolean, isByLine: boolean) {
    this.#steps = steps;
    this.#ignoresCase = ignoresCase;
    this.#isByLine = isByLine;
    this.#now = new Int32Array(steps.length);
    this.#then = new Int32Array(steps.length);
    this.#entered = new Float64Array(steps.length);
    // Each step that is entered opens two others at most, and is entered once.
    this.#open = new Int32Array(2 * steps.length + 1);
    this.#first = this.#firstCharacters();
  }

  matches(text: string): boolean {
    let waiting = 0;
    this.#round += 1;
    for (let at = this.#skip(text, 0); at >= 0; ) {
      const code = text.codePointAt(at) ?? NONE;
      // A match may begin at every character. What is half of one before it is neither a letter nor the end of a line.
      waiting = this.#enter(0, waiting, at === 0 ? NONE : text.charCodeAt(at - 1), code);
      if (waiting < 0) return true;
      if (code === NONE) return false;
      at += code > 0xffff ? 2 : 1;
      waiting = this.#go(waiting, code, text.codePointAt(at) ?? NONE);
      if (waiting < 0) return true;
      if (waiting === 0) at = this.#skip(text, at);
    }
    return false;
  }

  /** The first place from `at` on where a match can begin; -1 if there is none. */
  #skip(text: string, at: number): number {
    const first = this.#first;
    if (first === undefined) return at;
    for (let next = at; next < text.length; next++) {
      const code = text.charCodeAt(next);
      if (code >= ASCII || first[code] === 1) return next;
    }
    return -1;
  }

  /** Takes a character in all steps that wait for one; gives how many wait for the next, -1 if the end was found. */
  #go(waiting: number, code: number, after: number): number {
    const [now, then] = [this.#now, this.#then];
    this.#now = then;
    this.#then = now;
    this.#round += 1;
    let next = 0;
    for (let i = 0; i < waiting; i++) {
      const step = now[i] ?? 0;
      const { set } = this.#steps[step] as { readonly set: CharacterSet };
      if (!this.#has(set, code)) continue;
      next = this.#enter(step + 1, next, code, after);
      if (next < 0) return next;
    }
    return next;
  }

  /** Enters a step and all that are reached from it without a character; those that wait for one go into `#now`. */
  #enter(step: number, waiting: number, before: number, after: number): number {
    const open = this.#open;
    open[0] = step;
    let count = waiting;
    for (let last = 0; last >= 0; ) {
      const at = open[last--] ?? 0;
      if (this.#entered[at] === this.#round) continue;
      this.#entered[at] = this.#round;
      const here = this.#steps[at];
      if (here === undefined || here.kind === 'found') return -1;
      if (here.kind === 'set') this.#now[count++] = at;
      else if (here.kind === 'fork') {
        open[++last] = here.other;
        open[++last] = here.one;
      } else if (this.#holds(here.assertion, before, after)) open[++last] = at + 1;
    }
    return count;
  }

  #firstCharacters(): Uint8Array | undefined {
    const first = new Uint8Array(ASCII);
    const open = [0];
    const entered = new Set<number>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (entered.has(at)) continue;
      entered.add(at);
      const here = this.#steps[at];
      if (here === undefined || here.kind === 'found') return undefined;
      if (here.kind === 'fork') open.push(here.one, here.other);
      else if (here.kind === 'assertion') open.push(at + 1);
      else
        for (let code = 0; code < ASCII; code++) first[code] = Number(first[code] === 1 || this.#has(here.set, code));
    }
    return first;
  }

  #has(set: CharacterSet, code: number): boolean {
    if (!this.#ignoresCase) return hasCharacter(set, code);
    return caseForms(code).some((form) => hasCharacter({ ...set, isNegated: false }, form)) !== set.isNegated;
  }

  #holds(assertion: Assertion, before: number, after: number): boolean {
    switch (assertion) {
      case 'start':
        return before === NONE || (this.#isByLine && isLineEnd(before));
      case 'end':
        return after === NONE || (this.#isByLine && isLineEnd(after));
      default:
        return (isNameLetter(before) !== isNameLetter(after)) === (assertion === 'boundary');
    }
  }
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

function isNameLetter(code: number): boolean {
  return hasCharacter(NAME_LETTERS, code);
}

/** A character in lower and upper case. */
function caseForms(code: number): readonly number[] {
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
