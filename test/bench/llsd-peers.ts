// Others that read and write the same documents: a library for LLSD, two for any XML, and JSON.
import { createRequire } from 'node:module';
import path from 'node:path';
import { asText, type Llsd } from '../../protocol/llsd/value.ts';
import { installedBot } from './node-metaverse.ts';

/** One way to do the work, by name. The result is only there so that the work is not left out. */
export type PeerTasks = Readonly<Record<string, () => unknown>>;

interface LlsdLibrary {
  readonly LLSD: { parseXML(xml: string): unknown; formatXML(value: unknown): string };
}

interface FastXmlParser {
  readonly XMLParser: new (options: object) => { parse(xml: string): unknown };
}

interface Sax {
  parser(isStrict: boolean): { onopentag: () => void; ontext: () => void; write(xml: string): { close(): unknown } };
}

export interface XmlPeers {
  readonly read: PeerTasks;
  readonly write: PeerTasks;
}

/** Libraries that come with the bot are left out, and it is said so, where `npm test` has not installed it yet. */
export async function xmlPeers(xml: string, value: Llsd): Promise<XmlPeers> {
  const plain = plainOf(value);
  const json = JSON.stringify(plain);
  const installed = await installedPeers(xml);
  return {
    read: { ...installed.read, 'JSON.parse of the same document': () => JSON.parse(json) },
    write: { ...installed.write, 'JSON.stringify of the same document': () => JSON.stringify(plain).length },
  };
}

async function installedPeers(xml: string): Promise<XmlPeers> {
  const folder = await installedBot();
  if (folder === undefined) {
    console.error('Other libraries for LLSD and XML are not measured: npm test has not installed them yet.');
    return { read: {}, write: {} };
  }
  const load = createRequire(path.join(folder, 'package.json'));
  const { LLSD } = load('@caspertech/llsd') as LlsdLibrary;
  const sax = load('sax') as Sax;
  const { XMLParser } = load('fast-xml-parser') as FastXmlParser;
  const parser = new XMLParser({
    preserveOrder: true,
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
  });
  const theirs = LLSD.parseXML(xml);
  return {
    read: {
      '@caspertech/llsd': () => LLSD.parseXML(xml),
      'sax alone': () => eventsOf(sax, xml),
      'fast-xml-parser alone': () => parser.parse(xml),
    },
    write: { '@caspertech/llsd': () => LLSD.formatXML(theirs).length },
  };
}

function eventsOf(sax: Sax, xml: string): number {
  let events = 0;
  const parser = sax.parser(true);
  const count = () => {
    events += 1;
  };
  parser.onopentag = count;
  parser.ontext = count;
  parser.write(xml).close();
  return events;
}

/** The same document as JSON has it, numbers as numbers and all else as text. */
function plainOf(value: Llsd): unknown {
  switch (value.kind) {
    case 'array':
      return value.items.map(plainOf);
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, member]) => [key, plainOf(member)]));
    case 'integer':
    case 'real':
    case 'boolean':
      return value.value;
    default:
      return asText(value);
  }
}
