// The text of a filter as tokens. Every character but blanks is in one, also those that mean nothing.
import type { Range } from '../../protocol/text.ts';

export type TokenKind =
  | 'word'
  | 'number'
  | 'time'
  | 'uuid'
  | 'address'
  | 'text'
  | 'regex'
  | 'operator'
  /** Nothing that a filter has; `problem` says so. */
  | 'wrong';

export interface Token {
  readonly kind: TokenKind;
  /** As it stands there. */
  readonly text: string;
  readonly range: Range;
  /** One sentence about a token that cannot be read. */
  readonly problem?: string;
}

/** Seconds of each unit of time. */
export const UNITS: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, m: 60 };

/** [filter.grammar.2] The tokens of `text`, in order. Never fails. */
export function scanFilter(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const blank = matchAt(BLANK, text, at);
    if (blank !== '') at += blank.length;
    else {
      const token = tokenAt(text, at);
      tokens.push(token);
      at = token.range.end;
    }
  }
  return tokens;
}

const BLANK = /\s+/uy;
const QUOTED = /"(?:[^"\\]|\\[\s\S])*("?)|'(?:[^'\\]|\\[\s\S])*('?)/uy;
const REGEX = /\/(?:[^/\\]|\\[\s\S])*(?:(\/)[\p{L}\p{N}]*)?/uy;
const OPERATOR = /&&|\|\||==|!=|<=|>=|=~|!~|\.\.|[<>~!()]/uy;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}-])/iuy;
const ADDRESS = /\d+\.\d+\.\d+\.\d+(?![\p{L}\p{N}])/uy;
const NUMBER = /(-?(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))([\p{L}\p{N}_]*)/uy;
const WORD = /[\p{L}_*?][\p{L}\p{N}_*?-]*(?:\.(?!\.)[\p{L}\p{N}_*?-]*)*/uy;
const ANY = /[\s\S]/uy;

function tokenAt(text: string, at: number): Token {
  for (const read of READERS) {
    const token = read(text, at);
    if (token !== undefined) return token;
  }
  const found = matchAt(ANY, text, at);
  return tokenOf('wrong', found, at, STRAYS[found] ?? `A filter has no ${found}.`);
}

/** In this order: an id may begin as a number or as a word does. */
const READERS: readonly ((text: string, at: number) => Token | undefined)[] = [
  quotedAt,
  regexAt,
  (text, at) => plainAt('uuid', UUID, text, at),
  (text, at) => plainAt('address', ADDRESS, text, at),
  numberAt,
  (text, at) => plainAt('word', WORD, text, at),
  (text, at) => plainAt('operator', OPERATOR, text, at),
];

/** What other languages write. */
const STRAYS: Readonly<Record<string, string>> = {
  '=': 'Write == to compare.',
  '&': 'Write && for “and”.',
  '|': 'Write || for “or”.',
  ',': 'Write || between names that are all wanted.',
  '-': 'Write ! in front of what is not wanted.',
  '.': 'A field is written Message.Block.Field, with * for any of them.',
};

function quotedAt(text: string, at: number): Token | undefined {
  const found = execAt(QUOTED, text, at);
  if (found === undefined) return undefined;
  const isClosed = (found[1] ?? found[2]) !== '';
  return tokenOf('text', found[0], at, isClosed ? undefined : `This text has no closing ${found[0][0]}.`);
}

function regexAt(text: string, at: number): Token | undefined {
  const found = execAt(REGEX, text, at);
  if (found === undefined) return undefined;
  return tokenOf(
    'regex',
    found[0],
    at,
    found[1] === undefined ? 'This regular expression has no closing /.' : undefined,
  );
}

function numberAt(text: string, at: number): Token | undefined {
  const found = execAt(NUMBER, text, at);
  if (found === undefined) return undefined;
  const [whole, digits = '', unit = ''] = found;
  if (unit === '') return tokenOf('number', whole, at);
  if (Object.hasOwn(UNITS, unit) && !/^-?0x/i.test(digits)) return tokenOf('time', whole, at);
  return tokenOf('wrong', whole, at, `${whole} is no number; the units of time are us, ms, s and m.`);
}

function plainAt(kind: TokenKind, pattern: RegExp, text: string, at: number): Token | undefined {
  const found = matchAt(pattern, text, at);
  return found === '' ? undefined : tokenOf(kind, found, at);
}

function tokenOf(kind: TokenKind, text: string, at: number, problem?: string): Token {
  const range = { start: at, end: at + text.length };
  return problem === undefined ? { kind, text, range } : { kind, text, range, problem };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  return execAt(pattern, text, at)?.[0] ?? '';
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
