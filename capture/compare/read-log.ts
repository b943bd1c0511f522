// The rows of a capture file that was read whole, as a log that is asked for them by number.
import type { WholeRow } from '../../contract/panel.ts';
import type { ComparedLog } from './comparison.ts';

/** Files of ours may begin with any number, and lack some behind it. */
export function logOfRows(rows: readonly WholeRow[]): ComparedLog {
  const places = new Map(rows.map(({ row }, at) => [row, at]));
  const [first, last] = [rows[0]?.row ?? 1, rows.at(-1)?.row ?? 0];
  return { firstRow: first, lastRow: last, row: (number) => rows[places.get(number) ?? -1] };
}
