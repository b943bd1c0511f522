// Two lists of numbers laid beside each other: the longest run of equal ones in the same order, found in slices.
import { align } from '../../protocol/align.ts';

/** A place in the one list, and the place of its like in the other. */
export type Paired = readonly [base: number, current: number];

/** [compare.bounds.2] Edits from one list to the other that are found exactly; lists that differ more are laid beside each other by counting. */
export const MOST_EDITS = 1000;

/** [compare.order.1] Gives the looks that each piece of work took, and at last the pairs in their order. */
export function* pairEqual(base: readonly number[], current: readonly number[]): Generator<number, readonly Paired[]> {
  const shared = Math.min(base.length, current.length);
  let head = 0;
  while (head < shared && base[head] === current[head]) head += 1;
  let tail = 0;
  while (tail < shared - head && base[base.length - 1 - tail] === current[current.length - 1 - tail]) tail += 1;
  yield head + tail;
  const middle = [base.slice(head, base.length - tail), current.slice(head, current.length - tail)] as const;
  const between = (yield* shortestEdit(...middle)) ?? byCounting(...middle);
  return [
    ...run(0, 0, head),
    ...between.map(([left, right]): Paired => [left + head, right + head]),
    ...run(base.length - tail, current.length - tail, tail),
  ];
}

function run(base: number, current: number, length: number): readonly Paired[] {
  return Array.from({ length }, (_, at): Paired => [base + at, current + at]);
}

/** The greedy way through the grid of both lists, one edit further each round (Myers 1986). Undefined beyond MOST_EDITS. */
function* shortestEdit(
  base: readonly number[],
  current: readonly number[],
): Generator<number, readonly Paired[] | undefined> {
  if (base.length === 0 || current.length === 0) return [];
  const most = Math.min(MOST_EDITS, base.length + current.length);
  const rounds: Int32Array[] = [];
  let reached = new Int32Array([0]);
  for (let edits = 0; edits <= most; edits++) {
    const next = new Int32Array(2 * edits + 1);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const start = edits === 0 ? 0 : startOn(diagonal, edits, reached).x;
      const x = slide(base, current, [start, start - diagonal]);
      next[diagonal + edits] = x;
      const isThere = x >= base.length && x - diagonal >= current.length;
      if (isThere) return wayBack([...rounds, next], base.length, current.length);
    }
    rounds.push(next);
    reached = next;
    yield edits + 1;
  }
  return undefined;
}

/** As far along a diagonal as both lists are equal. */
function slide(base: readonly number[], current: readonly number[], [x, y]: Paired): number {
  let steps = 0;
  while (x + steps < base.length && y + steps < current.length && base[x + steps] === current[y + steps]) steps += 1;
  return x + steps;
}

/** Whether a diagonal is entered farther down by adding than by removing, and where then. */
function startOn(
  diagonal: number,
  edits: number,
  reached: Int32Array,
): { readonly x: number; readonly isAdded: boolean } {
  const at = (other: number) => (Math.abs(other) < edits ? (reached[other + edits - 1] ?? -1) : -1);
  const [removed, added] = [at(diagonal - 1) + 1, at(diagonal + 1)];
  const isAdded = diagonal === -edits || (diagonal !== edits && removed <= added);
  return { x: isAdded ? added : removed, isAdded };
}

/** From the end through the rounds to the start: what was passed without an edit is equal. */
function wayBack(rounds: readonly Int32Array[], baseLength: number, currentLength: number): readonly Paired[] {
  const pairs: Paired[] = [];
  let [x, y] = [baseLength, currentLength];
  for (let edits = rounds.length - 1; edits >= 0; edits--) {
    const before = rounds[edits - 1];
    const start = before === undefined ? FROM_THE_TOP : startOn(x - y, edits, before);
    while (x > start.x) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    if (start.isAdded) y -= 1;
    else x -= 1;
  }
  return pairs.reverse();
}

const FROM_THE_TOP = { x: 0, isAdded: false } as const;

function byCounting(base: readonly number[], current: readonly number[]): readonly Paired[] {
  const placed = (list: readonly number[]) => list.map((value, at) => ({ value, at }));
  const steps = align(placed(base), placed(current), ({ value }) => String(value));
  return steps.flatMap((step): readonly Paired[] => (step.kind === 'kept' ? [[step.base.at, step.current.at]] : []));
}
