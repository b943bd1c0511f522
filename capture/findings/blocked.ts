// Times in which one end did not answer pings.
import type { History } from '../history/history.ts';
import type { Blocked } from '../history/pings.ts';
import { duration, endsIn, type Finding, receiverIn } from './finding.ts';

/** [finding.blocked.1] More than three pings without an answer, until all but two are answered. */
export function* blocked(history: History): Generator<Finding> {
  for (const end of endsIn(history)) {
    for (const time of end.circuit.pings[end.direction].allBlocked()) {
      yield {
        code: 'blocked',
        severity: 'warning',
        message: sentence(time, receiverIn(end), history.end),
        circuit: end.circuit.number,
        rows: time.rows,
      };
    }
  }
}

function sentence({ from, rows, to }: Blocked, who: string, end: number): string {
  const until = to === undefined ? 'to the end of the capture' : 'until it answered';
  return `No answer of ${who} to ${rows.length} pings: blocked for ${duration((to ?? end) - from)}, ${until}.`;
}
