// What is made of the notation that was read: plain values, or nodes that remember their places.
import type { Range } from '../text.ts';
import type { LlsdNode, MemberNode } from './node.ts';
import { type PlacedKey, PlacedMember, PlacedScalar } from './placed-node.ts';
import type { Llsd, LlsdKind, LlsdScalar } from './value.ts';

export interface NotationBuild<Built extends { readonly kind: LlsdKind }> {
  readonly scalar: (value: LlsdScalar, start: number, place: ScalarPlace) => Built;
  readonly array: (items: readonly Built[], place: Range, innerEnd: number) => Built;
  readonly map: (content: MapContent<Built>, place: Range, innerEnd: number) => Built;
  /** Absent: members are only looked up by their keys. */
  readonly member?: (key: PlacedKey, value: Built | undefined, end: number) => MemberNode;
}

export interface MapContent<Built> {
  readonly entries: ReadonlyMap<string, Built>;
  readonly members: readonly MemberNode[];
}

/** Where the scalar that was read last ends, and what is inside of its quotes or behind its letter. */
export interface ScalarPlace {
  readonly scalarEnd: number;
  readonly innerStart: number;
  readonly innerEnd: number;
}

export const VALUES: NotationBuild<Llsd> = {
  scalar: (value) => value,
  array: (items) => ({ kind: 'array', items }),
  map: ({ entries }) => ({ kind: 'map', entries }),
};

export const NODES: NotationBuild<LlsdNode> = {
  scalar: (value, start, { scalarEnd, innerStart, innerEnd }) =>
    new PlacedScalar(value, { start, end: scalarEnd, innerStart, innerEnd }),
  array: (items, { start, end }, innerEnd) => ({
    kind: 'array',
    start,
    end,
    inner: { start: start + 1, end: innerEnd },
    items,
  }),
  map: ({ members }, { start, end }, innerEnd) => ({
    kind: 'map',
    start,
    end,
    inner: { start: start + 1, end: innerEnd },
    members,
  }),
  member: (key, value, end) => new PlacedMember(key, value, end),
};
