// What is read of one text in LLSD notation, and how such a text is known.
import { readNotationDocument } from '../../protocol/llsd/notation.ts';
import { sniffLlsd } from '../../protocol/llsd/sniff.ts';
import type { LlsdFile } from '../llsd/file.ts';

export const readNotationFile = (text: string): LlsdFile => ({ text, ...readNotationDocument(text) });

/**
 * [llsd.sniff.2] A header says so. Without one many texts could be notation: a name that is usual for LLSD decides, or a
 * container that is no JSON.
 */
export function isNotation(name: string, text: string): boolean {
  if (sniffLlsd(text) !== 'notation') return false;
  if (/^\ufeff?\s*<\?/u.test(text) || /\.llsdn?$/iu.test(name)) return true;
  return /^\ufeff?\s*[[{]/u.test(text) && !/\.jsonc?$/iu.test(name);
}
