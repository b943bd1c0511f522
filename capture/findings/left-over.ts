// Bytes behind the last field that the template knows.
import type { History, OddRow } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.left-over.1] One finding for each message of a circuit. */
export function leftOver({ odd }: History): readonly Finding[] {
  return oddFindings(odd.filter(isOne), ({ name }) => ({
    code: 'left-over',
    severity: 'information',
    message: `${name} has bytes behind its last field: its sender has a newer template, or put acks there twice.`,
  }));
}

function isOne({ opened }: OddRow): boolean {
  return opened.kind === 'message' && opened.message.leftOver > 0;
}
