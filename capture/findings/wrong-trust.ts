// Messages that only servers may send, sent by a viewer.
import type { History, OddRow } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.wrong-trust.1] One finding for each message of a circuit. */
export function wrongTrust({ circuits, odd }: History): readonly Finding[] {
  return oddFindings(
    odd.filter((row) => isOne(row) && circuits.get(row.circuit)?.isBetweenRegions !== true),
    ({ name }) => ({
      code: 'wrong-trust',
      severity: 'error',
      message: `The viewer sent ${name}, which is trusted: only servers may send it.`,
    }),
  );
}

function isOne({ direction, opened }: OddRow): boolean {
  return direction === 'in' && opened.kind === 'message' && opened.message.template.trusted;
}
