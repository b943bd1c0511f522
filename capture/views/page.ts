// A page of a long list that is shown the newest first.
import { LINES_AT_ONCE } from '../../contract/views.ts';

export interface Page<Item> {
  /** Of all that fit. */
  readonly total: number;
  readonly lines: readonly Item[];
}

/** [views.lines.1] The newest items that fit, but for the first `skip`. Asks each once, and keeps none but the page. */
export function newestOf<Item>(all: readonly Item[], fits: (item: Item) => boolean, skip: number): Page<Item> {
  const lines: Item[] = [];
  let total = 0;
  for (let at = all.length - 1; at >= 0; at--) {
    const item = all[at];
    if (item === undefined || !fits(item)) continue;
    if (total >= skip && lines.length < LINES_AT_ONCE) lines.push(item);
    total += 1;
  }
  return { total, lines };
}
