// What may be written in a message.xml beside its template: entries for messages that it does not list, and how they travel.
import { CompletionItemKind } from 'vscode-languageserver';
import { nodesAround } from '../../protocol/llsd/node.ts';
import { SECTION } from '../../protocol/template/message-xml.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { numberText } from '../../protocol/template/numbers.ts';
import { FLAVORS } from '../../protocol/template/rules/message-xml.ts';
import { escapeXml } from '../../protocol/xml-characters.ts';
import type { Read } from '../languages.ts';
import { choice, literal, type Offer } from '../llsd/offers.ts';
import { isInside } from '../llsd/siblings.ts';
import type { LlsdXmlFile } from './file.ts';

/** Twice what the official template has, and more than anyone scrolls through. */
export const MAX_MESSAGES = 1000;

/** [template.complete.4] Messages that are not listed yet, those that need it first; undefined where no message is listed. */
export function messagesAt({ file, partner }: Read<LlsdXmlFile>, at: number): readonly MessageTemplate[] | undefined {
  if (partner?.kind !== 'template' || !isAmongMessages(file, at)) return undefined;
  const listed = new Set(file.messageXml.entries.map(({ name }) => name.text));
  const lacking = partner.file.template.messages.filter(({ name }) => !listed.has(name));
  return lacking.toSorted((a, b) => Number(isDropped(b)) - Number(isDropped(a))).slice(0, MAX_MESSAGES);
}

/** Right in the map of messages, and in none of its entries. */
function isAmongMessages({ root, text }: LlsdXmlFile, at: number): boolean {
  const maps = nodesAround(root, at).flatMap(({ node }) =>
    node?.kind === 'map' && isInside(node, at, text) ? [node] : [],
  );
  const [outermost, section] = maps;
  return (
    maps.length === 2 && outermost?.members.some(({ key, value }) => key === SECTION && value === section) === true
  );
}

const isDropped = ({ flag }: MessageTemplate): boolean => flag === 'UDPBlackListed';

export const detailOf = (message: MessageTemplate): string =>
  isDropped(message)
    ? 'dropped if it comes by UDP'
    : `${message.frequency} ${numberText(message.frequency, message.number)}`;

/** A whole entry. */
export function entryOf(message: MessageTemplate): Offer {
  const { name } = message;
  const flavor = `\t<key>flavor</key>\n\t<string>${choice(FLAVORS)}</string>\n`;
  return {
    label: name,
    kind: CompletionItemKind.Field,
    typed: `<key>${name}`,
    snippet: `<key>${literal(escapeXml(name))}</key>\n<map>\n${flavor}</map>`,
    detail: detailOf(message),
  };
}

/** [template.complete.4] What may stand where a flavor is written; nothing elsewhere. */
export const flavorsAt = ({ file }: Read<LlsdXmlFile>, at: number): readonly string[] =>
  file.messageXml.entries.some(({ flavor }) => flavor !== undefined && flavor.start <= at && at <= flavor.end)
    ? FLAVORS
    : [];
