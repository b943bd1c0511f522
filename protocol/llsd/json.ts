// LLSD as JSON, both ways: a mapping of our own that keeps every value, and the plain one that other libraries have.
import { writeBase64 } from './base64.ts';
import { isoFromMs } from './iso-date.ts';
import { type JsonReading, JsonTree } from './json-tree.ts';
import { ESCAPED_KEY } from './json-typed.ts';
import type { LlsdDocument } from './node.ts';
import { type Llsd, type LlsdMap, type LlsdScalar, realText } from './value.ts';

/**
 * Reads any text, never throws, gives as much as could be understood: where JSON is broken, reading ends. Problems carry
 * the codes of XML for what is wrong with values, and `JSON` for what is no JSON [llsd.json.3].
 */
export function readJsonDocument(text: string, reading: JsonReading = {}): LlsdDocument {
  return new JsonTree(text, reading).read();
}

export interface JsonWriting {
  /** Blanks for each level; absent: everything on one line. */
  readonly pretty?: number;
  /** [llsd.json.2] As the .NET libraries have it: uuids, dates and uris are strings, binary is an array of numbers. */
  readonly plain?: boolean;
}

/** [llsd.json.1] One value without a line break at its end, unless it is laid out. */
export function writeLlsdJson(value: Llsd, { pretty, plain = false }: JsonWriting = {}): string {
  const layout: Layout = { indent: pretty === undefined ? undefined : ' '.repeat(pretty), plain };
  return jsonOf(value, layout, '\n') + (pretty === undefined ? '' : '\n');
}

interface Layout {
  /** Absent: all on one line. */
  readonly indent: string | undefined;
  readonly plain: boolean;
}

/** @param line the line break and the indentation of the line on which the value stands */
function jsonOf(value: Llsd, layout: Layout, line: string): string {
  if (value.kind === 'array') return listed('[]', value.items, layout, line, jsonOf);
  if (value.kind !== 'map') return layout.plain ? plainJson(value) : typedJson(value);
  const sign = layout.plain || !looksTyped(value) ? '' : '$';
  return listed('{}', [...value.entries], layout, line, ([key, member], _, inner) => {
    const colon = layout.indent === undefined ? ':' : ': ';
    return JSON.stringify(sign + key) + colon + jsonOf(member, layout, inner);
  });
}

/** Its only key is one that means a type, or one that was escaped. */
function looksTyped({ entries }: LlsdMap): boolean {
  if (entries.size !== 1) return false;
  const [key] = entries.keys();
  return key !== undefined && ESCAPED_KEY.test(`$${key}`);
}

function typedJson(value: LlsdScalar): string {
  switch (value.kind) {
    case 'undef':
      return 'null';
    case 'real':
      return Number.isFinite(value.value) ? realJson(value.value) : `{"$real":"${realText(value.value)}"}`;
    case 'uuid':
    case 'uri':
      return `{"$${value.kind}":${JSON.stringify(value.value)}}`;
    case 'date':
      return `{"$date":"${isoFromMs(value.value)}"}`;
    case 'binary':
      return `{"$binary":"${writeBase64(value.value)}"}`;
    default:
      return JSON.stringify(value.value);
  }
}

function plainJson(value: LlsdScalar): string {
  switch (value.kind) {
    case 'undef':
      return 'null';
    case 'real':
      return Number.isFinite(value.value) ? realJson(value.value) : 'null';
    case 'date':
      return `"${isoFromMs(value.value)}"`;
    case 'binary':
      return `[${value.value.join(',')}]`;
    default:
      return JSON.stringify(value.value);
  }
}

/** What has neither a fraction nor an exponent would be read as an integer. */
export function realJson(value: number): string {
  const text = realText(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function listed<Item>(
  brackets: '[]' | '{}',
  items: readonly Item[],
  layout: Layout,
  ...[line, write]: readonly [line: string, write: (item: Item, layout: Layout, line: string) => string]
): string {
  const inner = layout.indent === undefined ? '' : line + layout.indent;
  let text = '';
  for (const item of items) text += (text === '' ? inner : `,${inner}`) + write(item, layout, inner);
  const end = layout.indent === undefined || items.length === 0 ? '' : line;
  return brackets.charAt(0) + text + end + brackets.charAt(1);
}
