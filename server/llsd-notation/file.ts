// What is read of one text in LLSD notation, and how such a text is known.
import { readNotationDocument } from '../../protocol/llsd/notation.ts';
import { sniffLlsd } from '../../protocol/llsd/sniff.ts';
import type { LlsdLimits } from '../../protocol/llsd/value.ts';
import type { LlsdFile } from '../llsd/file.ts';

export const readNotationFile = (text: string, limits?: Partial<LlsdLimits>): LlsdFile => ({
  text,
  ...readNotationDocument(text, limits),
});

/**
 * [llsd.sniff.2] A name of its own says so, or a header, also one with a word that nobody knows. Without them many texts
 * could be notation: a name that is usual for LLSD decides, or a container that is no JSON.
 */
export function isNotation(name: string, text: string): boolean {
  if (/\.llsdn$/iu.test(name) || UNKNOWN_HEADER.test(text)) return true;
  if (sniffLlsd(text) !== 'notation') return false;
  if (/^\ufeff?\s*<\?/u.test(text) || /\.llsd$/iu.test(name)) return true;
  return /^\ufeff?\s*[[{]/u.test(text) && !/\.(?:jsonc?|llsdb)$/iu.test(name);
}

const UNKNOWN_HEADER = /^\ufeff?\s*<\?\s*llsd\/(?!(?:xml|notation|binary)\b)\w*\s*\?>/iu;
