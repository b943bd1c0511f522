// What is read of one schema text: what it says, and its words for colours and places.
import type { LlidlFile } from '../../protocol/llidl/model.ts';
import { parseLlidl } from '../../protocol/llidl/parse.ts';
import { type LlidlToken, scanLlidl } from '../../protocol/llidl/scan.ts';

export interface LlidlText {
  readonly schema: LlidlFile;
  readonly tokens: readonly LlidlToken[];
}

export const readLlidlText = (text: string): LlidlText => ({ schema: parseLlidl(text), tokens: scanLlidl(text) });

/** A resource or a definition begins behind nothing but comments, or the name ends as such names do. */
export function isLlidl(name: string, text: string): boolean {
  const code = text.replace(/^\ufeff?(?:\s+|;[^\r\n]*)*/u, '');
  return /^(?:%%\s*[A-Za-z_]|&[A-Za-z_][\w/]*\s*=)/u.test(code) || name.toLowerCase().endsWith('.llidl');
}
