// Addresses as people write them.
import { viewOf } from '../../protocol/bytes.ts';

/** `a.b.c.d`, of the four bytes at `at`. */
export function ipv4Text(bytes: Uint8Array, at: number): string {
  return `${bytes[at] ?? 0}.${bytes[at + 1] ?? 0}.${bytes[at + 2] ?? 0}.${bytes[at + 3] ?? 0}`;
}

/** [capture.ip.5] Lower case, the longest run of zeros as `::`, of the sixteen bytes at `at`. IPv4 in IPv6 is written as IPv4. */
export function ipv6Text(bytes: Uint8Array, at: number): string {
  const view = viewOf(bytes);
  const groups = Array.from({ length: 8 }, (_, group) => view.getUint16(at + 2 * group));
  if (isMapped(groups)) return ipv4Text(bytes, at + 12);
  const words = groups.map((group) => group.toString(16));
  const { start, length } = longestZeros(groups);
  if (length < 2) return words.join(':');
  return `${words.slice(0, start).join(':')}::${words.slice(start + length).join(':')}`;
}

const isMapped = (groups: readonly number[]): boolean =>
  groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [at, group] of groups.entries()) {
    if (group !== 0) start = at + 1;
    else if (at + 1 - start > best.length) best = { start, length: at + 1 - start };
  }
  return best;
}
