// Packets that were numbered and never seen.
import type { History } from '../history/history.ts';
import type { Gap } from '../history/sender.ts';
import { DIRECTIONS, type Finding, senderIn } from './finding.ts';

/** [finding.gap.1] Numbers that are missing between two rows, and did not come later. */
export function gap({ circuits }: History): readonly Finding[] {
  return [...circuits.values()].flatMap((circuit) =>
    DIRECTIONS.flatMap((direction) =>
      circuit[direction].gaps().map(
        (missing): Finding => ({
          code: 'gap',
          severity: 'information',
          message: `${words(missing)} of ${senderIn(circuit, direction)} ${missing.first === missing.last ? 'was' : 'were'} never seen.`,
          circuit: circuit.number,
          rows: [missing.row],
        }),
      ),
    ),
  );
}

const words = ({ first, last }: Gap): string => (first === last ? `Packet ${first}` : `Packets ${first} to ${last}`);
