// Texts that must fit.
import { utf8 } from '../../protocol/bytes.ts';

/** Bytes of a text in a field whose length is one byte, without the closing zero. */
export const MAX_SHORT_TEXT = 254;

/** Why a text that a person wants sent cannot be, in a sentence; undefined = it can. */
export function tooLong(what: string, text: string, limit: number): { readonly problem: string } | undefined {
  const { length } = utf8(text);
  return length <= limit ? undefined : { problem: `A ${what} has at most ${limit} bytes, this one has ${length}.` };
}

/** The longest beginning of a text, in whole characters, that has at most `limit` bytes. */
export function clipped(text: string, limit: number): string {
  if (utf8(text).length <= limit) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += utf8(character).length;
    if (bytes > limit) break;
    end += character.length;
  }
  return text.slice(0, end);
}
