// What is made of the binary that was read: plain values, or nodes that remember their places.
import type { Range } from '../text.ts';
import { MARK } from './binary-marks.ts';
import type { LlsdNode, MemberNode } from './node.ts';
import type { MapContent } from './notation-build.ts';
import { type Place, PlacedMember, PlacedScalar } from './placed-node.ts';
import type { Llsd, LlsdKind, LlsdScalar } from './value.ts';

export interface BinaryBuild<Built extends { readonly kind: LlsdKind }> {
  readonly scalar: (value: LlsdScalar, marker: number, start: number, end: number) => Built;
  readonly array: (items: readonly Built[], place: Range, innerEnd: number) => Built;
  readonly map: (content: MapContent<Built>, place: Range, innerEnd: number) => Built;
  /** Absent: members are only looked up by their keys. */
  readonly member?: (key: BinaryKey, value: Built | undefined, end: number) => MemberNode;
}

/** A key and its octets, with its marker and its length. */
export interface BinaryKey {
  readonly key: string;
  readonly keyMarker: number;
  readonly keyStart: number;
  readonly keyEnd: number;
}

export const VALUES: BinaryBuild<Llsd> = {
  scalar: (value) => value,
  array: (items) => ({ kind: 'array', items }),
  map: ({ entries }) => ({ kind: 'map', entries }),
};

export const NODES: BinaryBuild<LlsdNode> = {
  scalar: (value, marker, start, end) => new PlacedScalar(value, placeOf(marker, start, end)),
  array: (items, { start, end }, innerEnd) => ({
    kind: 'array',
    start,
    end,
    inner: { start: start + COUNTED_HEAD, end: innerEnd },
    items,
  }),
  map: ({ members }, { start, end }, innerEnd) => ({
    kind: 'map',
    start,
    end,
    inner: { start: start + COUNTED_HEAD, end: innerEnd },
    members,
  }),
  member: ({ key, keyMarker, keyStart, keyEnd }, value, end) =>
    new PlacedMember({ key, ...placeOf(keyMarker, keyStart, keyEnd) }, value, end),
};

/** A marker and a count, or a length, of 4 octets. */
const COUNTED_HEAD = 5;

function placeOf(marker: number, start: number, end: number): Place {
  switch (marker) {
    case MARK.string:
    case MARK.key:
    case MARK.uri:
    case MARK.binary:
      return { start, end, innerStart: start + COUNTED_HEAD, innerEnd: end };
    case MARK.quote:
    case MARK.apostrophe:
      return { start, end, innerStart: start + 1, innerEnd: end - 1 };
    default:
      return { start, end, innerStart: start + 1, innerEnd: end };
  }
}
