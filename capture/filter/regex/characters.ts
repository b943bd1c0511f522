// Which characters an escape or a class in brackets stands for.
import type { RegexCursor } from './cursor.ts';
import { type CharacterSet, type CharacterSpan, union } from './tree.ts';

/** What stands behind a backslash at `start`. */
export function readEscape(cursor: RegexCursor, start: number): CharacterSet {
  const found = cursor.match(HEX);
  if (found !== undefined) return one(Number.parseInt(found[1] ?? found[2] ?? found[3] ?? '0', 16));
  const letter = cursor.take();
  const named = CLASSES[letter];
  if (named !== undefined) return named;
  const control = CONTROLS[letter];
  if (control !== undefined) return one(control);
  if (/[1-9k]/.test(letter)) {
    cursor.refuse('Going back to a group is not supported, because its time has no bound.', start);
  } else if (/[\p{L}\p{N}]/u.test(letter)) cursor.refuse(`There is no \\${letter}.`, start);
  else if (letter === '') cursor.refuse('A character is missing behind \\.', start);
  return one(letter.codePointAt(0) ?? 0);
}

const HEX = /x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}/iuy;
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };

/** A class in brackets; the opening one at `start` is taken. */
export function readClass(cursor: RegexCursor, start: number): CharacterSet {
  const isNegated = cursor.accept('^');
  const sets: CharacterSet[] = [];
  while (!cursor.accept(']')) {
    if (cursor.isAtEnd) {
      cursor.refuse('There is no ] for this [.', start, start + 1);
      break;
    }
    sets.push(readMember(cursor));
  }
  return union(sets, isNegated);
}

/** One character, an escape, or a span from one character to another. */
function readMember(cursor: RegexCursor): CharacterSet {
  const start = cursor.at;
  const first = readCharacter(cursor);
  if (cursor.next !== '-' || cursor.source[cursor.at + 1] === ']' || cursor.source[cursor.at + 1] === undefined) {
    return first;
  }
  cursor.take();
  const last = readCharacter(cursor);
  const [from, to] = [onlyCode(first), onlyCode(last)];
  if (from === undefined || to === undefined) cursor.refuse('Only characters have a span, such as a-z.', start);
  else if (from > to) cursor.refuse('The second character must not be before the first one.', start);
  return { spans: [[from ?? 0, to ?? 0]], isNegated: false };
}

function readCharacter(cursor: RegexCursor): CharacterSet {
  const start = cursor.at;
  const character = cursor.take();
  if (character !== '\\') return one(character.codePointAt(0) ?? 0);
  return cursor.accept('b') ? one(8) : readEscape(cursor, start);
}

function onlyCode({ spans, isNegated }: CharacterSet): number | undefined {
  const [span, ...others] = spans;
  return !isNegated && span !== undefined && others.length === 0 && span[0] === span[1] ? span[0] : undefined;
}

function one(code: number): CharacterSet {
  return { spans: [[code, code]], isNegated: false };
}

function spansOf(text: string): readonly CharacterSpan[] {
  return text.split(' ').map((pair) => [pair.codePointAt(0) ?? 0, pair.codePointAt(1) ?? 0]);
}

const DIGITS = spansOf('09');
/** Letters of a name. */
export const NAME_LETTERS: CharacterSet = { spans: spansOf('09 AZ az __'), isNegated: false };
const BLANKS: readonly CharacterSpan[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

const CLASSES: Readonly<Record<string, CharacterSet>> = {
  d: { spans: DIGITS, isNegated: false },
  D: { spans: DIGITS, isNegated: true },
  w: NAME_LETTERS,
  W: { ...NAME_LETTERS, isNegated: true },
  s: { spans: BLANKS, isNegated: false },
  S: { spans: BLANKS, isNegated: true },
};
