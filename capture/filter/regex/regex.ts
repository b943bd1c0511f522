// Regular expressions whose time has a bound: the machine goes over a text once and is in several steps at a time, so no
// expression, however it was meant, makes it try the same characters again and again. In which steps it is together is
// remembered as one state, with the state behind each letter: most texts are gone over without looking at a step.
import { Effort } from '../effort.ts';
import { Alphabet, NOTHING, SIDE_CODES, SIDES, sideOf } from './alphabet.ts';
import { Codes } from './codes.ts';
import type { RegexProblem } from './cursor.ts';
import { programOf, STEP_LIMIT, type Step } from './program.ts';
import { readRegex } from './read.ts';
import { ASCII, type Flags, NONE, Threads } from './threads.ts';

export interface Regex {
  /** Whether some part of `text` is what the expression says. */
  matches(text: string): boolean;
  /** The same of bytes, as `looseUtf8` reads them. */
  matchesUtf8(bytes: Uint8Array): boolean;
}

/**
 * [filter.regex.1] Compiles what stands between the slashes. Flags: i no difference between upper and lower case, m lines,
 * s `.` is also the end of a line, u as without it. What matching costs is added to `effort`.
 */
export function compileRegex(
  source: string,
  flags: string,
  effort = new Effort(),
): Regex | { readonly problem: RegexProblem } {
  const stray = /[^imsu]/u.exec(flags);
  if (stray !== null) {
    const start = source.length + 1 + stray.index;
    return { problem: { message: `There is no flag ${stray[0]}; there are i, m, s and u.`, start, end: start + 1 } };
  }
  const read = readRegex(source, flags.includes('s'));
  if (!('tree' in read)) return { problem: read };
  const steps = programOf(read.tree);
  if (steps !== undefined)
    return new Machine(steps, { ignoresCase: flags.includes('i'), isByLine: flags.includes('m') }, effort);
  const message = `This regular expression has more than ${STEP_LIMIT} steps; take smaller counts, or fewer parts.`;
  return { problem: { message, start: 0, end: Math.max(1, source.length) } };
}

/** [filter.regex.4] States that are remembered; then all are forgotten and come again. */
export const STATE_LIMIT = 1000;
/** [filter.regex.4] Characters that are gone over in the time of one look at the columns of a row. */
const CHARACTERS_A_LOOK = 5;
/** [filter.regex.4] What making a state costs, and what each of its steps adds, in such looks. */
const LOOKS_A_STATE = 10;
const LOOKS_A_STEP = 1 / 2;

/** The steps that wait together, and what comes behind each letter with each thing that may stand behind that. */
interface State {
  readonly steps: readonly number[];
  readonly next: (State | undefined)[];
  /** A match has only begun, if any: nothing of the text before matters. */
  isStart: boolean;
}

/** The end of a match was found. */
const FOUND: State = { steps: [], next: [], isStart: false };

class Machine implements Regex {
  readonly #threads: Threads;
  readonly #alphabet: Alphabet;
  readonly #effort: Effort;
  readonly #first: Uint8Array | undefined;
  readonly #codes = new Codes();
  readonly #states = new Map<string, State>();
  /** By what stands before and behind. */
  #starts: (State | undefined)[] = [];

  constructor(steps: readonly Step[], flags: Flags, effort: Effort) {
    this.#threads = new Threads(steps, flags);
    this.#alphabet = new Alphabet(steps, this.#threads);
    this.#effort = effort;
    this.#first = this.#threads.firstCharacters();
  }

  matches(text: string): boolean {
    this.#codes.ofText(text);
    return this.#matches();
  }

  matchesUtf8(bytes: Uint8Array): boolean {
    this.#codes.ofUtf8(bytes);
    return this.#matches();
  }

  #matches(): boolean {
    const { all, length } = this.#codes;
    this.#effort.add(length / CHARACTERS_A_LOOK);
    let at = this.#skip(0);
    if (at < 0) return false;
    let state = this.#start(at);
    while (state !== FOUND && at < length) {
      const code = all[at] ?? 0;
      at += 1;
      const side = at < length ? sideOf(all[at] ?? 0) : NOTHING;
      state = state.next[this.#alphabet.letterOf(code) * SIDES + side] ?? this.#step(state, code, side);
      if (!state.isStart || this.#first === undefined) continue;
      const next = this.#skip(at);
      if (next < 0) return false;
      if (next === at) continue;
      at = next;
      state = this.#start(at);
    }
    return state === FOUND;
  }

  /** The first place from `at` on where a match can begin; -1 if there is none. */
  #skip(at: number): number {
    const first = this.#first;
    if (first === undefined) return at;
    const { all, length } = this.#codes;
    for (let next = at; next < length; next++) if (first[Math.min(all[next] ?? 0, ASCII)] === 1) return next;
    return -1;
  }

  /** Where a match may begin, at a place of the text. */
  #start(at: number): State {
    const { all, length } = this.#codes;
    const before = at === 0 ? NOTHING : sideOf(all[at - 1] ?? 0);
    const after = at < length ? sideOf(all[at] ?? 0) : NOTHING;
    const place = before * SIDES + after;
    const known = this.#starts[place];
    if (known !== undefined) return known;
    const state = this.#stateOf(this.#threads.begin(SIDE_CODES[before] ?? NONE, SIDE_CODES[after] ?? NONE));
    if (state !== FOUND) state.isStart = true;
    this.#starts[place] = state;
    return state;
  }

  /** The state behind a letter, which is known from now on. */
  #step(state: State, code: number, side: number): State {
    const next = this.#stateOf(this.#threads.take(state.steps, code, SIDE_CODES[side] ?? NONE));
    state.next[this.#alphabet.letterOf(code) * SIDES + side] = next;
    return next;
  }

  #stateOf(steps: readonly number[] | undefined): State {
    if (steps === undefined) return FOUND;
    this.#effort.add(LOOKS_A_STATE + steps.length * LOOKS_A_STEP);
    const key = String.fromCharCode(...steps);
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= STATE_LIMIT) this.#forget();
    const fresh = { steps: [...steps], next: [], isStart: false };
    this.#states.set(key, fresh);
    return fresh;
  }

  #forget(): void {
    this.#states.clear();
    this.#starts = [];
  }
}
