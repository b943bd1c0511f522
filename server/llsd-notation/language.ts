// LLSD notation as a language of the editor: which function answers which question.
import { notationFormatEdits } from '../../protocol/llsd/notation-format.ts';
import { textOfOctets } from '../../protocol/llsd/notation-octets.ts';
import { settingsProblems } from '../../protocol/llsd/settings-file.ts';
import type { Language } from '../languages.ts';
import type { LlsdFile } from '../llsd/file.ts';
import { folding } from '../llsd/folding.ts';
import { wholeLines } from '../llsd/format.ts';
import { hover } from '../llsd/hover.ts';
import { keyAt, keyHighlights, keyProblem, keyUses } from '../llsd/keys.ts';
import { links } from '../llsd/links.ts';
import { asChosen, inOrder } from '../llsd/problems.ts';
import { selection } from '../llsd/selection.ts';
import { symbols } from '../llsd/symbols.ts';
import { completion, OFFERS_BEHIND } from './completion.ts';
import { isNotation, readNotationFile } from './file.ts';
import { spelled } from './spelled.ts';
import { tokens } from './tokens.ts';

export const llsdNotation: Language<LlsdFile> = {
  id: 'llsd-notation',
  read: readNotationFile,
  textOf: (octets) => ({ text: textOfOctets(octets), problems: [] }),
  isMeant: isNotation,
  problems: ({ root, problems }, severities) => asChosen(inOrder([...problems, ...settingsProblems(root)]), severities),
  hover,
  completion,
  offersBehind: OFFERS_BEHIND,
  symbols,
  folding: (read) => folding(read),
  tokens,
  selection,
  highlights: keyHighlights,
  format: ({ file, lines }, within) =>
    notationFormatEdits(file.text, within === undefined ? {} : { within: wholeLines(lines, within) }),
  names: { at: keyAt, uses: keyUses, renameProblem: keyProblem, spelled, refusal: 'Only keys can be renamed.' },
  links,
  root: ({ root }) => root,
  isOutlineOnly: true,
};
