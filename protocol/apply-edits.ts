// A text with edits done to it.
import type { Edit } from './text.ts';

/** The edits in the order of the text; they must not overlap, which would be our mistake. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, text: put } of edits) {
    if (range.start < at || range.end < range.start) throw new Error(`Edits overlap at ${range.start}.`);
    parts.push(text.slice(at, range.start), put);
    at = range.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
