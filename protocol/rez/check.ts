// A `.rez` text against a template: whether its messages and fields are there, and its values fit. And a message of it, written.
import type { BlockValue, Codec, FieldValue, LooseMessage } from '../packet/codec.ts';
import { fieldFromJson } from '../packet/field-json.ts';
import type { Unwritable } from '../packet/json-reader.ts';
import { MOST_INSTANCES } from '../packet/plan.ts';
import { readDatagramText } from '../packet/text-reader.ts';
import type { BlockTemplate, MessageTemplate } from '../template/model.ts';
import { NULL_UUID } from '../uuid.ts';
import { headerOf } from './parse.ts';
import type { RezExpect, RezFile, RezProblem, RezSend } from './rez.ts';
import { filled, type Variable } from './variables.ts';

/** Values that fit wherever a variable does, to try a message without knowing anybody. */
const SAMPLES: Readonly<Record<Variable, string>> = {
  agent: NULL_UUID,
  session: NULL_UUID,
  code: '0',
  first: 'Ada',
  last: 'Sandbox',
  'random uuid': NULL_UUID,
};

/** [rez.check.1] What the text itself has wrong, then what the template does not have, in the order of the lines. */
export function checkRez({ entries, problems }: RezFile, codec: Codec): readonly RezProblem[] {
  const found = entries.flatMap((entry) => {
    const sentence =
      entry.kind === 'send'
        ? sendProblem(entry, codec)
        : entry.kind === 'expect'
          ? expectProblem(entry, codec)
          : undefined;
    const { end, line, start } = entry;
    return sentence === undefined ? [] : [{ start, end, line, message: sentence }];
  });
  return [...problems, ...found].sort((one, other) => one.start - other.start);
}

/** [rez.fields.1] Number and fields of a message, variables filled in; or a sentence. */
export function bodyOfSend(
  { lines, message, reliable }: RezSend,
  codec: Codec,
  valueFor: (variable: Variable) => string,
): Uint8Array | Unwritable {
  const template = codec.byName(message);
  if (template === undefined) return { problem: `the template has no message ${message}` };
  const form = readDatagramText([headerOf({ message, reliable }), ...lines.map((line) => filled(line, valueFor))]);
  if ('problem' in form) return { problem: String(form.problem) };
  if ('body' in form || 'rest' in form) return { problem: 'bytes without names are not sent' };
  const blocks = blocksOf(template, form['blocks'] as Written);
  return 'problem' in blocks ? blocks : codec.encode(message, blocks.blocks);
}

/** As the text form reads blocks: any names, values not checked yet. */
type Written = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

function blocksOf(template: MessageTemplate, written: Written): { readonly blocks: LooseMessage } | Unwritable {
  const blocks: Record<string, BlockValue[]> = {};
  for (const [name, instances] of Object.entries(written)) {
    const block = template.blocks.find((one) => one.name === name);
    if (block === undefined) return { problem: `there is no block ${name}` };
    const most = { Single: 1, Multiple: block.count, Variable: MOST_INSTANCES }[block.quantity];
    if (instances.length > most) return { problem: `${name} has ${instances.length} instances, and ${most} at most` };
    for (const instance of instances) {
      const fields = fieldsOf(block, instance);
      if ('problem' in fields) return fields;
      blocks[name] = [...(blocks[name] ?? []), fields.fields];
    }
  }
  return { blocks };
}

function fieldsOf(
  block: BlockTemplate,
  instance: Readonly<Record<string, unknown>>,
): { readonly fields: BlockValue } | Unwritable {
  const fields: Record<string, FieldValue> = {};
  for (const [name, json] of Object.entries(instance)) {
    const field = block.fields.find((one) => one.name === name);
    if (field === undefined) return { problem: `${block.name} has no field ${name}` };
    const read = fieldFromJson(field, json);
    if ('problem' in read) return { problem: `${block.name}.${name} ${read.problem}` };
    fields[name] = read.value;
  }
  return { fields };
}

function sendProblem(send: RezSend, codec: Codec): string | undefined {
  const body = bodyOfSend(send, codec, (variable) => SAMPLES[variable]);
  return 'problem' in body ? `${send.message}: ${body.problem}.` : undefined;
}

function expectProblem({ message, where }: RezExpect, codec: Codec): string | undefined {
  const template = codec.byName(message);
  if (template === undefined) return `The template has no message ${message}.`;
  for (const { block, field } of where) {
    const known = template.blocks.find(({ name }) => name === block);
    if (known === undefined) return `${message} has no block ${block}.`;
    if (!known.fields.some(({ name }) => name === field)) return `${message}.${block} has no field ${field}.`;
  }
  return undefined;
}
