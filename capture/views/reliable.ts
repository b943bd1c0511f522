// The reliable packets of all circuits as one list, the newest first, a page at a time.
import { type Choice, FINDING_ROWS, type ShownReliable } from '../../contract/views.ts';
import type { History } from '../history/history.ts';
import type { Sent } from '../history/sender.ts';
import { newestOf, type Page } from './page.ts';

/** [views.lines.1] */
export function reliablePage(
  { reliable }: History,
  choice: Choice,
  skip: number,
): { readonly total: number; readonly lines: readonly ShownReliable[] } {
  const { lines, total }: Page<Sent> = newestOf(reliable, TESTS[choice], skip);
  return { total, lines: lines.map(shown) };
}

const TESTS: Readonly<Record<Choice, (sent: Sent) => boolean>> = {
  all: () => true,
  open: ({ ack }) => ack === undefined,
  resent: ({ resends }) => resends.length > 0,
};

function shown({ ack, circuit, direction, name, resends, row, sequence, time }: Sent): ShownReliable {
  return {
    ...{ row, time, circuit, direction, sequence, name, resends: resends.slice(0, FINDING_ROWS) },
    ...(ack === undefined ? {} : { ack: { row: ack.row, ms: (ack.time - time) * 1000 } }),
  };
}
