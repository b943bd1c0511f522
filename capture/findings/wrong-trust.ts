// Messages that only servers may send, sent by a viewer.
import type { History } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.wrong-trust.1] One finding for each message of a circuit. */
export function* wrongTrust(history: History): Generator<Finding> {
  const all = oddFindings(history, 'trusted', ({ name }) => ({
    code: 'wrong-trust',
    severity: 'error',
    message: `The viewer sent ${name}, which is trusted: only servers may send it.`,
  }));
  for (const finding of all) if (history.circuits.get(finding.circuit)?.isBetweenRegions !== true) yield finding;
}
