// The fixes that may be applied all at once, without anyone looking at them.
import { EditedText } from './edits-after.ts';
import type { Edit, Fix, Problem } from './text.ts';

/** The edits of the safe fixes of problems in file order; a fix that touches an earlier one has to wait. */
export function safeEdits(problems: readonly Problem[]): readonly Edit[] {
  const edits: Edit[] = [];
  let reached = 0;
  for (const problem of problems) {
    const fix = onlySafe(problem);
    if (fix === undefined) continue;
    const { start, end } = extentOf(fix.edits);
    if (start < reached) continue;
    reached = end;
    // One by one: there may be more than a call can have arguments.
    for (const edit of fix.edits) edits.push(edit);
  }
  return edits;
}

/** A slip may hide another one, and of many only the first are listed. Fixes that undo each other must come to an end, too. */
export const MAX_ROUNDS = 20;
/** In UTF-16 units: a large text is not read again as often. */
const MAX_READ = 64 * 2 ** 20;

/**
 * The edits of all safe fixes, also of those that only a text has in which the first ones were done.
 * @param again what is wrong with a text that it became
 */
export function allSafeEdits(
  text: string,
  problems: readonly Problem[],
  again: (text: string) => readonly Problem[],
): readonly Edit[] {
  const edited = new EditedText(text);
  const rounds = Math.min(MAX_ROUNDS, Math.ceil(MAX_READ / (text.length + 1)));
  let edits = safeEdits(problems);
  for (let round = 1; edits.length > 0; round += 1) {
    edited.apply(edits);
    if (round === rounds) break;
    edits = safeEdits(again(edited.text));
  }
  return edited.edits;
}

/** The one safe fix of a problem; where there is a choice, somebody has to make it. */
function onlySafe({ fixes = [] }: Problem): Fix | undefined {
  const [fix, ...more] = fixes;
  return more.length === 0 && fix?.isSafe === true && fix.in === undefined ? fix : undefined;
}

function extentOf(edits: readonly Edit[]): { readonly start: number; readonly end: number } {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { range } of edits) {
    start = Math.min(start, range.start);
    end = Math.max(end, range.end);
  }
  return { start, end };
}
