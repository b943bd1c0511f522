// Parts of a file, as the header Range asks for them.

export type ByteRange =
  /** No part is asked for, or in no way that is known. */
  | { readonly kind: 'whole' }
  /** From `start` up to, but not including, `end`. */
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  /** It begins behind the end. */
  | { readonly kind: 'nothing' };

/** [assets.range.1] `bytes=a-b`, `bytes=a-`, `bytes=-n`; of several only the whole. */
export function readRange(header: string, length: number): ByteRange {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header) ?? [];
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') return part(Math.max(0, length - Number(last)), length, length);
  if (last !== '' && Number(last) < Number(first)) return { kind: 'whole' };
  return part(Number(first), last === '' ? length : Number(last) + 1, length);
}

function part(start: number, end: number, length: number): ByteRange {
  return start >= length ? { kind: 'nothing' } : { kind: 'part', start, end: Math.min(end, length) };
}
