// What may stand at the caret of a filter box: names, blocks, fields, words, flags, operators, values.
import { FATE_MEANINGS } from '../../contract/fates.ts';
import type { Completion, CompletionKind, Completions } from '../../contract/filter.ts';
import type { Fate } from '../../contract/panel.ts';
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { type Caret, caretAt, type Expectation } from './caret.ts';
import { PARTS } from './field-judge.ts';
import { type FoundField, fieldsNamed } from './fields.ts';
import { OPERATOR_WORDS, operatorsOf, typeText } from './operators.ts';
import { matchesPattern } from './pattern.ts';
import { FLAGS, isWord, WORDS, wordEntry } from './vocabulary.ts';

/** Nobody reads a longer list; the next letter makes it shorter. */
export const COMPLETIONS_LIMIT = 200;

/** [filter.help.1] What may stand at the offset `at` of a filter, the likeliest first. */
export function completeFilter(text: string, at: number, codec: Codec): Completions {
  const caret = caretAt(text, at);
  const path = pathCaret(caret);
  const items = path === undefined ? itemsFor(caret.expects, codec) : pathItems(path.parts, codec);
  const { start, end } = path?.range ?? caret.range;
  return { start, end, items: ranked(items, path?.begun ?? caret.begun).slice(0, COMPLETIONS_LIMIT) };
}

/** The caret in a path behind its first point: only the part that it stands in is replaced. */
function pathCaret({ begun, expects, range }: Caret) {
  if (expects.kind !== 'operand' || !begun.includes('.')) return undefined;
  const parts = begun.split('.');
  const last = parts.at(-1) ?? '';
  return { parts, begun: last, range: { start: range.start + begun.length - last.length, end: range.end } };
}

/** Those that begin so come before those that have it somewhere; upper and lower case are the same. */
function ranked(items: readonly Completion[], begun: string): readonly Completion[] {
  const lower = begun.toLowerCase().replace(/^["']/, '');
  const places = items.map((item) => ({ item, place: item.label.toLowerCase().indexOf(lower) }));
  const having = places.filter(({ place }) => place >= 0);
  return [...having.filter(({ place }) => place === 0), ...having.filter(({ place }) => place > 0)].map(
    ({ item }) => item,
  );
}

function itemsFor(expects: Expectation, codec: Codec): readonly Completion[] {
  switch (expects.kind) {
    case 'operand':
      return [...wordItems(), ...flagItems(), ...messageItems(codec.template.messages)];
    case 'operator':
      return operatorItems(expects.subject, codec);
    case 'value':
      return valueItems(expects.subject, expects.operator, codec);
    case 'after':
      return signItems(expects.isOpen ? ['&&', '||', ')'] : ['&&', '||']);
  }
}

function item(kind: CompletionKind, label: string, detail: string, insert = label): Completion {
  return { kind, label, insert, detail };
}

const wordItems = (): readonly Completion[] =>
  Object.entries(WORDS).map(([word, { about }]) => item('word', word, about));

const flagItems = (): readonly Completion[] => Object.entries(FLAGS).map(([flag, about]) => item('flag', flag, about));

function messageItems(messages: readonly MessageTemplate[]): readonly Completion[] {
  return messages.map(({ name, frequency, number }) => item('message', name, `${frequency} ${number}`));
}

function signItems(signs: readonly string[]): readonly Completion[] {
  return signs.map((sign) => item('operator', sign, OPERATOR_WORDS[sign] ?? ''));
}

function operatorItems(subject: string, codec: Codec): readonly Completion[] {
  const [field] = subject.includes('.') ? fieldsNamed(subject, codec.template.messages) : [];
  const signs = isWord(subject)
    ? operatorsOf(wordEntry(subject).type.kind)
    : operatorsOf(field?.template.type ?? 'text');
  return signItems(isWord(subject) ? signs : [...signs, '&&', '||']);
}

function valueItems(subject: string, operator: string, codec: Codec): readonly Completion[] {
  if (operator === 'in' || operator === '=~') return [];
  if (!isWord(subject)) return distinct(fieldsNamed(subject, codec.template.messages).flatMap(fieldValues));
  const { type } = wordEntry(subject);
  if (type.kind === 'choice')
    return type.choices.map((choice) => item('value', choice, subject === 'fate' ? meaningOfFate(choice) : subject));
  return type.kind === 'name' ? messageItems(codec.template.messages) : [];
}

const meaningOfFate = (choice: string): string => FATE_MEANINGS[choice as Fate];

function fieldValues({ message, block, template }: FoundField): readonly Completion[] {
  if (template.type === 'BOOL') return [item('value', 'true', ''), item('value', 'false', '')];
  if (template.type === 'LLUUID') return [item('value', 'null', 'The id of zeros')];
  const home = message.blocks[block];
  const meaning = home === undefined ? undefined : meaningOf(message.name, home, template);
  if (meaning?.kind !== 'enumeration' && meaning?.kind !== 'flags') return [];
  return [...meaning.names].map(([number, name]) =>
    item('value', name, meaning.kind === 'flags' ? `bit ${number}` : String(number), quoted(name)),
  );
}

/** A word may stand without quotes. */
function quoted(name: string): string {
  return /^\p{L}[\p{L}\p{N}_-]*$/u.test(name) ? name : JSON.stringify(name);
}

/** Block, field or part, for messages that are named so far. */
function pathItems(parts: readonly string[], codec: Codec): readonly Completion[] {
  const [pattern = '', block = '', field = ''] = parts.map((part) => part.toLowerCase());
  const messages = codec.template.messages.filter(({ name }) => matchesPattern(pattern, name.toLowerCase()));
  const blocks = messages.flatMap((message) => message.blocks);
  if (parts.length === 2) return distinct(blocks.map(({ name, quantity }) => item('block', name, quantity)));
  const fields = blocks
    .filter(({ name }) => matchesPattern(block, name.toLowerCase()))
    .flatMap((found) => found.fields);
  if (parts.length === 3) return distinct(fields.map((found) => item('field', found.name, typeText(found))));
  const named = fields.filter(({ name }) => matchesPattern(field, name.toLowerCase()));
  return distinct(named.flatMap(({ type }) => PARTS[type] ?? []).map((part) => item('field', part, 'F32 or F64')));
}

/** The first of those with one label. */
function distinct(items: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return items.filter(({ label }) => !seen.has(label) && seen.add(label));
}
