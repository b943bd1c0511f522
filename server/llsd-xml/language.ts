// LLSD-XML as a language of the editor: which function answers which question.
import { xmlFormatEdits } from '../../protocol/llsd/xml-format.ts';
import { textOfOctets } from '../../protocol/llsd/xml-octets.ts';
import type { Language } from '../languages.ts';
import { wholeLines } from '../llsd/format.ts';
import { links } from '../llsd/links.ts';
import { selection } from '../llsd/selection.ts';
import { tokens } from '../llsd/tokens.ts';
import { completion, OFFERS_BEHIND } from './completion.ts';
import { isLlsdXml, type LlsdXmlFile, readLlsdXmlFile } from './file.ts';
import { folding } from './folding.ts';
import { hover } from './hover.ts';
import { nameAt, renameProblem, spelled, uses } from './names.ts';
import { problems } from './problems.ts';
import { symbols } from './symbols.ts';
import { highlights, linked } from './tags.ts';

export const llsdXml: Language<LlsdXmlFile> = {
  id: 'llsd-xml',
  read: readLlsdXmlFile,
  textOf: textOfOctets,
  isMeant: isLlsdXml,
  problems,
  hover,
  completion,
  offersBehind: OFFERS_BEHIND,
  symbols,
  folding,
  tokens,
  selection,
  highlights,
  format: ({ file, lines }, within) =>
    xmlFormatEdits(file.text, within === undefined ? {} : { within: wholeLines(lines, within) }),
  names: { at: nameAt, uses, renameProblem, spelled, refusal: 'Only keys and names of messages can be renamed.' },
  linked,
  links,
  half: ({ messageXml }) => (messageXml.hasMessages ? { kind: 'message-xml', file: messageXml } : undefined),
  root: ({ root }) => root,
  isOutlineOnly: true,
};
