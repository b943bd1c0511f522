// Packets that were sent again and again.
import type { History } from '../history/history.ts';
import { counted, DIRECTIONS, type Finding, firstOf, grouped, senderIn } from './finding.ts';

/** [finding.resent-often.1] A viewer gives up after its third resend. */
export const OFTEN = 3;

export function resentOften({ circuits }: History): readonly Finding[] {
  return [...circuits.values()].flatMap((circuit) =>
    DIRECTIONS.flatMap((direction) => {
      const often = circuit[direction].reliable.filter(({ resends }) => resends.length >= OFTEN);
      return grouped(often, ({ name }) => name).map((group): Finding => {
        const { name } = firstOf(group);
        const most = group.reduce((count, { resends }) => Math.max(count, resends.length), 0);
        const what = group.length === 1 ? name : `${counted(group.length, 'packet')} of ${name}`;
        return {
          code: 'resent-often',
          severity: 'warning',
          message: `${what} of ${senderIn(circuit, direction)} ${group.length === 1 ? 'was' : 'were'} sent again ${most} times.`,
          circuit: circuit.number,
          rows: group.flatMap(({ resends, row }) => [row, ...resends]),
        };
      });
    }),
  );
}
