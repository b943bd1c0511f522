// What differs between two rows that belong together: values, ids that mean something else elsewhere, and what became of them.
import type { CaptureChange, ComparedPlace, ComparedValue } from '../../contract/comparison.ts';
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { PATIENCE_S } from '../findings/never-acked.ts';
import type { CaptureSide, Entry } from './capture-side.ts';
import type { IdPairs } from './id-pairs.ts';
import type { EntryPair } from './pair-lane.ts';
import { valuesOf } from './row-values.ts';
import type { RowValue } from './text-values.ts';

/** [compare.bounds.3] Values of one row that are listed, and characters of each. */
export const MOST_VALUES = 50;
export const LONGEST_VALUE = 400;

/** Both captures, as far as rows are compared. */
export interface Sides {
  readonly base: CaptureSide;
  readonly current: CaptureSide;
  readonly ids: IdPairs;
}

export const placeOf = ({ row, time }: Pick<Entry, 'row' | 'time'>): ComparedPlace => ({ row, time });

/** A change of one row, or of the first of some. */
export function changeOf(
  change: CaptureChange['change'],
  { base, current }: { readonly base?: Entry; readonly current?: Entry },
  values: readonly ComparedValue[] = [],
): readonly CaptureChange[] {
  const entry = base ?? current;
  if (entry === undefined) return [];
  const { circuit, direction, door, name } = entry;
  const places = {
    base: base === undefined ? null : placeOf(base),
    current: current === undefined ? null : placeOf(current),
  };
  return [{ change, name, door, direction, circuit, ...places, values }];
}

/** [compare.facts.1] What became of two rows, where it is not the same. */
export function otherFacts({ base, current }: EntryPair, sides: Sides): readonly ComparedValue[] {
  const facts = [
    ['fate', fatesOf(base), fatesOf(current)],
    ['cable', [...base.marks].join(', '), [...current.marks].join(', ')],
    ['flags', base.flags, current.flags],
    ['ack', ackOf(base, sides.base), ackOf(current, sides.current)],
  ] as const;
  return facts.flatMap(([path, here, there]) =>
    here === there ? [] : [{ path, base: here === '' ? null : here, current: there === '' ? null : there }],
  );
}

/** [compare.copies.2] How often something came says how fast a machine was. */
const fatesOf = ({ fates }: Entry): string => [...fates].filter((fate) => fate !== 'duplicate').join(', ');

/** [compare.facts.2] As of the finding: a packet near the end of its capture is not judged. */
function ackOf({ isAcked, isReliable, time }: Entry, { end }: CaptureSide): string {
  return isReliable && !isAcked && end - time > PATIENCE_S ? 'never' : '';
}

/** [compare.values.3] Values that differ: those under one path, and those that one row has alone. Times are passed over. */
export function otherValues(
  { base, current }: { readonly base: WholeRow; readonly current: WholeRow },
  codec: Codec,
  sides: Sides,
): readonly ComparedValue[] {
  const [here, there] = [byPath(valuesOf(base, codec)), byPath(valuesOf(current, codec))];
  const found: ComparedValue[] = [];
  for (const [path, value] of here) {
    const other = there.get(path);
    if (other === undefined) {
      if (!isOnlyId(path, value, here)) found.push({ path, base: cut(value.text), current: null });
    } else found.push(...otherValue(path, [value, other], sides, { base, current }));
  }
  for (const [path, value] of there) {
    const isTold = here.has(path) || isOnlyId(path, value, there);
    if (!isTold) found.push({ path, base: null, current: cut(value.text) });
  }
  return found.slice(0, MOST_VALUES);
}

/** Whether a text is nothing but an id, which is told under a path of its own. */
function isOnlyId(path: string, { text }: RowValue, values: ReadonlyMap<string, RowValue>): boolean {
  return text === '*' && (values.has(`${path} (id)`) || values.has(`${path} (key)`));
}

/** Values under their paths; the second of its kind with a 2. */
function byPath(values: readonly RowValue[]): ReadonlyMap<string, RowValue> {
  const found = new Map<string, RowValue>();
  const counts = new Map<string, number>();
  for (const value of values) {
    const { family, path } = value;
    const kind = family === undefined ? path : `${path} (${family})`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (family !== 'time') found.set(count === 1 ? kind : `${kind} ${count}`, value);
  }
  return found;
}

interface Rows {
  readonly base: WholeRow;
  readonly current: WholeRow;
}

/** [compare.ids.4] An id is other if it is not what the other one is called everywhere else. */
function otherValue(
  path: string,
  [here, there]: readonly [RowValue, RowValue],
  { base, current, ids }: Sides,
  rows: Rows,
): readonly ComparedValue[] {
  const texts = { path, base: cut(here.text), current: cut(there.text) };
  if (here.family === undefined || there.family !== here.family) return here.text === there.text ? [] : [texts];
  const [left, right] = [base.idOf(rows.base, here), current.idOf(rows.current, there)];
  if (left === undefined || right === undefined) return [];
  if (ids.agree(left, right)) return [];
  const known = ids.currentOf(left);
  return [{ ...texts, ...(known === undefined ? {} : { elsewhere: cut(current.ids.text(known)) }) }];
}

const cut = (text: string): string => (text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`);
