// Values that somebody asks of rows by name: words of the filter language, flags, fields of messages.
import type { WholeRow } from '../contract/panel.ts';
import { readLlsdXml } from '../protocol/llsd/xml.ts';
import type { Codec, DecodedMessage, FieldValue } from '../protocol/packet/codec.ts';
import { type FieldJson, fieldToJson, printableText } from '../protocol/packet/field-json.ts';
import { messageFromLlsd } from '../protocol/packet/llsd-message.ts';
import { messageName } from '../protocol/packet/name.ts';
import { readHeader, readPacket } from '../protocol/packet/packet.ts';
import type { WantedField } from './filter/checked.ts';
import type { FilterFacts } from './filter/facts.ts';
import { compileFilter } from './filter/filter.ts';
import { type FilterRow, filterRow } from './filter/row.ts';
import { FLAGS, WORDS } from './filter/vocabulary.ts';

/** Null: an instance that lacks the field. */
export type AskedValue = FieldJson | boolean | null | readonly (FieldJson | null)[];

/** One asked name. */
export interface Asked {
  /** As it was asked. */
  readonly text: string;
  /** Undefined: the row has nothing of the kind. */
  of(row: WholeRow, facts: FilterFacts): AskedValue | undefined;
}

/** [capture.asked.1] A word, a flag, `Message.Block.Field`, or `Block.Field` of any message; parts such as `.x` behind it. */
export function readAsked(text: string, codec: Codec): Asked | { readonly problem: string } {
  if (Object.hasOwn(WORDS, text)) return { text, of: (row, facts) => wordOf(text, row, facts, codec) };
  const parts = text.split('.');
  const filter = compileFilter(parts.length === 2 ? `*.${text}` : text, codec);
  if ('problems' in filter) return { problem: `${text}: ${filter.problems[0]?.message}` };
  if (Object.hasOwn(FLAGS, text)) {
    return { text, of: (row, facts) => (row.door === 'udp' ? filter.matches(filterRow(row), facts) : undefined) };
  }
  const { checked } = filter;
  if (checked.kind !== 'field') return { problem: `${text} is no word, no flag and no field of a message.` };
  const fields = new Map<string, WantedField>(checked.fields.map((field) => [field.message.name, field]));
  const part = parts.length === 4 ? PARTS.indexOf(parts[3] ?? '') : undefined;
  return { text, of: (row) => fieldOf(row, { fields, part }, codec) };
}

const PARTS: readonly string[] = ['x', 'y', 'z', 'w'];

/** A field in each message that has it, and which number of its value. */
interface AskedField {
  readonly fields: ReadonlyMap<string, WantedField>;
  readonly part: number | undefined;
}

function wordOf(word: string, row: WholeRow, facts: FilterFacts, codec: Codec): AskedValue | undefined {
  switch (word) {
    case 'name':
      return nameOf(row, codec);
    case 'dir':
      return row.direction;
    case 'seq':
      return sequenceOf(filterRow(row));
    case 'expanded':
      return filterRow(row).packet?.expandedBytes;
    case 'age':
      return facts.now - row.time;
    case 'text':
      return row.door === 'udp' ? textsIn(row, codec) : (row.reply ?? row.request);
    case 'agent':
    case 'region':
      return facts.circuit(row.circuit)?.[word] || undefined;
    default:
      return row[word as 'circuit' | 'door' | 'size' | 'time' | 'fate'];
  }
}

const sequenceOf = ({ sequence }: FilterRow): number | undefined => (sequence < 0 ? undefined : sequence);

/** What a row is called: a message, a capability, an event. */
export function nameOf(row: WholeRow, codec: Codec): string {
  return row.door === 'udp' ? messageName(codec, readHeader(row.bytes).numberId) : row.name;
}

/** [capture.asked.3] The texts of a message, in the order of its fields. */
function textsIn(row: WholeRow, codec: Codec): readonly string[] {
  const message = messageIn(row, codec);
  if (message === undefined) return [];
  const values = message.template.blocks.flatMap(({ fields, name }) =>
    (message.blocks[name] ?? []).flatMap((instance) => fields.map((field) => instance[field.name])),
  );
  return values.flatMap((value) => (value instanceof Uint8Array ? (printableText(value) ?? []) : [])).filter(Boolean);
}

function messageIn(row: WholeRow, codec: Codec): DecodedMessage | undefined {
  const packet = readPacket(row.bytes);
  const message = 'malformed' in packet ? undefined : codec.decode(packet.body);
  return message === undefined || 'unknown' in message ? undefined : message;
}

/** [capture.asked.2] The value of a Single block; of other blocks a list with the value of each instance. */
function fieldOf(row: WholeRow, { fields, part }: AskedField, codec: Codec): AskedValue | undefined {
  const wanted = row.door === 'udp' || row.door === 'event' ? fields.get(nameOf(row, codec)) : undefined;
  const block = wanted?.message.blocks[wanted.block];
  if (wanted === undefined || block === undefined) return undefined;
  const blocks =
    row.door === 'event'
      ? messageFromLlsd(wanted.message, readLlsdXml(row.reply ?? '').value)
      : messageIn(row, codec)?.blocks;
  const field = block.fields[wanted.field]?.name ?? '';
  const values = blocks?.[block.name]?.map((instance) => fieldValueOf(instance[field], part));
  return block.quantity === 'Single' ? (values?.[0] ?? undefined) : values;
}

function fieldValueOf(value: FieldValue | undefined, part: number | undefined): FieldJson | null {
  if (value === undefined) return null;
  const json = fieldToJson(value);
  if (part === undefined) return json;
  return Array.isArray(json) ? (json[part] ?? null) : null;
}
