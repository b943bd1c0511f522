// What can be written at a place of notation: values by the names of their types, and keys that other maps beside this one have.
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { quotedText } from '../../protocol/llsd/notation-quote.ts';
import type { LlsdKind } from '../../protocol/llsd/value.ts';
import type { Range } from '../../protocol/text.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import type { Read } from '../languages.ts';
import type { LlsdFile } from '../llsd/file.ts';
import { asItems, choice, field, literal, type Offer } from '../llsd/offers.ts';
import { describedValues, keysAt } from '../llsd/schema-offers.ts';
import type { OfferedKey } from '../llsd/siblings.ts';
import { type Spot, spotAt } from './spot.ts';

export const OFFERS_BEHIND = [':', '{', '[', ',', "'", '"'] as const;

/** What fits at an offset, most likely first; nothing inside of strings. */
export function completion(read: Read<LlsdFile>, at: number): readonly CompletionItem[] {
  const { file, lines } = read;
  const spot = spotAt(file, at);
  if (spot === undefined) return [];
  const offers =
    spot.kind === 'value'
      ? [...describedValues(read, at).map(onlyValue), ...VALUES]
      : [...keysAt(read, at).map((key) => memberOf(key, spot, file.text)), anyMember(spot, file.text)];
  return asItems(offers, spot.replaced, lines);
}

/** Each type as it is written, and what says so in a list. */
const SNIPPETS: { readonly [kind in LlsdKind]: readonly [snippet: string, about: string] } = {
  string: ["'$1'", "text: '…'"],
  integer: [`i${field('0')}`, '32 bits, signed: i5'],
  boolean: [choice(['true', 'false']), 'true or false'],
  real: [`r${field('0.0')}`, 'a number with a fraction: r0.5'],
  uuid: [`u${field(NULL_UUID)}`, 'u and 36 characters'],
  date: [`d"${field('1970-01-01T00:00:00Z')}"`, 'an instant in UTC: d"…"'],
  uri: ['l"$1"', 'an address: l"…"'],
  binary: ['b64"$1"', 'octets as base64: b64"…"'],
  map: ["{'$1':$2}", "values by their keys: {'a':i1}"],
  array: ['[$1]', 'values one after the other: [i1, i2]'],
  undef: ['!', 'nothing: !'],
};

const VALUES: readonly Offer[] = Object.entries(SNIPPETS).map(([label, [snippet, detail]]) => ({
  label,
  kind: CompletionItemKind.Class,
  snippet,
  detail,
}));

/** A value of which a schema says that it can be no other. */
function onlyValue(value: boolean | number | string): Offer {
  const written = writtenValue(value);
  return { label: written, kind: CompletionItemKind.Value, snippet: literal(written) };
}

function writtenValue(value: boolean | number | string): string {
  if (typeof value === 'string') return quotedText(value, "'");
  return typeof value === 'number' ? `i${value}` : `${value}`;
}

/** [llsd.notation.1] No blank behind the colon. */
function memberOf({ key, kind, about, value: only }: OfferedKey, { quote, replaced }: Spot, text: string): Offer {
  const written = quotedText(key, quote);
  const begun = only === undefined ? '$0' : literal(writtenValue(only));
  const value = hasColon(replaced, text)
    ? ''
    : `:${only !== undefined || kind === undefined ? begun : SNIPPETS[kind][0]}`;
  return {
    label: key,
    kind: CompletionItemKind.Field,
    typed: written,
    snippet: literal(written) + value,
    detail: about,
  };
}

/** A key that nobody has yet. */
function anyMember({ quote, replaced }: Spot, text: string): Offer {
  return {
    label: 'key and value',
    kind: CompletionItemKind.Snippet,
    typed: text.slice(replaced.start, replaced.end),
    snippet: `${quote}${field('key')}${quote}${hasColon(replaced, text) ? '' : ':$2'}`,
  };
}

const hasColon = ({ end }: Range, text: string): boolean => /^\s*:/u.test(text.slice(end, end + 2));
