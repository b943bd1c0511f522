// The words of one header: how far they reach, where they belong, and what is missing among them.
import type { Problem, Range } from '../text.ts';
import type { Word } from './placed.ts';
import { quote } from './problem-list.ts';
import type { Scan } from './scan.ts';
import type { Shape } from './shape.ts';
import { isBareField, isBlockLine, isHeaderLine, LOOKED_AHEAD, shapeBehind, startsMessage } from './shape.ts';
import { isHidden } from './slips.ts';
import type { Filled, Slot, Wanted } from './slots.ts';
import { fillSlots, listed, missingProblem } from './slots.ts';

/** Where a part begins: its brace, or its first word if the brace is missing, and the first word of its header. */
export interface Beginning {
  readonly start: number;
  readonly first: number;
}

/** What is special about the headers of one level. */
export interface HeaderKind<Key extends string> {
  readonly level: Shape;
  readonly slots: readonly Slot<Key>[];
  /** The words begin with what belongs behind a name. */
  readonly lacksName: (words: readonly Word[]) => boolean;
  /** What comes behind the slots. */
  readonly ending: Ending<Key>;
}

export interface Ending<Key extends string> {
  readonly what: string;
  readonly fits: (word: string) => boolean;
  /** What else stands on a line of its own belongs to what follows. */
  readonly resembles: (word: string) => boolean;
  /** The slot that calls for it with the word in it; undefined if it may always be left out. */
  readonly neededBy?: { readonly key: Key; readonly isCaller: (word: string) => boolean };
}

interface Header<Key extends string> {
  /** Undefined: no header at all, the brace stands for itself. */
  readonly words: ({ readonly [key in Key]?: Word } & { readonly name?: Word }) | undefined;
  readonly rest: readonly Word[];
  readonly place: { readonly start: number; readonly last: number; readonly name: string; close: undefined };
  readonly next: number;
  readonly problems: readonly Problem[];
  readonly isCutOff: boolean;
}

export function readHeader<Key extends string>(scan: Scan, at: Beginning, kind: HeaderKind<Key>): Header<Key> {
  const { words, lacksName, filled } = filledFrom(scan, at.first, kind);
  const end = at.first + words.length;
  const behind = behindRepeated(scan, at.first, end, kind.level);
  const { next } = behind;
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return readEmptyHeader(scan, at, kind);
  const name = lacksName ? `(${kind.level} without a name)` : first.text;
  const cut =
    scan.kind(next) === 'end' ? cutAt(filled, { last, isHalf: last.end === scan.text.length }, kind) : undefined;
  const { found, rest } = cut ?? filled;
  const missing =
    cut === undefined
      ? missingProblem(filled.missing, rangeOf(filled.missingAt ?? last))
      : cutOff(
          `the header of ${quote(name)}; ${listed(cut.missing)} ${cut.missing.length === 1 ? 'is' : 'are'} missing`,
          rangeOf(last),
        );
  return {
    words: lacksName ? found : { name: first, ...found },
    rest,
    place: { start: at.start, last: end - 1, name, close: undefined },
    next,
    problems: listOf(
      lacksName && !isHiddenBefore(scan, at.first) ? nameless(rangeOf(first)) : undefined,
      [...filled.problems, ...behind.problems],
      missing === undefined || isHiddenBefore(scan, next) ? undefined : missing,
    ),
    isCutOff: cut !== undefined,
  };
}

/** A header that the file ends in, without the words that nothing can be said about. */
interface Cut<Key extends string> {
  readonly found: { readonly [key in Key]?: Word };
  readonly rest: readonly Word[];
  readonly missing: readonly Wanted[];
}

/** The last word of the text; it may be half of a word if nothing stands behind it. */
interface LastWord {
  readonly last: Word;
  readonly isHalf: boolean;
}

/** [template.recovery.4] What is missing where the file ends; undefined if the header is whole, or wrong before its end. */
function cutAt<Key extends string>(
  { found, rest, missing, missingAt }: Filled<Key>,
  { last, isHalf }: LastWord,
  { slots, ending }: HeaderKind<Key>,
): Cut<Key> | undefined {
  if (missingAt !== undefined) return undefined;
  const half = isHalf ? slots.filter(({ key, fits }) => found[key] === last && !fits(last.text)) : [];
  const isHalfEnding = isHalf && rest.at(-1) === last && !ending.fits(last.text);
  const { key, isCaller } = ending.neededBy ?? {};
  const caller = key === undefined || rest.length > 0 ? undefined : found[key];
  const lacksEnding = isHalfEnding || (caller !== undefined && isCaller?.(caller.text) === true);
  const wanted = [...half, ...missing, ...(lacksEnding ? [ending] : [])];
  if (wanted.length === 0) return undefined;
  const dropped = new Set([caller, ...(isHalf ? [last] : [])]);
  const kept = slots.filter(({ key }) => !dropped.has(found[key]));
  return {
    found: Object.fromEntries(kept.map(({ key }) => [key, found[key]])) as Cut<Key>['found'],
    rest: rest.filter((word) => !dropped.has(word)),
    missing: wanted,
  };
}

/** A brace with no word behind it: a doubled brace, an empty part, or the end of the message or of the file. */
function readEmptyHeader<Key extends string>(scan: Scan, at: Beginning, kind: HeaderKind<Key>): Header<Key> {
  const next = scan.kind(at.first);
  const isDoubled = next === 'open' && (kind.level === 'field' || shapeBehind(scan, at.first) === kind.level);
  const isCutOff = next === 'end';
  // [template.recovery.6] That the message around it is not closed is all there is to say.
  const isLast = kind.level !== 'message' && next === 'open' && startsMessage(scan, at.first);
  const name = `(${kind.level} without a name)`;
  const place = scan.range(scan.line(at.first) > scan.line(at.start) && next === 'open' ? at.start : at.first);
  const problem = isCutOff ? cutOff(`a ${kind.level}`, scan.range(at.start)) : nameless(place);
  return {
    words: isDoubled || isCutOff || isLast ? undefined : {},
    rest: [],
    place: { start: at.start, last: at.start, name, close: undefined },
    next: at.first,
    problems: isLast ? [] : [problem],
    isCutOff,
  };
}

/** No header is nearly as long; the words behind it are not a header's. */
const MAX_HEADER_WORDS = 64;

/** The words up to a brace, or up to a line that begins something by its shape. */
function wordsOf(scan: Scan, first: number, level: Shape): readonly Word[] {
  const words: Word[] = [];
  for (let at = first; scan.kind(at) === 'word' && words.length < MAX_HEADER_WORDS; at += 1) {
    if (at > first && beginsAnother(scan, at, level)) break;
    words.push(wordAt(scan, at));
  }
  return words;
}

/** Puts the words of a header into their places, without those of a line below that have none. */
function filledFrom<Key extends string>(scan: Scan, first: number, kind: HeaderKind<Key>): OwnWords<Key> {
  const words = wordsOf(scan, first, kind.level);
  const lacksName = kind.lacksName(words);
  const filled = fillSlots(lacksName ? words : words.slice(1), kind.slots);
  const own = words.length - filled.rest.length;
  const isForeign = endsAbove(filled, kind.ending) && scan.isFirstOnLine(first + own);
  return isForeign
    ? { words: words.slice(0, own), lacksName, filled: { ...filled, rest: [] } }
    : { words, lacksName, filled };
}

interface OwnWords<Key extends string> {
  readonly words: readonly Word[];
  readonly lacksName: boolean;
  readonly filled: Filled<Key>;
}

/** Nothing is missing, and the next word is nothing that could come behind. */
function endsAbove<Key extends string>({ found, rest, missing }: Filled<Key>, ending: Ending<Key>): boolean {
  const [word] = rest;
  if (word === undefined || missing.length > 0 || ending.resembles(word.text)) return false;
  const caller = ending.neededBy === undefined ? undefined : found[ending.neededBy.key];
  return caller === undefined || ending.neededBy?.isCaller(caller.text) !== true;
}

interface Behind {
  readonly next: number;
  readonly problems: readonly Problem[];
}

/** Goes behind the same words once more on the line below: one line was doubled by a slip of the hand. */
function behindRepeated(scan: Scan, first: number, end: number, level: Shape): Behind {
  const count = end - first;
  const next = end + count;
  const isPossible = count > 1 && count < LOOKED_AHEAD && scan.isFirstOnLine(end) && scan.isFirstOnLine(next);
  if (!isPossible) return { next: end, problems: [] };
  for (let at = first; at < end; at += 1)
    if (scan.kind(at + count) !== 'word' || scan.word(at + count) !== scan.word(at)) return { next: end, problems: [] };
  return { next, problems: [twice({ start: scan.start(end), end: scan.end(next - 1) }, level)] };
}

const TWICE_CODES = { message: 'MT010', block: 'MT011', field: 'MT012' } as const;

const twice = (range: Range, level: Shape): Problem => ({
  code: TWICE_CODES[level],
  severity: 'error',
  message: 'This header stands here twice.',
  range,
  fixes: [{ title: 'Remove this header', edits: [{ range, text: '' }] }],
});

/** The line begins a part whose brace is missing. */
function beginsAnother(scan: Scan, at: number, level: Shape): boolean {
  if (!scan.isFirstOnLine(at)) return false;
  return isHeaderLine(scan, at) || isBlockLine(scan, at) || (level === 'block' && isBareField(scan, at));
}

export function wordAt(scan: Scan, at: number): Word {
  return { text: scan.word(at), start: scan.start(at), end: scan.end(at) };
}

/** A word that nobody can see stands there: that was said. */
const isHiddenBefore = (scan: Scan, at: number): boolean => isHidden(scan.text.slice(scan.end(at - 1), scan.start(at)));

function listOf(first: Problem | undefined, middle: readonly Problem[], last: Problem | undefined): readonly Problem[] {
  if (first === undefined && last === undefined) return middle;
  return [...(first === undefined ? [] : [first]), ...middle, ...(last === undefined ? [] : [last])];
}

const rangeOf = ({ start, end }: Range): Range => ({ start, end });

const cutOff = (where: string, range: Range): Problem => ({
  code: 'MT014',
  severity: 'error',
  message: `The file ends inside ${where}.`,
  range,
});

const nameless = (range: Range): Problem => ({
  code: 'MT020',
  severity: 'error',
  message: 'A name belongs here.',
  range,
});
