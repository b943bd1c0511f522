// A template and the message.xml beside it: what is wrong with one of them in the eyes of the other.
import type { Severities } from '../protocol/template/check.ts';
import type { MessageXml } from '../protocol/template/message-xml.ts';
import type { TemplateFile } from '../protocol/template/placed.ts';
import { checkMessageXmlOf, checkTemplateOf } from '../protocol/template/rules/message-xml.ts';
import type { Problem } from '../protocol/text.ts';

/** One file of a pair. */
export type Half =
  | { readonly kind: 'template'; readonly file: TemplateFile }
  | { readonly kind: 'message-xml'; readonly file: MessageXml };

/** What is found in the first of two halves; nothing if they make no pair. */
export function pairProblems(
  own: Half | undefined,
  partner: Half | undefined,
  severities: Severities,
): readonly Problem[] {
  if (own?.kind === 'template' && partner?.kind === 'message-xml')
    return checkTemplateOf({ file: own.file, xml: partner.file }, severities);
  if (own?.kind === 'message-xml' && partner?.kind === 'template')
    return checkMessageXmlOf({ file: partner.file, xml: own.file }, severities);
  return [];
}
