// Stretches of a filter text.
import type { Range } from '../../protocol/text.ts';

/** From the beginning of one to the end of the other. */
export function covering({ start }: Range, { end }: Range): Range {
  return { start, end: Math.max(start, end) };
}

export function emptyAt(at: number): Range {
  return { start: at, end: at };
}
