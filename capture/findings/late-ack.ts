// Acks that came so late that the sender had to think the packet lost.
import type { History } from '../history/history.ts';
import { counted, DIRECTIONS, duration, type Finding, receiverIn } from './finding.ts';

/** [finding.late-ack.1] Seconds after which the most impatient programs send again. */
export const LATE_S = 1;

export function lateAck({ circuits }: History): readonly Finding[] {
  return [...circuits.values()].flatMap((circuit) =>
    DIRECTIONS.flatMap((direction): readonly Finding[] => {
      const late = circuit[direction].reliable.flatMap(({ ack, row, time }) =>
        ack !== undefined && ack.time - time > LATE_S ? [{ row, ack: ack.row, after: ack.time - time }] : [],
      );
      if (late.length === 0) return [];
      const worst = late.reduce((most, { after }) => Math.max(most, after), 0);
      const many = late.length === 1 ? '1 packet' : `${counted(late.length, 'packet')}, the latest`;
      return [
        {
          code: 'late-ack',
          severity: 'warning',
          message: `${capital(receiverIn(circuit, direction))} acked ${many} after ${duration(worst)}.`,
          circuit: circuit.number,
          rows: late.flatMap(({ ack, row }) => [row, ack]),
        },
      ];
    }),
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
