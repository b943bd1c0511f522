// LLSD-XML, both ways. The reader forgives what it can and says what it forgave; the writer is strict.
import type { Problem } from '../text.ts';
import { escapeXml } from '../xml-characters.ts';
import { writeBase64 } from './base64.ts';
import type { LlsdReading } from './finding.ts';
import { isoFromMs } from './iso-date.ts';
import type { LlsdDocument } from './node.ts';
import { DEFAULT_LIMITS, type Llsd, type LlsdKind, type LlsdLimits, realText, undef } from './value.ts';
import { NODES, VALUES, type XmlBuild } from './xml-build.ts';
import { XmlTree } from './xml-tree.ts';

/**
 * Reads any text, never throws, always gives a value: as much as could be understood, undef at worst.
 * Problems carry the codes LS001 to LS062 and their place in the text.
 */
export function readLlsdXml(text: string, limits: Partial<LlsdLimits> = {}): LlsdReading<Llsd> {
  const { root, problems } = readWith(VALUES, text, limits);
  return { value: root ?? undef, problems };
}

/** The same, with the place of every value and key; no root where nothing could be read [llsd.node.1]. */
export function readXmlDocument(text: string, limits: Partial<LlsdLimits> = {}): LlsdDocument {
  return readWith(NODES, text, limits);
}

function readWith<Built extends { readonly kind: LlsdKind }>(
  build: XmlBuild<Built>,
  text: string,
  limits: Partial<LlsdLimits>,
): { readonly root: Built | undefined; readonly problems: readonly Problem[] } {
  const all = { ...DEFAULT_LIMITS, ...limits };
  if (text.length > all.size) return { root: undefined, problems: [tooLarge(text.length, all.size)] };
  return new XmlTree(text, all, build).read();
}

/** [llsd.xml.11] On one line, without an XML declaration. Characters that XML cannot hold become U+FFFD. */
export function writeLlsdXml(value: Llsd): string {
  return `<llsd>${xmlOf(value)}</llsd>`;
}

function xmlOf(value: Llsd): string {
  switch (value.kind) {
    case 'undef':
      return '<undef/>';
    case 'boolean':
      return value.value ? '<boolean>true</boolean>' : '<boolean>false</boolean>';
    case 'integer':
      return `<integer>${value.value}</integer>`;
    case 'real':
      return `<real>${realText(value.value)}</real>`;
    case 'uuid':
      return `<uuid>${value.value}</uuid>`;
    case 'date':
      return `<date>${isoFromMs(value.value)}</date>`;
    case 'string':
      return value.value === '' ? '<string/>' : `<string>${escapeXml(value.value)}</string>`;
    case 'uri':
      return value.value === '' ? '<uri/>' : `<uri>${escapeXml(value.value)}</uri>`;
    case 'binary':
      return value.value.length === 0 ? '<binary/>' : `<binary encoding="base64">${writeBase64(value.value)}</binary>`;
    case 'array':
      return arrayXml(value.items);
    case 'map':
      return mapXml(value.entries);
  }
}

function arrayXml(items: readonly Llsd[]): string {
  if (items.length === 0) return '<array/>';
  let xml = '<array>';
  for (const item of items) xml += xmlOf(item);
  return `${xml}</array>`;
}

function mapXml(entries: ReadonlyMap<string, Llsd>): string {
  if (entries.size === 0) return '<map/>';
  let xml = '<map>';
  for (const [key, value] of entries) xml += `<key>${escapeXml(key)}</key>${xmlOf(value)}`;
  return `${xml}</map>`;
}

function tooLarge(length: number, limit: number): Problem {
  const message = `Document is ${length} octets; limit is ${limit}.`;
  return { code: 'LS061', severity: 'error', message, range: { start: 0, end: 0 } };
}
