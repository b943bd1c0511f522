// A row in a few of its values: what one wants to know before opening it.
import { FIRST_BAD_STATUS, statusText } from '../contract/http.ts';
import type { WholeRow } from '../contract/panel.ts';
import { floatText } from '../protocol/float-text.ts';
import { chosenMeaning } from '../protocol/meaning/chosen.ts';
import { meaningOf } from '../protocol/meaning/meaning-of.ts';
import { meaningText } from '../protocol/meaning/meaning-text.ts';
import { textOf } from '../protocol/meaning/text-of.ts';
import type { BlockValue, Codec, DecodedMessage, FieldValue } from '../protocol/packet/codec.ts';
import type { Packet } from '../protocol/packet/packet.ts';
import type { BlockTemplate, FieldTemplate } from '../protocol/template/model.ts';

/** [capture.summary.1] Characters of a summary; the rest of a row is in its details. */
export const LONGEST_SUMMARY = 160;
/** Values of one message. */
const MOST_VALUES = 6;

/** [capture.summary.1] Texts first, then numbers; ids are left out, for they say little, and some are secrets. */
export function summaryOf(row: WholeRow, packet: Packet | undefined, codec: Codec): string {
  if (row.door !== 'udp') return cut(exchangeWords(row));
  const message = packet === undefined ? undefined : codec.decode(packet.body);
  return message === undefined || 'unknown' in message ? '' : cut(messageWords(message));
}

/** [capture.summary.2] A call that was not served says so before all. */
function exchangeWords({ http, reply, request }: WholeRow): string {
  const words = withoutTags(reply ?? request ?? '');
  if (http === undefined || (http.status > 0 && http.status < FIRST_BAD_STATUS)) return words;
  return words === '' ? statusText(http.status) : `${statusText(http.status)} · ${words}`;
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
  const meaning = chosenMeaning(meaningOf(message, block, field), (name) => instance[name]);
  if (value instanceof Uint8Array) {
    const text = textOf(meaning, field, value)?.replace(/\s+/gu, ' ') ?? '';
    return text === '' ? [] : [{ isText: true, words: `${field.name} "${text}"` }];
  }
  const meant = meaning === undefined ? undefined : meaningText(meaning, field, value);
  return [{ isText: false, words: `${field.name} ${meant ?? plain(field, value)}` }];
}

function plain({ type }: FieldTemplate, value: Exclude<FieldValue, Uint8Array>): string {
  const number = (part: number) => (type === 'F32' || type === 'LLVector3' ? floatText(part) : String(part));
  if (typeof value === 'object') return `<${value.map(number).join(', ')}>`;
  return typeof value === 'number' ? number(value) : String(value);
}

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
