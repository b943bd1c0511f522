// The circuits of a log: whose they are, and what they carried.
import { CIRCUIT_PINGS, type ShownCircuit } from '../../contract/views.ts';
import type { CircuitHistory } from '../history/circuit.ts';
import type { History } from '../history/history.ts';
import { circuitStats } from '../stats.ts';

/** Whose a circuit is, as far as somebody said it. */
export interface OwnedCircuit {
  readonly circuit: number;
  readonly agent: string;
  readonly agentId: string;
  readonly region: string;
}

/** [views.circuits.1] In the order of their numbers; without a history, those that have an owner, without figures. */
export function circuitsIn(owned: readonly OwnedCircuit[], history: History | undefined): readonly ShownCircuit[] {
  const owners = new Map(owned.map((owner) => [owner.circuit, owner]));
  const told = [...(history?.circuits.keys() ?? [])].filter((circuit) => circuit > 0);
  const numbers = [...new Set([...owners.keys(), ...told])].sort((a, b) => a - b);
  return numbers.map((circuit) => shownCircuit(circuit, owners.get(circuit), history?.circuits.get(circuit)));
}

function shownCircuit(
  circuit: number,
  { agent = '', agentId = '', region = '' }: Partial<OwnedCircuit> = {},
  told: CircuitHistory | undefined,
): ShownCircuit {
  const who = { circuit, agent, agentId: agentId || (told?.agentId ?? ''), region: region || (told?.region ?? '') };
  if (told === undefined) return { ...who, isBetweenRegions: false, pingSamplesMs: [] };
  const { agent: _, circuit: __, ...totals } = circuitStats(told, agent);
  // [views.circuits.2]
  const { samples } = told.pings.out.samples.length > 0 ? told.pings.out : told.pings.in;
  const pingSamplesMs = samples.slice(-CIRCUIT_PINGS).map(({ ms }) => ms);
  return { ...who, isBetweenRegions: told.isBetweenRegions, totals, pingSamplesMs };
}
