// The reliable packets of all circuits as one list, the newest first, a page at a time.
import type { Direction } from '../../contract/panel.ts';
import { type Choice, FINDING_ROWS, LINES_AT_ONCE, type ShownReliable } from '../../contract/views.ts';
import { DIRECTIONS } from '../findings/finding.ts';
import type { History } from '../history/history.ts';
import type { Sent } from '../history/sender.ts';

interface Lane {
  readonly circuit: number;
  readonly direction: Direction;
  readonly sent: readonly Sent[];
}

/** [views.lines.1] Lists of the ends are merged from their newest on, as far as the page reaches. */
export function reliablePage(
  { circuits }: History,
  choice: Choice,
  skip: number,
): { readonly total: number; readonly lines: readonly ShownReliable[] } {
  const lanes = [...circuits.values()].flatMap((circuit) =>
    DIRECTIONS.map(
      (direction): Lane => ({
        ...{ circuit: circuit.number, direction },
        sent: choice === 'all' ? circuit[direction].reliable : circuit[direction].reliable.filter(TESTS[choice]),
      }),
    ),
  );
  const total = lanes.reduce((sum, { sent }) => sum + sent.length, 0);
  const newest = lanes
    .flatMap((lane) => lane.sent.slice(-(skip + LINES_AT_ONCE)).map((sent) => ({ lane, sent })))
    .sort((a, b) => b.sent.row - a.sent.row);
  return { total, lines: newest.slice(skip, skip + LINES_AT_ONCE).map(({ lane, sent }) => shown(lane, sent)) };
}

const TESTS: Readonly<Record<Exclude<Choice, 'all'>, (sent: Sent) => boolean>> = {
  open: ({ ack }) => ack === undefined,
  resent: ({ resends }) => resends.length > 0,
};

function shown({ circuit, direction }: Lane, { ack, name, resends, row, sequence, time }: Sent): ShownReliable {
  return {
    ...{ row, time, circuit, direction, sequence, name, resends: resends.slice(0, FINDING_ROWS) },
    ...(ack === undefined ? {} : { ack: { row: ack.row, ms: (ack.time - time) * 1000 } }),
  };
}
