// Messages that viewers refuse by UDP: they are never acked, and have to go over the event queue.
import type { History } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.refused-on-udp.1] One finding for each message of a circuit. */
export function refusedOnUdp(history: History): Generator<Finding> {
  return oddFindings(history, 'refused', ({ name }) => ({
    code: 'refused-on-udp',
    severity: 'error',
    message: `${name} came by UDP, where viewers refuse it; it belongs to the event queue.`,
  }));
}
