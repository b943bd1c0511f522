// Message templates as a language of the editor: which function answers which question.
import { templateProblems } from '../../protocol/template/check.ts';
import { compareTemplates } from '../../protocol/template/compatibility/compatibility.ts';
import { structuralDifferences } from '../../protocol/template/compatibility/structure.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import { keepsSome } from '../../protocol/template/print.ts';
import type { Language } from '../languages.ts';
import { completion } from './completion.ts';
import { folding } from './folding.ts';
import { format, formatTyped, TYPED } from './format.ts';
import { highlights } from './highlights.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { lenses } from './lenses.ts';
import { MAX_NAMES } from './name-offers.ts';
import { nameAt, renameProblem, uses } from './names.ts';
import { selection } from './selection.ts';
import { signature } from './signature.ts';
import { symbols } from './symbols.ts';
import { tokens } from './tokens.ts';

export const template: Language<TemplateFile> = {
  id: 'sl-message-template',
  read: (text) => parseTemplate(text),
  readAgain: parseTemplate,
  isMeant: isTemplate,
  problems: templateProblems,
  hover,
  completion,
  offersBehind: [' '],
  mostOffered: MAX_NAMES,
  symbols,
  folding,
  tokens,
  inlayHints,
  lenses,
  selection,
  highlights,
  signature,
  format,
  keepsSome,
  formatTyped: { behind: TYPED, edits: formatTyped },
  names: {
    at: nameAt,
    uses,
    renameProblem,
    refusal: 'Only names of messages, blocks and fields can be renamed.',
  },
  compare: compareTemplates,
  structure: structuralDifferences,
  half: (file) => ({ kind: 'template', file }),
};

/** A version line behind nothing but comments, a message as the first thing, or the usual ending of the name. */
function isTemplate(name: string, text: string): boolean {
  const code = text.replace(/^\ufeff?(?:\s+|\/[^\r\n]*)*/u, '');
  if (/^version[ \t]/u.test(code)) return true;
  if (/^\{\s+[A-Za-z_]\w*\s+(?:High|Medium|Low|Fixed)\s/u.test(code)) return true;
  return name.toLowerCase().endsWith('.msg') && !code.startsWith('<');
}
