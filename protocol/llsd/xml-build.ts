// What is made of the elements that were read: plain values, or nodes that remember their places.
import type { Range } from '../text.ts';
import type { LlsdNode, MemberNode } from './node.ts';
import { type PlacedKey, PlacedMember, PlacedScalar } from './placed-node.ts';
import type { Llsd, LlsdKind, LlsdScalar } from './value.ts';
import type { XmlTag } from './xml-cursor.ts';

/** Each part is told of its start tag and its end tag; they are one and the same for an element such as `<map/>`. */
export interface XmlBuild<Built extends { readonly kind: LlsdKind }> {
  readonly scalar: (value: LlsdScalar, tag: XmlTag, end: Range) => Built;
  readonly array: (items: readonly Built[], tag: XmlTag, end: Range) => Built;
  readonly map: (content: MapContent<Built>, tag: XmlTag, end: Range) => Built;
  /** Absent: members are only looked up by their keys. */
  readonly member?: (key: PlacedKey, value: Built | undefined, end: number) => MemberNode;
}

export interface MapContent<Built> {
  readonly entries: ReadonlyMap<string, Built>;
  readonly members: readonly MemberNode[];
}

export const VALUES: XmlBuild<Llsd> = {
  scalar: (value) => value,
  array: (items) => ({ kind: 'array', items }),
  map: ({ entries }) => ({ kind: 'map', entries }),
};

export const NODES: XmlBuild<LlsdNode> = {
  scalar: (value, tag, end) => {
    const innerEnd = Math.max(tag.end, end.start);
    return new PlacedScalar(value, { start: tag.start, end: end.end, innerStart: tag.end, innerEnd });
  },
  array: (items, tag, end) => ({ kind: 'array', start: tag.start, end: end.end, inner: innerOf(tag, end), items }),
  map: ({ members }, tag, end) => ({
    kind: 'map',
    start: tag.start,
    end: end.end,
    inner: innerOf(tag, end),
    members,
  }),
  member: (key, value, end) => new PlacedMember(key, value, end),
};

function innerOf(tag: XmlTag, end: Range): Range {
  return { start: tag.end, end: Math.max(tag.end, end.start) };
}
