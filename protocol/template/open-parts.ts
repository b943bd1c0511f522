// Messages, blocks and fields while they are read, and what becomes of them when the text is at its end.
import type { Range } from '../text.ts';
import { commentAbove, commentBehind, documentationOf } from './documentation.ts';
import type { BlockTemplate, FieldTemplate, MessageTemplate } from './model.ts';
import { readNumberWord } from './number-word.ts';
import type { BlockWords, FieldWords, MessageWords, PlacedBlock, PlacedField, PlacedMessage, Word } from './placed.ts';
import type { Scan } from './scan.ts';
import { isDigits, isEncoding, isFieldType, isFlag, isFrequency, isQuantity, isTrust, takesSize } from './words.ts';

/** Where a part stands, in words of the scan. */
interface Open {
  /** The opening brace, or the first word if the brace is missing. */
  readonly start: number;
  /** The last word of the part's own header. */
  readonly last: number;
  /** The closing brace; undefined while there is none. */
  close: number | undefined;
  /** The name for messages, or a stand-in. */
  readonly name: string;
}

export interface OpenMessage extends Open {
  readonly words: MessageWords;
  readonly blocks: OpenBlock[];
}

export interface OpenBlock extends Open {
  readonly words: BlockWords;
  readonly fields: PlacedField[];
}

export interface OpenField extends Open {
  readonly words: FieldWords;
}

/** A brace with nothing in it is no message. */
export const isWorthKeeping = (open: OpenMessage): boolean => open.words.name !== undefined || open.blocks.length > 0;

/** [template.sound.1] The message with all that was understood of it. */
export function placedMessage(open: OpenMessage, scan: Scan): PlacedMessage {
  const blocks = open.blocks.map((block) => placedBlock(block, scan));
  const { words } = open;
  const frequency = words.frequency?.text;
  const number = words.number === undefined ? undefined : readNumberWord(words.number.text);
  const message: MessageTemplate = {
    name: words.name?.text ?? '',
    frequency: isFrequency(frequency) ? frequency : 'Low',
    number: number?.value ?? 0,
    trusted: words.trust?.text === 'Trusted',
    zerocoded: words.encoding?.text === 'Zerocoded',
    blocks: blocks.map((placed) => placed.block),
  };
  const flag = words.flag?.text;
  const isKnown = isFrequency(frequency) && isTrust(words.trust?.text) && isEncoding(words.encoding?.text);
  const hasNumber = number !== undefined && number.value <= MAX_NUMBER;
  const isWhole = words.name !== undefined && open.close !== undefined;
  const sound = isKnown && hasNumber && isWhole && blocks.every(isSoundBlock);
  const flagged = isFlag(flag) ? { ...message, flag } : message;
  return {
    range: rangeOf(open, scan, blocks.at(-1)),
    nameRange: words.name ?? scan.range(open.start),
    documentation: commentsOf(open, scan),
    message: flagged,
    numbered: isFrequency(frequency) && number !== undefined ? { frequency, value: number.value } : undefined,
    sound,
    words,
    blocks,
  };
}

/** Numbers have 32 bits at most; larger ones have no wire form at all, and counts and sizes are read as this one. */
export const MAX_NUMBER = 0xffffffff;

function placedBlock(open: OpenBlock, scan: Scan): PlacedBlock {
  const { words, fields } = open;
  const quantity = isQuantity(words.quantity?.text) ? words.quantity.text : 'Single';
  const block: BlockTemplate = {
    name: words.name?.text ?? '',
    quantity,
    count: quantity === 'Multiple' ? digitsOf(words.count) : quantity === 'Single' ? 1 : 0,
    fields: fields.map((placed) => placed.field),
  };
  return {
    range: rangeOf(open, scan, fields.at(-1)),
    nameRange: words.name ?? scan.range(open.start),
    documentation: commentsOf(open, scan),
    block,
    isClosed: open.close !== undefined,
    words,
    fields,
  };
}

/** The field behind its closing brace, with all that was understood of it. */
export function placedField(open: OpenField, scan: Scan): PlacedField {
  const { words } = open;
  const type = isFieldType(words.type?.text) ? words.type.text : 'U8';
  const size = takesSize(type) ? digitsOf(words.size) : 0;
  const field: FieldTemplate = { name: words.name?.text ?? '', type, size };
  return {
    range: rangeOf(open, scan),
    nameRange: words.name ?? scan.range(open.start),
    documentation: commentsOf(open, scan),
    field,
    words,
  };
}

/** Counts and sizes are decimal for the official reader. */
const digitsOf = (word: Word | undefined): number =>
  word !== undefined && isDigits(word.text) ? Math.min(Number(word.text), MAX_NUMBER) : 0;

/** The quantity that was understood is the one that stands there. */
function isSoundBlock({ words, block, fields }: PlacedBlock): boolean {
  const hasCount = block.quantity !== 'Multiple' || isDigits(words.count?.text ?? '');
  const hasQuantity = words.quantity?.text === block.quantity;
  return words.name !== undefined && hasQuantity && hasCount && fields.every(isSoundField);
}

/** The type that was understood is the one that stands there. */
function isSoundField({ words, field }: PlacedField): boolean {
  const hasSize = !takesSize(field.type) || isDigits(words.size?.text ?? '');
  return words.name !== undefined && words.type?.text === field.type && hasSize;
}

/** Without a closing brace it reaches to the end of what it holds. */
const rangeOf = (open: Open, scan: Scan, held?: PlacedBlock | PlacedField): Range => ({
  start: scan.start(open.start),
  end: open.close === undefined && held !== undefined ? held.range.end : scan.end(open.close ?? open.last),
});

function commentsOf(open: Open, scan: Scan): string {
  const behindHeader = commentBehind(scan, open.last);
  const behindClose = open.close === undefined || open.close === open.last ? '' : ownComment(open, open.close, scan);
  return documentationOf(commentAbove(scan, open.start), behindHeader, behindClose);
}

/** A comment behind a closing brace belongs to the part if the part has that line for itself. */
const ownComment = (open: Open, close: number, scan: Scan): string =>
  scan.line(open.start) === scan.line(close) ? commentBehind(scan, close) : '';
