// Where an offset of an LLSD document is: at which value or key, and the way there from the root.
import type { LlsdNode, MapNode, MemberNode, NodeInPlace } from '../../protocol/llsd/node.ts';
import type { Range } from '../../protocol/text.ts';

export interface LlsdPlace {
  /** From the root to the innermost value, each with the member that holds it. */
  readonly around: readonly NodeInPlace[];
  readonly at: Innermost;
}

/** `marks`: a container's tags or brackets. `inside`: between its elements. */
export type Innermost =
  | { readonly part: 'key'; readonly member: MemberNode }
  | { readonly part: 'scalar' | 'marks' | 'inside'; readonly node: LlsdNode };

/** The place of an offset; undefined outside of the root. Both ends of a value belong to it, but what begins there comes first. */
export function placeAt(root: LlsdNode | undefined, at: number): LlsdPlace | undefined {
  const around = valuesAround(root, at);
  const last = around.at(-1);
  if (last === undefined) return undefined;
  const { node, member } = last;
  if (member !== undefined && (node === undefined || isAtKey(member, at)))
    return { around, at: { part: 'key', member } };
  return node === undefined ? undefined : { around, at: { part: partOf(node, at), node } };
}

/** From the root to the innermost value at an offset. */
function valuesAround(root: LlsdNode | undefined, at: number): readonly NodeInPlace[] {
  const found: NodeInPlace[] = [];
  let next: NodeInPlace | undefined = root && isWithin(at, root) ? { node: root, member: undefined } : undefined;
  while (next !== undefined) {
    found.push(next);
    next = childAt(next.node, at);
  }
  return found;
}

/** What ends at an offset steps back behind what begins there, and behind the mark that closes what is around both. */
function childAt(node: LlsdNode | undefined, at: number): NodeInPlace | undefined {
  const children = childrenOf(node);
  const here = children.find((child) => at < endOf(child) && isAt(child, at));
  const isClosing = node !== undefined && at >= node.inner.end && node.inner.end < node.end;
  return here ?? (isClosing ? undefined : children.find((child) => isAt(child, at)));
}

const isAt = ({ node, member }: NodeInPlace, at: number): boolean => isWithin(at, member ?? node ?? NOWHERE);
const endOf = ({ node, member }: NodeInPlace): number => (member ?? node ?? NOWHERE).end;
const NOWHERE: Range = { start: -1, end: -1 };

const isAtKey = ({ keyRange, value }: MemberNode, at: number): boolean =>
  at < keyRange.end || (at === keyRange.end && value?.start !== at);

function partOf(node: LlsdNode, at: number): 'scalar' | 'marks' | 'inside' {
  if (node.kind !== 'array' && node.kind !== 'map') return 'scalar';
  return at <= node.inner.start || at >= node.inner.end ? 'marks' : 'inside';
}

/** [llidl.path.1] `/events/[0]/body`; the root is `/`. */
export function pathText(around: readonly NodeInPlace[]): string {
  const steps = around.slice(1).map(({ node, member }, index) => {
    if (member !== undefined) return member.key;
    const outer = around[index]?.node;
    return outer?.kind === 'array' && node !== undefined ? `[${outer.items.indexOf(node)}]` : '';
  });
  return `/${steps.join('/')}`;
}

/** What holds what: elements of arrays and members of maps, in the order of the document. */
export function childrenOf(node: LlsdNode | undefined): readonly NodeInPlace[] {
  if (node?.kind === 'array') return node.items.map((item) => ({ node: item, member: undefined }));
  return node?.kind === 'map' ? node.members.map((member) => ({ node: member.value, member })) : [];
}

/** Every value, in the order of the document. */
export function valuesIn(root: LlsdNode | undefined): readonly LlsdNode[] {
  const found: LlsdNode[] = [];
  const visit = (node: LlsdNode | undefined): void => {
    if (node === undefined) return;
    found.push(node);
    if (node.kind === 'array') for (const item of node.items) visit(item);
    else if (node.kind === 'map') for (const { value } of node.members) visit(value);
  };
  visit(root);
  return found;
}

/** Every map, in the order of the document. */
export const mapsIn = (root: LlsdNode | undefined): readonly MapNode[] =>
  valuesIn(root).filter((node) => node.kind === 'map');

export const isWithin = (at: number, { start, end }: Range): boolean => start <= at && at <= end;
