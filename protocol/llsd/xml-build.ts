// What is made of the elements that were read: plain values, or nodes that remember their places.
import type { Range } from '../text.ts';
import type { LlsdNode, MemberNode } from './node.ts';
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

/** A key: `start` to `end` is its start tag, `innerEnd` where its text ends, `closeEnd` where its end tag does. */
export interface PlacedKey extends Range {
  readonly key: string;
  readonly innerEnd: number;
  readonly closeEnd: number;
}

export const VALUES: XmlBuild<Llsd> = {
  scalar: (value) => value,
  array: (items) => ({ kind: 'array', items }),
  map: ({ entries }) => ({ kind: 'map', entries }),
};

// Written out, without spreading: this runs for every element.
export const NODES: XmlBuild<LlsdNode> = {
  scalar: (value, tag, end) => ({ kind: value.kind, start: tag.start, end: end.end, inner: innerOf(tag, end), value }),
  array: (items, tag, end) => ({ kind: 'array', start: tag.start, end: end.end, inner: innerOf(tag, end), items }),
  map: ({ members }, tag, end) => ({
    kind: 'map',
    start: tag.start,
    end: end.end,
    inner: innerOf(tag, end),
    members,
  }),
  member: ({ key, start, end, innerEnd, closeEnd }, value, memberEnd) => ({
    key,
    start,
    end: memberEnd,
    keyRange: { start, end: closeEnd },
    keyInner: { start: end, end: innerEnd },
    value,
  }),
};

function innerOf(tag: XmlTag, end: Range): Range {
  return { start: tag.end, end: Math.max(tag.end, end.start) };
}
