// Times in which one end did not answer pings.
import type { History } from '../history/history.ts';
import type { Blocked } from '../history/pings.ts';
import { DIRECTIONS, duration, type Finding, receiverIn } from './finding.ts';

/** [finding.blocked.1] More than three pings without an answer, until all but two are answered. */
export function blocked({ circuits, end }: History): readonly Finding[] {
  return [...circuits.values()].flatMap((circuit) =>
    DIRECTIONS.flatMap((direction) =>
      circuit.pings[direction].allBlocked().map(
        (time): Finding => ({
          code: 'blocked',
          severity: 'warning',
          message: sentence(time, receiverIn(circuit, direction), end),
          circuit: circuit.number,
          rows: time.rows,
        }),
      ),
    ),
  );
}

function sentence({ from, rows, to }: Blocked, who: string, end: number): string {
  const until = to === undefined ? 'to the end of the capture' : 'until it answered';
  return `No answer of ${who} to ${rows.length} pings: blocked for ${duration((to ?? end) - from)}, ${until}.`;
}
