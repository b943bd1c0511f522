// Words that are no part of the template: how far they reach, and what need not be said about them.
import type { Problem, Range } from '../text.ts';
import type { Scan } from './scan.ts';
import { shapeBehind } from './shape.ts';

/** Goes behind the words of a line; a brace ends the run. */
export function behindLine(scan: Scan, at: number): number {
  let next = at + 1;
  while (scan.kind(next) === 'word' && scan.line(next) === scan.line(at)) next += 1;
  return next;
}

/** Goes behind a line of plain text, in which braces are only signs; one that begins something ends it. */
export function behindText(scan: Scan, at: number): number {
  let next = behindLine(scan, at);
  while (scan.kind(next) !== 'end' && !scan.isFirstOnLine(next)) {
    const isPlain =
      scan.kind(next) === 'close' || !(scan.isFirstOnLine(next + 1) || shapeBehind(scan, next) === 'message');
    if (!isPlain) return next;
    next = behindLine(scan, next);
  }
  return next;
}

/** Drops slips that lie inside stretches; both are in the order of the text. */
export function withoutStray(slips: readonly Problem[], stray: readonly Range[]): readonly Problem[] {
  let at = 0;
  return slips.filter((slip) => {
    while ((stray[at]?.end ?? Number.POSITIVE_INFINITY) <= slip.range.start) at += 1;
    return slip.code === 'MT009' || slip.range.start < (stray[at]?.start ?? Number.POSITIVE_INFINITY);
  });
}
