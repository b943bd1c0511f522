// Messages that viewers refuse by UDP: they are never acked, and have to go over the event queue.
import type { History, OddRow } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.refused-on-udp.1] One finding for each message of a circuit. */
export function refusedOnUdp({ odd }: History): readonly Finding[] {
  return oddFindings(odd.filter(isOne), ({ name }) => ({
    code: 'refused-on-udp',
    severity: 'error',
    message: `${name} came by UDP, where viewers refuse it; it belongs to the event queue.`,
  }));
}

function isOne({ direction, opened }: OddRow): boolean {
  return direction === 'out' && opened.kind === 'message' && opened.message.template.flag === 'UDPBlackListed';
}
