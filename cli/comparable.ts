// What `diff` and `check --base` have in common: the mode, and a template that can be compared.
import { looseUtf8 } from '../protocol/bytes.ts';
import { Lines } from '../protocol/lines.ts';
import { templateProblems } from '../protocol/template/check.ts';
import { MODES, type Mode } from '../protocol/template/compatibility/category.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import type { TemplateFile } from '../protocol/template/placed.ts';
import { isPlainAscii } from '../protocol/template/slips.ts';
import type { Problem } from '../protocol/text.ts';
import { languageIdOf } from '../server/check.ts';
import { STDIN, type Terminal, type Unreadable } from './terminal.ts';
import { readTextFile } from './text-file.ts';

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
  const octets = await readTextFile(file, maxBytes, terminal);
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

/** [compat.unread.1] A template that is read to its end and of which every message is understood: with less there is no yes or no. */
export function comparableOf({ name, octets }: NamedFile): Comparable | Unreadable {
  const text = looseUtf8(octets);
  if (languageIdOf(name, text) !== TEMPLATE) return { problem: `${name} is no message template.` };
  const file = parseTemplate(text);
  const read = { name, text, file };
  if (isWhole(file)) return read;
  return { problem: `${firstError(read)} ${name} is not compared; rezbench check lists all that is wrong.` };
}

const isWhole = ({ messages, problems, scan: { text } }: TemplateFile): boolean =>
  problems.every((problem) => problem.severity !== 'error' || isByteOrderMark(problem, text)) &&
  messages.every(({ sound }) => sound);

const MARK = '\ufeff';

/** A mark in front of a first word that has nothing else wrong with it: editors put it there unasked and hide it. */
const isByteOrderMark = ({ code, range }: Problem, text: string): boolean =>
  code === 'MT008' && range.start === 0 && text.startsWith(MARK) && isPlainAscii(text.slice(MARK.length, range.end));

/** [compat.own.1] What is wrong with a template that can be compared; undefined if nothing is. */
export function ownErrors(read: Comparable): string | undefined {
  const count = errorsOf(read).length;
  if (count === 0) return undefined;
  const many = `${count} ${count === 1 ? 'error' : 'errors'} of its own`;
  return `${firstError(read)} With ${many} ${read.name} passes in no mode.`;
}

function firstError(read: Comparable): string {
  const [first] = errorsOf(read);
  if (first === undefined) return '';
  const { line, character } = new Lines(read.text).position(first.range.start);
  return `${read.name}:${line + 1}:${character + 1}: ${first.message} (${first.code})`;
}

const errorsOf = ({ file }: Comparable): readonly Problem[] =>
  templateProblems(file).filter(({ severity }) => severity === 'error');

/** The word after `--mode`. */
export function readMode(text: string | undefined): { readonly mode: Mode } | Unreadable {
  const mode = text === undefined ? 'development' : MODES.find((known) => known === text);
  return mode === undefined ? { problem: `--mode takes ${MODES.join(' or ')}.` } : { mode };
}
