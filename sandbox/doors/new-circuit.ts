// The engine for a circuit that opens, tuned as those who started the grid wished.
import { Circuit } from '../circuit/circuit.ts';
import type { CircuitOptions } from '../circuit/effects.ts';
import type { CircuitSettings } from './owner.ts';
import type { Inheritance } from './tombstones.ts';

/** @param before what it has of an earlier circuit; its first packet has id 1 unless that says otherwise */
export function newCircuit(
  parts: Pick<CircuitOptions, 'codec' | 'now' | 'refuse'>,
  { acksAppend, resendProfile }: CircuitSettings,
  before: Inheritance,
): Circuit {
  return new Circuit({
    ...parts,
    ...(before.firstSequence === undefined ? {} : { firstSequence: before.firstSequence }),
    duplicates: before.duplicates,
    ...(acksAppend === undefined ? {} : { acksAppend }),
    ...(resendProfile === undefined ? {} : { resendProfile }),
  });
}
