// Keys that a map could have next: those that the maps beside it have, since elements of one array are mostly alike.
import { type LlsdNode, type MapNode, type MemberNode, nodesAround } from '../../protocol/llsd/node.ts';
import type { LlsdKind } from '../../protocol/llsd/value.ts';
import type { LlsdFile } from './file.ts';
import { briefly } from './values.ts';

/** A key that may be written, with what it mostly holds. */
export interface OfferedKey {
  readonly key: string;
  readonly kind: LlsdKind | undefined;
  /** Where it was seen. */
  readonly about: string;
  /** What it holds, where that is one value only. */
  readonly value?: boolean | number | string;
}

/** So many maps say what their like look like. */
const MOST_SIBLINGS = 200;

/** The keys of the maps beside the one around an offset that it does not have yet, in their order. */
export function siblingKeys({ root, text }: LlsdFile, at: number): readonly OfferedKey[] {
  const around = nodesAround(root, at);
  const index = around.findLastIndex(({ node }) => node?.kind === 'map' && isInside(node, at, text));
  const map = around[index]?.node;
  if (map?.kind !== 'map') return [];
  const known = new Set(map.members.filter((member) => !isBeingWritten(member, at)).map(({ key }) => key));
  const offered = new Map<string, OfferedKey>();
  for (const sibling of siblingsOf(map, around[index - 1]?.node)) {
    for (const member of sibling.members) {
      if (member.key !== '' && !known.has(member.key) && !offered.has(member.key))
        offered.set(member.key, offerOf(member));
    }
  }
  return [...offered.values()];
}

/** A member that ends at an offset is finished if it has a value. */
export const isBeingWritten = ({ start, end, value }: MemberNode, at: number): boolean =>
  start < at && (at < end || (at === end && value === undefined));

/** What begins or ends at an offset is beside it, but for what is not closed yet. */
export const isInside = ({ start, end, inner }: LlsdNode, at: number, text: string): boolean =>
  start < at && (at < end || (at === end && inner.end === end && !text.startsWith('/>', end - '/>'.length)));

function siblingsOf(map: MapNode, outer: LlsdNode | undefined): readonly MapNode[] {
  const beside =
    outer?.kind === 'array' ? outer.items : outer?.kind === 'map' ? outer.members.map(({ value }) => value) : [];
  return beside.filter((node) => node?.kind === 'map' && node !== map).slice(0, MOST_SIBLINGS) as readonly MapNode[];
}

const offerOf = ({ key, value }: MemberNode): OfferedKey => ({
  key,
  kind: value?.kind,
  about: value === undefined ? '' : `${value.kind}, beside this one ${briefly(value)}`,
});
