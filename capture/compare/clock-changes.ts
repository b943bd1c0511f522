// Messages that come by the clock: they are not laid beside each other one by one.
import type { CaptureChange } from '../../contract/comparison.ts';
import { SIGNALS } from './by-the-clock.ts';
import type { Entry } from './capture-side.ts';
import type { Lane } from './lanes.ts';
import { changeOf } from './row-changes.ts';

/** [compare.clock.2] So many of one message, and none in the other capture, are no chance of when somebody left. */
export const LEAST_MISSED = 5;

/** [compare.clock.2] Whether they come at all, [compare.clock.3] and what became of some of them in one capture only. */
export function clockChanges(lane: Lane): readonly CaptureChange[] {
  const { base, current } = lane;
  return [...missing(lane), ...fatesAlone(base, current, 'base'), ...fatesAlone(current, base, 'current')];
}

function missing({ base, current, name }: Lane): readonly CaptureChange[] {
  if (SIGNALS.has(name) || (base.length > 0 && current.length > 0)) return [];
  if (base.length + current.length < LEAST_MISSED) return [];
  const change =
    base.length > 0 ? changeOf('removed', firstOf(base, 'base')) : changeOf('added', firstOf(current, 'current'));
  return counted(change, [...base, ...current]);
}

function firstOf(
  [first]: readonly Entry[],
  side: 'base' | 'current',
): { readonly base?: Entry; readonly current?: Entry } {
  return first === undefined ? {} : { [side]: first };
}

const counted = (changes: readonly CaptureChange[], { length }: readonly Entry[]): readonly CaptureChange[] =>
  changes.map((change) => ({ ...change, count: length }));

function fatesAlone(
  here: readonly Entry[],
  there: readonly Entry[],
  side: 'base' | 'current',
): readonly CaptureChange[] {
  const known = new Set(there.flatMap(happenings));
  const found = new Map<string, Entry[]>();
  for (const entry of here) {
    for (const what of happenings(entry)) if (!known.has(what)) found.set(what, [...(found.get(what) ?? []), entry]);
  }
  return [...found].flatMap(([what, entries]) => {
    const [path = '', text = ''] = what.split(' ', 2);
    const values = [{ path, base: null, current: null, [side]: text }];
    return counted(changeOf('changed', firstOf(entries, side), values), entries);
  });
}

/** What became of a row beside what becomes of every row. */
function happenings({ fates, marks }: Entry): readonly string[] {
  return [
    ...[...fates].filter((fate) => fate !== 'handled').map((fate) => `fate ${fate}`),
    ...[...marks].map((mark) => `cable ${mark}`),
  ];
}
