// Packets that were numbered and never seen.
import type { History } from '../history/history.ts';
import type { Gap } from '../history/sender.ts';
import { endsIn, type Finding, Pace, senderIn } from './finding.ts';

/** [finding.gap.1] Numbers that are missing between two rows, and did not come in the 5 s behind them. */
export function* gap(history: History): Generator<Finding | undefined> {
  const pace = new Pace();
  for (const end of endsIn(history)) {
    const { circuit, direction } = end;
    if (pace.isDue) yield;
    for (const missing of circuit[direction].gaps()) {
      yield {
        code: 'gap',
        severity: 'information',
        message: `${words(missing)} of ${senderIn(end)} ${missing.first === missing.last ? 'was' : 'were'} never seen.`,
        circuit: circuit.number,
        rows: [missing.row],
      };
    }
  }
}

const words = ({ first, last }: Gap): string => (first === last ? `Packet ${first}` : `Packets ${first} to ${last}`);
