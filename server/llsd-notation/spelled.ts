// A key of notation as it is written where another one stands.
import { quotedText } from '../../protocol/llsd/notation-quote.ts';
import type { Read } from '../languages.ts';
import type { LlsdFile } from '../llsd/file.ts';
import type { NameUse } from '../names.ts';

/** [llsd.rename.3] Between the quotes that are there; what was counted is quoted. A key that is never closed ends the text. */
export function spelled({ file }: Read<LlsdFile>, { range }: NameUse, put: string): string {
  const [before, behind] = [file.text[range.start - 1], file.text[range.end]];
  const isBetween = before === behind || behind === undefined;
  if (!isBetween || (before !== '"' && before !== "'")) return quotedText(put, "'");
  return quotedText(put, before).slice(1, -1);
}
