// In which lines two texts differ: what stands before and behind them is read in the same way in both.

/** Whole lines: `start` is the same in both texts, the ends are those in each. */
export interface ChangedLines {
  readonly start: number;
  readonly oldEnd: number;
  readonly end: number;
}

const CR = 13;
const LF = 10;

/** The lines from the first to the last character that is another one. Takes time in proportion to both lengths. */
export function changedLines(old: string, text: string): ChangedLines {
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === text.charCodeAt(head)) head += 1;
  const further = text.length - old.length;
  let tail = old.length;
  while (tail > head && tail + further > head && old.charCodeAt(tail - 1) === text.charCodeAt(tail + further - 1))
    tail -= 1;
  const oldEnd = lineStartBehind(old, tail);
  return { start: lineStartBefore(old, head), oldEnd, end: oldEnd + further };
}

/** The start of a line whose line end before it is among what both texts have, and the character behind that, too. */
function lineStartBefore(text: string, offset: number): number {
  let start = Math.max(0, offset - 1);
  while (start > 0 && !isLineStart(text, start)) start -= 1;
  return start;
}

function lineStartBehind(text: string, offset: number): number {
  let start = offset + 1;
  while (start < text.length && !isLineStart(text, start)) start += 1;
  return Math.min(start, text.length);
}

/** Not between the two characters of one line end. */
function isLineStart(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return before === LF || (before === CR && text.charCodeAt(offset) !== LF);
}
