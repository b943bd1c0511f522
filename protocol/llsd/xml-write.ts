// Values as LLSD-XML: on one line as programs send it, or laid out as people read it.
import { escapeXml } from '../xml-characters.ts';
import { writeBase64 } from './base64.ts';
import { isoFromMs } from './iso-date.ts';
import { type Llsd, type LlsdMap, type LlsdScalar, realText } from './value.ts';

export interface XmlWriting {
  /** Blanks for each level, or a tab; absent: everything on one line. */
  readonly pretty?: number | 'tab';
  /** By the octets of their UTF-8, as the viewer does; absent: as they are in the value. */
  readonly sortKeys?: boolean;
  /** An XML declaration comes first; one client refuses it. */
  readonly declaration?: boolean;
}

/** A document with one value, without a line break at its end unless it is laid out. */
export function xmlText(value: Llsd, { pretty, sortKeys = false, declaration = false }: XmlWriting): string {
  const head = declaration ? DECLARATION : '';
  if (pretty === undefined) return `${head}<llsd>${oneLine(value, sortKeys)}</llsd>`;
  const indent = pretty === 'tab' ? '\t' : ' '.repeat(pretty);
  const lines = [`${head}<llsd>`, ...linesOf(value, '', { indent, sortKeys }), '</llsd>'];
  return `${lines.join('\n')}\n`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

function oneLine(value: Llsd, sortKeys: boolean): string {
  if (value.kind === 'map') return mapXml(value, sortKeys);
  if (value.kind !== 'array') return scalarXml(value);
  if (value.items.length === 0) return '<array/>';
  let xml = '<array>';
  for (const item of value.items) xml += oneLine(item, sortKeys);
  return `${xml}</array>`;
}

function mapXml(value: LlsdMap, sortKeys: boolean): string {
  if (value.entries.size === 0) return '<map/>';
  let xml = '<map>';
  const entries = sortKeys ? sorted(value) : value.entries;
  for (const [key, member] of entries) xml += `<key>${escapeXml(key)}</key>${oneLine(member, sortKeys)}`;
  return `${xml}</map>`;
}

interface Layout {
  readonly indent: string;
  readonly sortKeys: boolean;
}

/** [llsd.xml.12] One element a line; a key and its value below each other. */
function* linesOf(value: Llsd, margin: string, layout: Layout): Generator<string> {
  const inner = margin + layout.indent;
  if (value.kind === 'array' && value.items.length > 0) {
    yield `${margin}<array>`;
    for (const item of value.items) yield* linesOf(item, inner, layout);
    yield `${margin}</array>`;
  } else if (value.kind === 'map' && value.entries.size > 0) {
    yield `${margin}<map>`;
    for (const [key, member] of layout.sortKeys ? sorted(value) : value.entries) {
      yield `${inner}<key>${escapeXml(key)}</key>`;
      yield* linesOf(member, inner, layout);
    }
    yield `${margin}</map>`;
  } else yield margin + oneLine(value, false);
}

function scalarXml(value: LlsdScalar): string {
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
  }
}

function sorted({ entries }: LlsdMap): readonly (readonly [string, Llsd])[] {
  return [...entries].sort(([one], [other]) => byCodePoints(one, other));
}

/** The order of the octets of UTF-8; that of UTF-16 differs beyond U+FFFF. */
function byCodePoints(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  if (isLowHalf(one.charCodeAt(at)) && isLowHalf(other.charCodeAt(at))) at -= 1;
  return (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1);
}

const isLowHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
