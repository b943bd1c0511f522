// What is shown over a word of a template.
import type { Hover } from 'vscode-languageserver';
import { toHex } from '../../protocol/bytes.ts';
import { numberId, numberWidth, writeNumber } from '../../protocol/packet/number.ts';
import type { BlockTemplate, MessageTemplate } from '../../protocol/template/model.ts';
import { isInLimits, numberText } from '../../protocol/template/numbers.ts';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import type { SizeRange } from '../../protocol/template/sizes.ts';
import { blockSize, fieldSize, instanceSize, messageSize } from '../../protocol/template/sizes.ts';
import { isFieldType } from '../../protocol/template/words.ts';
import type { Read } from '../languages.ts';
import { plain } from '../markdown.ts';
import { counted, FIXED_FREQUENCY, KEYWORDS, typePhrase, VARIABLE_BLOCK } from './phrases.ts';
import type { Place } from './place.ts';
import { placeAt } from './place.ts';

/** The hover at an offset; undefined where there is nothing to say. */
export function hover({ file, lines }: Read<TemplateFile>, at: number): Hover | undefined {
  const place = placeAt(file, at);
  const value = place === undefined ? undefined : textFor(place);
  if (place === undefined || value === undefined) return undefined;
  return { contents: { kind: 'markdown', value }, range: lines.range(place.word) };
}

function textFor(place: Place): string | undefined {
  if (place.kind === 'message') {
    if (place.part === 'name' || place.part === 'number') return messageText(place);
    return place.part === 'frequency' && place.word.text === 'Fixed' ? FIXED_FREQUENCY : KEYWORDS.get(place.word.text);
  }
  if (place.kind === 'block') {
    if (place.part !== 'quantity') return blockText(place);
    return place.word.text === 'Variable' ? VARIABLE_BLOCK : KEYWORDS.get(place.word.text);
  }
  if (place.part === 'type') return isFieldType(place.word.text) ? typePhrase(place.word.text) : undefined;
  return fieldText(place);
}

function messageText({ message: placed }: Place): string {
  const { message } = placed;
  const lines = [`**${plain(message.name)}** · message`, ...(placed.sound ? wireLines(message) : [])];
  return paragraphs([lines.join('  \n'), plain(placed.documentation)]);
}

function wireLines(message: MessageTemplate): readonly string[] {
  const { minBytes, maxBytes, numberBytes } = messageSize(message);
  const id = isInLimits({ frequency: message.frequency, value: message.number }) ? ` · \`${wireBytes(message)}\`` : '';
  return [
    `${message.frequency} ${numberText(message.frequency, message.number)}${id} · ${counted(numberBytes, 'byte')} of number`,
    sizeText({ minBytes, maxBytes }),
    [message.trusted ? 'Trusted' : 'NotTrusted', message.zerocoded ? 'Zerocoded' : 'Unencoded', message.flag ?? '']
      .map((word) => KEYWORDS.get(word) ?? '')
      .filter((text) => text !== '')
      .join('  \n'),
  ];
}

/** The number as it stands in a packet: `FF FF 01 83`. */
function wireBytes(message: MessageTemplate): string {
  const id = numberId(message);
  const bytes = new Uint8Array(numberWidth(id));
  writeNumber(id, new DataView(bytes.buffer));
  return (toHex(bytes).match(/../gu) ?? []).join(' ').toUpperCase();
}

function blockText({ block: placed }: Extract<Place, { kind: 'block' }>): string {
  const { block } = placed;
  const one = instanceSize(block);
  const each = block.quantity === 'Single' ? '' : ` · ${bytesText(one)} each`;
  const lines = [
    `**${plain(block.name)}** · block, ${quantityText(block)}`,
    `${counted(block.fields.length, 'field')} · ${bytesText(blockSize(block))}${each}`,
  ];
  return paragraphs([lines.join('  \n'), plain(placed.documentation)]);
}

function quantityText(block: BlockTemplate): string {
  if (block.quantity === 'Single') return 'exactly one';
  return block.quantity === 'Multiple' ? `exactly ${block.count}` : '0 to 255, counted in one byte';
}

function fieldText({ message, block, field: placed }: Extract<Place, { kind: 'field' }>): string {
  const { field } = placed;
  const type = field.size === 0 ? field.type : `${field.type} ${field.size}`;
  const offset = isFieldType(placed.words.type?.text)
    ? offsetText(message.message, block.block, block.fields.indexOf(placed))
    : '';
  const lines = [`**${plain(field.name)}** · field, ${type}`, `${bytesText(fieldSize(field))}${offset}`];
  return paragraphs([
    lines.join('  \n'),
    isFieldType(placed.words.type?.text) ? typePhrase(field.type) : '',
    plain(placed.documentation),
  ]);
}

/** Where the field begins, if everything before it has one size only. */
function offsetText(message: MessageTemplate, block: BlockTemplate, index: number): string {
  const inside = constantSize(block.fields.slice(0, index).map(fieldSize));
  if (inside === undefined) return ' · its offset varies';
  if (block.quantity !== 'Single') return ` · offset ${inside} in each ${plain(block.name)}`;
  const before = message.blocks.slice(0, message.blocks.indexOf(block));
  const fixed = constantSize(before.map(blockSize));
  if (fixed === undefined) return ` · offset ${inside} in ${plain(block.name)}`;
  const { numberBytes } = messageSize(message);
  return ` · offset ${HEADER_BYTES + numberBytes + fixed + inside} in the packet`;
}

/** Flags, sequence number and the count of extra header bytes. */
const HEADER_BYTES = 6;

function constantSize(sizes: readonly SizeRange[]): number | undefined {
  if (sizes.some(({ minBytes, maxBytes }) => minBytes !== maxBytes)) return undefined;
  return sizes.reduce((sum, { minBytes }) => sum + minBytes, 0);
}

function sizeText({ minBytes, maxBytes }: SizeRange): string {
  return minBytes === maxBytes
    ? `${counted(minBytes, 'byte')}, always`
    : `A packet has ${bytesText({ minBytes, maxBytes })}.`;
}

/** `12 bytes`, `49 to 561 bytes`, `18 bytes or more`: more than a datagram can hold is only said to be open. */
function bytesText({ minBytes, maxBytes }: SizeRange): string {
  if (minBytes === maxBytes) return counted(minBytes, 'byte');
  return maxBytes > MAX_DATAGRAM ? `${counted(minBytes, 'byte')} or more` : `${minBytes} to ${maxBytes} bytes`;
}

/** The viewer's buffer holds no larger packet. */
const MAX_DATAGRAM = 8192;

const paragraphs = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');
