// LLSD notation, both ways. The reader forgives what it can and says what it forgave; the writer is strict.
import { writeBase64 } from './base64.ts';
import type { LlsdReading } from './finding.ts';
import { isoFromMs } from './iso-date.ts';
import type { LlsdDocument } from './node.ts';
import { NODES, type NotationBuild, VALUES } from './notation-build.ts';
import { textOfOctets } from './notation-octets.ts';
import { quotedText } from './notation-quote.ts';
import { type NotationReading, NotationTree } from './notation-tree.ts';
import { textTooLarge, tooLarge } from './size.ts';
import { DEFAULT_LIMITS, type Llsd, type LlsdKind, type LlsdLimits, type LlsdMap, realText, undef } from './value.ts';

/**
 * Reads any text, never throws, always gives a value: as much as could be understood, undef at worst.
 * Problems carry the codes LS100 to LS138, LS001, LS026, LS042 to LS062 and their place in the text.
 */
export function readLlsdNotation(text: string, limits: Partial<LlsdLimits> = {}): LlsdReading<Llsd> {
  const { root = undef, problems } = readAs(text, limits, VALUES);
  return { value: root, problems };
}

/** As `readLlsdNotation`: the document with the places of its values and keys. */
export function readNotationDocument(text: string, limits: Partial<LlsdLimits> = {}): LlsdDocument {
  return readAs(text, limits, NODES);
}

function readAs<Built extends { readonly kind: LlsdKind }>(
  text: string,
  limits: Partial<LlsdLimits>,
  build: NotationBuild<Built>,
): NotationReading<Built> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const large = textTooLarge(text, all.size);
  if (large !== undefined) return { root: undefined, problems: [large] };
  return new NotationTree(text, all, build).read();
}

/** What was read from octets, and the text in which the places of its problems are. */
export interface NotationBytesReading extends LlsdReading<Llsd> {
  readonly text: string;
}

/** Reads a file or a body to the octet: raw octets of `b(n)` are kept, others that are no UTF-8 are errors. */
export function readLlsdNotationBytes(bytes: Uint8Array, limits: Partial<LlsdLimits> = {}): NotationBytesReading {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const large = tooLarge(bytes.length, all.size);
  if (large !== undefined) return { value: undef, text: '', problems: [large] };
  const text = textOfOctets(bytes);
  const { root = undef, problems } = new NotationTree(text, all, VALUES).read();
  return { value: root, text, problems };
}

export interface NotationStyle {
  /** One element on each line; the number of blanks for each level. */
  readonly pretty?: number;
  /** Keys in the order of their UTF-16 units, rather than as they came. */
  readonly sortKeys?: boolean;
  /** `<? llsd/notation ?>` and a line feed first. */
  readonly header?: boolean;
}

/** The spelling of the header that most clients know. */
const HEADER = '<? llsd/notation ?>\n';

/**
 * [llsd.notation.1] A blank behind each comma, none behind a colon: one client needs the first, another the second.
 * Compact unless `pretty` is asked for.
 */
export function writeLlsdNotation(value: Llsd, style: NotationStyle = {}): string {
  const indent = style.pretty === undefined ? undefined : ' '.repeat(style.pretty);
  const layout: Layout = { indent, sortKeys: style.sortKeys === true };
  return (style.header === true ? HEADER : '') + notationOf(value, layout, '\n');
}

interface Layout {
  /** Absent: all on one line. */
  readonly indent: string | undefined;
  readonly sortKeys: boolean;
}

/** @param line the line break and the indentation of the line on which the value stands */
function notationOf(value: Llsd, layout: Layout, line: string): string {
  switch (value.kind) {
    case 'undef':
      return '!';
    case 'boolean':
      return value.value ? 'true' : 'false';
    case 'integer':
      return `i${value.value}`;
    case 'real':
      return `r${realText(value.value)}`;
    case 'uuid':
      return `u${value.value}`;
    case 'string':
      return quotedText(value.value, "'");
    case 'uri':
      return `l${quotedText(value.value, '"')}`;
    case 'date':
      return `d"${isoFromMs(value.value)}"`;
    case 'binary':
      return `b64"${writeBase64(value.value)}"`;
    case 'array':
      return `[${listed(value.items, layout, line, notationOf)}]`;
    case 'map':
      return `{${listed(layout.sortKeys ? sorted(value) : value.entries, layout, line, memberOf)}}`;
  }
}

function memberOf([key, value]: readonly [string, Llsd], layout: Layout, line: string): string {
  return `${quotedText(key, "'")}:${notationOf(value, layout, line)}`;
}

function listed<Item>(
  items: Iterable<Item>,
  layout: Layout,
  line: string,
  write: (item: Item, layout: Layout, line: string) => string,
): string {
  const inner = layout.indent === undefined ? line : line + layout.indent;
  const between = layout.indent === undefined ? ', ' : `,${inner}`;
  let text = '';
  for (const item of items) text += (text === '' ? '' : between) + write(item, layout, inner);
  return layout.indent === undefined || text === '' ? text : `${inner}${text}${line}`;
}

function sorted({ entries }: LlsdMap): readonly (readonly [string, Llsd])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}
