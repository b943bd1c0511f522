// A schema laid out: only the blanks between its words change.
import { applyEdits } from '../apply-edits.ts';
import type { Edit, Range } from '../text.ts';
import { hasBlankBefore, INDENT, type Placing, placeWords, type Word } from './layout.ts';
import type { LlidlFile } from './model.ts';
import { type LlidlToken, scanLlidl } from './scan.ts';

/**
 * The edits that lay out a text [llidl.format.1]. [llidl.format.2] Comments stay where they are, at the end of a line or on
 * one of their own; of several empty lines one stays. What could not be read stays as it is.
 */
export function formatLlidl(file: LlidlFile, tokens = scanLlidl(file.text)): readonly Edit[] {
  const { text } = file;
  const gaps = gapsOf(piecesOf(file, tokens), text);
  const lineEnd = lineEndOf(text, gaps);
  return gaps
    .map(({ range, lines, blanks }) => ({ range, text: lineEnd.repeat(lines) + blanks }))
    .filter((edit) => text.slice(edit.range.start, edit.range.end) !== edit.text);
}

/** The first line end that stays as it is, where something could not be read; else the first of the text. */
function lineEndOf(text: string, gaps: readonly Gap[]): string {
  const kept = applyEdits(
    text,
    gaps.map(({ range }) => ({ range, text: ' ' })),
  );
  return (LINE_END.exec(kept) ?? LINE_END.exec(text))?.[0] ?? '\n';
}

const LINE_END = /\r\n?|\n/u;

/** A word or comment, and how it stands; without a placing it belongs to what could not be read. */
interface Piece {
  readonly token: LlidlToken;
  readonly placing: Placing | undefined;
}

function piecesOf(file: LlidlFile, tokens: readonly LlidlToken[]): readonly Piece[] {
  const placings = new Map<LlidlToken, Placing>();
  for (const words of entriesOf(file, tokens))
    for (const [index, placing] of placeWords(words).entries()) {
      const token = words[index]?.token;
      if (token !== undefined) placings.set(token, index === 0 ? { beginsLine: true, depth: 0 } : placing);
    }
  const pieces: Piece[] = [];
  let next: LlidlToken | undefined;
  for (const token of tokens.toReversed()) {
    if (token.kind !== 'comment') next = token;
    pieces.push({ token, placing: token === next ? placings.get(token) : commentPlacing(next, placings) });
  }
  return pieces.reverse();
}

/** A comment stands as deep as what it is in front of; in front of a closing bracket as deep as the parts before. */
function commentPlacing(next: LlidlToken | undefined, placings: ReadonlyMap<LlidlToken, Placing>): Placing {
  const depth = next === undefined ? 0 : (placings.get(next)?.depth ?? 0);
  return { beginsLine: true, depth: next?.kind === 'close' ? depth + 1 : depth };
}

/** The words of each resource, definition or bare value. */
function entriesOf(file: LlidlFile, tokens: readonly LlidlToken[]): readonly (readonly Word[])[] {
  const ranges: Range[] = [...file.resources, ...file.definitions];
  if (file.value !== undefined) ranges.push(file.value);
  ranges.sort((a, b) => a.start - b.start);
  const entries: Word[][] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    while ((tokens[at]?.end ?? end) <= start) at += 1;
    const words: Word[] = [];
    for (let token = tokens[at]; token !== undefined && token.start < end; token = tokens[at]) {
      const isBehindComment = words.length > 0 && tokens[at - 1]?.kind === 'comment';
      if (token.kind !== 'comment') words.push({ token, isBehindComment });
      at += 1;
    }
    entries.push(words);
  }
  return entries;
}

interface Gap {
  readonly range: Range;
  /** How many lines end there. */
  readonly lines: number;
  readonly blanks: string;
}

/** What stands between the pieces, in front of the first and behind the last. */
function gapsOf(pieces: readonly Piece[], text: string): readonly Gap[] {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [start, end] = [first.token.start, last.token.end];
  return [
    ...(first.placing === undefined ? [] : [{ range: { start: 0, end: start }, lines: 0, blanks: '' }]),
    ...pieces.slice(1).flatMap((piece, index) => gapBetween(pieces[index], piece, text)),
    ...(last.placing === undefined ? [] : [{ range: { start: end, end: text.length }, lines: 1, blanks: '' }]),
  ];
}

function gapBetween(before: Piece | undefined, { token, placing }: Piece, text: string): readonly Gap[] {
  if (before?.placing === undefined || placing === undefined) return [];
  const range = { start: before.token.end, end: token.start };
  const lines = text.slice(range.start, range.end).match(/\r\n?|\n/gu)?.length ?? 0;
  const isRemark = token.kind === 'comment' && lines === 0;
  const beginsLine = !isRemark && (placing.beginsLine || before.token.kind === 'comment');
  if (!beginsLine) return [{ range, lines: 0, blanks: isRemark || hasBlankBefore(token) ? ' ' : '' }];
  const isBetweenParts = before.token.kind !== 'open' && token.kind !== 'close';
  return [{ range, lines: lines > 1 && isBetweenParts ? 2 : 1, blanks: INDENT.repeat(placing.depth) }];
}
