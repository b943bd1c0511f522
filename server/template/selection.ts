// What a growing selection takes in: the word, the header, the part with its braces, the parts around it, the whole file.
import type { TemplateFile } from '../../protocol/template/placed.ts';
import type { PlacedComment, Scan } from '../../protocol/template/scan.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import { touches } from './place.ts';
import { firstBehind } from './spot.ts';

/** From the smallest stretch around an offset to the whole text, each larger than the one before and around it. */
export function selection({ file }: Read<TemplateFile>, at: number): readonly Range[] {
  const { scan } = file;
  const parts = partsAround(file, at).flatMap((part) => [part.header, part.range]);
  const message = file.messages.find(({ range }) => touches(range, at));
  const documented = message === undefined ? undefined : withComments(scan, message.range);
  const candidates = [
    wordAt(scan, at),
    ...commentsAt(scan, at),
    ...parts,
    documented,
    { start: 0, end: scan.text.length },
  ];
  return growing(candidates.filter((range) => range !== undefined));
}

interface Part {
  readonly range: Range;
  readonly header: Range | undefined;
}

/** Field, block and message around an offset, the innermost first. */
function partsAround({ messages }: TemplateFile, at: number): readonly Part[] {
  const message = messages.find(({ range }) => touches(range, at));
  const block = message?.blocks.find(({ range }) => touches(range, at));
  const field = block?.fields.find(({ range }) => touches(range, at));
  return [field, block, message]
    .filter((part) => part !== undefined)
    .map(({ range, words }) => ({ range, header: headerAt(Object.values(words), at) }));
}

/** The words of a header, if the offset is among them. */
function headerAt(words: readonly Range[], at: number): Range | undefined {
  const start = Math.min(...words.map((word) => word.start));
  const end = Math.max(...words.map((word) => word.end));
  return start <= at && at <= end ? { start, end } : undefined;
}

function wordAt(scan: Scan, at: number): Range | undefined {
  const next = firstBehind(scan, at);
  return [next, next - 1]
    .map((index) => scan.range(index))
    .find((range) => range.end > range.start && touches(range, at));
}

/** The comment at an offset, and the run of comments on the lines around it. */
function commentsAt(scan: Scan, at: number): readonly Range[] {
  const comments = scan.commentsBefore(firstBehind(scan, at));
  const index = comments.findIndex((comment) => touches(comment, at));
  const here = comments[index];
  if (here === undefined) return [];
  let [first, last] = [index, index];
  while (isAbove(comments[first - 1], comments[first])) first -= 1;
  while (isAbove(comments[last], comments[last + 1])) last += 1;
  const run = { start: (comments[first] ?? here).start, end: (comments[last] ?? here).end };
  return [{ start: here.start, end: here.end }, run];
}

const isAbove = (upper: PlacedComment | undefined, lower: PlacedComment | undefined): boolean =>
  upper !== undefined && upper.line + 1 === lower?.line;

/** A message with the comments directly above it. */
function withComments(scan: Scan, range: Range): Range {
  const index = firstBehind(scan, range.start);
  const codeLine = index === 0 ? -1 : scan.line(index - 1);
  let [start, below] = [range.start, scan.line(index)];
  for (const comment of scan.commentsBefore(index).toReversed()) {
    if (comment.line !== below - 1 || comment.line <= codeLine) break;
    start = comment.start;
    below = comment.line;
  }
  return { start, end: range.end };
}

/** Only stretches that take in the one before and more. */
function growing(candidates: readonly Range[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const range of candidates) {
    const last = ranges.at(-1);
    const holds = last === undefined || (range.start <= last.start && range.end >= last.end);
    const isLarger = last === undefined || range.end - range.start > last.end - last.start;
    if (holds && isLarger) ranges.push({ start: range.start, end: range.end });
  }
  return ranges;
}
