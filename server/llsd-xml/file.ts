// What is read of one LLSD-XML text.
import type { LlsdLimits } from '../../protocol/llsd/value.ts';
import { readXmlDocument } from '../../protocol/llsd/xml.ts';
import { XmlCursor } from '../../protocol/llsd/xml-cursor.ts';
import { type MessageXml, readMessageXml } from '../../protocol/template/message-xml.ts';
import type { LlsdFile } from '../llsd/file.ts';

export interface LlsdXmlFile extends LlsdFile {
  /** What it says about messages; nothing if it is another document. */
  readonly messageXml: MessageXml;
}

export function readLlsdXmlFile(text: string, limits?: Partial<LlsdLimits>): LlsdXmlFile {
  const document = readXmlDocument(text, limits);
  return { text, ...document, messageXml: readMessageXml(text, document.problems) };
}

/** The outermost element is `llsd`, a header says so, or the name ends as such names do. */
export function isLlsdXml(name: string, text: string): boolean {
  return rootOf(text) === 'llsd' || HEADER.test(text) || name.toLowerCase().endsWith('.llsd.xml');
}

const HEADER = /^\ufeff?\s*<\?\s*llsd\/xml\s*\?>/iu;

/** The name of the first element; undefined if other words come before it. */
function rootOf(text: string): string | undefined {
  const cursor = new XmlCursor(text.replace(/^\ufeff/u, ''));
  for (let token = cursor.next(); ; token = cursor.next()) {
    if (token === 'open' || token === 'empty') return cursor.name;
    const isBlank = token === 'text' && cursor.text.slice(cursor.start, cursor.end).trim() === '';
    if (!isBlank && token !== 'comment' && token !== 'instruction' && token !== 'doctype') return undefined;
  }
}
