// The fields that a path stands for in a template.
import type { FieldTemplate, MessageTemplate } from '../../protocol/template/model.ts';
import { suggestion } from '../../protocol/template/suggestion.ts';
import type { Check } from './check.ts';
import type { WantedField } from './checked.ts';
import { fieldJudge, PARTS } from './field-judge.ts';
import type { Demand, Refusal } from './judge.ts';
import { matchesPattern } from './pattern.ts';
import type { Path, PathPart } from './syntax.ts';

/** A field of the template that a path leads to. */
export interface FoundField {
  readonly message: MessageTemplate;
  readonly block: number;
  readonly field: number;
  readonly template: FieldTemplate;
}

/** Either what was found, or the sentence about the part of the path that leads nowhere. */
type Found<Thing> = { readonly found: readonly Thing[] } | Refusal;

/** [filter.field.1] The fields that a path asks for, with what each must be. None if there is a problem. */
export function checkPath(path: Path, demand: Demand | undefined, check: Check): readonly WantedField[] {
  const fields = fieldsOf(path, check.template.messages);
  const wanted = 'problem' in fields ? fields : wantedOf(path, fields.found, demand);
  if (!('problem' in wanted)) return wanted.found;
  const { start, end } = wanted.range;
  check.problems.push({ message: wanted.problem, start, end });
  return [];
}

/** The fields that a path leads to, given as text; none if it leads nowhere. A part behind the field makes no difference. */
export function fieldsNamed(path: string, messages: readonly MessageTemplate[]): readonly FoundField[] {
  const range = { start: 0, end: 0 };
  const parts = path.split('.').slice(0, 3);
  const found = fieldsOf({ kind: 'path', parts: parts.map((text) => ({ text, range })), range }, messages);
  return 'problem' in found ? [] : found.found;
}

/** [filter.field.2] Every field that the path may mean; upper and lower case are the same. */
function fieldsOf({ parts, range }: Path, messages: readonly MessageTemplate[]): Found<FoundField> {
  const [message, block, field, part, extra] = parts;
  if (message === undefined || block === undefined || field === undefined) {
    return { problem: 'A field is written Message.Block.Field, with * for any of them.', range };
  }
  if (extra !== undefined) {
    return {
      problem: 'Behind a field stands at most one part, such as .x.',
      range: { ...range, start: extra.range.start },
    };
  }
  const named = messagesOf(message, messages);
  const blocks = 'problem' in named ? named : blocksOf(block, named.found);
  const fields = 'problem' in blocks ? blocks : inBlocks(field, blocks.found);
  return 'problem' in fields || part === undefined ? fields : withPart(part, fields.found);
}

/** [filter.name.1] */
function messagesOf(part: PathPart, messages: readonly MessageTemplate[]): Found<MessageTemplate> {
  const pattern = part.text.toLowerCase();
  const found = messages.filter(({ name }) => matchesPattern(pattern, name.toLowerCase()));
  if (found.length > 0) return { found };
  const names = messages.map(({ name }) => name);
  return unknown(part, 'The template has no message', names);
}

interface FoundBlock {
  readonly message: MessageTemplate;
  readonly block: number;
}

function blocksOf(part: PathPart, messages: readonly MessageTemplate[]): Found<FoundBlock> {
  const pattern = part.text.toLowerCase();
  const found = messages.flatMap((message) =>
    message.blocks.flatMap(({ name }, block) =>
      matchesPattern(pattern, name.toLowerCase()) ? [{ message, block }] : [],
    ),
  );
  if (found.length > 0) return { found };
  const names = messages.flatMap(({ blocks }) => blocks.map(({ name }) => name));
  return unknown(part, `${called(messages)} no block`, names);
}

function inBlocks(part: PathPart, blocks: readonly FoundBlock[]): Found<FoundField> {
  const pattern = part.text.toLowerCase();
  const found = blocks.flatMap(({ message, block }) =>
    (message.blocks[block]?.fields ?? []).flatMap((template, field) =>
      matchesPattern(pattern, template.name.toLowerCase()) ? [{ message, block, field, template }] : [],
    ),
  );
  if (found.length > 0) return { found };
  const names = blocks.flatMap(({ message, block }) => (message.blocks[block]?.fields ?? []).map(({ name }) => name));
  const [first] = blocks;
  const where = first === undefined || blocks.length > 1 ? 'These blocks have' : `${nameOf(first)} has`;
  return unknown(part, `${where} no field`, names);
}

/** [filter.field.4] */
function withPart(part: PathPart, fields: readonly FoundField[]): Found<FoundField> {
  const found = fields.filter(({ template }) => PARTS[template.type]?.includes(part.text));
  if (found.length > 0) return { found };
  const [first] = fields;
  const parts = fields.flatMap(({ template }) => PARTS[template.type] ?? []);
  if (parts.length > 0) return unknown(part, `${first?.template.name} has no part`, parts);
  return { problem: `${first?.template.name} is of type ${first?.template.type} and has no parts.`, range: part.range };
}

function called(messages: readonly MessageTemplate[]): string {
  const [first] = messages;
  return first === undefined || messages.length > 1
    ? 'None of these messages has a block; there is'
    : `${first.name} has`;
}

function nameOf({ message, block }: FoundBlock): string {
  return `${message.name}.${message.blocks[block]?.name}`;
}

function unknown({ text, range }: PathPart, sentence: string, known: readonly string[]): Refusal {
  const distinct = [...new Set(known)];
  const near = text === '' ? undefined : suggestion(text, distinct);
  if (text === '') return { problem: `A name is missing here${few(distinct)}.`, range };
  return {
    problem: `${sentence} ${text}${near === undefined ? few(distinct) : `; did you mean ${near}?`}`.replace(
      /(?<![?.])$/u,
      '.',
    ),
    range,
  };
}

/** A sentence has room for a few names. */
const NAMES_SHOWN = 6;

function few(names: readonly string[]): string {
  return names.length === 0 || names.length > NAMES_SHOWN ? '' : `; there is ${names.join(', ')}`;
}

/** [filter.types.3] Of fields of several types those are asked that can be compared so; a problem if none can. */
function wantedOf(path: Path, fields: readonly FoundField[], demand: Demand | undefined): Found<WantedField> {
  if (demand === undefined) return { found: fields.map(({ message, block, field }) => ({ message, block, field })) };
  const found: WantedField[] = [];
  let refused: Refusal | undefined;
  for (const { message, block, field, template } of fields) {
    const blockTemplate = message.blocks[block];
    if (blockTemplate === undefined) continue;
    const part = path.parts[3] === undefined ? undefined : PARTS[template.type]?.indexOf(path.parts[3].text);
    const judged = fieldJudge({ message: message.name, block: blockTemplate, field: template, part }, demand);
    if ('problem' in judged) refused ??= judged;
    else found.push({ message, block, field, judge: judged.judge });
  }
  return found.length === 0 && refused !== undefined ? refused : { found };
}
