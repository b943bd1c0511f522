// Where in the notation that is shown the octets of binary are: both are walked side by side.
import type { Range } from '../text.ts';
import type { LlsdNode } from './node.ts';

/**
 * [llsd.edit.5] The place of an octet: of the innermost value, or the key, that it belongs to. Of a container it is the
 * opening bracket for the octets before its elements, and for those behind them the key that waits for a value, or the
 * closing bracket. Octets before the root are at its first character, those behind it at its last.
 * @param octets and `text` are the same document, in binary and as it is shown or was saved from
 */
export function placeOfOctet(octets: LlsdNode | undefined, text: LlsdNode | undefined, at: number): Range {
  if (octets === undefined || text === undefined) return { start: 0, end: 1 };
  let [inOctets, inText] = [octets, text];
  for (;;) {
    const child = childAt(inOctets, inText, at);
    if (child === undefined) return endsAt(inOctets, inText, at);
    if ('place' in child) return child.place;
    [inOctets, inText] = [child.octets, child.text];
  }
}

function endsAt(octets: LlsdNode, { kind, start, end }: LlsdNode, at: number): Range {
  if (at >= octets.end) return { start: end - 1, end };
  if (kind !== 'array' && kind !== 'map') return { start, end };
  return at < octets.inner.start ? { start, end: start + 1 } : { start: end - 1, end };
}

interface Pair {
  readonly octets: LlsdNode;
  readonly text: LlsdNode;
}

function childAt(octets: LlsdNode, text: LlsdNode, at: number): Pair | { readonly place: Range } | undefined {
  if (octets.kind === 'array' && text.kind === 'array') {
    const index = indexAt(octets.items, (item) => (isOpen(item) ? Number.POSITIVE_INFINITY : item.end), at);
    return pairOf(octets.items[index], text.items[index]);
  }
  if (octets.kind !== 'map' || text.kind !== 'map') return undefined;
  const index = indexAt(octets.members, ({ value, end }) => (isOpen(value) ? Number.POSITIVE_INFINITY : end), at);
  const [member, shown] = [octets.members[index], text.members[index]];
  if (member === undefined || shown === undefined) return undefined;
  const isKey = at < member.keyRange.end || member.value === undefined;
  return isKey ? { place: shown.keyRange } : pairOf(member.value, shown.value);
}

const pairOf = (octets: LlsdNode | undefined, text: LlsdNode | undefined): Pair | undefined =>
  octets === undefined || text === undefined ? undefined : { octets, text };

/** Reading stopped in it, or at the value that a key waits for: all that follows belongs there. */
const isOpen = (node: LlsdNode | undefined): boolean =>
  node === undefined || ((node.kind === 'array' || node.kind === 'map') && node.inner.end === node.end);

/** The part that an octet is in; -1 if there is none. */
function indexAt<Part extends Range>(parts: readonly Part[], endOf: (part: Part) => number, at: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part === undefined || endOf(part) <= at) low = middle + 1;
    else high = middle;
  }
  return (parts[low]?.start ?? Number.POSITIVE_INFINITY) <= at ? low : -1;
}
