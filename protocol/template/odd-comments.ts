// MT007: comments that do not start with two slashes. The official reader takes each of them up to the end of its line;
// where that swallows code, or ends too early, the comment is read as it was meant. [template.words.2]
import { lineEndAt } from '../line-end.ts';
import type { Edit, Fix, Problem, Range, Severity } from '../text.ts';
import { looksLikeCode } from './words.ts';

/** A comment between slash and star that has code behind it on its line, or goes on below. */
export interface StarComment {
  /** What is comment of each of its lines. */
  readonly parts: readonly Range[];
  /** Where code begins again. */
  readonly end: number;
  problem(): Problem;
}

/** No real message takes as many lines: over more of them a comment was never meant to reach. */
const MAX_LINES = 100;
/** A line is looked at for code as far as this, in UTF-16 units: one line may be all of the text. */
const LOOKED_AT = 400;

/** The comment that begins at an offset, if it is such a one; undefined for one that ends with its line. */
export function starComment(text: string, start: number): StarComment | undefined {
  if (!isStarred(text, start)) return undefined;
  const close = find(/\*\/|[\r\n]/gu, text, start + 2);
  if (close === undefined) return undefined;
  if (text.startsWith('*/', close)) return hasCode(text, close + 2) ? codeBehind(text, start, close + 2) : undefined;
  return overLines(text, start, close);
}

/** What is read of this comment depends on other lines. */
export const reachesOver = (text: string, start: number, lineEnd: number): boolean =>
  isStarred(text, start) && !text.slice(start + 2, lineEnd).includes('*/');

const isStarred = (text: string, start: number): boolean => text.startsWith('/*', start);

function find(what: RegExp, text: string, from: number): number | undefined {
  what.lastIndex = from;
  return what.exec(text)?.index;
}

/** Whether the rest of a line, as far as it is looked at, is no prose. */
export function hasCode(text: string, from: number): boolean {
  const rest = /^[^\r\n]*/u.exec(text.slice(from, from + LOOKED_AT))?.[0] ?? '';
  return looksLikeCode(rest.replace(/\/\/.*$/u, ''));
}

const codeBehind = (text: string, start: number, end: number): StarComment => ({
  parts: [{ start, end }],
  end,
  problem: () => {
    const line = { start: startOfLine(text, start), end: endOfLine(text, end, end + LOOKED_AT) };
    const fix = line.start === undefined ? undefined : aboveLine(text, line.start, { start, end });
    const message =
      'Comments start with // and end with their line: what stands behind */ on this line is comment, too.';
    return oddComment({ start, end: line.end }, 'error', message, fix);
  },
});

function aboveLine(text: string, lineStart: number, { start, end }: Range): Fix {
  const indent = blanksAt(text, lineStart);
  const above = `${indent}${withSlashes(text.slice(start, end))}${lineEndAt(text, end)}`;
  return {
    title: 'Put the comment on the line above',
    edits: [
      { range: { start: lineStart, end: lineStart }, text: above },
      { range: { start, end: end + blanksAt(text, end).length }, text: isBlankBefore(text, start) ? '' : ' ' },
    ],
  };
}

/** A comment goes on below if it ends there before another one begins. */
function overLines(text: string, start: number, firstEnd: number): StarComment | undefined {
  const found = find(/\*\/|\/\/|(?<=[\r\n \t])\//gu, text, firstEnd);
  if (found === undefined || !text.startsWith('*/', found)) return undefined;
  const end = hasCode(text, found + 2) ? found + 2 : endOfLine(text, found);
  const parts = partsOf(text, { start, end });
  if (parts.length > MAX_LINES) return undefined;
  const message =
    'Comments start with // and end with their line: what stands below /* is read as a part of the template.';
  return {
    parts,
    end,
    problem: () => oddComment({ start, end: found + 2 }, 'error', message, slashesBefore(text, { parts, end })),
  };
}

function slashesBefore(text: string, { parts, end }: Pick<StarComment, 'parts' | 'end'>): Fix {
  const lines = parts.map((part) => ({ range: part, text: withSlashes(text.slice(part.start, part.end)) }));
  return { title: 'Start each line of the comment with //', edits: [...lines, ...apart(text, end)], isSafe: true };
}

/** What is code behind a comment gets a line of its own. */
function apart(text: string, end: number): readonly Edit[] {
  if (end >= endOfLine(text, end)) return [];
  return [{ range: { start: end, end: end + blanksAt(text, end).length }, text: lineEndAt(text, end) }];
}

/** The lines without the white space around them; blank ones are none. */
function partsOf(text: string, { start, end }: Range): readonly Range[] {
  const parts: Range[] = [];
  for (const { 0: line, index } of text.slice(start, end).matchAll(/[^ \t\r\n][^\r\n]*/gu)) {
    parts.push({ start: start + index, end: start + index + line.length });
    if (parts.length > MAX_LINES) break;
  }
  return parts;
}

/** A comment that ends with its line, and should start otherwise. */
export function oddSlash(comment: string, at: number): Problem {
  const range = { start: at, end: at + comment.trimEnd().length };
  const remedy = comment.startsWith('/*')
    ? 'a comment ends with its line, so /* */ cannot reach over two lines'
    : 'other readers do not take a single slash';
  const edits = [{ range, text: withSlashes(comment) }];
  const fix: Fix = { title: 'Start the comment with //', edits, isSafe: true };
  return oddComment(range, 'warning', `Comments start with //; ${remedy}.`, fix);
}

const oddComment = (range: Range, severity: Severity, message: string, fix: Fix | undefined): Problem => ({
  code: 'MT007',
  severity,
  message,
  range,
  ...(fix && { fixes: [fix] }),
});

function withSlashes(comment: string): string {
  const body = withoutEnd(comment.replace(/^\/\*?/u, '').replace(/^\s*\*+(?=\s|$)/u, ''));
  return `// ${body}`.trimEnd();
}

/** What is written behind the end is comment as well. */
function withoutEnd(comment: string): string {
  const end = comment.indexOf('*/');
  if (end < 0) return comment.trim();
  return `${comment.slice(0, end).trim()} ${comment.slice(end + 2).trim()}`.trim();
}

const blanksAt = (text: string, from: number): string => /^[ \t]*/u.exec(text.slice(from, from + LOOKED_AT))?.[0] ?? '';

const isBlankBefore = (text: string, at: number): boolean => at === 0 || /[ \t\r\n]/u.test(text.charAt(at - 1));

const isLineEnd = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';

function endOfLine(text: string, from: number, most = text.length): number {
  let end = from;
  while (end < most && end < text.length && !isLineEnd(text, end)) end += 1;
  return end;
}

/** Undefined if the line begins too far before. */
function startOfLine(text: string, from: number): number | undefined {
  let start = from;
  while (start > 0 && !isLineEnd(text, start - 1) && start > from - LOOKED_AT) start -= 1;
  return start === 0 || isLineEnd(text, start - 1) ? start : undefined;
}
