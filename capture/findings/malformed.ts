// Datagrams that cannot be read, or end within a message.
import type { History, OddRow } from '../history/history.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.malformed.1] One finding for each reason on a circuit. What is wrong with zero-coding has a finding of its own. */
export function malformed({ odd }: History): readonly Finding[] {
  const broken = odd.filter(({ opened }) => opened.kind === 'malformed' && !isZeroCoding(opened.reason));
  return oddFindings(broken, (row) => ({
    code: 'malformed',
    severity: 'error',
    message: `A datagram is malformed: ${reasonOf(row)}.`,
  }));
}

/** Whether a reason or a remark speaks of zero-coding. */
export function isZeroCoding(words: string): boolean {
  return /^zero-coding:|expands to more than/.test(words);
}

/** Why a datagram cannot be read, without a full stop. */
export function reasonOf({ opened }: OddRow): string {
  return opened.kind === 'malformed' ? opened.reason.replace(/\.$/, '') : '';
}
