// A row as text to take along: in the forms that people and programs read. Secrets are not taken along.
import type { WholeRow } from '../../contract/panel.ts';
import { toHex } from '../../protocol/bytes.ts';
import { llsdFromMessage } from '../../protocol/llsd/message.ts';
import { xmlText } from '../../protocol/llsd/xml-write.ts';
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import { textOf } from '../../protocol/meaning/text-of.ts';
import type { BlockValue, Codec, DecodedMessage, FieldValue, LooseMessage } from '../../protocol/packet/codec.ts';
import { datagramToJson, stringifyDatagram } from '../../protocol/packet/json.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import { datagramText } from '../../protocol/packet/text-form.ts';
import { withoutSecrets } from '../../protocol/packet/without-secrets.ts';
import type { BlockTemplate, FieldTemplate } from '../../protocol/template/model.ts';
import { rezText } from './rez-copy.ts';

export const COPY_FORMS = ['text', 'json', 'llsd', 'llsd-request', 'hex', 'markdown', 'rez'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

export const FORM_WORDS: Readonly<Record<CopyForm, string>> = {
  text: 'Text',
  json: 'JSON',
  llsd: 'LLSD',
  'llsd-request': 'LLSD of the Request',
  hex: 'Hex',
  markdown: 'Markdown',
  rez: 'Message Text (.rez)',
};

/** The row in that form; undefined if it has none: an exchange is no datagram, an unknown message has no LLSD. */
export function copyOf(form: CopyForm, row: WholeRow, codec: Codec): string | undefined {
  if (row.door !== 'udp') return exchangeAs(form, row);
  const bytes = withoutSecrets(row.bytes, codec);
  if (form === 'hex') return toHex(bytes);
  const json = datagramToJson(codec, bytes);
  if (form === 'json') return stringifyDatagram(json);
  if (form === 'text') return datagramText(codec, json);
  if (form === 'markdown') return markdown(row, nameOf(row, codec), datagramText(codec, json));
  const opened = openedMessage(bytes, codec);
  if (opened === undefined || form === 'llsd-request') return undefined;
  return form === 'llsd'
    ? xmlText(llsdFromMessage(opened.template, withTexts(opened)), { pretty: 2 })
    : rezText(row, codec, bytes);
}

function exchangeAs(form: CopyForm, row: WholeRow): string | undefined {
  const { direction, door, name, reply = '', request = '', time } = row;
  const bodies = [request, reply].filter((body) => body !== '').join('\n\n');
  if (form === 'text') return `${door} ${name}\n\n${bodies}`;
  if (form === 'json') return JSON.stringify({ door, name, direction, time, request, reply }, undefined, 2);
  if (form === 'markdown') return markdown(row, name, bodies);
  if (form !== 'llsd' && form !== 'llsd-request') return undefined;
  const body = form === 'llsd' ? reply : request;
  return IS_LLSD.test(body) ? body : undefined;
}

/** A login in XML-RPC is none, and neither is a page that says what went wrong. */
const IS_LLSD = /^\s*(?:<\?xml[^>]*>\s*)?(?:<llsd\b|<\?\s*llsd\/)/iu;

function markdown(row: WholeRow, name: string, text: string): string {
  const where = `${row.from} → ${row.to}, ${row.time.toFixed(6)} s, ${row.fate}`;
  const fence = text.includes('```') ? '````' : '```';
  return [`**${name}** · ${where}`, '', fence, text, fence].join('\n');
}

function nameOf(row: WholeRow, codec: Codec): string {
  const packet = readPacket(row.bytes);
  return messageName(codec, 'malformed' in packet ? undefined : packet.numberId);
}

function openedMessage(bytes: Uint8Array, codec: Codec) {
  const packet = readPacket(bytes);
  const message = 'malformed' in packet ? undefined : codec.decode(packet.body);
  return message === undefined || 'unknown' in message ? undefined : message;
}

/** [llsd.message.1] [meaning.text.3] Fields that are text travel as such: strings, not binary. */
function withTexts({ blocks, template }: DecodedMessage): LooseMessage {
  const textIn = (block: BlockTemplate, field: FieldTemplate, value: FieldValue): FieldValue =>
    value instanceof Uint8Array ? (textOf(meaningOf(template.name, block, field), field, value) ?? value) : value;
  const withTextsIn = (block: BlockTemplate, instance: BlockValue): BlockValue =>
    Object.fromEntries(
      block.fields.flatMap((field) => {
        const value = instance[field.name];
        return value === undefined ? [] : [[field.name, textIn(block, field, value)]];
      }),
    );
  return Object.fromEntries(
    template.blocks.flatMap((block) => {
      const instances = blocks[block.name]?.map((instance) => withTextsIn(block, instance));
      return instances === undefined ? [] : [[block.name, instances]];
    }),
  );
}
