// Reliable packets that nobody acked, although there was time for it.
import type { History } from '../history/history.ts';
import { counted, DIRECTIONS, type Finding, firstOf, grouped, receiverIn, senderIn } from './finding.ts';

/** [finding.never-acked.1] Seconds in which everybody acks; a packet that came later before the end of the capture is not judged. */
export const PATIENCE_S = 5;

export function neverAcked({ circuits, end }: History): readonly Finding[] {
  return [...circuits.values()].flatMap((circuit) =>
    DIRECTIONS.flatMap((direction) => {
      const late = circuit[direction].reliable.filter(({ ack, time }) => ack === undefined && end - time > PATIENCE_S);
      return grouped(late, ({ name }) => name).map((group): Finding => {
        const { name } = firstOf(group);
        const what = group.length === 1 ? `${name} was` : `${counted(group.length, 'packet')} of ${name} were`;
        return {
          code: 'never-acked',
          severity: 'error',
          message: `${what} sent reliably by ${senderIn(circuit, direction)} and never acked by ${receiverIn(circuit, direction)}.`,
          circuit: circuit.number,
          rows: group.flatMap(({ resends, row }) => [row, ...resends]),
        };
      });
    }),
  );
}
