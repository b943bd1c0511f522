// Rows of both captures sorted by what may be compared: one circuit, one direction, one name.
import type { ComparedCircuit } from '../../contract/comparison.ts';
import type { Entry } from './capture-side.ts';

/** The rows of one name on one way, of both captures, each in its order. */
export interface Lane {
  /** One for all lanes of a circuit, a direction and a door. */
  readonly way: string;
  readonly name: string;
  readonly base: Entry[];
  readonly current: Entry[];
}

/** [compare.lanes.1] Only rows of one lane are compared; circuits without partner have lanes of one side. */
export function lanesOf(
  base: readonly Entry[],
  current: readonly Entry[],
  circuits: readonly ComparedCircuit[],
): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  const baseNumber = new Map(circuits.map((pair) => [pair.current, pair.base]));
  const laneOf = (circuit: string, { direction, door, name }: Entry) => {
    const way = `${circuit} ${direction} ${door}`;
    const known = lanes.get(`${way} ${name}`) ?? { way, name, base: [], current: [] };
    lanes.set(`${way} ${name}`, known);
    return known;
  };
  for (const entry of base) laneOf(`${entry.circuit}`, entry).base.push(entry);
  for (const entry of current) {
    const there = entry.circuit === 0 ? 0 : (baseNumber.get(entry.circuit) ?? null);
    laneOf(there === null ? `only ${entry.circuit}` : `${there}`, entry).current.push(entry);
  }
  return [...lanes.values()];
}
