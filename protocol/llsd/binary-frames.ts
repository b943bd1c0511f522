// Containers of binary that are being filled: what goes in, and how much of it was announced.
import type { BinaryBuild, BinaryKey } from './binary-build.ts';
import { MARK, VALUE_MARKS } from './binary-marks.ts';
import type { MemberNode } from './node.ts';
import type { LlsdKind } from './value.ts';

export interface Frame<Built> extends BinaryKey {
  readonly isMap: boolean;
  /** Of the opening marker. */
  readonly at: number;
  readonly announced: number;
  readonly items: Built[];
  readonly entries: Map<string, Built>;
  readonly members: MemberNode[];
  /** Elements or pairs read, repeated keys counted each time. */
  held: number;
  /** A key waits for its value. */
  isWaiting: boolean;
  key: string;
  keyMarker: number;
  keyStart: number;
  keyEnd: number;
}

export function openFrame<Built>(isMap: boolean, at: number, announced: number): Frame<Built> {
  return {
    isMap,
    at,
    announced,
    items: isMap ? NOTHING : [],
    entries: isMap ? new Map() : NO_ENTRIES,
    members: isMap ? [] : NOTHING,
    held: 0,
    isWaiting: false,
    key: '',
    keyMarker: 0,
    keyStart: 0,
    keyEnd: 0,
  };
}

/** Arrays have no entries and maps no items: nothing is ever put in here. */
const NOTHING: never[] = [];
const NO_ENTRIES = new Map<string, never>();

/** False if the value's key was there before; the value then takes the place of the other [llsd.value.1]. */
export function placeValue<Built extends { readonly kind: LlsdKind }>(
  frame: Frame<Built>,
  value: Built,
  end: number,
  { member }: BinaryBuild<Built>,
): boolean {
  frame.held++;
  if (!frame.isMap) {
    frame.items.push(value);
    return true;
  }
  frame.isWaiting = false;
  if (member !== undefined) frame.members.push(member(frame, value, end));
  const { size } = frame.entries;
  return frame.entries.set(frame.key, value).size > size;
}

/** The container as far as it was filled; a key that waits will have no value. */
export function finished<Built extends { readonly kind: LlsdKind }>(
  frame: Frame<Built>,
  end: number,
  isClosed: boolean,
  { member, array, map }: BinaryBuild<Built>,
): Built {
  if (frame.isWaiting && member !== undefined) frame.members.push(member(frame, undefined, frame.keyEnd));
  const place = { start: frame.at, end };
  const innerEnd = isClosed ? end - 1 : end;
  return frame.isMap ? map(frame, place, innerEnd) : array(frame.items, place, innerEnd);
}

/** More elements than announced are counted, so that the sentence can say how many. */
export function mayContinue({ isMap }: Frame<unknown>, octet: number | undefined): boolean {
  if (octet === undefined) return false;
  return isMap ? octet === MARK.key : VALUE_MARKS.has(octet);
}
