// The rows of one lane in pairs: the same in the same order first, then the same elsewhere, then what stands in its place.
import type { Entry } from './capture-side.ts';
import type { Keying } from './keys.ts';
import type { Lane } from './lanes.ts';
import { type Paired, pairEqual } from './pairing.ts';

export interface EntryPair {
  readonly base: Entry;
  readonly current: Entry;
  /** In all that they say. */
  readonly isSame: boolean;
}

export interface PairedLane {
  readonly pairs: readonly EntryPair[];
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
}

/** With ids, and without those that the other capture does not have. */
export interface LaneKeys {
  readonly strict: Keying;
  readonly loose: Keying;
}

/** [compare.order.1] Gives the looks of each piece of work. */
export function* pairLane(lane: Lane, keys: LaneKeys): Generator<number, PairedLane> {
  const base = yield* keysOf(lane.base, keys.strict.base);
  const current = yield* keysOf(lane.current, keys.strict.current);
  const inOrder = yield* pairEqual(base, current);
  const free = new FreePlaces(lane, inOrder);
  yield KEY_LOOKS * base.length;
  const moved = pairByKey(base, current, free);
  free.take(moved);
  const changed = yield* pairBetween(lane, inOrder, { free, loose: keys.loose });
  free.take(changed);
  const entries = (isSame: boolean) => (pair: Paired) => entryPair(lane, pair, isSame);
  return {
    pairs: [...[...inOrder, ...moved].flatMap(entries(true)), ...changed.flatMap(entries(false))],
    removed: lane.base.filter((_, at) => free.base.has(at)),
    added: lane.current.filter((_, at) => free.current.has(at)),
  };
}

/** Keys are spelled out of many ids: not all of them at once. */
function* keysOf(entries: readonly Entry[], keyOf: (entry: Entry) => number): Generator<number, readonly number[]> {
  const keys: number[] = [];
  for (const entry of entries) {
    keys.push(keyOf(entry));
    yield KEY_LOOKS;
  }
  return keys;
}

const KEY_LOOKS = 10;

/** Places of a lane that are in no pair yet, in their order. */
class FreePlaces {
  readonly base: Set<number>;
  readonly current: Set<number>;

  constructor({ base, current }: Lane, taken: readonly Paired[]) {
    this.base = new Set(base.keys());
    this.current = new Set(current.keys());
    this.take(taken);
  }

  take(pairs: readonly Paired[]): void {
    for (const [base, current] of pairs) {
      this.base.delete(base);
      this.current.delete(current);
    }
  }
}

type Places = Pick<FreePlaces, 'base' | 'current'>;

/** [compare.order.2] What says the same at another place: datagrams overtake each other. */
function pairByKey(base: readonly number[], current: readonly number[], free: Places): readonly Paired[] {
  const waiting = new Map<number, number[]>();
  for (const at of free.current) {
    const key = current[at] ?? 0;
    const places = waiting.get(key) ?? [];
    places.push(at);
    waiting.set(key, places);
  }
  const pairs: Paired[] = [];
  for (const places of waiting.values()) places.reverse();
  for (const at of free.base) {
    const other = waiting.get(base[at] ?? 0)?.pop();
    if (other !== undefined) pairs.push([at, other]);
  }
  return pairs;
}

interface Instead {
  readonly free: Places;
  readonly loose: Keying;
}

/** [compare.order.3] Between the same neighbours a row stands in the place of another: one with other ids first, then in order. */
function* pairBetween(
  lane: Lane,
  inOrder: readonly Paired[],
  { free, loose }: Instead,
): Generator<number, readonly Paired[]> {
  const pairs: Paired[] = [];
  const [base, current] = [[...free.base], [...free.current]];
  if (base.length === 0 || current.length === 0) return pairs;
  const keys = { base: yield* keysOf(lane.base, loose.base), current: yield* keysOf(lane.current, loose.current) };
  let [baseAt, currentAt] = [0, 0];
  for (const [baseEnd, currentEnd] of [...inOrder, END]) {
    const [left, right] = [upTo(base, baseAt, baseEnd), upTo(current, currentAt, currentEnd)];
    [baseAt, currentAt] = [baseAt + left.length, currentAt + right.length];
    if (left.length === 0 || right.length === 0) continue;
    const places = { base: new Set(left), current: new Set(right) };
    const alike = pairByKey(keys.base, keys.current, places);
    for (const pair of [...alike, ...zipped(places, alike)]) pairs.push(pair);
  }
  return pairs;
}

const END: Paired = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];

function upTo(places: readonly number[], from: number, end: number): readonly number[] {
  let to = from;
  while ((places[to] ?? end) < end) to += 1;
  return places.slice(from, to);
}

function zipped(places: Places, taken: readonly Paired[]): readonly Paired[] {
  const [gone, came] = [new Set(taken.map(([at]) => at)), new Set(taken.map(([, at]) => at))];
  const left = [...places.base].filter((at) => !gone.has(at));
  const right = [...places.current].filter((at) => !came.has(at));
  return left.slice(0, right.length).map((at, index): Paired => [at, right[index] ?? 0]);
}

function entryPair({ base, current }: Lane, [left, right]: Paired, isSame: boolean): readonly EntryPair[] {
  const [here, there] = [base[left], current[right]];
  return here === undefined || there === undefined ? [] : [{ base: here, current: there, isSame }];
}
