// LLSD-XML, both ways. The reader forgives what it can and says what it forgave; the writer is strict.
import type { Problem } from '../text.ts';
import type { LlsdReading } from './finding.ts';
import type { LlsdDocument } from './node.ts';
import { textTooLarge } from './size.ts';
import { DEFAULT_LIMITS, type Llsd, type LlsdKind, type LlsdLimits, undef } from './value.ts';
import { NODES, VALUES, type XmlBuild } from './xml-build.ts';
import { XmlTree } from './xml-tree.ts';
import { type XmlWriting, xmlText } from './xml-write.ts';

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
  const large = textTooLarge(text, all.size);
  if (large !== undefined) return { root: undefined, problems: [large] };
  return new XmlTree(text, all, build).read();
}

/** [llsd.xml.11] On one line without an XML declaration, unless asked for. Characters that XML cannot hold become U+FFFD. */
export function writeLlsdXml(value: Llsd, writing: XmlWriting = {}): string {
  return xmlText(value, writing);
}
