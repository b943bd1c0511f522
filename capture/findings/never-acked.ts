// Reliable packets that nobody acked, although there was time for it.
import type { History } from '../history/history.ts';
import type { Sent } from '../history/sender.ts';
import { type CircuitEnd, counted, endsIn, type Finding, Pace, receiverIn, senderIn } from './finding.ts';
import { Named, type NamedPackets } from './named.ts';

/** [finding.never-acked.1] Seconds in which everybody acks; a packet that came later before the end of the capture is not judged. */
export const PATIENCE_S = 5;

export function* neverAcked(history: History): Generator<Finding | undefined> {
  const pace = new Pace();
  const isLost = ({ ack, isRefused, time }: Sent) => ack === undefined && !isRefused && history.end - time > PATIENCE_S;
  for (const end of endsIn(history)) {
    const lost = new Named();
    for (const sent of end.circuit[end.direction].reliable) {
      if (pace.isDue) yield;
      if (isLost(sent)) lost.add(sent);
    }
    for (const packets of lost.all()) yield findingOf(end, packets);
  }
}

function findingOf(end: CircuitEnd, { name, packets, rows }: NamedPackets): Finding {
  const what = packets === 1 ? `${name} was` : `${counted(packets, 'packet')} of ${name} were`;
  return {
    code: 'never-acked',
    severity: 'error',
    message: `${what} sent reliably by ${senderIn(end)} and never acked by ${receiverIn(end)}.`,
    circuit: end.circuit.number,
    rows,
  };
}
