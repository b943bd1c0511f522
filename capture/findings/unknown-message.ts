// Messages whose number the template does not have.
import type { History } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.unknown-message.1] One finding for each message of a circuit. */
export function unknownMessage(history: History): Generator<Finding> {
  return oddFindings(history, 'unknown', ({ name }) => ({
    code: 'unknown-message',
    severity: 'warning',
    message: `The template has no message for this number: ${name}.`,
  }));
}
