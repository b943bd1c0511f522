// Where in the notation that is shown the octets of binary are: both are walked side by side.
import type { Range } from '../text.ts';
import type { LlsdNode } from './node.ts';

/**
 * [llsd.edit.5] The place of an octet: of the innermost value, or the key, that it belongs to; of a container its opening bracket.
 * Octets before the value are at its first character, those behind it at its last.
 * @param octets and `text` are nodes of the same document, in binary and as it is shown or was saved from
 */
export function placeOfOctet(octets: LlsdNode | undefined, text: LlsdNode | undefined, at: number): Range {
  if (octets === undefined || text === undefined) return { start: 0, end: 1 };
  if (at >= octets.end) return { start: text.end - 1, end: text.end };
  let [inOctets, inText] = [octets, text];
  for (;;) {
    const child = childAt(inOctets, inText, at);
    if (child === undefined) break;
    if ('place' in child) return child.place;
    [inOctets, inText] = [child.octets, child.text];
  }
  const { kind, start, end } = inText;
  return { start, end: kind === 'array' || kind === 'map' ? start + 1 : end };
}

interface Pair {
  readonly octets: LlsdNode;
  readonly text: LlsdNode;
}

function childAt(octets: LlsdNode, text: LlsdNode, at: number): Pair | { readonly place: Range } | undefined {
  if (octets.kind === 'array' && text.kind === 'array') {
    const index = indexAt(octets.items, at);
    return pairOf(octets.items[index], text.items[index]);
  }
  if (octets.kind !== 'map' || text.kind !== 'map') return undefined;
  const index = indexAt(octets.members, at);
  const [member, shown] = [octets.members[index], text.members[index]];
  if (member === undefined || shown === undefined) return undefined;
  const isKey = at < member.keyRange.end || member.value === undefined;
  return isKey ? { place: shown.keyRange } : pairOf(member.value, shown.value);
}

const pairOf = (octets: LlsdNode | undefined, text: LlsdNode | undefined): Pair | undefined =>
  octets === undefined || text === undefined ? undefined : { octets, text };

/** The part that an octet is in; -1 if there is none. */
function indexAt(parts: readonly Range[], at: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (parts[low]?.start ?? Number.POSITIVE_INFINITY) <= at ? low : -1;
}
