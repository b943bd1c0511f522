// LLIDL as a language of the editor: which function answers which question.
import { formatLlidl } from '../../protocol/llidl/print.ts';
import type { Edit, Range } from '../../protocol/text.ts';
import type { Language, Read } from '../languages.ts';
import { completion } from './completion.ts';
import { isLlidl, type LlidlText, readLlidlText } from './file.ts';
import { folding } from './folding.ts';
import { highlights } from './highlights.ts';
import { hover } from './hover.ts';
import { nameAt, renameProblem, uses } from './names.ts';
import { problems } from './problems.ts';
import { selection } from './selection.ts';
import { symbols } from './symbols.ts';
import { tokens } from './tokens.ts';

export const llidl: Language<LlidlText> = {
  id: 'llidl',
  read: readLlidlText,
  isMeant: isLlidl,
  offersBehind: [' ', '&'],
  problems,
  hover,
  completion,
  symbols,
  folding,
  tokens,
  selection,
  highlights,
  format,
  schema: ({ schema }) => schema,
  names: { at: nameAt, uses, renameProblem, refusal: 'Only names of alternatives can be renamed here.' },
};

/** All edits, or those that touch a stretch. */
function format({ file: { schema, tokens: words } }: Read<LlidlText>, within?: Range): readonly Edit[] {
  const edits = formatLlidl(schema, words);
  if (within === undefined) return edits;
  return edits.filter(({ range }) => range.start <= within.end && range.end >= within.start);
}
