// XML as programs write it: elements without attributes, and text between them. Whatever is otherwise is left to the library,
// which is slower and knows what is wrong.
import type { XmlElement } from './xml.ts';
import { decodeReferences } from './xml-characters.ts';

/** Elements in one another; a login has twelve. */
const PLAIN_DEPTH = 32;
/** Control characters, and line ends that have to be made alike. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ODD_CHARACTERS = /[\0-\x08\x0b-\x1f]/;
const DECLARATION = /^<\?xml [^<>?]*\?>/;
const TAG = /^(\/?)([A-Za-z_][\w.-]*)(\/?)$/;
const REFERENCES = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);/g;

interface Element extends XmlElement {
  readonly elements: Element[];
  text: string;
}

/** The root of a document of nothing but elements and text; undefined for any other, well-formed or not. */
export function readPlainXml(body: string): XmlElement | undefined {
  if (ODD_CHARACTERS.test(body)) return undefined;
  const top = newElement('');
  const open = [top];
  let at = DECLARATION.exec(body)?.[0].length ?? 0;
  for (let start = body.indexOf('<', at); start >= 0; start = body.indexOf('<', at)) {
    const end = body.indexOf('>', start);
    if (end < 0 || !take(body.slice(at, start), body.slice(start + 1, end), open)) return undefined;
    at = end + 1;
  }
  const outside = top.text + body.slice(at);
  return open.length === 1 && top.elements.length === 1 && outside.trim() === '' ? top.elements[0] : undefined;
}

const newElement = (name: string): Element => ({ name, elements: [], text: '' });

/** A text and the tag behind it, in the innermost of the open elements; false if they are not plain. */
function take(text: string, tag: string, open: Element[]): boolean {
  const inside = open.at(-1);
  const [, closing = '', name = '', empty = ''] = TAG.exec(tag) ?? [];
  if (inside === undefined || name === '' || name in {} || !isPlain(text)) return false;
  inside.text += decodeReferences(text);
  if (closing !== '') return empty === '' && open.pop()?.name === name && open.length > 0;
  const element = newElement(name);
  inside.elements.push(element);
  if (empty === '') open.push(element);
  return open.length <= PLAIN_DEPTH;
}

function isPlain(text: string): boolean {
  if (text.includes('>')) return false;
  return !text.includes('&') || !text.replace(REFERENCES, '').includes('&');
}
