// Acks of packets that the other end never sent.
import type { History } from '../history/history.ts';
import { counted, DIRECTIONS, type Finding, receiverIn, senderIn } from './finding.ts';

/** [finding.unknown-ack.1] Only where the capture has the start of the circuit: else the packet may have been before it. */
export function unknownAck({ circuits }: History): readonly Finding[] {
  return [...circuits.values()].flatMap((circuit) =>
    DIRECTIONS.flatMap((direction): readonly Finding[] => {
      const { strays } = circuit[direction];
      const [first] = strays;
      if (circuit.agentId === undefined || first === undefined) return [];
      const many =
        strays.length === 1
          ? `packet ${first.sequence}`
          : `${counted(strays.length, 'packet')}, ${first.sequence} first`;
      return [
        {
          code: 'unknown-ack',
          severity: 'warning',
          message: `Acked was ${many}, which ${senderIn(circuit, direction)} never sent; ${receiverIn(circuit, direction)} counts wrongly, or the capture lacks packets.`,
          circuit: circuit.number,
          rows: [...new Set(strays.map(({ row }) => row))],
        },
      ];
    }),
  );
}
