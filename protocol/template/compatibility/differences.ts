// One list of parts of a template beside the same list of the base: what came, went, changed or moved, as nodes of a tree.

import { align, type Step } from '../../align.ts';
import type { Range } from '../../text.ts';
import type { Placed } from '../model.ts';
import { quote } from '../problem-list.ts';
import type { Both, Change } from './change.ts';

/** One node of the structural difference. Its children are what differs inside of it. */
export interface Difference {
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly kind: 'message' | 'block' | 'field' | 'attribute';
  readonly name: string;
  /** A few words: `U8 → U16`, `moved from behind X to behind Y`; empty if the children say it all. */
  readonly detail: string;
  /** Where it stands in the base; absent for what was added. */
  readonly base: Range | undefined;
  /** Where it stands in the current text; absent for what was removed. */
  readonly current: Range | undefined;
  /** What the comparison has to say about exactly this, not about its children. */
  readonly findings: readonly Change[];
  readonly children: readonly Difference[];
}

/** What can be known about the parts of one kind. */
export interface Level<Part extends Placed> {
  readonly kind: 'message' | 'block' | 'field';
  nameOf(part: Part): string;
  /** The name by which a part of the base is looked for, if it is not its own. */
  readonly soughtAs?: (part: Part) => string;
  /** What a part that was added or removed is, in a few words. */
  summary(part: Part): string;
  /** Whether two parts with different names in one place are one part that was renamed. */
  isRenamed(pair: Both<Part>): boolean;
  inside(pair: Both<Part>): Inside;
  findings(base: Part | undefined, current: Part | undefined): readonly Change[];
  /** What moving means, behind the words that say where to. */
  readonly movedRemark: string;
}

/** What differs within one part that is in both files. */
export interface Inside {
  /** Was and is, of the part itself; empty if that is the same. */
  readonly detail: string;
  /** Where the words of `detail` stand. */
  readonly places: Both<Range> | undefined;
  readonly findings: readonly Change[];
  readonly children: readonly Difference[];
}

/** [compat.structure.2] The nodes in the order of the current text; what is gone stands where it stood. Takes n log n. */
export function differencesOf<Part extends Placed>(
  base: readonly Part[],
  current: readonly Part[],
  level: Level<Part>,
): readonly Difference[] {
  const sought = new Map(base.map((part) => [part, level.soughtAs?.(part) ?? level.nameOf(part)]));
  const steps = align(base, current, (part) => sought.get(part) ?? level.nameOf(part));
  const before = steps.some(({ kind }) => kind === 'moved') ? predecessors([base, current]) : new Map();
  const placed: Anchored[] = [];
  let anchor = -1;
  for (const step of steps) {
    placed.push(...nodesOf(step, level, before, anchor));
    if (step.kind === 'kept' || step.kind === 'replaced') anchor = step.current.range.start;
  }
  return placed.toSorted((a, b) => a.anchor - b.anchor).map(({ node }) => node);
}

/** A node, and where in the current text it is to be listed. */
interface Anchored {
  readonly anchor: number;
  readonly node: Difference;
}

/** Between two characters: right behind the part that `anchor` belongs to, or right before it. */
const HALF = 0.5;

type Predecessors<Part> = ReadonlyMap<Part, Part | undefined>;

function nodesOf<Part extends Placed>(
  step: Step<Part>,
  level: Level<Part>,
  before: Predecessors<Part>,
  behind: number,
): readonly Anchored[] {
  switch (step.kind) {
    case 'added':
      return [{ anchor: step.current.range.start, node: loneNode(undefined, step.current, level) }];
    case 'removed':
      return [{ anchor: behind + HALF, node: loneNode(step.base, undefined, level) }];
    case 'replaced':
      if (!level.isRenamed(step)) return replacedNodes(step, level);
  }
  const moved = step.kind === 'moved' ? movedWords(step, level, before) : '';
  const node = pairNode(step, level, moved);
  return node === undefined ? [] : [{ anchor: step.current.range.start, node }];
}

/** One thing gone and another one in its place: the comparison has one finding for both. */
function replacedNodes<Part extends Placed>({ base, current }: Both<Part>, level: Level<Part>): readonly Anchored[] {
  const both = level.findings(base, current);
  const [gone, come] = [loneNode(base, undefined, level), loneNode(undefined, current, level)];
  const at = current.range.start;
  return [
    { anchor: at - HALF, node: { ...gone, findings: [...gone.findings, ...both] } },
    { anchor: at, node: { ...come, findings: [...come.findings, ...both] } },
  ];
}

function loneNode<Part extends Placed>(
  base: Part | undefined,
  current: Part | undefined,
  level: Level<Part>,
): Difference {
  const part = current ?? base;
  return {
    change: current === undefined ? 'removed' : 'added',
    kind: level.kind,
    name: part === undefined ? '' : level.nameOf(part),
    detail: part === undefined ? '' : level.summary(part),
    base: bare(base?.nameRange),
    current: bare(current?.nameRange),
    findings: level.findings(base, current),
    children: [],
  };
}

/** Undefined if nothing differs. */
function pairNode<Part extends Placed>(
  { base, current }: Both<Part>,
  level: Level<Part>,
  moved: string,
): Difference | undefined {
  const { detail, places, findings, children } = level.inside({ base, current });
  const [was, is] = [level.nameOf(base), level.nameOf(current)];
  const own = [was === is ? '' : fromTo(quote(was), quote(is)), detail].filter((words) => words !== '');
  const isSame = own.length === 0 && children.length === 0;
  if (isSame && moved === '') return undefined;
  return {
    change: isSame ? 'moved' : 'changed',
    kind: level.kind,
    name: is,
    detail: [...own, moved].filter((words) => words !== '').join(', '),
    base: bare(places?.base ?? base.nameRange),
    current: bare(places?.current ?? current.nameRange),
    findings: [...level.findings(base, current), ...findings],
    children,
  };
}

export const fromTo = (was: string, is: string): string => `${was} → ${is}`;

function movedWords<Part extends Placed>(
  { base, current }: Both<Part>,
  level: Level<Part>,
  before: Predecessors<Part>,
): string {
  const [from, to] = [base, current].map((part) => {
    const behind = before.get(part);
    return behind === undefined ? 'the beginning' : `behind ${quote(level.nameOf(behind))}`;
  });
  const where = from === to ? `moved, still ${to}` : `moved from ${from} to ${to}`;
  return `${where}${level.movedRemark}`;
}

/** What stands before each part in its own list. */
function predecessors<Part>(lists: readonly (readonly Part[])[]): Predecessors<Part> {
  return new Map(lists.flatMap((parts) => parts.map((part, at) => [part, parts[at - 1]] as const)));
}

export const bare = <Place extends Range | undefined>(range: Place): Range | undefined =>
  range === undefined ? undefined : { start: range.start, end: range.end };
