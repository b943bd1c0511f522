// [template.recovery.5] A whole message inside of another one, where it was pasted by mistake: both are read as if each stood alone.
import { lineEndAt } from '../line-end.ts';
import type { Fix, Problem, Range } from '../text.ts';
import { inWhole, upTo, type Words, without } from './excerpt.ts';
import type { PlacedMessage, Stretch } from './placed.ts';
import { quote } from './problem-list.ts';
import { readStretch } from './read-stretch.ts';
import type { Scan } from './scan.ts';
import { deeperBy, deeperOver, startsMessage } from './shape.ts';

/** Reads the stretch that begins at a word, together with a message inside of its last one and with what stands behind that. */
export function readAround(scan: Scan, first: number): Stretch {
  const stretch = readStretch(scan, first);
  const depth = stretch.problems.length === 0 ? 0 : deeperOver(scan, stretch);
  // Only a message that is not closed can have another one inside.
  if (depth <= 0 || scan.kind(stretch.end) !== 'open') return stretch;
  const partner = closeOf(scan, stretch.end + 1, 1);
  if (!partner.isFound) return { ...stretch, seen: partner.at };
  const words = { first: stretch.end, next: partner.at };
  const left = without(scan, words);
  const close = closeOf(left, words.first, depth);
  const seen = inWhole(close.at, words);
  if (!close.isFound) return { ...stretch, seen };
  const outer = readStretch(left, first);
  // Without the words in its header the message around is seen to begin here.
  if (outer.end <= words.first) return { ...outer, seen };
  const inner = readStretch(upTo(scan, words.next), words.first);
  return both(scan, { outer, inner }, words) ?? { ...stretch, seen: inWhole(outer.end, words) };
}

interface Search {
  readonly isFound: boolean;
  /** The word behind what was found, or the one that ended the search: a message begins there, or the text is at its end. */
  readonly at: number;
}

/** Looks for the brace that closes as many open ones, before another message begins. */
function closeOf(scan: Scan, from: number, open: number): Search {
  let depth = open;
  for (let at = from; at < scan.count; at += 1) {
    if (startsMessage(scan, at)) return { isFound: false, at };
    depth += deeperBy(scan, at);
    if (depth === 0) return { isFound: true, at: at + 1 };
  }
  return { isFound: false, at: scan.count };
}

/** The two as one stretch; undefined if it cannot be told which message is inside of which. */
function both(
  scan: Scan,
  { outer, inner }: { readonly outer: Stretch; readonly inner: Stretch },
  words: Words,
): Stretch | undefined {
  const start = scan.start(words.first);
  const around = outer.messages.findLast(({ range, words }) => range.start < start && words.name !== undefined);
  const [message, ...more] = inner.messages;
  if (around === undefined || !isClosedBehind(scan, around, start) || message === undefined || more.length > 0)
    return undefined;
  const end = inWhole(outer.end, words);
  const problem = { ...inside(message, around), fixes: [behind(scan, words, around)] };
  return {
    first: outer.first,
    end,
    version: outer.version,
    messages: [...outer.messages, message].toSorted(byStart),
    problems: [...outer.problems, problem, ...inner.problems].toSorted((a, b) => byStart(a, b)),
    stray: outer.stray,
  };
}

/** A message that is not closed reaches to the end of what it holds. */
const isClosedBehind = (scan: Scan, { range }: PlacedMessage, start: number): boolean =>
  range.end > start && deeperOver(scan, { first: scan.from(range.start), end: scan.from(range.end) }) === 0;

const byStart = (a: { readonly range: Range }, b: { readonly range: Range }): number => a.range.start - b.range.start;

function inside(message: PlacedMessage, around: PlacedMessage): Problem {
  const [name, outer] = [message, around].map(({ words }) => quote(words.name?.text ?? '(message without a name)'));
  return {
    code: 'MT010',
    severity: 'error',
    message: `Message ${name} begins inside of message ${outer}; it belongs behind it.`,
    range: { start: message.nameRange.start, end: message.nameRange.end },
    related: [{ message: `${outer} begins here.`, range: { start: around.range.start, end: around.range.start + 1 } }],
  };
}

/** The message, with what is said about it, goes to lines of its own behind the message around it. */
function behind(scan: Scan, words: Words, around: PlacedMessage): Fix {
  const { text } = scan;
  const moved = { start: startAbove(scan, words.first), end: endOfComment(text, scan.end(words.next - 1)) };
  const range = wholeLines(text, moved);
  const place = endOfComment(text, around.range.end);
  const put = lineEndAt(text, place) + text.slice(moved.start, moved.end);
  const edits = [
    { range, text: '' },
    { range: { start: place, end: place }, text: put },
  ];
  return { title: 'Put this message behind the one around it', edits };
}

/** Where the comments directly above a brace begin, or the brace. */
function startAbove(scan: Scan, brace: number): number {
  let [start, line] = [scan.start(brace), scan.line(brace)];
  for (const comment of scan.commentsBefore(brace).toReversed()) {
    if (comment.line !== line - 1 || comment.line === scan.line(brace - 1)) break;
    ({ start, line } = comment);
  }
  return start;
}

function endOfComment(text: string, from: number): number {
  const [comment = ''] = /^[ \t]*\/[^\r\n]*/u.exec(restOfLine(text, from)) ?? [];
  return from + comment.length;
}

/** Together with the white space around it, if nothing else stands on its lines. */
function wholeLines(text: string, { start, end }: Range): Range {
  const [before = ''] = /[ \t]*$/u.exec(text.slice(Math.max(0, start - LOOKED_AT), start)) ?? [];
  const [after = ''] = /^[ \t]*(?:\r\n|\r|\n)/u.exec(restOfLine(text, end)) ?? [];
  const isAlone = /[\r\n]/u.test(text.charAt(start - before.length - 1)) && after !== '';
  return isAlone ? { start: start - before.length, end: end + after.length } : { start, end };
}

/** A line may be all of the text. In UTF-16 units. */
const LOOKED_AT = 2000;

const restOfLine = (text: string, from: number): string => text.slice(from, from + LOOKED_AT);
