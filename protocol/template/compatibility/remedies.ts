// What can be done about a change by a click: words put back as they were, parts put back or moved to the end.
import type { Edit, Fix, Range } from '../../text.ts';
import type { PlacedBlock, PlacedField, PlacedMessage, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import type { InBlock, Where } from './change.ts';

/** Puts back the words that a stretch of the base has. */
export const putBack = (place: Range, before: string): Fix => ({
  title: `Change back to ${quote(before)}`,
  edits: [{ range: { start: place.start, end: place.end }, text: before }],
});

/** From the first word that is there to the last: a type and its size, a quantity and its count. */
export function span(words: readonly (Word | undefined)[]): Range | undefined {
  const known = words.filter((word) => word !== undefined);
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** The words as they stand there, with one blank between. */
export const spelled = (words: readonly (Word | undefined)[]): string =>
  words.flatMap((word) => (word === undefined ? [] : [word.text])).join(' ');

/** The message as the base has it, flagged Deprecated, behind the message that it followed. */
export function putBackDeprecated(message: PlacedMessage, baseText: string, behind: number): Fix {
  const { encoding, flag } = message.words;
  const last = flag ?? encoding ?? message.nameRange;
  const { start, end } = message.range;
  const head = baseText.slice(start, flag?.start ?? last.end).trimEnd();
  const text = `\n\n${head} Deprecated${baseText.slice(last.end, end)}`;
  return { title: `Put ${quote(message.message.name)} back as Deprecated`, edits: [insertion(behind, text)] };
}

/** A field as the base has it, on a line of its own if it had one there. */
export const putPartBack = (name: string, part: Range, baseText: string, behind: number): Fix => ({
  title: `Put ${quote(name)} back`,
  edits: [insertion(behind, lead(part.start, baseText) + baseText.slice(part.start, part.end))],
});

/** Blocks as the base has them. Those before the last one come along: without them it would stand in the place of another. */
export function putBlocksBack(blocks: readonly PlacedBlock[], baseText: string, behind: number): Fix {
  const texts = blocks.map(({ range: { start, end } }) => lead(start, baseText) + baseText.slice(start, end));
  const names = blocks.map(({ block }) => quote(block.name));
  const [last = '', ...others] = names.toReversed();
  const listed = others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
  return { title: `Put ${listed} back`, edits: [insertion(behind, texts.join(''))] };
}

/** A block that was put between others goes to where blocks may be added. */
export function moveBlockToEnd({ message, currentText }: Where, { range, block }: PlacedBlock): Fix {
  const text = lead(range.start, currentText) + currentText.slice(range.start, range.end);
  const edits = [removal(range, currentText), insertion(endOfBlocks(message.current), text)];
  return { title: `Move ${quote(block.name)} behind the last block`, edits };
}

/** A field may not be added to a block that is deployed, but a block with that field may be added. */
export function moveFieldToNewBlock({ message, currentText }: InBlock, { range, field }: PlacedField): Fix {
  const last = message.current.blocks.at(-1)?.range ?? message.current.range;
  const outer = lead(last.start, currentText);
  const isOnLine = /^\r?\n/u.test(outer);
  const inner = isOnLine ? `${outer}${outer.includes('\t') ? '\t' : '    '}` : ' ';
  const name = freeBlockName(message.current, field.name);
  const text = `${outer}{${inner}${name} Single${inner}${currentText.slice(range.start, range.end)}${outer}}`;
  const edits = [removal(range, currentText), insertion(endOfBlocks(message.current), text)];
  return { title: `Move ${quote(field.name)} to a new block behind the last one`, edits };
}

/** Where the header of a message or block ends. */
export const endOfHeader = (range: Range, words: Readonly<Record<string, Word | undefined>>): number =>
  Math.max(range.start, ...Object.values(words).map((word) => word?.end ?? 0));

export const endOfBlocks = ({ blocks, range, words }: PlacedMessage): number =>
  blocks.at(-1)?.range.end ?? endOfHeader(range, { ...words });

const insertion = (at: number, text: string): Edit => ({ range: { start: at, end: at }, text });

/** Takes the blanks before a part along, so that no empty line stays. */
function removal({ start, end }: Range, text: string): Edit {
  return { range: { start: start - lead(start, text).length, end }, text: '' };
}

/** What stands before a part: the line end and indent if it begins its line, else a blank. */
function lead(start: number, text: string): string {
  return /\r?\n[ \t]*$/u.exec(text.slice(Math.max(0, start - MAX_INDENT), start))?.[0] ?? ' ';
}

/** An indent longer than this is no indent. */
const MAX_INDENT = 200;

function freeBlockName({ blocks }: PlacedMessage, field: string): string {
  const taken = new Set(blocks.map(({ block }) => block.name));
  let name = `${field}Block`;
  for (let count = 2; taken.has(name); count += 1) name = `${field}Block${count}`;
  return name;
}
