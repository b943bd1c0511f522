// What is shown over the words of an entry of message.xml (how the message travels, and whose it may be), and elsewhere.
import type { Hover } from 'vscode-languageserver';
import type { MessageXmlEntry } from '../../protocol/template/message-xml.ts';
import type { Word } from '../../protocol/template/placed.ts';
import type { Read } from '../languages.ts';
import { hover as ofValue } from '../llsd/hover.ts';
import { plain } from '../markdown.ts';
import type { LlsdXmlFile } from './file.ts';

/** The hover at an offset; undefined where there is nothing to say. */
export const hover = (read: Read<LlsdXmlFile>, at: number): Hover | undefined =>
  ofMessage(read, at) ?? ofValue(read, at);

function ofMessage({ file, lines }: Read<LlsdXmlFile>, at: number): Hover | undefined {
  for (const entry of file.messageXml.entries) {
    const word = [entry.name, entry.flavor, entry.trustedSender].find((one) => one !== undefined && isAt(one, at));
    if (word !== undefined) return { contents: { kind: 'markdown', value: textFor(entry) }, range: lines.range(word) };
  }
  return undefined;
}

const isAt = ({ start, end }: Word, at: number): boolean => at >= start && at <= end;

const textFor = ({ name, flavor, trustedSender }: MessageXmlEntry): string =>
  [`**${plain(name.text)}** · message`, FLAVORS.get(flavor?.text ?? '') ?? NO_FLAVOR, trustText(trustedSender)]
    .filter((line) => line !== '')
    .join('  \n');

const FLAVORS: ReadonlyMap<string, string> = new Map([
  ['llsd', 'llsd: it travels over HTTP, as a map with an array for each block.'],
  ['template', 'template: it travels over UDP, as the message template says.'],
]);

const NO_FLAVOR = 'No flavor: this entry does not say how it travels.';

function trustText(word: Word | undefined): string {
  if (word === undefined) return '';
  return word.text === 'true' || word.text === '1'
    ? 'trusted-sender: only trusted senders may send it.'
    : 'trusted-sender: anyone may send it.';
}
