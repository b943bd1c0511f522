// LLSD-XML as a language of the editor: which function answers which question.
import type { Language } from '../languages.ts';
import { isLlsdXml, type LlsdXmlFile, readLlsdXmlFile } from './file.ts';
import { hover } from './hover.ts';
import { nameAt, renameProblem, uses } from './names.ts';
import { problems } from './problems.ts';
import { symbols } from './symbols.ts';

export const llsdXml: Language<LlsdXmlFile> = {
  id: 'llsd-xml',
  read: readLlsdXmlFile,
  isMeant: isLlsdXml,
  problems,
  hover,
  symbols,
  names: { at: nameAt, uses, renameProblem },
  half: ({ messageXml }) => (messageXml.hasMessages ? { kind: 'message-xml', file: messageXml } : undefined),
  isOutlineOnly: true,
};
