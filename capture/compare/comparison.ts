// Two captures compared: both are read, ids are learned from rows that say the same, and then rows are laid beside each other.
import type { CaptureChange, CaptureDifferences, MovedRow, RepeatedRow } from '../../contract/comparison.ts';
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { OPENING_LOOKS, SLICE_LOOKS, type Work } from '../filter/work.ts';
import { isByTheClock } from './by-the-clock.ts';
import { CaptureSide } from './capture-side.ts';
import { pairCircuits } from './circuit-pairs.ts';
import { clockChanges } from './clock-changes.ts';
import { IdPairs } from './id-pairs.ts';
import { firstKeys, looseKeys, strictKeys } from './keys.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { inBaseOrder } from './order.ts';
import { type EntryPair, type PairedLane, pairLane } from './pair-lane.ts';
import { longestRising } from './rising.ts';
import { changeOf, otherFacts, otherValues, placeOf, type Sides } from './row-changes.ts';

/** [compare.bounds.4] Rows of each capture that are compared: what is kept of them takes a few hundred bytes each. */
export const MOST_COMPARED = 250_000;
/** [compare.bounds.3] Changes, and rows in another order, that are listed. */
export const MOST_CHANGES = 10_000;

/** Where rows are asked for: a log, or a file that was read. */
export interface ComparedLog {
  readonly firstRow: number;
  readonly lastRow: number;
  row(number: number): WholeRow | undefined;
}

export interface Compared {
  readonly base: ComparedLog;
  readonly current: ComparedLog;
  readonly codec: Codec;
}

/** Is done in slices; whoever runs it says how long each is. */
export class CaptureComparison {
  readonly #steps: Generator<number, CaptureDifferences>;
  readonly #total: number;
  #read = 0;
  #result: CaptureDifferences | undefined;

  constructor(compared: Compared, most: number = MOST_COMPARED) {
    this.#total = rowsOf(compared.base, most) + rowsOf(compared.current, most);
    this.#steps = this.#run(compared, most);
  }

  /** How much was read, from 0 to 1; pairing takes no time beside it. */
  get share(): number {
    return this.#result !== undefined || this.#total === 0 ? 1 : this.#read / this.#total;
  }

  get result(): CaptureDifferences | undefined {
    return this.#result;
  }

  advance(work: Work): void {
    while (this.#result === undefined && !work.isDone) {
      const step = this.#steps.next();
      if (step.done === true) this.#result = step.value;
      else work.spend(step.value);
    }
  }

  *#run(compared: Compared, most: number): Generator<number, CaptureDifferences> {
    const { codec } = compared;
    const base = yield* this.#readSide(compared.base, codec, most);
    const current = yield* this.#readSide(compared.current, codec, most);
    const circuits = pairCircuits(base.circuits.values(), current.circuits.values());
    const lanes = lanesOf(base.entries, current.entries, circuits);
    const sides = { base, current, ids: new IdPairs() };
    sides.ids.anchor(base.ids, current.ids);
    yield* learnIds(lanes, sides);
    const told = yield* differences(lanes, sides, compared);
    return {
      ...told,
      rows: { base: base.rows, current: current.rows },
      names: namesOf(sides),
      circuits,
      remarks: remarksOn(compared, most),
    };
  }

  *#readSide(log: ComparedLog, codec: Codec, most: number): Generator<number, CaptureSide> {
    const side = new CaptureSide(codec);
    const { firstRow, lastRow } = log;
    for (let number = firstRow; number <= Math.min(lastRow, firstRow + most - 1); number++) {
      const whole = log.row(number);
      if (whole !== undefined) side.add(whole);
      this.#read += 1;
      yield LOOKS_EACH;
    }
    return side;
  }
}

/** Each row is opened, and all of its values are spelled. */
const LOOKS_EACH = 8 * OPENING_LOOKS;

const rowsOf = ({ firstRow, lastRow }: ComparedLog, most: number): number =>
  Math.min(most, Math.max(0, lastRow + 1 - firstRow));

/** What rows are worth that only stand at the same place. */
const GUESSED = 0.1;

/** [compare.ids.4] Rows that say the same, whatever their ids are, vote for these ids. */
function* learnIds(lanes: readonly Lane[], { ids }: Sides): Generator<number> {
  const [first, loose] = [firstKeys(ids), looseKeys(ids)];
  for (const lane of lanes.filter((one) => !isByTheClock(one.name))) {
    const { pairs } = yield* pairLane(lane, { strict: first, loose });
    const alike = countsOf(lane.base.map(loose.base));
    for (const { base, current, isSame } of pairs) {
      if (!isSame && loose.base(base) !== loose.current(current)) continue;
      const alikes = alike.get(loose.base(base)) ?? 1;
      const weight = (base.ids.length / Math.sqrt(alikes)) * (isSame ? 1 : GUESSED);
      for (const [at, id] of base.ids.entries()) ids.vote(id, current.ids[at] ?? 0, weight);
    }
  }
  ids.settle();
}

function countsOf(keys: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

type Told = Pick<CaptureDifferences, 'equal' | 'changes' | 'more' | 'moved' | 'repeated'>;

function* differences(lanes: readonly Lane[], sides: Sides, compared: Compared): Generator<number, Told> {
  const keys = { strict: strictKeys(sides.ids, sides.base), loose: looseKeys(sides.ids) };
  const changes: CaptureChange[] = [];
  const ways = new Map<string, EntryPair[]>();
  for (const lane of lanes) {
    if (isByTheClock(lane.name)) {
      changes.push(...clockChanges(lane));
      continue;
    }
    const paired = yield* pairLane(lane, keys);
    // Not spread: a call takes fewer arguments than a lane may have rows.
    for (const change of aloneChanges(paired)) changes.push(change);
    const way = ways.get(lane.way) ?? [];
    ways.set(lane.way, way);
    for (const pair of paired.pairs) {
      way.push(pair);
      changes.push(...pairChanges(pair, sides, compared));
      yield pair.isSame ? 1 : 2 * LOOKS_EACH;
    }
  }
  const pairs = [...ways.values()].flat();
  yield SLICE_LOOKS;
  const ordered = inBaseOrder(changes, pairs);
  yield SLICE_LOOKS;
  const moved: MovedRow[] = [];
  for (const way of ways.values()) {
    moved.push(...movedIn(way).slice(0, MOST_CHANGES));
    yield 10 * way.length;
  }
  const more = ordered.length - MOST_CHANGES;
  return {
    equal: ordered.length === 0,
    changes: ordered.slice(0, MOST_CHANGES),
    ...(more > 0 ? { more } : {}),
    moved: moved.slice(0, MOST_CHANGES),
    repeated: pairs.flatMap(repeatedOf).slice(0, MOST_CHANGES),
  };
}

function aloneChanges({ added, removed }: PairedLane): readonly CaptureChange[] {
  return [
    ...removed.flatMap((base) => changeOf('removed', { base })),
    ...added.flatMap((current) => changeOf('added', { current })),
  ];
}

function pairChanges(pair: EntryPair, sides: Sides, { base, codec, current }: Compared): readonly CaptureChange[] {
  const facts = otherFacts(pair, sides);
  if (pair.isSame) return facts.length === 0 ? [] : changeOf('changed', pair, facts);
  const [here, there] = [base.row(pair.base.row), current.row(pair.current.row)];
  const values =
    here === undefined || there === undefined ? [] : otherValues({ base: here, current: there }, codec, sides);
  const differ = [...values, ...facts];
  // Ids that nobody had voted for have become pairs meanwhile.
  return differ.length === 0 ? [] : changeOf('changed', pair, differ);
}

/** [compare.order.4] On one way, what does not stand among the others as it did. */
function movedIn(pairs: readonly EntryPair[]): readonly MovedRow[] {
  const byBase = [...pairs].sort((a, b) => a.base.row - b.base.row);
  const stayed = new Set(longestRising(byBase.map(({ current }) => current.row)));
  return byBase.filter((_, at) => !stayed.has(at)).map(movedOf);
}

/** [compare.copies.2] */
function repeatedOf({ base, current }: EntryPair): readonly RepeatedRow[] {
  if (base.sent === current.sent) return [];
  const sent = { base: base.sent, current: current.sent };
  return [{ ...movedOf({ base, current }), sent }];
}

function movedOf({ base, current }: Pick<EntryPair, 'base' | 'current'>): MovedRow {
  const { circuit, direction, door, name } = base;
  return { name, door, direction, circuit, base: placeOf(base), current: placeOf(current) };
}

/** The names in the order of what there is more of; those with other counts first. */
function namesOf({ base, current }: Sides): CaptureDifferences['names'] {
  const names = [...new Set([...base.names.keys(), ...current.names.keys()])];
  return names
    .map((name) => ({ name, base: base.names.get(name) ?? 0, current: current.names.get(name) ?? 0 }))
    .sort(
      (a, b) =>
        Math.abs(b.base - b.current) - Math.abs(a.base - a.current) || b.base - a.base || (a.name < b.name ? -1 : 1),
    );
}

function remarksOn({ base, current }: Compared, most: number): readonly string[] {
  return [
    ['base', base],
    ['current capture', current],
  ].flatMap(([name, log]) => {
    const { firstRow, lastRow } = log as ComparedLog;
    const left = lastRow + 1 - firstRow - most;
    return left > 0 ? [`The first ${most} rows of the ${name} were compared; ${left} were not.`] : [];
  });
}
