// Names of messages in a message.xml: it lists what a template defines.
import type { MessageXmlEntry } from '../../protocol/template/message-xml.ts';
import type { Read } from '../languages.ts';
import type { Name, NameUse, PlacedName } from '../names.ts';
import { newNameProblem } from '../new-name.ts';
import type { LlsdXmlFile } from './file.ts';

/** The name of the message under a caret. */
export function nameAt({ file }: Read<LlsdXmlFile>, at: number): PlacedName | undefined {
  const entry = file.messageXml.entries.find(({ name }) => name.text !== '' && at >= name.start && at <= name.end);
  return entry === undefined ? undefined : placed(entry);
}

/** [template.pair.2] Every entry with the name; each is a mention, since only templates define. */
export function uses({ file }: Read<LlsdXmlFile>, { kind, path }: Name): readonly NameUse[] {
  if (kind !== 'message') return [];
  return file.messageXml.entries
    .filter(({ name }) => name.text === path.at(-1))
    .map((entry) => ({ ...placed(entry), whole: undefined }));
}

/** Why a message cannot be listed under another name; undefined if it can. */
export function renameProblem({ file }: Read<LlsdXmlFile>, name: Name, put: string): string | undefined {
  const problem = newNameProblem(put);
  if (problem !== undefined || put === name.path.at(-1)) return problem;
  const isTaken = file.messageXml.entries.some((entry) => entry.name.text === put);
  return isTaken ? `There is already a message ${put} in message.xml.` : undefined;
}

const placed = ({ name: { text, start, end } }: MessageXmlEntry): PlacedName => ({
  kind: 'message',
  path: [text],
  range: { start, end },
});
