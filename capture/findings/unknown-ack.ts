// Acks of packets that the other end never sent.
import type { History } from '../history/history.ts';
import type { StrayAck } from '../history/sender.ts';
import { type CircuitEnd, counted, endsIn, type Finding, Pace, receiverIn, senderIn } from './finding.ts';

/** [finding.unknown-ack.1] Only where the capture has the start of the circuit: else the packet may have been before it. */
export function* unknownAck(history: History): Generator<Finding | undefined> {
  const pace = new Pace();
  for (const end of endsIn(history)) {
    const { strays } = end.circuit[end.direction];
    const [first] = strays;
    if (end.circuit.agentId === undefined || first === undefined) continue;
    const rows: number[] = [];
    for (const { row } of strays) {
      if (pace.isDue) yield;
      if (rows.at(-1) !== row) rows.push(row);
    }
    yield findingOf(end, { first, count: strays.length, rows });
  }
}

interface Strays {
  readonly first: StrayAck;
  readonly count: number;
  readonly rows: readonly number[];
}

function findingOf(end: CircuitEnd, { count, first, rows }: Strays): Finding {
  const many = count === 1 ? `packet ${first.sequence}` : `${counted(count, 'packet')}, ${first.sequence} first`;
  return {
    code: 'unknown-ack',
    severity: 'warning',
    message: `Acked was ${many}, which ${senderIn(end)} never sent; ${receiverIn(end)} counts wrongly, or the capture lacks packets.`,
    circuit: end.circuit.number,
    rows,
  };
}
