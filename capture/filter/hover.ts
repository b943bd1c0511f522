// What a part of a filter means, for somebody who points at it.
import type { FilterHover } from '../../contract/filter.ts';
import type { Meaning } from '../../protocol/meaning/meaning.ts';
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import type { Range } from '../../protocol/text.ts';
import { type FoundField, fieldsNamed } from './fields.ts';
import { OPERATOR_WORDS, operatorsOf, typeText } from './operators.ts';
import { matchesPattern } from './pattern.ts';
import { scanFilter, type Token } from './scan.ts';
import { FLAGS, isFlag, isWord, wordEntry } from './vocabulary.ts';

/** [filter.help.2] What stands at the offset `at`; undefined where nothing does, or nothing that has a meaning of its own. */
export function hoverFilter(text: string, at: number, codec: Codec): FilterHover | undefined {
  const token = scanFilter(text).find(({ range }) => range.start <= at && at < range.end);
  if (token === undefined) return undefined;
  if (token.kind === 'operator' || token.text === 'in')
    return hoverOf(token.range, token.text, OPERATOR_WORDS[token.text]);
  return token.kind === 'word' ? wordHover(token, at, codec.template.messages) : undefined;
}

function wordHover({ range, text }: Token, at: number, messages: readonly MessageTemplate[]): FilterHover | undefined {
  if (isFlag(text)) return hoverOf(range, `${text}: a flag`, FLAGS[text]);
  if (isWord(text)) {
    const { about, type } = wordEntry(text);
    const choices = type.kind === 'choice' ? `One of ${type.choices.join(', ')}.` : undefined;
    return hoverOf(
      range,
      `${text}: a ${TYPE_WORDS[type.kind]}`,
      about,
      choices,
      `Operators: ${operatorsOf(type.kind).join(' ')}`,
    );
  }
  return text.includes('.') ? pathHover({ text, range }, at, messages) : patternHover(text, range, messages);
}

const TYPE_WORDS = {
  number: 'number',
  time: 'time',
  name: 'text',
  text: 'text',
  person: 'text or id',
  choice: 'word',
} as const;

function hoverOf({ start, end }: Range, ...paragraphs: readonly (string | undefined)[]): FilterHover {
  return {
    start,
    end,
    paragraphs: paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== '') as string[],
  };
}

function messagesNamed(pattern: string, messages: readonly MessageTemplate[]): readonly MessageTemplate[] {
  const lower = pattern.toLowerCase();
  return messages.filter(({ name }) => matchesPattern(lower, name.toLowerCase()));
}

function patternHover(text: string, range: Range, messages: readonly MessageTemplate[]): FilterHover {
  const [first, ...others] = messagesNamed(text, messages);
  if (first === undefined) {
    return hoverOf(range, text, 'No message of the template is called so; a capability or an event may be.');
  }
  if (others.length > 0) return hoverOf(range, `${text}: ${others.length + 1} messages`, few([first, ...others]));
  const { name, frequency, number, trusted, zerocoded, blocks } = first;
  const traits = [`${frequency} ${number}`, trusted ? 'Trusted' : 'NotTrusted', zerocoded ? 'Zerocoded' : 'Unencoded'];
  const about = blocks.length === 0 ? 'No blocks.' : `Blocks: ${blocks.map((block) => block.name).join(', ')}.`;
  return hoverOf(range, name, traits.join(', '), about);
}

/** A hover has room for a few names. */
const NAMES_SHOWN = 12;

function few(named: readonly { readonly name: string }[]): string {
  const names = named.slice(0, NAMES_SHOWN).map(({ name }) => name);
  const more = named.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** The part of a path that is pointed at. */
function pathHover(
  { text, range }: Pick<Token, 'text' | 'range'>,
  at: number,
  messages: readonly MessageTemplate[],
): FilterHover | undefined {
  const before = text.slice(0, at - range.start).split('.').length - 1;
  const parts = text.split('.');
  const start = range.start + parts.slice(0, before).join('.').length + (before === 0 ? 0 : 1);
  const place = { start, end: start + (parts[before] ?? '').length };
  const [pattern = ''] = parts;
  if (before === 0) return patternHover(pattern, place, messages);
  if (before === 1) return blockHover(parts, place, messages);
  const [field] = fieldsNamed(parts.slice(0, 3).join('.'), messages);
  return field === undefined ? undefined : fieldHover(field, place);
}

function blockHover([pattern = '', name = '']: readonly string[], range: Range, messages: readonly MessageTemplate[]) {
  const [block] = messagesNamed(pattern, messages)
    .flatMap(({ blocks }) => blocks)
    .filter((found) => matchesPattern(name.toLowerCase(), found.name.toLowerCase()));
  if (block === undefined) return undefined;
  const count = block.quantity === 'Multiple' ? `Multiple ${block.count}` : block.quantity;
  return hoverOf(range, `${block.name}: ${count}`, `Fields: ${few(block.fields)}`);
}

function fieldHover({ message, block, template }: FoundField, range: Range): FilterHover {
  const home = message.blocks[block];
  const meaning = home === undefined ? undefined : meaningOf(message.name, home, template);
  const title = `${template.name}: ${typeText(template)}`;
  return hoverOf(
    range,
    title,
    `${message.name}.${home?.name}`,
    meaning === undefined ? undefined : aboutMeaning(meaning),
  );
}

function aboutMeaning(meaning: Meaning): string | undefined {
  switch (meaning.kind) {
    case 'enumeration':
      return `${meaning.title}: ${listOf(meaning.names)}`;
    case 'flags':
      return `${meaning.title}, by bits: ${listOf(meaning.names)}`;
    case 'scaled':
      return `${meaning.title}${meaning.unit === '' ? '' : `, in ${meaning.unit}`}; the filter asks the raw number.`;
    case 'packed':
    case 'chosen':
      return meaning.title;
    default:
      return undefined;
  }
}

function listOf(names: ReadonlyMap<number, string>): string {
  return few([...names].map(([number, name]) => ({ name: `${number} ${name}` })));
}
