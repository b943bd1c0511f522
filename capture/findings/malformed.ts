// Datagrams that cannot be read, or end within a message.
import type { History } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.malformed.1] One finding for each reason on a circuit. What is wrong with zero-coding has a finding of its own. */
export function malformed(history: History): Generator<Finding> {
  return oddFindings(history, 'malformed', ({ reason }) => ({
    code: 'malformed',
    severity: 'error',
    message: `A datagram is malformed: ${reason}.`,
  }));
}
