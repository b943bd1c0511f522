// Slips of the pen inside one word or comment: what the official reader makes of them, and how they were meant.
import type { Edit, Problem, Range } from '../text.ts';
import { quote } from './problem-list.ts';

/** No real line glues as many parts together; a longer knot is taken as one word, so that it costs one problem. */
const MAX_PIECES = 64;

// Characters that no font shows. The first group stands for a blank, the second for nothing.
const BLANK_LIKE = /[\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u2060\ufeff]/u;
const NOT_PLAIN = /[^\u0021-\u007e]/u;

export const isPlainAscii = (word: string): boolean => !NOT_PLAIN.test(word);
export const hasInvisible = (word: string): boolean => INVISIBLE.test(word);
export const withoutInvisible = (word: string): string => word.replaceAll(new RegExp(INVISIBLE, 'gu'), '');

export interface Pieces {
  /** Offsets inside the word; braces stand alone, invisible ends are cut off. */
  readonly pieces: readonly Range[];
  /** Where a comment begins inside the word. */
  readonly commentAt: number | undefined;
}

/** Cuts a word as it was meant: around braces, at characters that look like a blank, and before a glued comment. */
export function splitWord(word: string): Pieces {
  const commentAt = glueOf(word);
  const code = commentAt === undefined ? word : word.slice(0, commentAt);
  const pieces: Range[] = [];
  for (const found of code.matchAll(/[{}]|[^{}\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu)) {
    const piece = trimmed(found[0], found.index);
    if (piece.start < piece.end) pieces.push(piece);
    if (pieces.length > MAX_PIECES) return { pieces: [{ start: 0, end: word.length }], commentAt: undefined };
  }
  return { pieces, commentAt };
}

/** Two slashes anywhere, or one right behind a brace, begin a comment in the writer's mind. */
function glueOf(word: string): number | undefined {
  const slashes = word.indexOf('//');
  const behindBrace = word.search(/[{}]\//u);
  if (behindBrace < 0) return slashes < 0 ? undefined : slashes;
  return slashes < 0 ? behindBrace + 1 : Math.min(slashes, behindBrace + 1);
}

function trimmed(text: string, at: number): Range {
  let start = 0;
  let end = text.length;
  while (start < end && hasInvisible(text.charAt(start))) start += 1;
  while (end > start && hasInvisible(text.charAt(end - 1))) end -= 1;
  return { start: at + start, end: at + end };
}

/** MT005: braces stand alone. */
export function gluedBrace(pieces: readonly Range[], at: number): Problem | undefined {
  const edits = pieces.slice(1).flatMap((piece, index) => gapBefore(piece, pieces[index], at));
  const first = pieces[0];
  const last = pieces.at(-1);
  if (edits.length === 0 || first === undefined || last === undefined) return undefined;
  return {
    code: 'MT005',
    severity: 'error',
    message: 'Braces stand alone: put a space before and behind a brace.',
    range: { start: at + first.start, end: at + last.end },
    fixes: [{ title: 'Put spaces around the braces', edits, isSafe: true }],
  };
}

function gapBefore(piece: Range, before: Range | undefined, at: number): readonly Edit[] {
  if (before === undefined || before.end !== piece.start) return [];
  const place = at + piece.start;
  return [{ range: { start: place, end: place }, text: ' ' }];
}

/** Between code and comment stands what looks like a blank, or there is no code: then that character is the only mistake. */
export const looksParted = (code: string): boolean => {
  const shown = withoutInvisible(code);
  return shown === '' || BLANK_LIKE.test(shown.slice(-1));
};

/** MT009: line ends are LF. The first line that ends otherwise is shown. */
export function oddLineEnds(text: string): Problem | undefined {
  const first = text.indexOf('\r');
  if (first < 0) return undefined;
  const counts = lineEndsOf(text);
  const kinds = Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [kind] : []));
  const found = kinds.length === 1 ? `here they are ${kinds.join()}` : `here they are mixed: ${kinds.join(' and ')}`;
  const effect =
    counts['CR LF'] > 0
      ? 'the viewer counts each CR LF as two lines in its own errors'
      : 'not every tool takes a lone CR for the end of a line';
  const range = { start: text.lastIndexOf('\n', first) + 1, end: first };
  return { code: 'MT009', severity: 'hint', message: `Line ends are LF, ${found}; ${effect}.`, range };
}

const CR = 13;
const LF = 10;

function lineEndsOf(text: string): { readonly [kind in 'CR LF' | 'CR' | 'LF']: number } {
  const counts = { 'CR LF': 0, CR: 0, LF: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CR && text.charCodeAt(at + 1) === LF) {
      counts['CR LF'] += 1;
      at += 1;
    } else if (code === CR) counts.CR += 1;
    else if (code === LF) counts.LF += 1;
  }
  return counts;
}

/** MT006: a comment begins a word. */
export function gluedComment(word: Range, commentAt: number): Problem {
  const gap: Edit = { range: { start: commentAt, end: commentAt }, text: ' ' };
  return {
    code: 'MT006',
    severity: 'error',
    message: 'Put a space before //: a comment begins only at the start of a word.',
    range: word,
    fixes: [{ title: 'Put a space before the comment', edits: [gap], isSafe: true }],
  };
}

/** MT007: a comment starts with two slashes, and this one does not. */
export function oddSlash(comment: string, at: number): Problem {
  const body = comment
    .replace(/^\/\*?/u, '')
    .replace(/\*\/\s*$/u, '')
    .trim();
  const range = { start: at, end: at + comment.trimEnd().length };
  const remedy = comment.startsWith('/*')
    ? '; a comment ends with its line, so /* */ cannot reach over two lines'
    : '; other readers do not take a single slash';
  return {
    code: 'MT007',
    severity: 'warning',
    message: `Comments start with //${remedy}.`,
    range,
    fixes: [{ title: 'Start the comment with //', edits: [{ range, text: `// ${body}`.trimEnd() }], isSafe: true }],
  };
}

/** MT008: outside of comments only visible ASCII characters. */
export function oddCharacter(word: string, at: number): Problem | undefined {
  const found = NOT_PLAIN.exec(word);
  if (found === null) return undefined;
  const code = found[0].codePointAt(0) ?? 0;
  const range = { start: at, end: at + word.length };
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (!BLANK_LIKE.test(word) && !hasInvisible(word)) {
    const message = `Only ASCII characters are possible outside of comments; ${quote(word)} holds ${name}.`;
    return { code: 'MT008', severity: 'error', message, range };
  }
  return {
    code: 'MT008',
    severity: 'error',
    message: `Invisible character ${name}; ${BLANK_LIKE.test(found[0]) ? 'use a space' : 'remove it'}.`,
    range,
    fixes: [{ title: 'Replace invisible characters', edits: [{ range, text: visible(word) }], isSafe: true }],
  };
}

const visible = (word: string): string => withoutInvisible(word.replaceAll(new RegExp(BLANK_LIKE, 'gu'), ' '));
