// The header of one message, one block or one field: the words behind a brace, put into their places.
import type { Problem, Range } from '../text.ts';
import type { OpenBlock, OpenField, OpenMessage } from './open-parts.ts';
import type { BlockWords, FieldWords, MessageWords, Word } from './placed.ts';
import { quote } from './problem-list.ts';
import type { Scan } from './scan.ts';
import type { Shape } from './shape.ts';
import { isBareField, isBlockLine, isHeaderLine, isPlainBlock, plainFieldWords, shapeBehind } from './shape.ts';
import { isHidden } from './slips.ts';
import type { Filled, Slot, Wanted } from './slots.ts';
import { BLOCK_SLOTS, FIELD_SLOTS, fillSlots, listed, MESSAGE_SLOTS, missingProblem } from './slots.ts';
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

/** Where a part begins: its brace, or its first word if the brace is missing, and the first word of its header. */
export interface Beginning {
  readonly start: number;
  readonly first: number;
}

export function readMessage(scan: Scan, at: Beginning): ReadPart<OpenMessage> {
  const header = readHeader(scan, at, MESSAGE_HEADER);
  if (header.words === undefined) return { ...header, part: undefined };
  const [flag, second] = header.rest;
  const { place, next, problems, isCutOff } = header;
  let words: MessageWords = header.words;
  if (flag !== undefined) words = { ...words, flag };
  if (second !== undefined && isFlag(flag?.text)) words = { ...words, secondFlag: second };
  const part = { start: place.start, last: place.last, close: undefined, name: place.name, words, blocks: [] };
  return { part, next, problems, isCutOff };
}

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
  const { size, extra } = sizeOf(header.rest, quantity === 'Multiple', isQuantity(quantity));
  const { place, next, isCutOff } = header;
  const words: BlockWords = size === undefined ? header.words : { ...header.words, count: size };
  const part = { start: place.start, last: place.last, close: undefined, name: place.name, words, fields: [] };
  const problems = extra === undefined ? header.problems : [...header.problems, unexpected('MT011', extra, quantity)];
  return { part, next, problems, isCutOff };
}

export function readField(scan: Scan, at: Beginning): ReadPart<OpenField> {
  const count = plainFieldWords(scan, at.first);
  return count === 0 ? readOddField(scan, at) : readPlainField(scan, at, count);
}

const NO_PROBLEMS: readonly Problem[] = [];

function readPlainField(scan: Scan, { start, first }: Beginning, count: 2 | 3): ReadPart<OpenField> {
  const name = wordAt(scan, first);
  const type = wordAt(scan, first + 1);
  const next = first + count;
  const words = count === 2 ? { name, type } : { name, type, size: wordAt(scan, first + 2) };
  const part = { start, last: next - 1, close: undefined, name: name.text, words };
  return { part, next, problems: NO_PROBLEMS, isCutOff: false };
}

function readOddField(scan: Scan, at: Beginning): ReadPart<OpenField> {
  const header = readHeader(scan, at, FIELD_HEADER);
  if (header.words === undefined) return { ...header, part: undefined };
  const { next, isCutOff, place } = header;
  const type = header.words.type?.text ?? '';
  const { size, extra } = sizeOf(header.rest, takesSize(type), isFieldType(type));
  const words: FieldWords = size === undefined ? header.words : { ...header.words, size };
  const part = { start: place.start, last: place.last, close: undefined, name: place.name, words };
  if (extra === undefined) return { part, next, problems: header.problems, isCutOff };
  const before = size === undefined ? type : `${type} ${quote(size.text)}`;
  return { part, next, problems: [...header.problems, unexpected('MT012', extra, before)], isCutOff };
}

/** What is special about the headers of one level. */
interface HeaderKind<Key extends string> {
  readonly level: Shape;
  readonly slots: readonly Slot<Key>[];
  /** The words begin with what belongs behind a name. */
  readonly lacksName: (words: readonly Word[]) => boolean;
  /** What comes behind the slots. */
  readonly ending: Ending<Key>;
}

interface Ending<Key extends string> {
  readonly what: string;
  readonly fits: (word: string) => boolean;
  /** The slot that calls for it with the word in it; undefined if it may always be left out. */
  readonly neededBy?: { readonly key: Key; readonly isCaller: (word: string) => boolean };
}

const MESSAGE_HEADER: HeaderKind<'frequency' | 'number' | 'trust' | 'encoding'> = {
  level: 'message',
  slots: MESSAGE_SLOTS,
  lacksName: ([first, second]) => isFrequency(first?.text) && second !== undefined && looksNumeric(second.text),
  ending: { what: 'flag', fits: isFlag },
};

const BLOCK_HEADER: HeaderKind<'quantity'> = {
  level: 'block',
  slots: BLOCK_SLOTS,
  lacksName: ([first, second]) => isQuantity(first?.text) && (second === undefined || isDigits(second.text)),
  ending: { what: 'count', fits: isDigits, neededBy: { key: 'quantity', isCaller: (word) => word === 'Multiple' } },
};

const FIELD_HEADER: HeaderKind<'type'> = {
  level: 'field',
  slots: FIELD_SLOTS,
  lacksName: ([first, second]) => isFieldType(first?.text) && (second === undefined || isDigits(second.text)),
  ending: { what: 'size', fits: isDigits, neededBy: { key: 'type', isCaller: takesSize } },
};

interface Header<Key extends string> {
  /** Undefined: no header at all, the brace stands for itself. */
  readonly words: ({ readonly [key in Key]?: Word } & { readonly name?: Word }) | undefined;
  readonly rest: readonly Word[];
  readonly place: { readonly start: number; readonly last: number; readonly name: string; close: undefined };
  readonly next: number;
  readonly problems: readonly Problem[];
  readonly isCutOff: boolean;
}

function readHeader<Key extends string>(scan: Scan, at: Beginning, kind: HeaderKind<Key>): Header<Key> {
  const words = wordsOf(scan, at.first, kind.level);
  const next = at.first + words.length;
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return readEmptyHeader(scan, at, kind);
  const lacksName = kind.lacksName(words);
  const name = lacksName ? `(${kind.level} without a name)` : first.text;
  const filled = fillSlots(lacksName ? words : words.slice(1), kind.slots);
  const cut =
    scan.kind(next) === 'end' ? cutAt(filled, { last, isHalf: last.end === scan.text.length }, kind) : undefined;
  const { found, rest } = cut ?? filled;
  const missing =
    cut === undefined
      ? missingProblem(filled.missing, rangeOf(filled.missingAt ?? last))
      : cutOff(
          `the header of ${quote(name)}; ${listed(cut.missing)} ${cut.missing.length === 1 ? 'is' : 'are'} missing`,
          rangeOf(last),
        );
  return {
    words: lacksName ? found : { ...found, name: first },
    rest,
    place: { start: at.start, last: next - 1, name, close: undefined },
    next,
    problems: listOf(
      lacksName && !isHiddenBefore(scan, at.first) ? nameless(rangeOf(first)) : undefined,
      filled.problems,
      isHiddenBefore(scan, next) ? undefined : missing,
    ),
    isCutOff: cut !== undefined,
  };
}

/** A header that the file ends in, without the words that nothing can be said about. */
interface Cut<Key extends string> {
  readonly found: { readonly [key in Key]?: Word };
  readonly rest: readonly Word[];
  readonly missing: readonly Wanted[];
}

/** The last word of the text; it may be half of a word if nothing stands behind it. */
interface LastWord {
  readonly last: Word;
  readonly isHalf: boolean;
}

/** [template.recovery.4] What is missing where the file ends; undefined if the header is whole, or wrong before its end. */
function cutAt<Key extends string>(
  { found, rest, missing, missingAt }: Filled<Key>,
  { last, isHalf }: LastWord,
  { slots, ending }: HeaderKind<Key>,
): Cut<Key> | undefined {
  if (missingAt !== undefined) return undefined;
  const half = isHalf ? slots.filter(({ key, fits }) => found[key] === last && !fits(last.text)) : [];
  const isHalfEnding = isHalf && rest.at(-1) === last && !ending.fits(last.text);
  const { key, isCaller } = ending.neededBy ?? {};
  const caller = key === undefined || rest.length > 0 ? undefined : found[key];
  const lacksEnding = isHalfEnding || (caller !== undefined && isCaller?.(caller.text) === true);
  const wanted = [...half, ...missing, ...(lacksEnding ? [ending] : [])];
  if (wanted.length === 0) return undefined;
  const dropped = new Set([caller, ...(isHalf ? [last] : [])]);
  const kept = slots.filter(({ key }) => !dropped.has(found[key]));
  return {
    found: Object.fromEntries(kept.map(({ key }) => [key, found[key]])) as Cut<Key>['found'],
    rest: rest.filter((word) => !dropped.has(word)),
    missing: wanted,
  };
}

/** A brace with no word behind it: a doubled brace, an empty part, or the end of the file. */
function readEmptyHeader<Key extends string>(scan: Scan, at: Beginning, kind: HeaderKind<Key>): Header<Key> {
  const next = scan.kind(at.first);
  const isDoubled = next === 'open' && (kind.level === 'field' || shapeBehind(scan, at.first) === kind.level);
  const isCutOff = next === 'end';
  const name = `(${kind.level} without a name)`;
  const problem = isCutOff ? cutOff(`a ${kind.level}`, scan.range(at.start)) : nameless(scan.range(at.first));
  return {
    words: isDoubled || isCutOff ? undefined : {},
    rest: [],
    place: { start: at.start, last: at.start, name, close: undefined },
    next: at.first,
    problems: [problem],
    isCutOff,
  };
}

/** No header is nearly as long; the words behind it are not a header's. */
const MAX_HEADER_WORDS = 64;

/** The words up to a brace, or up to a line that begins something by its shape. */
function wordsOf(scan: Scan, first: number, level: Shape): readonly Word[] {
  const words: Word[] = [];
  for (let at = first; scan.kind(at) === 'word' && words.length < MAX_HEADER_WORDS; at += 1) {
    if (at > first && beginsAnother(scan, at, level)) break;
    words.push(wordAt(scan, at));
  }
  return words;
}

function wordAt(scan: Scan, at: number): Word {
  return { text: scan.word(at), start: scan.start(at), end: scan.end(at) };
}

/** The line begins a part whose brace is missing. */
function beginsAnother(scan: Scan, at: number, level: Shape): boolean {
  if (!scan.isFirstOnLine(at)) return false;
  return isHeaderLine(scan, at) || isBlockLine(scan, at) || (level === 'block' && isBareField(scan, at));
}

/** A count or size behind its word, and the first word that cannot stand there any more. */
function sizeOf(rest: readonly Word[], isWanted: boolean, isKnown: boolean): { size?: Word; extra?: Word } {
  const [first, second] = rest;
  if (first === undefined) return {};
  const isSize = isWanted || isDigits(first.text);
  if (!isKnown) return isSize ? { size: first } : {};
  if (!isSize) return { extra: first };
  return second === undefined ? { size: first } : { size: first, extra: second };
}

/** A word that nobody can see stands there: that was said. */
const isHiddenBefore = (scan: Scan, at: number): boolean => isHidden(scan.text.slice(scan.end(at - 1), scan.start(at)));

function listOf(first: Problem | undefined, middle: readonly Problem[], last: Problem | undefined): readonly Problem[] {
  if (first === undefined && last === undefined) return middle;
  return [...(first === undefined ? [] : [first]), ...middle, ...(last === undefined ? [] : [last])];
}

const rangeOf = ({ start, end }: Range): Range => ({ start, end });

const cutOff = (where: string, range: Range): Problem => ({
  code: 'MT014',
  severity: 'error',
  message: `The file ends inside ${where}.`,
  range,
});

const nameless = (range: Range): Problem => ({
  code: 'MT020',
  severity: 'error',
  message: 'A name belongs here.',
  range,
});

const unexpected = (code: string, word: Word, before: string): Problem => ({
  code,
  severity: 'error',
  message: `Unexpected ${quote(word.text)} after ${quote(before)}.`,
  range: rangeOf(word),
  fixes: [{ title: `Remove ${quote(word.text)}`, edits: [{ range: rangeOf(word), text: '' }] }],
});
