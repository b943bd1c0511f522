// MT020 to MT024: the names of messages, blocks and fields.
import type { Fix, Problem } from '../../text.ts';
import type { MessageTemplate, Placed } from '../model.ts';
import type { PlacedMessage, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { isPlainAscii } from '../slips.ts';
import type { Parts, Rule, Subject } from './rule.ts';
import { error, hint, keep, nameWords, related, replacement } from './rule.ts';

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

function* spelling({ names }: Parts): Iterable<Problem> {
  const sentence = 'Names have letters, digits and underscores, and do not start with a digit.';
  for (const { name, places } of names)
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) && isPlainAscii(name))
      for (const place of places) yield error('MT020', sentence, place, spellingFix(name, place));
}

/** `Object.ID` as `Object_ID`, `Id,` as `Id`, if something is left. */
function spellingFix(name: string, place: Word): { readonly fixes?: readonly Fix[] } {
  if (name.length > MAX_NAME_LENGTH) return {};
  const inner = name.replaceAll(/^[^A-Za-z0-9_]+|[^A-Za-z0-9_]+$/gu, '').replaceAll(/[^A-Za-z0-9_]+/gu, '_');
  const usual = /^[0-9]/u.test(inner) ? `_${inner}` : inner;
  return usual === '' ? {} : { fixes: [replacement(`Change to ${usual}`, place, usual)] };
}

function* length({ names }: Parts): Iterable<Problem> {
  const most = `${MAX_NAME_LENGTH} is the most the viewer can look up`;
  for (const { name, places } of names)
    if (name.length > MAX_NAME_LENGTH)
      for (const place of places) yield error('MT021', `The name has ${name.length} characters; ${most}.`, place);
}

const CAPITALIZED = /^[A-Z][A-Za-z0-9]*$/u;

function* capitals({ names }: Parts): Iterable<Problem> {
  const sentence = 'Names in templates start with a capital and have no underscore.';
  for (const { name, places } of names)
    if (!CAPITALIZED.test(name)) for (const place of places) yield hint('MT022', sentence, place, capitalFix(place));
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
  const several = severalSpellings(messages);
  if (several.size === 0) return;
  const spellings = new Map<string, Map<string, Word[]>>();
  const concerned = messages.filter((message) => spellingsOf(message).some(({ lower }) => several.has(lower)));
  for (const name of concerned.flatMap(nameWords)) {
    const lower = name.text.toLowerCase();
    if (!several.has(lower)) continue;
    const same = spellings.get(lower) ?? new Map<string, Word[]>();
    keep(same, name.text, name);
    spellings.set(lower, same);
  }
  for (const same of spellings.values()) yield* rareSpellings([...same.values()], messages);
}

/** The names that are spelled in more than one way, in lower case. */
function severalSpellings(messages: readonly PlacedMessage[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const message of messages)
    for (const { lower, name } of spellingsOf(message)) {
      const known = first.get(lower);
      if (known === undefined) first.set(lower, name);
      else if (known !== name) several.add(lower);
    }
  return several;
}

interface Spelling {
  readonly lower: string;
  readonly name: string;
}

/** Each spelling in a message once. What is read again keeps a message as it is only with all of its words. [template.again.2] */
function spellingsOf(placed: PlacedMessage): readonly Spelling[] {
  const known = spellingsIn.get(placed.message);
  if (known !== undefined) return known;
  const names = new Set(nameWords(placed).map(({ text }) => text));
  const found = Array.from(names, (name) => ({ lower: name.toLowerCase(), name }));
  spellingsIn.set(placed.message, found);
  return found;
}

const spellingsIn = new WeakMap<MessageTemplate, readonly Spelling[]>();

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

function* generatorNames({ blocks, names }: Parts): Iterable<Problem> {
  for (const { words } of blocks)
    if (words.name?.text === 'Header') yield hint('MT024', 'libomv renames a block called Header.', words.name);
  for (const { name, places } of names)
    if (RESERVED.has(name))
      for (const place of places) yield hint('MT024', `${name} is a keyword of C#, Java or JavaScript.`, place);
}
