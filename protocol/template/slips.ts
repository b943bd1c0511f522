// Slips of the pen inside one word or comment: what the official reader makes of them, and how they were meant.
import type { Edit, Problem, Range } from '../text.ts';
import { hasCode } from './odd-comments.ts';
import { quote } from './problem-list.ts';
import { isKeyword } from './words.ts';

/** No real line glues as many parts together; a longer knot is taken as one word, so that it costs one problem. */
const MAX_PIECES = 64;

// Characters that no font shows. The first group stands for a blank, the second for nothing.
const BLANK_LIKE = /[\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const NOT_PLAIN = /[^\u0021-\u007e]/u;

export const isPlainAscii = (word: string): boolean => !NOT_PLAIN.test(word);
export const hasInvisible = (word: string): boolean => INVISIBLE.test(word);
export const withoutInvisible = (word: string): string => word.replaceAll(new RegExp(INVISIBLE, 'gu'), '');

export interface Pieces {
  /** Offsets inside the word; braces stand alone, invisible ends are cut off. */
  readonly pieces: readonly Range[];
  /** Commas and semicolons beside braces, which other languages want. */
  readonly marks: readonly Range[];
  /** Where a comment begins inside the word. */
  readonly commentAt: number | undefined;
}

/** Cuts a word as it was meant: around braces, at characters that look like a blank, and before a glued comment. */
export function splitWord(text: string, { start, end }: Range): Pieces {
  const word = text.slice(start, end);
  const commentAt = glueOf(word, text, start);
  const code = commentAt === undefined ? word : word.slice(0, commentAt);
  const hasBrace = /[{}]/u.test(code);
  const pieces: Range[] = [];
  const marks: Range[] = [];
  for (const found of code.matchAll(/[{}]|[^{}\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu)) {
    if (hasBrace && /^[,;]+$/u.test(found[0])) marks.push({ start: found.index, end: found.index + found[0].length });
    else pieces.push(...shownIn(found[0], found.index));
    if (pieces.length > MAX_PIECES)
      return { pieces: [{ start: 0, end: word.length }], marks: [], commentAt: undefined };
  }
  return { pieces, marks, commentAt };
}

/** Two slashes, or one before a star, begin a comment in the writer's mind; so does one behind a brace or a keyword. */
function glueOf(word: string, text: string, start: number): number | undefined {
  const found = /(?<!:)\/\/|\/\*|(?<=[{}])\//u.exec(word)?.index;
  const slash = word.indexOf('/');
  if (slash < 0 || slash === found) return found;
  return isKeyword(word.slice(0, slash)) && !hasCode(text, start + slash + 1) ? slash : found;
}

/** Whether a word would end in a comment if what stands behind it went to the next line. */
export function isLeaning(word: string): boolean {
  const slash = word.indexOf('/');
  return slash > 0 && isKeyword(word.slice(0, slash));
}

/** What is seen of a piece: one stretch, or several if they are words with something between them that nobody sees. */
function shownIn(piece: string, at: number): readonly Range[] {
  const between = hasInvisible(piece) ? wordsBetween(piece) : [];
  const shown = between.length > 0 ? between : [trimmed(piece, 0)];
  return shown.filter(({ start, end }) => start < end).map(({ start, end }) => ({ start: at + start, end: at + end }));
}

/** Stretches parted by invisible characters, if one of them is a keyword; else they are one word. */
function wordsBetween(piece: string): readonly Range[] {
  const found = [...piece.matchAll(new RegExp(`(?:(?!${INVISIBLE.source}).)+`, 'gu'))];
  if (found.length < 2 || !found.some(([part]) => isKeyword(part))) return [];
  return found.map(({ 0: part, index }) => ({ start: index, end: index + part.length }));
}

function trimmed(text: string, at: number): Range {
  let start = 0;
  let end = text.length;
  while (start < end && hasInvisible(text.charAt(start))) start += 1;
  while (end > start && hasInvisible(text.charAt(end - 1))) end -= 1;
  return { start: at + start, end: at + end };
}

/** What is wrong with the look of a word that was split; a comment in it may have a worse mistake than its place. */
export function slipsOf(
  word: string,
  at: number,
  { pieces, marks, commentAt }: Pieces,
  isCommentWorse: boolean,
): readonly Problem[] {
  const code = commentAt === undefined ? word : word.slice(0, commentAt);
  const isGlued = commentAt !== undefined && !isCommentWorse && !looksParted(code);
  const comment = isGlued ? gluedComment({ start: at, end: at + word.length }, at + commentAt) : undefined;
  return [oddCharacter(code, at), gluedBrace(pieces, marks, at), comment].filter((slip) => slip !== undefined);
}

/** MT005: braces stand alone. */
function gluedBrace(pieces: readonly Range[], marks: readonly Range[], at: number): Problem | undefined {
  const gaps = pieces.slice(1).flatMap((piece, index) => gapBefore(piece, pieces[index], at));
  const last = Math.max(0, ...pieces.map(({ end }) => end));
  const removals = marks.map(({ start, end }) => replaced({ start: at + start, end: at + end }, end < last ? ' ' : ''));
  const edits = [...gaps, ...removals].toSorted((a, b) => a.range.start - b.range.start);
  const ends = [...pieces, ...marks].toSorted((a, b) => a.start - b.start);
  const [first, end] = [ends[0], ends.at(-1)];
  if (edits.length === 0 || first === undefined || end === undefined) return undefined;
  const isMarked = marks.length > 0;
  return {
    code: 'MT005',
    severity: 'error',
    message: `Braces stand alone: ${isMarked ? 'no comma or semicolon belongs beside one' : 'put a space before and behind a brace'}.`,
    range: { start: at + first.start, end: at + end.end },
    fixes: [{ title: isMarked ? 'Let the braces stand alone' : 'Put spaces around the braces', edits, isSafe: true }],
  };
}

const replaced = (range: Range, text: string): Edit => ({ range, text });

function gapBefore(piece: Range, before: Range | undefined, at: number): readonly Edit[] {
  if (before === undefined || before.end !== piece.start) return [];
  const place = at + piece.start;
  return [{ range: { start: place, end: place }, text: ' ' }];
}

/** Between code and comment stands what looks like a blank, or there is no code: then that character is the only mistake. */
const looksParted = (code: string): boolean => {
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
function gluedComment(word: Range, commentAt: number): Problem {
  const gap: Edit = { range: { start: commentAt, end: commentAt }, text: ' ' };
  return {
    code: 'MT006',
    severity: 'error',
    message: 'Put a space before the comment: it begins only at the start of a word.',
    range: word,
    fixes: [{ title: 'Put a space before the comment', edits: [gap], isSafe: true }],
  };
}

/** MT008: outside of comments only visible ASCII characters. */
function oddCharacter(word: string, at: number): Problem | undefined {
  const found = NOT_PLAIN.exec(word);
  if (found === null) return undefined;
  const code = found[0].codePointAt(0) ?? 0;
  const range = { start: at, end: at + word.length };
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (!BLANK_LIKE.test(word) && !hasInvisible(word)) {
    const message = `Only ASCII characters are possible outside of comments; ${quote(word)} holds ${name}.`;
    return { code: 'MT008', severity: 'error', message, range };
  }
  const put = visible(word);
  const isBlank = BLANK_LIKE.test(found[0]) || put.includes(' ');
  const message = `Invisible character ${name}; ${isBlank ? 'use a space' : 'remove it'}.`;
  // A word may be meant that nobody can know.
  if (isHidden(word)) return { code: 'MT008', severity: 'error', message, range };
  const fix = { title: 'Replace invisible characters', edits: [{ range, text: put }], isSafe: true } as const;
  return { code: 'MT008', severity: 'error', message, range, fixes: [fix] };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/u;

/** Something stands there in the place of a word that cannot be seen. */
export const isHidden = (text: string): boolean => CONTROL.test(text) && withoutInvisible(text).trim() === '';

function visible(word: string): string {
  const between = wordsBetween(word);
  if (between.length > 0) return between.map(({ start, end }) => word.slice(start, end)).join(' ');
  return withoutInvisible(word.replaceAll(new RegExp(BLANK_LIKE, 'gu'), ' '));
}
