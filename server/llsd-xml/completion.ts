// What can be written at a place of LLSD-XML: elements, keys with their values, end tags, booleans, the encoding.
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { escapeXml } from '../../protocol/xml-characters.ts';
import type { Read } from '../languages.ts';
import { asItems, choice, field, literal, type Offer } from '../llsd/offers.ts';
import { describedValues, keysAt } from '../llsd/schema-offers.ts';
import type { OfferedKey } from '../llsd/siblings.ts';
import type { LlsdXmlFile } from './file.ts';
import { detailOf, entryOf, flavorsAt, messagesAt } from './message-offers.ts';
import { type OpenElement, type Spot, spotAt } from './spot.ts';

export const OFFERS_BEHIND = ['<', '/', '>'] as const;

/** What fits at an offset, most likely first; nothing in comments and where any text may stand. */
export function completion(read: Read<LlsdXmlFile>, at: number): readonly CompletionItem[] {
  const spot = spotAt(read.file.text, at);
  return spot === undefined ? [] : asItems(offersAt(read, spot, at), spot.replaced, read.lines);
}

function offersAt(read: Read<LlsdXmlFile>, spot: Spot, at: number): readonly Offer[] {
  const top = spot.open.at(-1);
  switch (spot.kind) {
    case 'end-tag':
      return top === undefined ? [] : [endTag(top)];
    case 'attribute':
      return spot.element === 'binary' ? [ENCODING] : [];
    case 'start-tag':
      return elementsIn(read, top, at);
    case 'text':
      return textIn(read, top, at);
  }
}

const endTag = ({ name }: OpenElement): Offer => ({
  label: `</${name}>`,
  kind: CompletionItemKind.Property,
  snippet: `</${literal(name)}>`,
});

const ENCODING: Offer = {
  label: 'encoding',
  kind: CompletionItemKind.Property,
  snippet: 'encoding="base64"',
  detail: 'base64 is what every reader knows',
};

/** Where text stands, and where a tag may begin. */
function textIn(read: Read<LlsdXmlFile>, top: OpenElement | undefined, at: number): readonly Offer[] {
  if (top?.name === 'boolean') return ['true', 'false'].map(word);
  if (top?.name === 'key') return keysIn(read, at);
  if (top === undefined || !SCALARS.has(top.name)) return elementsIn(read, top, at);
  return [...flavorsAt(read, at), ...describedValues(read, at)].map((value) => word(escapeXml(`${value}`)));
}

const keysIn = (read: Read<LlsdXmlFile>, at: number): readonly Offer[] =>
  messagesAt(read, at)?.map((message) => ({ ...word(escapeXml(message.name)), detail: detailOf(message) })) ??
  keysAt(read, at).map(({ key, about }) => ({ ...word(escapeXml(key)), detail: about }));

const word = (label: string): Offer => ({ label, kind: CompletionItemKind.Value, snippet: literal(label) });

function elementsIn(read: Read<LlsdXmlFile>, top: OpenElement | undefined, at: number): readonly Offer[] {
  if (top === undefined) return read.file.root === undefined ? [LLSD] : [];
  if (top.name === 'map' && !top.hasKey) return [...membersIn(read, at), MEMBER, KEY, endTag(top)];
  if (SCALARS.has(top.name) || top.name === 'key') return [endTag(top)];
  return top.name === 'map' ? VALUES : [...VALUES, endTag(top)];
}

const membersIn = (read: Read<LlsdXmlFile>, at: number): readonly Offer[] =>
  messagesAt(read, at)?.map(entryOf) ?? keysAt(read, at).map(memberOf);

const LLSD: Offer = { label: '<llsd>', kind: CompletionItemKind.Class, snippet: '<llsd>\n$0\n</llsd>' };

/** Each type with what stands between its tags at first. */
const CONTENTS: readonly (readonly [name: string, content: string, about: string])[] = [
  ['string', '$0', 'text'],
  ['integer', '$0', '32 bits, signed'],
  ['boolean', '$0', 'true or false'],
  ['real', '$0', 'a number with a fraction'],
  ['uuid', '$0', '36 characters'],
  ['date', field('1970-01-01T00:00:00Z'), 'an instant in UTC'],
  ['uri', '$0', 'an address'],
  ['binary', '$0', 'octets as base64'],
  ['map', '\n\t$0\n', 'values by their keys'],
  ['array', '\n\t$0\n', 'values one after the other'],
];

const elementText = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const VALUES: readonly Offer[] = [
  ...CONTENTS.map(([name, content, detail]) => ({
    label: `<${name}>`,
    kind: CompletionItemKind.Class,
    snippet: elementText(name, content),
    detail,
  })),
  { label: '<undef/>', kind: CompletionItemKind.Class, snippet: '<undef/>', detail: 'nothing' },
];

const SCALARS: ReadonlySet<string> = new Set(
  CONTENTS.map(([name]) => name).filter((name) => name !== 'map' && name !== 'array'),
);

const KEY: Offer = { label: '<key>', kind: CompletionItemKind.Property, snippet: '<key>$0</key>' };

const MEMBER: Offer = {
  label: '<key> and value',
  kind: CompletionItemKind.Snippet,
  typed: '<key',
  snippet: `<key>$1</key>\n<${choice(['string', 'integer', 'boolean', 'real', 'uuid', 'date', 'uri', 'binary'], 2)}>$3</$2>`,
};

/** A key that others beside this map have, with a value of the type that theirs has. */
function memberOf({ key, kind, about, value: only }: OfferedKey): Offer {
  const name = kind ?? 'string';
  const content = only === undefined ? CONTENTS.find(([type]) => type === name)?.[1] : literal(escapeXml(`${only}`));
  const value = content === undefined ? '<undef/>' : elementText(name, content);
  return {
    label: key,
    kind: CompletionItemKind.Field,
    typed: `<key>${key}`,
    snippet: `<key>${literal(escapeXml(key))}</key>\n${value}`,
    detail: about,
  };
}
