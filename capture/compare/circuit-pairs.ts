// Which circuit of one capture is which of the other: numbers depend on who came first.
import type { ComparedCircuit } from '../../contract/comparison.ts';
import type { CircuitFace } from './capture-side.ts';

/** Whether two circuits may be the same, the surest sign first. */
const SIGNS: readonly ((base: CircuitFace, current: CircuitFace) => boolean)[] = [
  (base, current) => base.agentId !== '' && base.agentId === current.agentId && base.region === current.region,
  (base, current) => base.agentId !== '' && current.agentId !== '' && base.region === current.region,
  (base, current) => (base.agentId === '') === (current.agentId === ''),
];

/** [compare.circuits.1] By agent and region, else by region, else in the order in which they appear; who has no partner stays alone. */
export function pairCircuits(base: Iterable<CircuitFace>, current: Iterable<CircuitFace>): readonly ComparedCircuit[] {
  const [here, there] = [[...base], [...current]];
  const partners = new Map<CircuitFace, CircuitFace>();
  const taken = new Set<CircuitFace>();
  for (const isSame of SIGNS) {
    for (const one of here) {
      const other = partners.has(one) ? undefined : there.find((face) => !taken.has(face) && isSame(one, face));
      if (other === undefined) continue;
      partners.set(one, other);
      taken.add(other);
    }
  }
  const paired = here.map((one) => ({
    base: one.number,
    current: partners.get(one)?.number ?? null,
    region: one.region,
  }));
  const alone = there.filter((face) => !taken.has(face));
  return [...paired, ...alone.map(({ number, region }) => ({ base: null, current: number, region }))];
}
