// The engine for a circuit that opens, tuned as those who started the grid wished.
import { Circuit } from '../circuit/circuit.ts';
import type { CircuitOptions } from '../circuit/effects.ts';
import type { CircuitSettings } from './owner.ts';

/** @param firstSequence id of its first packet; undefined = 1 */
export function newCircuit(
  parts: Pick<CircuitOptions, 'codec' | 'now' | 'refuse'>,
  { acksAppend, resendProfile }: CircuitSettings,
  firstSequence: number | undefined,
): Circuit {
  return new Circuit({
    ...parts,
    ...(firstSequence === undefined ? {} : { firstSequence }),
    ...(acksAppend === undefined ? {} : { acksAppend }),
    ...(resendProfile === undefined ? {} : { resendProfile }),
  });
}
