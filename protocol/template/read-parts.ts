// The header of one message, one block or one field: the words behind a brace, put into their places.
import type { Problem, Range } from '../text.ts';
import { FLAGS } from './model.ts';
import type { OpenBlock, OpenField, OpenMessage } from './open-parts.ts';
import type { BlockWords, FieldWords, MessageWords, Word } from './placed.ts';
import { quote } from './problem-list.ts';
import { type Beginning, type HeaderKind, readHeader, wordAt } from './read-header.ts';
import type { Scan } from './scan.ts';
import { isPlainBlock, plainFieldWords, plainMessageWords } from './shape.ts';
import { BLOCK_SLOTS, FIELD_SLOTS, MESSAGE_SLOTS } from './slots.ts';
import { suggestion } from './suggestion.ts';
import { isDigits, isFieldType, isFlag, isFrequency, isQuantity, looksNumeric, takesSize } from './words.ts';

export interface ReadPart<Part> {
  /** Undefined if there is nothing behind the brace but the brace that was meant. */
  readonly part: Part | undefined;
  /** The first word behind the header. */
  readonly next: number;
  readonly problems: readonly Problem[];
  /** The file ends inside this header. */
  readonly isCutOff: boolean;
}

export function readMessage(scan: Scan, at: Beginning): ReadPart<OpenMessage> {
  const count = plainMessageWords(scan, at.first);
  return count === 0 ? readOddMessage(scan, at) : readPlainMessage(scan, at, count);
}

const NO_PROBLEMS: readonly Problem[] = [];

function readPlainMessage(scan: Scan, { start, first }: Beginning, count: 5 | 6): ReadPart<OpenMessage> {
  const name = wordAt(scan, first);
  const frequency = wordAt(scan, first + 1);
  const number = wordAt(scan, first + 2);
  const trust = wordAt(scan, first + 3);
  const encoding = wordAt(scan, first + 4);
  const flagless = { name, frequency, number, trust, encoding };
  const words = count === 5 ? flagless : { ...flagless, flag: wordAt(scan, first + 5) };
  const next = first + count;
  const part = { start, last: next - 1, close: undefined, name: name.text, words, blocks: [] };
  return { part, next, problems: NO_PROBLEMS, isCutOff: false };
}

function readOddMessage(scan: Scan, at: Beginning): ReadPart<OpenMessage> {
  const header = readHeader(scan, at, MESSAGE_HEADER);
  if (header.words === undefined) return { ...header, part: undefined };
  const [flag, second] = header.rest;
  const { place, next, problems, isCutOff } = header;
  let words: MessageWords = header.words;
  if (flag !== undefined) words = { ...words, flag };
  if (second !== undefined && flag !== undefined && isNearlyFlag(flag.text)) words = { ...words, secondFlag: second };
  const part = { start: place.start, last: place.last, close: undefined, name: place.name, words, blocks: [] };
  return { part, next, problems, isCutOff };
}

const isNearlyFlag = (word: string): boolean => isFlag(word) || suggestion(word, FLAGS) !== undefined;

export function readBlock(scan: Scan, at: Beginning): ReadPart<OpenBlock> {
  return isPlainBlock(scan, at.first) ? readPlainBlock(scan, at) : readOddBlock(scan, at);
}

function readPlainBlock(scan: Scan, { start, first }: Beginning): ReadPart<OpenBlock> {
  const name = wordAt(scan, first);
  const words = { name, quantity: wordAt(scan, first + 1) };
  const part = { start, last: first + 1, close: undefined, name: name.text, words, fields: [] };
  return { part, next: first + 2, problems: NO_PROBLEMS, isCutOff: false };
}

function readOddBlock(scan: Scan, at: Beginning): ReadPart<OpenBlock> {
  const header = readHeader(scan, at, BLOCK_HEADER);
  if (header.words === undefined) return { ...header, part: undefined };
  const quantity = header.words.quantity?.text ?? '';
  const { size, extra } = sizeOf(scan, header.rest, quantity === 'Multiple', isQuantity(quantity));
  const { place, next, isCutOff } = header;
  const words: BlockWords = size === undefined ? header.words : { ...header.words, count: size };
  const part = { start: place.start, last: place.last, close: undefined, name: place.name, words, fields: [] };
  const problems =
    extra === undefined ? header.problems : [...header.problems, unexpected(scan, 'MT011', extra, quantity)];
  return { part, next, problems, isCutOff };
}

/** Where the braces can be believed, most fields are read together with the one that closes them. */
export function readField(scan: Scan, at: Beginning, isBalanced: boolean): ReadPart<OpenField> {
  const count = isBalanced ? plainFieldWords(scan, at.first) : 0;
  return count === 0 ? readOddField(scan, at) : readPlainField(scan, at, count);
}

function readPlainField(scan: Scan, { start, first }: Beginning, count: 2 | 3): ReadPart<OpenField> {
  const name = wordAt(scan, first);
  const type = wordAt(scan, first + 1);
  const close = first + count;
  const words = count === 2 ? { name, type } : { name, type, size: wordAt(scan, first + 2) };
  const part = { start, last: close - 1, close, name: name.text, words };
  return { part, next: close + 1, problems: NO_PROBLEMS, isCutOff: false };
}

function readOddField(scan: Scan, at: Beginning): ReadPart<OpenField> {
  const header = readHeader(scan, at, FIELD_HEADER);
  if (header.words === undefined) return { ...header, part: undefined };
  const { next, isCutOff, place } = header;
  const type = header.words.type?.text ?? '';
  const { size, extra } = sizeOf(scan, header.rest, takesSize(type), isFieldType(type));
  const words: FieldWords = size === undefined ? header.words : { ...header.words, size };
  const part = { start: place.start, last: place.last, close: undefined, name: place.name, words };
  if (extra === undefined) return { part, next, problems: header.problems, isCutOff };
  const before = size === undefined || extra.start < size.start ? type : `${type} ${quote(size.text)}`;
  return { part, next, problems: [...header.problems, unexpected(scan, 'MT012', extra, before)], isCutOff };
}

const MESSAGE_HEADER: HeaderKind<'frequency' | 'number' | 'trust' | 'encoding'> = {
  level: 'message',
  slots: MESSAGE_SLOTS,
  lacksName: ([first, second]) => isFrequency(first?.text) && second !== undefined && looksNumeric(second.text),
  ending: { what: 'flag', fits: isFlag, resembles: isNearlyFlag },
};

const BLOCK_HEADER: HeaderKind<'quantity'> = {
  level: 'block',
  slots: BLOCK_SLOTS,
  lacksName: ([first, second]) => isQuantity(first?.text) && (second === undefined || isDigits(second.text)),
  ending: {
    what: 'count',
    fits: isDigits,
    resembles: looksNumeric,
    neededBy: { key: 'quantity', isCaller: (word) => word === 'Multiple' },
  },
};

const FIELD_HEADER: HeaderKind<'type'> = {
  level: 'field',
  slots: FIELD_SLOTS,
  lacksName: ([first, second]) => isFieldType(first?.text) && (second === undefined || isDigits(second.text)),
  ending: { what: 'size', fits: isDigits, resembles: () => true, neededBy: { key: 'type', isCaller: takesSize } },
};

interface Rest {
  readonly size?: Word;
  /** Words that cannot stand there any more, as far as they share a line. */
  readonly extra?: Range;
}

/** A count or size behind its word. */
function sizeOf(scan: Scan, rest: readonly Word[], isWanted: boolean, isKnown: boolean): Rest {
  const [first, second] = rest;
  if (first === undefined) return {};
  const isSize = isWanted || isDigits(first.text);
  if (!isKnown) return isSize ? { size: first } : {};
  if (!isSize) return { extra: lineOf(scan, first, rest) };
  // One word too many in front of the size.
  if (second !== undefined && rest.length === 2 && !isDigits(first.text) && isDigits(second.text))
    return { size: second, extra: { start: first.start, end: first.end } };
  return second === undefined ? { size: first } : { size: first, extra: lineOf(scan, second, rest) };
}

function lineOf({ text }: Scan, { start, end }: Word, words: readonly Word[]): Range {
  const last = words.findLast((word) => word.end > end && !/[\r\n]/u.test(text.slice(start, word.end)));
  return { start, end: last?.end ?? end };
}

const unexpected = ({ text }: Scan, code: string, range: Range, before: string): Problem => {
  const shown = quote(text.slice(range.start, range.end));
  return {
    code,
    severity: 'error',
    message: `Unexpected ${shown} after ${quote(before)}.`,
    range,
    fixes: [{ title: `Remove ${shown}`, edits: [{ range, text: '' }] }],
  };
};
