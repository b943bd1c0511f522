// Acks that came so late that the sender had to think the packet lost.
import type { History } from '../history/history.ts';
import { type CircuitEnd, counted, duration, endsIn, type Finding, Pace, receiverIn } from './finding.ts';

/** [finding.late-ack.1] Seconds after which the most impatient programs send again. */
export const LATE_S = 1;

export function* lateAck(history: History): Generator<Finding | undefined> {
  const pace = new Pace();
  for (const end of endsIn(history)) {
    const rows: number[] = [];
    let worst = 0;
    for (const { ack, row, time } of end.circuit[end.direction].reliable) {
      if (pace.isDue) yield;
      if (ack === undefined || ack.time - time <= LATE_S) continue;
      rows.push(row, ack.row);
      worst = Math.max(worst, ack.time - time);
    }
    if (rows.length > 0) yield findingOf(end, rows, worst);
  }
}

/** @param rows of each packet and of its ack */
function findingOf(end: CircuitEnd, rows: readonly number[], worst: number): Finding {
  const packets = rows.length / 2;
  const many = packets === 1 ? '1 packet' : `${counted(packets, 'packet')}, the latest`;
  return {
    code: 'late-ack',
    severity: 'warning',
    message: `${capital(receiverIn(end))} acked ${many} after ${duration(worst)}.`,
    circuit: end.circuit.number,
    rows,
  };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
