// Packets that were sent again and again.
import type { History } from '../history/history.ts';
import { type CircuitEnd, counted, endsIn, type Finding, Pace, senderIn } from './finding.ts';
import { Named, type NamedPackets } from './named.ts';

/** [finding.resent-often.1] A viewer gives up after its third resend. */
export const OFTEN = 3;

export function* resentOften(history: History): Generator<Finding | undefined> {
  const pace = new Pace();
  for (const end of endsIn(history)) {
    const often = new Named();
    for (const sent of end.circuit[end.direction].reliable) {
      if (pace.isDue) yield;
      if (sent.resends.length >= OFTEN) often.add(sent);
    }
    for (const packets of often.all()) yield findingOf(end, packets);
  }
}

function findingOf(end: CircuitEnd, { mostResends, name, packets, rows }: NamedPackets): Finding {
  const what = packets === 1 ? name : `${counted(packets, 'packet')} of ${name}`;
  return {
    code: 'resent-often',
    severity: 'warning',
    message: `${what} of ${senderIn(end)} ${packets === 1 ? 'was' : 'were'} sent again ${mostResends} times.`,
    circuit: end.circuit.number,
    rows,
  };
}
