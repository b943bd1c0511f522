// The smallest edit that makes one text of another.
import type { Edit } from './text.ts';

/** What differs, without what is the same at both ends; undefined if nothing does. `start` is where `old` stands. */
export function smallestEdit(start: number, old: string, put: string): Edit | undefined {
  if (old === put) return undefined;
  const most = Math.min(old.length, put.length);
  let head = 0;
  while (head < most && old[head] === put[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === put[put.length - 1 - tail]) tail += 1;
  return { range: { start: start + head, end: start + old.length - tail }, text: put.slice(head, put.length - tail) };
}
