// LLSD as it stands in a document: every value with its place and its spelling, every key, repeated ones too. All three
// serialisations are read into this one shape; what is asked of a document (outline, schema, comparison) is asked of it.
import type { Problem, Range } from '../text.ts';
import { type Llsd, type LlsdKind, map, undef } from './value.ts';

export type LlsdNode = ScalarNode | ArrayNode | MapNode;

/** Offsets are UTF-16 units in text, octets in binary. */
interface Placed extends Range {
  /** What is inside of tags, brackets or quotes; empty where there is nothing inside, as in `<undef/>` and `!`. */
  readonly inner: Range;
}

export interface ScalarNode extends Placed {
  readonly kind: Exclude<LlsdKind, 'array' | 'map'>;
  readonly value: Llsd;
}

export interface ArrayNode extends Placed {
  readonly kind: 'array';
  readonly items: readonly LlsdNode[];
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  /** In the order of the document; a key that stands twice is there twice. */
  readonly members: readonly MemberNode[];
}

/** From its key to the end of its value. */
export interface MemberNode extends Range {
  readonly key: string;
  /** The key with its tags, quotes or marker. */
  readonly keyRange: Range;
  /** The key's text as written, between tags or quotes. */
  readonly keyInner: Range;
  /** Absent while it is being written. */
  readonly value: LlsdNode | undefined;
}

/** What a reader gives of a document [llsd.node.1]: as much as was understood, and what was not. */
export interface LlsdDocument {
  /** Absent if there is no value at all. */
  readonly root: LlsdNode | undefined;
  /** In the order of the document. */
  readonly problems: readonly Problem[];
}

/** The plain value: of repeated keys the last one counts [llsd.value.1], a key without value has none. */
export function plainValue(node: LlsdNode | undefined): Llsd {
  if (node === undefined) return undef;
  if (node.kind === 'array') return { kind: 'array', items: node.items.map(plainValue) };
  if (node.kind !== 'map') return node.value;
  return map(
    node.members.flatMap(({ key, value }) => (value === undefined ? [] : [[key, plainValue(value)] as const])),
  );
}

/** A value that stands in no document, for whoever asks documents. All its places are the same. */
export function nodeOf(value: Llsd): LlsdNode {
  const { kind } = value;
  if (kind === 'array') return { kind, ...NOWHERE, items: value.items.map(nodeOf) };
  if (kind === 'map') return { kind, ...NOWHERE, members: [...value.entries].map(memberOf) };
  return { kind, ...NOWHERE, value };
}

const PLACE: Range = { start: 0, end: 0 };
const NOWHERE = { ...PLACE, inner: PLACE };

const memberOf = ([key, value]: readonly [string, Llsd]): MemberNode => ({
  key,
  ...PLACE,
  keyRange: PLACE,
  keyInner: PLACE,
  value: nodeOf(value),
});

/** The values around an offset, the innermost last, each with the member that holds it. */
export function nodesAround(root: LlsdNode | undefined, at: number): readonly NodeInPlace[] {
  const found: NodeInPlace[] = [];
  let next: NodeInPlace | undefined =
    root === undefined || !touches(root, at) ? undefined : { node: root, member: undefined };
  while (next !== undefined) {
    found.push(next);
    next = childAt(next.node, at);
  }
  return found;
}

export interface NodeInPlace {
  /** Absent if the key has no value yet. */
  readonly node: LlsdNode | undefined;
  /** Absent for the root and for elements of arrays. */
  readonly member: MemberNode | undefined;
}

function childAt(node: LlsdNode | undefined, at: number): NodeInPlace | undefined {
  if (node?.kind === 'array') {
    const item = node.items.find((child) => touches(child, at));
    return item === undefined ? undefined : { node: item, member: undefined };
  }
  const member = node?.kind === 'map' ? node.members.find((child) => touches(child, at)) : undefined;
  return member === undefined ? undefined : { node: member.value, member };
}

const touches = ({ start, end }: Range, at: number): boolean => start <= at && at <= end;
