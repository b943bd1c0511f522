// The text of a regular expression to its tree. What could not be matched in linear time is refused, with its place.
import { readClass, readEscape } from './characters.ts';
import { RegexCursor, type RegexProblem } from './cursor.ts';
import type { Assertion, RegexNode } from './tree.ts';

/** The groups within each other that are read: the tree is walked by calls. */
export const GROUP_LIMIT = 50;
/** The largest count in braces. */
export const REPEAT_LIMIT = 1000;

/** [filter.regex.1] The tree of `source`, which stands without its slashes. `isDotAll`: `.` is also the end of a line. */
export function readRegex(source: string, isDotAll: boolean): { readonly tree: RegexNode } | RegexProblem {
  const cursor = new RegexCursor(source, isDotAll);
  const tree = readChoice(cursor);
  if (!cursor.isAtEnd) cursor.refuse('There is no ( for this ).', cursor.at);
  return cursor.problem ?? { tree };
}

function readChoice(cursor: RegexCursor): RegexNode {
  const parts = [readSequence(cursor)];
  while (cursor.accept('|')) parts.push(readSequence(cursor));
  return parts.length === 1 ? (parts[0] ?? NOTHING) : { kind: 'choice', parts };
}

function readSequence(cursor: RegexCursor): RegexNode {
  const parts: RegexNode[] = [];
  while (!cursor.isAtEnd && cursor.next !== '|' && cursor.next !== ')') parts.push(readRepeat(cursor));
  return { kind: 'sequence', parts };
}

function readRepeat(cursor: RegexCursor): RegexNode {
  const start = cursor.at;
  const of = readAtom(cursor);
  const bounds = readBounds(cursor);
  if (bounds === undefined) return of;
  // Whether as much or as little as possible is taken makes no difference to whether there is a match.
  cursor.accept('?');
  if (of.kind === 'assertion') cursor.refuse('What stands for no characters cannot be repeated.', start);
  if (readBounds(cursor) !== undefined) cursor.refuse('Only one of * + ? {} can stand behind a thing.', start);
  return { kind: 'repeat', of, ...bounds };
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

const BRACES = /\{(\d{1,6})(,?)(\d{0,6})\}/uy;

function readBounds(cursor: RegexCursor): Bounds | undefined {
  if (cursor.accept('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (cursor.accept('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (cursor.accept('?')) return { least: 0, most: 1 };
  const start = cursor.at;
  const found = cursor.match(BRACES);
  if (found === undefined) return undefined;
  const least = Number(found[1]);
  const most = found[3] !== '' ? Number(found[3]) : found[2] === '' ? least : Number.POSITIVE_INFINITY;
  if (most < least) cursor.refuse('The second count must not be less than the first one.', start);
  if (least > REPEAT_LIMIT || (most > REPEAT_LIMIT && most !== Number.POSITIVE_INFINITY)) {
    cursor.refuse(`A count in braces is at most ${REPEAT_LIMIT}.`, start);
  }
  return { least, most };
}

function readAtom(cursor: RegexCursor): RegexNode {
  const start = cursor.at;
  const character = cursor.take();
  switch (character) {
    case '(':
      return readGroup(cursor, start);
    case '[':
      return { kind: 'set', set: readClass(cursor, start) };
    case '.':
      return { kind: 'set', set: cursor.isDotAll ? ANYTHING : NO_LINE_END };
    case '^':
      return assertion('start');
    case '$':
      return assertion('end');
    case '\\':
      return readEscaped(cursor, start);
    default:
      if ('*+?{}]'.includes(character)) cursor.refuse(`Write \\${character} for the character ${character}.`, start);
      return single(character);
  }
}

/** [filter.regex.2] */
function readGroup(cursor: RegexCursor, start: number): RegexNode {
  if (cursor.match(LOOKING) !== undefined) {
    cursor.refuse('Looking ahead or behind is not supported, because its time has no bound.', start);
  }
  cursor.match(GROUP_HEAD);
  if (cursor.depth >= GROUP_LIMIT) {
    cursor.refuse(`A regular expression has at most ${GROUP_LIMIT} groups within each other.`, start);
  }
  cursor.depth += 1;
  const inner = readChoice(cursor);
  cursor.depth -= 1;
  if (!cursor.accept(')')) cursor.refuse('There is no ) for this (.', start, start + 1);
  return inner;
}

const LOOKING = /\?<?[=!]/uy;
const GROUP_HEAD = /\?:|\?<[A-Za-z_]\w*>/uy;

function readEscaped(cursor: RegexCursor, start: number): RegexNode {
  if (cursor.accept('b')) return assertion('boundary');
  if (cursor.accept('B')) return assertion('inside');
  return { kind: 'set', set: readEscape(cursor, start) };
}

function assertion(name: Assertion): RegexNode {
  return { kind: 'assertion', assertion: name };
}

function single(character: string): RegexNode {
  const code = character.codePointAt(0) ?? 0;
  return { kind: 'set', set: { spans: [[code, code]], isNegated: false } };
}

const NOTHING: RegexNode = { kind: 'sequence', parts: [] };
const ANYTHING = { spans: [], isNegated: true };
const NO_LINE_END = {
  spans: [
    [0x0a, 0x0a],
    [0x0d, 0x0d],
    [0x2028, 0x2029],
  ],
  isNegated: true,
} as const;
