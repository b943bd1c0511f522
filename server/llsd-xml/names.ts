// Names in LLSD-XML: keys, and those of messages in a message.xml, which lists what a template defines.
import type { MessageXmlEntry } from '../../protocol/template/message-xml.ts';
import { escapeXml, isXmlCharacter } from '../../protocol/xml-characters.ts';
import type { Read } from '../languages.ts';
import { keyAt, keyProblem, keyUses } from '../llsd/keys.ts';
import { isWithin } from '../llsd/places.ts';
import type { Name, NameUse, PlacedName } from '../names.ts';
import { newNameProblem } from '../new-name.ts';
import type { LlsdXmlFile } from './file.ts';

/** The name of the message under a caret, or the key; what is under it is the text, not the tags around it. */
export function nameAt(read: Read<LlsdXmlFile>, at: number): PlacedName | undefined {
  const { entries } = read.file.messageXml;
  const entry = entries.find(({ name }) => name.text !== '' && at >= name.start && at <= name.end);
  if (entry !== undefined) return placed(entry);
  const key = keyAt(read, at);
  return key !== undefined && isWithin(at, key.range) ? key : undefined;
}

/** [template.pair.2] Every entry with the name; each is a mention, since only templates define. Of a key every member. */
export function uses(read: Read<LlsdXmlFile>, name: Name): readonly NameUse[] {
  const { kind, path } = name;
  if (kind !== 'message') return keyUses(read, name);
  return read.file.messageXml.entries
    .filter(({ name }) => name.text === path.at(-1))
    .map((entry) => ({ ...placed(entry), whole: undefined }));
}

/** Why a message cannot be listed under another name, or a key be another one; undefined if it can. */
export function renameProblem(read: Read<LlsdXmlFile>, name: Name, put: string): string | undefined {
  if (name.kind !== 'message') return keyProblem(read, name, put) ?? writtenProblem(put);
  const problem = newNameProblem(put);
  if (problem !== undefined || put === name.path.at(-1)) return problem;
  const isTaken = read.file.messageXml.entries.some((entry) => entry.name.text === put);
  return isTaken ? `There is already a message ${put} in message.xml.` : undefined;
}

/** [llsd.rename.3] As it stands between tags. */
export const spelled = (_read: Read<LlsdXmlFile>, { kind }: NameUse, put: string): string =>
  kind === 'message' ? put : escapeXml(put);

function writtenProblem(put: string): string | undefined {
  const isWritten = [...put].every((character) => isXmlCharacter(character.codePointAt(0) ?? 0));
  return isWritten ? undefined : `${JSON.stringify(put)} has a character that XML cannot hold.`;
}

const placed = ({ name: { text, start, end } }: MessageXmlEntry): PlacedName => ({
  kind: 'message',
  path: [text],
  range: { start, end },
});
