// MT020 to MT024: the names of messages, blocks and fields.
import type { Fix, Problem } from '../../text.ts';
import type { Placed } from '../model.ts';
import type { PlacedMessage, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { isPlainAscii } from '../slips.ts';
import { namesIn, placesOf } from './name-words.ts';
import type { Parts, Rule, Subject } from './rule.ts';
import { error, hint, keep, related, replacement } from './rule.ts';
import { spellingsOf } from './spellings.ts';

/** The viewer's table of names holds 64 bytes each, one of them a closing NUL. */
export const MAX_NAME_LENGTH = 63;

export const NAME_RULES: readonly Rule[] = [
  { code: 'MT020', severity: 'error', title: 'A name has letters, digits and underscores.', check: spelling },
  { code: 'MT021', severity: 'error', title: 'A name has at most 63 characters.', check: length },
  {
    code: 'MT022',
    severity: 'hint',
    title: 'A name starts with a capital and has no underscore.',
    isOff: true,
    check: capitals,
  },
  { code: 'MT023', severity: 'hint', title: 'No name differs from another only in case.', checkFile: oneSpelling },
  { code: 'MT024', severity: 'hint', title: 'No name must be changed by code generators.', check: generatorNames },
];

function* spelling(parts: Parts): Iterable<Problem> {
  const sentence = 'Names have letters, digits and underscores, and do not start with a digit.';
  for (const name of namesThat(isMisspelled, parts)) yield error('MT020', sentence, name, spellingFix(name));
}

const isMisspelled = (name: string): boolean => !/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) && isPlainAscii(name);

/** Where the names stand of which something is true; few texts have any. */
function namesThat(isSo: (name: string) => boolean, { names, messages }: Parts): Iterable<Word> {
  return placesOf(new Set([...names].filter(isSo)), messages);
}

/** `Object.ID` as `Object_ID`, `Id,` as `Id`, if something is left. */
function spellingFix(name: Word): { readonly fixes?: readonly Fix[] } {
  if (name.text.length > MAX_NAME_LENGTH) return {};
  const inner = name.text.replaceAll(/^[^A-Za-z0-9_]+|[^A-Za-z0-9_]+$/gu, '').replaceAll(/[^A-Za-z0-9_]+/gu, '_');
  const usual = /^[0-9]/u.test(inner) ? `_${inner}` : inner;
  return usual === '' ? {} : { fixes: [replacement(`Change to ${usual}`, name, usual)] };
}

function* length(parts: Parts): Iterable<Problem> {
  const most = `${MAX_NAME_LENGTH} is the most the viewer can look up`;
  for (const name of namesThat(isTooLong, parts))
    yield error('MT021', `The name has ${name.text.length} characters; ${most}.`, name);
}

const isTooLong = (name: string): boolean => name.length > MAX_NAME_LENGTH;

const CAPITALIZED = /^[A-Z][A-Za-z0-9]*$/u;

function* capitals(parts: Parts): Iterable<Problem> {
  const sentence = 'Names in templates start with a capital and have no underscore.';
  for (const name of namesThat((one) => !CAPITALIZED.test(one), parts))
    yield hint('MT022', sentence, name, capitalFix(name));
}

/** `chat_type` as `ChatType`, if that is a name. */
function capitalFix(name: Word): { readonly fixes?: readonly Fix[] } {
  const usual = name.text
    .slice(0, MAX_NAME_LENGTH)
    .replaceAll(/(?:^_*|_+)([a-z]?)/gu, (_, letter: string) => letter.toUpperCase());
  if (!CAPITALIZED.test(usual) || name.text.length > MAX_NAME_LENGTH) return {};
  return { fixes: [replacement(`Change to ${usual}`, name, usual)] };
}

function* oneSpelling({ file: { messages } }: Subject): Iterable<Problem> {
  const { several, concerned } = spellingsOf(messages.map(namesIn));
  const spellings = new Map<string, Map<string, Word[]>>();
  const there = concerned.flatMap((index) => messages[index] ?? []);
  for (const name of placesOf(several, there)) {
    const lower = name.text.toLowerCase();
    const same = spellings.get(lower) ?? new Map<string, Word[]>();
    keep(same, name.text, name);
    spellings.set(lower, same);
  }
  for (const same of spellings.values()) yield* rareSpellings([...same.values()], messages);
}

/** The places of each spelling of one word. */
function* rareSpellings(same: readonly (readonly Word[])[], messages: readonly PlacedMessage[]): Iterable<Problem> {
  const [usual, ...rare] = same.toSorted((a, b) => b.length - a.length);
  const first = usual?.[0];
  if (usual === undefined || first === undefined) return;
  const times = usual.length === 1 ? 'once' : `${usual.length} times`;
  const fix = (name: Word) => replacement(`Change to ${quote(first.text)}`, name, first.text);
  for (const name of rare.flat())
    yield hint('MT023', `${quote(name.text)} is spelled ${quote(first.text)} elsewhere (${times}).`, name, {
      related: [related(`${quote(first.text)} stands here.`, first)],
      fixes: isTaken(first.text, name, messages) ? [] : [fix(name)],
    });
}

/** The part at hand has a namesake-to-be beside it: in its block, in its message or in the file. */
function isTaken(put: string, name: Word, messages: readonly PlacedMessage[]): boolean {
  const holds = ({ range }: Placed): boolean => range.start <= name.start && name.end <= range.end;
  const isAmong = (parts: readonly { readonly words: { readonly name?: Word } }[]): boolean =>
    parts.some(({ words }) => words.name?.start === name.start);
  const message = messages.find(holds);
  const block = message?.blocks.find(holds);
  const beside = [messages, message?.blocks ?? [], block?.fields ?? []].find(isAmong);
  return beside?.some(({ words }) => words.name?.text === put) === true;
}

/** Words that C#, Java or JavaScript keep for themselves. */
const RESERVED: ReadonlySet<string> = new Set(
  `abstract as assert async await base bool boolean break byte case catch char checked class const continue debugger
  decimal default delegate delete do double else enum event explicit export extends extern false final finally fixed
  float for foreach function goto if implements implicit import in instanceof int interface internal is let lock long
  namespace native new null object operator out override package params private protected public readonly ref return
  sbyte sealed short sizeof stackalloc static string struct super switch synchronized this throw throws transient true
  try typeof uint ulong unchecked unsafe ushort using var virtual void volatile while with yield`.split(/\s+/u),
);

function* generatorNames(parts: Parts): Iterable<Problem> {
  for (const { words } of parts.blocks.filter((block) => block.words.name?.text === 'Header'))
    if (words.name !== undefined) yield hint('MT024', 'libomv renames a block called Header.', words.name);
  for (const name of namesThat((one) => RESERVED.has(one), parts))
    yield hint('MT024', `${name.text} is a keyword of C#, Java or JavaScript.`, name);
}
