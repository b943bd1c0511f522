// The order of changes: that of the base; what only the current capture has stands behind the row before it.
import type { CaptureChange } from '../../contract/comparison.ts';
import type { EntryPair } from './pair-lane.ts';

/** [compare.order.5] */
export function inBaseOrder(changes: readonly CaptureChange[], pairs: readonly EntryPair[]): readonly CaptureChange[] {
  const byCurrent = [...pairs].sort((a, b) => a.current.row - b.current.row);
  const placed = changes.map((change) => ({ change, ...placeOf(change, byCurrent) }));
  return placed.sort((a, b) => a.base - b.base || a.behind - b.behind).map(({ change }) => change);
}

interface PlaceInOrder {
  /** A row of the base. */
  readonly base: number;
  /** 0 = it is that row; else a row of the current capture. */
  readonly behind: number;
}

function placeOf({ base, current }: CaptureChange, byCurrent: readonly EntryPair[]): PlaceInOrder {
  if (base !== null) return { base: base.row, behind: 0 };
  const behind = current?.row ?? 0;
  let low = 0;
  let high = byCurrent.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byCurrent[middle]?.current.row ?? 0) < behind) low = middle + 1;
    else high = middle;
  }
  return { base: byCurrent[low - 1]?.base.row ?? 0, behind };
}
