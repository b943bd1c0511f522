// What differs between two documents, by their values and not by their texts: a tree that leads to each difference.
import { type Step as Aligned, align } from '../align.ts';
import { contentsOf } from './contents.ts';
import { idKeyOf, idOf } from './identity.ts';
import type { ArrayNode, LlsdNode, MapNode, MemberNode } from './node.ts';
import { pointerTo, type Step } from './pointer.ts';

/** `inside`: only what is in it differs. `type`: it is another type, and its contents are not compared. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'type' | 'inside';

export interface Difference {
  readonly change: ChangeKind;
  /** A JSON Pointer in the current document; for what was removed, in the base. */
  readonly path: string;
  /** What the path ends with; absent for the outermost value. */
  readonly step: Step | undefined;
  /** Absent for what was added. */
  readonly base?: Placed;
  /** Absent for what was removed. */
  readonly current?: Placed;
  /** Empty unless only what is in it differs. */
  readonly children: readonly Difference[];
}

export interface Placed {
  readonly node: LlsdNode;
  /** Absent for elements of arrays and for the outermost value. */
  readonly member?: MemberNode;
}

/**
 * [llsd.difference.1] Undefined if the values are equal. Maps are compared by key, whatever the order; of a repeated key
 * the last value counts. Elements of arrays that are equal are laid beside each other first; those left between the same
 * neighbours are compared with each other. A member that is undef is not the same as one that is absent.
 * Takes n log n.
 */
export function difference(base: LlsdNode, current: LlsdNode): Difference | undefined {
  const contents = contentsOf(base, current);
  return new Comparison(contents).pair({ node: base }, { node: current }, { path: '', step: undefined });
}

interface Spot {
  readonly path: string;
  readonly step: Step | undefined;
}

class Comparison {
  readonly #contents: ReadonlyMap<LlsdNode, number>;

  constructor(contents: ReadonlyMap<LlsdNode, number>) {
    this.#contents = contents;
  }

  pair(base: Placed, current: Placed, spot: Spot): Difference | undefined {
    const [one, other] = [base.node, current.node];
    if (this.#contents.get(one) === this.#contents.get(other)) return undefined;
    const found = { ...spot, base, current, children: [] };
    if (one.kind !== other.kind) return { ...found, change: 'type' };
    if (one.kind === 'map' && other.kind === 'map')
      return { ...found, change: 'inside', children: this.#members(one, other, spot.path) };
    if (one.kind === 'array' && other.kind === 'array')
      return { ...found, change: 'inside', children: this.#items(one, other, spot.path) };
    return { ...found, change: 'changed' };
  }

  /** In the order of the current map; what was removed stands where it stood in the base. */
  #members(base: MapNode, current: MapNode, path: string): readonly Difference[] {
    const steps = align(wholeMembers(base), wholeMembers(current), ({ key }) => key);
    return steps.flatMap((step) => {
      if (step.kind === 'removed') return [this.#one('removed', step.base, path)];
      if (step.kind === 'added') return [this.#one('added', step.current, path)];
      if (step.kind === 'replaced')
        return [this.#one('removed', step.base, path), this.#one('added', step.current, path)];
      const { key } = step.current;
      return this.pair(placed(step.base), placed(step.current), { path: pointerTo(path, key), step: key }) ?? [];
    });
  }

  #one(change: 'added' | 'removed', member: WholeMember, path: string): Difference {
    const side = change === 'added' ? 'current' : 'base';
    return { change, path: pointerTo(path, member.key), step: member.key, [side]: placed(member), children: [] };
  }

  #items(base: ArrayNode, current: ArrayNode, path: string): readonly Difference[] {
    const id = idKeyOf(base, current);
    const contentOf = ({ node }: Item) => String(this.#contents.get(node));
    const nameOf = id === undefined ? contentOf : ({ node }: Item) => idOf(node, id) ?? '';
    return align(itemsOf(base), itemsOf(current), nameOf).flatMap((step) => this.#item(step, path));
  }

  /** What moved is gone in one place and new in another: the order of elements has a meaning. */
  #item(step: Aligned<Item>, path: string): readonly Difference[] {
    const spotOf = ({ at }: Item): Spot => ({ path: pointerTo(path, at), step: at });
    const gone = (item: Item): Difference => ({ change: 'removed', ...spotOf(item), base: item, children: [] });
    const came = (item: Item): Difference => ({ change: 'added', ...spotOf(item), current: item, children: [] });
    switch (step.kind) {
      case 'removed':
        return [gone(step.base)];
      case 'added':
        return [came(step.current)];
      case 'moved':
        return [gone(step.base), came(step.current)];
      case 'kept':
      case 'replaced': {
        const found = this.pair(step.base, step.current, spotOf(step.current));
        return found === undefined ? [] : [found];
      }
    }
  }
}

interface Item extends Placed {
  /** The index. */
  readonly at: number;
}

const itemsOf = ({ items }: ArrayNode): readonly Item[] => items.map((node, at) => ({ node, at }));

/** A key that has a value. */
interface WholeMember extends MemberNode {
  readonly value: LlsdNode;
}

const isWhole = (member: MemberNode): member is WholeMember => member.value !== undefined;

/** The last one of each key, where the first one stood. */
function wholeMembers({ members }: MapNode): readonly WholeMember[] {
  const whole = members.filter(isWhole);
  const last = new Map(whole.map((member) => [member.key, member]));
  return last.size === whole.length ? whole : [...last.values()];
}

const placed = (member: WholeMember): Placed => ({ node: member.value, member });

/** A difference that does not only lead to others. */
export type Leaf = Difference & { readonly change: Exclude<ChangeKind, 'inside'> };

/** The differences without what leads to them, in the order of the tree. */
export function* leavesOf(found: Difference | undefined): Generator<Leaf> {
  if (found === undefined) return;
  const { change } = found;
  if (change !== 'inside') yield { ...found, change };
  else for (const child of found.children) yield* leavesOf(child);
}
