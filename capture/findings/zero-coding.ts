// Zero-coding that cannot be undone, or that other readers undo wrongly.
import type { History, OddRow } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';
import { isZeroCoding, reasonOf } from './malformed.ts';

/** [finding.zero-coding.1] An error where nothing can be read, a warning where other programs may read something else. */
export function zeroCoding({ odd }: History): readonly Finding[] {
  return oddFindings(
    odd.filter((row) => wordsOf(row) !== undefined),
    (row) => ({
      code: 'zero-coding',
      severity: row.opened.kind === 'malformed' ? 'error' : 'warning',
      message: `Zero-coding is wrong in ${row.name}: ${wordsOf(row)}.`,
    }),
  );
}

function wordsOf(row: OddRow): string | undefined {
  const { opened } = row;
  if (opened.kind === 'malformed') return isZeroCoding(opened.reason) ? reasonOf(row) : undefined;
  return opened.packet.remarks.find(isZeroCoding)?.replace(/^zero-coding: /, '');
}
