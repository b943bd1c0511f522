// Bytes behind the last field that the template knows.
import type { History } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.left-over.1] One finding for each message of a circuit. */
export function leftOver(history: History): Generator<Finding> {
  return oddFindings(history, 'left-over', ({ name }) => ({
    code: 'left-over',
    severity: 'information',
    message: `${name} has bytes behind its last field: its sender has a newer template, or put acks there twice.`,
  }));
}
