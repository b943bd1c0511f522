// What `diff` and `check --base` have in common: the mode, and a template that can be compared.
import { looseUtf8 } from '../protocol/bytes.ts';
import { MODES, type Mode } from '../protocol/template/compatibility/category.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import type { TemplateFile } from '../protocol/template/placed.ts';
import { languageIdOf } from '../server/check.ts';
import { STDIN, type Terminal, type Unreadable } from './terminal.ts';

const TEMPLATE = 'sl-message-template';

export interface Comparable {
  readonly name: string;
  readonly text: string;
  readonly file: TemplateFile;
}

/** A file as it was read, with the name that people call it by. */
export interface NamedFile {
  readonly name: string;
  readonly octets: Uint8Array;
}

export async function readNamed(file: string, maxBytes: number, terminal: Terminal): Promise<NamedFile | Unreadable> {
  const octets = await terminal.read(file, maxBytes);
  return 'problem' in octets ? octets : { name: file === '-' ? STDIN : file, octets };
}

/** The template in a file, as of `comparableOf`. */
export async function readComparable(
  file: string,
  maxBytes: number,
  terminal: Terminal,
): Promise<Comparable | Unreadable> {
  const read = await readNamed(file, maxBytes, terminal);
  return 'problem' in read ? read : comparableOf(read);
}

export const isTemplate = ({ name, octets }: NamedFile): boolean => languageIdOf(name, looseUtf8(octets)) === TEMPLATE;

/** [compat.unread.1] A template of which every message is understood: with less there is no yes or no. */
export function comparableOf({ name, octets }: NamedFile): Comparable | Unreadable {
  const text = looseUtf8(octets);
  if (languageIdOf(name, text) !== TEMPLATE) return { problem: `${name} is no message template.` };
  const read = parseTemplate(text);
  const lost = read.messages.filter(({ sound }) => !sound).length;
  if (lost === 0 && read.problems.every(({ code }) => code !== 'MT000')) return { name, text, file: read };
  const share = lost > 0 ? `${lost} of ${read.messages.length} messages` : 'messages';
  return { problem: `${name} has ${share} that cannot be read; rezbench check says why.` };
}

/** The word after `--mode`. */
export function readMode(text: string | undefined): { readonly mode: Mode } | Unreadable {
  const mode = text === undefined ? 'development' : MODES.find((known) => known === text);
  return mode === undefined ? { problem: `--mode takes ${MODES.join(' or ')}.` } : { mode };
}
