// Messages whose number the template does not have.
import type { History, OddRow } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.unknown-message.1] One finding for each message of a circuit. */
export function unknownMessage({ odd }: History): readonly Finding[] {
  return oddFindings(odd.filter(isOne), ({ name }) => ({
    code: 'unknown-message',
    severity: 'warning',
    message: `The template has no message for this number: ${name}.`,
  }));
}

function isOne({ opened }: OddRow): boolean {
  return opened.kind === 'unknown';
}
