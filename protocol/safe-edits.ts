// The fixes that may be applied all at once, without anyone looking at them.
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

/** The one safe fix of a problem; where there is a choice, somebody has to make it. */
function onlySafe({ fixes = [] }: Problem): Fix | undefined {
  return fixes.length === 1 && fixes[0]?.isSafe === true ? fixes[0] : undefined;
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
