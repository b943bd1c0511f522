// A row in a few of its values: what one wants to know before opening it.
import type { WholeRow } from '../contract/panel.ts';
import { readUtf8 } from '../protocol/bytes.ts';
import { floatText } from '../protocol/float-text.ts';
import { chosenMeaning } from '../protocol/meaning/chosen.ts';
import { meaningOf } from '../protocol/meaning/meaning-of.ts';
import { meaningText } from '../protocol/meaning/meaning-text.ts';
import type { BlockValue, Codec, DecodedMessage, FieldValue } from '../protocol/packet/codec.ts';
import type { Packet } from '../protocol/packet/packet.ts';
import type { BlockTemplate, FieldTemplate } from '../protocol/template/model.ts';

/** [capture.summary.1] Characters of a summary; the rest of a row is in its details. */
export const LONGEST_SUMMARY = 160;
/** Values of one message. */
const MOST_VALUES = 6;

/** [capture.summary.1] Texts first, then numbers; ids are left out, for they say little, and some are secrets. */
export function summaryOf(row: WholeRow, packet: Packet | undefined, codec: Codec): string {
  if (row.door !== 'udp') return cut(withoutTags(row.reply ?? row.request ?? ''));
  const message = packet === undefined ? undefined : codec.decode(packet.body);
  return message === undefined || 'unknown' in message ? '' : cut(messageWords(message));
}

function messageWords({ blocks, template }: DecodedMessage): string {
  const values = template.blocks.flatMap((block) => {
    const instances = blocks[block.name] ?? [];
    const [first] = instances;
    if (first === undefined) return [];
    const count = instances.length > 1 ? [{ isText: false, words: `${block.name} × ${instances.length}` }] : [];
    const place = { message: template.name, block, instance: first };
    return [...count, ...block.fields.flatMap((field) => valueWords(place, field))];
  });
  const texts = values.filter(({ isText }) => isText);
  const others = values.filter(({ isText }) => !isText);
  return [...texts, ...others]
    .slice(0, MOST_VALUES)
    .map(({ words }) => words)
    .join(' · ');
}

interface Value {
  readonly isText: boolean;
  readonly words: string;
}

interface Place {
  readonly message: string;
  readonly block: BlockTemplate;
  readonly instance: BlockValue;
}

function valueWords({ block, instance, message }: Place, field: FieldTemplate): readonly Value[] {
  const value = instance[field.name];
  if (value === undefined || field.type === 'LLUUID') return [];
  if (value instanceof Uint8Array) {
    const text = printable(value);
    return text === undefined ? [] : [{ isText: true, words: `${field.name} "${text}"` }];
  }
  const meaning = chosenMeaning(meaningOf(message, block, field), (name) => instance[name]);
  const meant = meaning === undefined ? undefined : meaningText(meaning, field, value);
  return [{ isText: false, words: `${field.name} ${meant ?? plain(field, value)}` }];
}

function plain({ type }: FieldTemplate, value: Exclude<FieldValue, Uint8Array>): string {
  const number = (part: number) => (type === 'F32' || type === 'LLVector3' ? floatText(part) : String(part));
  if (typeof value === 'object') return `<${value.map(number).join(', ')}>`;
  return typeof value === 'number' ? number(value) : String(value);
}

/** The text that bytes are; undefined for nothing, and for what is no text. */
function printable(bytes: Uint8Array): string | undefined {
  const text = readUtf8(bytes.at(-1) === 0 ? bytes.subarray(0, -1) : bytes);
  return text === undefined || text === '' || UNPRINTABLE.test(text) ? undefined : text.replace(/\s+/gu, ' ');
}

const UNPRINTABLE = /[^\P{C}\t\n\r]/u;

/** What stands between the tags of a document; its first stretch is enough. */
function withoutTags(text: string): string {
  return text
    .slice(0, MOST_OF_TEXT)
    .replace(/<[^<>]*>?/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const MOST_OF_TEXT = 4000;

function cut(text: string): string {
  return text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY - 1)}…`;
}
