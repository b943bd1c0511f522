// Where octets stop being UTF-8.

/** The index of the first octet that cannot be part of well-formed UTF-8; the length if there is none. */
export function firstBadOctet(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const width = widthAt(bytes, at);
    if (width === 0) return at;
    at += width;
  }
  return at;
}

/** Octets of the character at `at`; 0 if it is none. */
export function widthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  const [low, high] = SECOND.get(lead) ?? [0x80, 0xbf];
  if (second < low || second > high) return 0;
  for (let index = 2; index < width; index++) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  return width;
}

/** Leads whose second octet is held tighter: no overlong forms, no surrogates, nothing above U+10FFFF. */
const SECOND: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);
