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
  const further = text.length - old.length;
  const head = sameAtStart(old, text);
  const tail = old.length - sameAtEnd(old, text, Math.min(old.length, text.length) - head);
  const oldEnd = lineStartBehind(old, tail);
  return { start: lineStartBefore(old, head), oldEnd, end: oldEnd + further };
}

/** Many characters are compared at once as long as they are the same. */
const AT_ONCE = 4096;

function sameAtStart(old: string, text: string): number {
  const most = Math.min(old.length, text.length);
  let same = 0;
  while (same + AT_ONCE <= most && old.slice(same, same + AT_ONCE) === text.slice(same, same + AT_ONCE))
    same += AT_ONCE;
  while (same < most && old.charCodeAt(same) === text.charCodeAt(same)) same += 1;
  return same;
}

function sameAtEnd(old: string, text: string, most: number): number {
  const [oldEnd, end] = [old.length, text.length];
  let same = 0;
  while (
    same + AT_ONCE <= most &&
    old.slice(oldEnd - same - AT_ONCE, oldEnd - same) === text.slice(end - same - AT_ONCE, end - same)
  )
    same += AT_ONCE;
  while (same < most && old.charCodeAt(oldEnd - same - 1) === text.charCodeAt(end - same - 1)) same += 1;
  return same;
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
