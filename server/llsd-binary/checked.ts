// Binary LLSD as `check` has it: how a file is known to be that, and what is wrong with it.
import { type BinaryDocument, readBinaryDocument } from '../../protocol/llsd/binary.ts';
import { sniffLlsd } from '../../protocol/llsd/sniff.ts';
import type { LlsdLimits } from '../../protocol/llsd/value.ts';
import type { Range } from '../../protocol/text.ts';
import type { OpenText } from '../languages.ts';
import { asChosen } from '../llsd/problems.ts';

/** No language of the editor: there it is shown as notation. */
export const LLSD_BINARY = 'llsd-binary';

/** [llsd.sniff.3] Of a file that is in none of the languages of texts. */
export function isBinaryFile(name: string, octets: Uint8Array): boolean {
  const form = sniffLlsd(octets);
  return form === 'binary' || (form !== 'xml' && /\.llsdb$/iu.test(name));
}

/** Its places are octets. */
export function openBinary(octets: Uint8Array, limits: Partial<LlsdLimits>): Pick<OpenText, 'problems' | 'root'> {
  const { problems, root }: BinaryDocument = readBinaryDocument(octets, limits);
  return { problems: (severities) => asChosen(problems, severities), root: () => root };
}

/** One line without end, each octet a character of it. */
export const OCTET_PLACES = {
  range: ({ start, end }: Range) => ({ start: { line: 0, character: start }, end: { line: 0, character: end } }),
};
