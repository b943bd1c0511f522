// Names that may be meant where one is written: those of other templates, and those that the file itself uses elsewhere.
import { CompletionItemKind } from 'vscode-languageserver';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import type { MessageXml } from '../../protocol/template/message-xml.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { numberText, numberUses } from '../../protocol/template/numbers.ts';
import type { TemplateFile, Word } from '../../protocol/template/placed.ts';
import { isFieldType, isQuantity, takesSize } from '../../protocol/template/words.ts';
import type { Range } from '../../protocol/text.ts';
import type { Offer } from './snippets.ts';
import type { Level } from './spot.ts';

/** More than all names of blocks in the official file, and more than anyone scrolls through; with a first letter these are others. */
export const MAX_NAMES = 200;

/** A place for a name. */
export interface NamePlace {
  readonly level: Level;
  /** Where the name begins, or would. */
  readonly start: number;
  /** What is written of it. */
  readonly typed: string;
  /** Nothing stands behind the name yet, so that what usually does can come with it. */
  readonly isAlone: boolean;
}

/** [template.complete.1] The likeliest first, at most MAX_NAMES. */
export function nameOffers(file: TemplateFile, place: NamePlace, messageXml?: MessageXml): readonly Offer[] {
  if (place.level !== 'message') return usedNames(file, place);
  const offers = messageNames(file, place, messageXml);
  return offers.filter(({ label }) => mayMatch(label, place.typed)).slice(0, MAX_NAMES);
}

/** The first letter begins a word of the name. The editor asks anew for another word only, and sorts out the rest itself. */
const mayMatch = (name: string, typed: string): boolean =>
  name.toLowerCase().startsWith(typed.slice(0, 1).toLowerCase()) || name.includes(typed.slice(0, 1).toUpperCase());

/** What message.xml lists and the file lacks, then what the built-in template has and the file lacks. */
function messageNames(file: TemplateFile, place: NamePlace, messageXml: MessageXml | undefined): readonly Offer[] {
  const written = file.messages.filter(({ range }) => !(range.start < place.start && place.start < range.end));
  const names = new Set(written.map(({ message }) => message.name));
  const numbers = new Set(numberUses(file).map(({ frequency, value }) => `${frequency} ${value}`));
  const header = (message: MessageTemplate | undefined): string | undefined =>
    message === undefined || !place.isAlone || numbers.has(`${message.frequency} ${message.number}`)
      ? undefined
      : headerOf(message);
  const known = new Map(builtInTemplate().messages.map((message) => [message.name, message]));
  const listed = (messageXml?.entries ?? []).flatMap(({ name: { text }, flavor }) => {
    if (names.has(text) || !NAME.test(text)) return [];
    names.add(text);
    const about = `Listed in message.xml${flavor === undefined ? '' : ` as ${flavor.text}`}, and not in this template.`;
    const message = known.get(text);
    return [{ ...named(text, header(message), about), ...outOfUse(message) }];
  });
  const more = [...known.values()].filter(({ name }) => !names.has(name));
  return [
    ...listed,
    ...more.map((message) => ({
      ...named(message.name, header(message), 'As the built-in template has it.'),
      ...outOfUse(message),
    })),
  ];
}

/** [template.complete.2] The viewer does not load it, or should not get it by UDP. */
const outOfUse = (message: MessageTemplate | undefined): Pick<Offer, 'isDeprecated'> =>
  message?.flag === undefined || message.flag === 'NotDeprecated' ? {} : { isDeprecated: true };

/** What may be written as a name without an error. */
const NAME = /^[A-Za-z_]\w{0,62}$/u;

const headerOf = ({ name, frequency, number, trusted, zerocoded, flag }: MessageTemplate): string =>
  [
    name,
    frequency,
    numberText(frequency, number),
    trusted ? 'Trusted' : 'NotTrusted',
    zerocoded ? 'Zerocoded' : 'Unencoded',
    ...(flag === undefined ? [] : [flag]),
  ].join(' ');

/** How often a name is used, and what stands behind it how often. */
interface Usage {
  count: number;
  readonly endings: Map<string, number>;
}

/** The names of blocks or of fields elsewhere in the file, the most frequent first, each with its usual ending. */
function usedNames(file: TemplateFile, place: NamePlace): readonly Offer[] {
  const { level, start, typed, isAlone } = place;
  const taken = namesBeside(file, level, start);
  return [...usagesOf(file, level, { start, end: start })]
    .filter(([name]) => mayMatch(name, typed) && !taken.has(name))
    .toSorted(([, a], [, b]) => b.count - a.count)
    .slice(0, MAX_NAMES)
    .map(([name, usage]) => {
      const [ending, times] = usualOf(usage);
      return named(name, isAlone ? `${name} ${ending}` : undefined, `${ending} in ${times} of ${usage.count}.`);
    });
}

/**
 * [template.complete.5] What most often stands behind the name of a block or field elsewhere in the file, word by word.
 * @param own where the part is that is written
 */
export function usualWords(file: TemplateFile, level: Level, name: string, own: Range): readonly string[] {
  const usage = usagesOf(file, level, own, name).get(name);
  return usage === undefined ? [] : usualOf(usage)[0].split(' ');
}

/** The names of blocks or fields, or one of them, but for what begins in `own`. */
function usagesOf(file: TemplateFile, level: Level, own: Range, only?: string): ReadonlyMap<string, Usage> {
  const usages = new Map<string, Usage>();
  for (const words of level === 'block' ? blockWords(file) : fieldWords(file)) {
    const { name } = words;
    if (name === undefined || (only !== undefined && name.text !== only)) continue;
    const ending = endingOf(level, words);
    const isOwn = own.start <= name.start && name.start <= own.end;
    if (ending !== undefined && !isOwn) count(usages, name.text, ending);
  }
  return usages;
}

/** What stands behind a name; undefined if there is a mistake in it, which nobody wants to write again. */
function endingOf(level: Level, { first, second }: NameWords): string | undefined {
  if (first === undefined || !(level === 'block' ? isQuantity : isFieldType)(first.text)) return undefined;
  const isSized = level === 'block' ? first.text === 'Multiple' : takesSize(first.text);
  if (isSized !== (second !== undefined)) return undefined;
  return second === undefined ? first.text : `${first.text} ${second.text}`;
}

/** The names of the other parts of that level around a place: messages of the file, blocks of the message, fields of the block. */
export function namesBeside({ messages }: TemplateFile, level: Level, start: number): ReadonlySet<string> {
  const message = messages.findLast(({ range }) => range.start < start);
  const fields = message?.blocks.findLast(({ range }) => range.start < start)?.fields;
  const parts = { message: messages, block: message?.blocks ?? [], field: fields ?? [] }[level];
  const names = parts.map(({ words }) => words.name);
  return new Set(names.flatMap((name) => (name === undefined || name.start === start ? [] : [name.text])));
}

function count(usages: Map<string, Usage>, name: string, ending: string): void {
  const usage = usages.get(name) ?? { count: 0, endings: new Map<string, number>() };
  usages.set(name, usage);
  usage.count += 1;
  usage.endings.set(ending, (usage.endings.get(ending) ?? 0) + 1);
}

function usualOf({ endings }: Usage): readonly [ending: string, times: number] {
  let usual: readonly [string, number] = ['', 0];
  for (const ending of endings) if (ending[1] > usual[1]) usual = ending;
  return usual;
}

/** A name, and the words behind it. */
interface NameWords {
  readonly name: Word | undefined;
  readonly first: Word | undefined;
  readonly second: Word | undefined;
}

const blockWords = ({ messages }: TemplateFile): readonly NameWords[] =>
  messages.flatMap(({ blocks }) =>
    blocks.map(({ words: { name, quantity, count } }) => ({ name, first: quantity, second: count })),
  );

const fieldWords = ({ messages }: TemplateFile): readonly NameWords[] =>
  messages.flatMap(({ blocks }) =>
    blocks.flatMap(({ fields }) =>
      fields.map(({ words: { name, type, size } }) => ({ name, first: type, second: size })),
    ),
  );

/** `whole`: the name with what comes behind it. */
const named = (label: string, whole: string | undefined, about: string): Offer => ({
  label,
  kind: CompletionItemKind.Reference,
  about,
  ...(whole === undefined ? {} : { detail: whole.slice(label.length + 1), whole }),
});
