// The one door to the XML library, used for XML-RPC. No DTD, no entities but the five, bounded size and depth.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { readPlainXml } from './plain-xml.ts';
import { decodeReferences } from './xml-characters.ts';
import { isLeftOpen, xmlSentence } from './xml-sentences.ts';

export interface XmlElement {
  readonly name: string;
  /** Elements in order; attributes are not kept, nobody in XML-RPC uses them. */
  readonly elements: readonly XmlElement[];
  /** All text directly inside, references decoded, CDATA as it stands, blanks kept. */
  readonly text: string;
}

/** A login with every option is 4 KB; its answer with a large inventory below 1 MB. */
export const XML_SIZE_LIMIT = 4 * 1024 * 1024;
/** A struct in an array in a struct is 12 deep. The library takes the square of the depth. */
export const XML_DEPTH_LIMIT = 64;

/** [login.xml.1] The root of a well-formed document, or a sentence with a line. Never throws. */
export function readXml(text: string): XmlElement | { readonly problem: string } {
  if (text.length > XML_SIZE_LIMIT) return { problem: `XML is longer than ${XML_SIZE_LIMIT} characters.` };
  const body = text.charCodeAt(0) === BOM ? text.slice(1) : text;
  return readPlainXml(body) ?? readAnyXml(body);
}

function readAnyXml(body: string): XmlElement | { readonly problem: string } {
  const doctype = doctypeIn(body);
  if (doctype >= 0) return { problem: `Line ${lineOf(body, doctype)}: DOCTYPE is not accepted.` };
  try {
    const valid = XMLValidator.validate(body);
    if (valid !== true) return { problem: `Line ${lineOfError(valid.err, body)}: ${xmlSentence(valid.err.msg)}` };
    return rootOf(PARSER.parse(body));
  } catch (error) {
    return { problem: `XML is not readable: ${xmlSentence(error instanceof Error ? error.message : '')}` };
  }
}

const BOM = 0xfeff;
const TEXT = '#text';
const CDATA = '#cdata';

/** Text stays as it was written: `0012` is not 12, and a blank is a blank. */
const PARSER = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: CDATA,
  processEntities: false,
  maxNestedTags: XML_DEPTH_LIMIT,
});

function rootOf(nodes: unknown): XmlElement | { readonly problem: string } {
  const top = elementOf('', nodes);
  const [root, second] = top.elements;
  if (root === undefined) return { problem: 'XML has no element.' };
  if (second !== undefined) return { problem: `XML has a second root, <${second.name}>.` };
  return root;
}

/** The library gives a list of objects with one member each: an element's name, or that of a kind of text. */
function elementOf(name: string, nodes: unknown): XmlElement {
  const elements: XmlElement[] = [];
  let text = '';
  for (const [tag, content] of membersOf(nodes)) {
    if (tag === TEXT) text += decodeReferences(String(content));
    else if (tag === CDATA)
      text += membersOf(content)
        .map(([, inside]) => String(inside))
        .join('');
    else elements.push(elementOf(tag, content));
  }
  return { name, elements, text };
}

function membersOf(nodes: unknown): readonly (readonly [string, unknown])[] {
  const list: readonly unknown[] = Array.isArray(nodes) ? nodes : [];
  return list.flatMap((node) => (typeof node === 'object' && node !== null ? Object.entries(node).slice(0, 1) : []));
}

/** The offset of a DOCTYPE that is not mere text in a comment or CDATA; -1 if there is none. Each character once. */
function doctypeIn(text: string): number {
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : undefined;
    if (end === undefined) return at;
    const closed = text.indexOf(end, at);
    if (closed < 0) return -1;
    at = closed;
  }
  return -1;
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** What is left open at the end is missed there; the library names the first line, or that of the opening. */
function lineOfError(error: { readonly msg: string; readonly line: number }, text: string): number {
  return isLeftOpen(error.msg) ? lineOf(text, text.length) : error.line;
}
