// MT050 to MT057: blocks.
import type { Fix, Problem } from '../../text.ts';
import { QUANTITIES } from '../model.ts';
import type { PlacedBlock } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { isPlainAscii } from '../slips.ts';
import { gluedNumber } from '../suggestion.ts';
import { isDigits, isQuantity } from '../words.ts';
import { namedAgain } from './name-words.ts';
import type { Parts, RuleAboutMessages } from './rule.ts';
import { error, hint, information, related, replacement, unknownAs, unknownWord, warning } from './rule.ts';

/** The count of a block is one byte on the wire and in the viewer's memory. */
export const MAX_INSTANCES = 255;

export const BLOCK_RULES: readonly RuleAboutMessages[] = [
  { code: 'MT050', severity: 'error', title: 'The quantity is Single, Multiple or Variable.', check: quantity },
  { code: 'MT051', severity: 'error', title: 'Multiple has a count from 1 to 255.', check: count },
  { code: 'MT052', severity: 'error', title: 'Only Multiple has a count.', check: noCount },
  { code: 'MT053', severity: 'error', title: 'Block names are unique in a message.', check: namedOnce },
  { code: 'MT054', severity: 'warning', title: 'A block has fields.', check: hasFields },
  { code: 'MT055', severity: 'information', title: 'A message has blocks.', isOff: true, check: hasBlocks },
  { code: 'MT056', severity: 'hint', title: 'Variable blocks come last.', isOff: true, check: variableLast },
  { code: 'MT057', severity: 'hint', title: 'No block is Multiple.', isOff: true, check: multiple },
];

function* quantity({ blocks }: Parts): Iterable<Problem> {
  for (const block of blocks.filter(({ words }) => !isQuantity(words.quantity?.text))) {
    const word = block.words.quantity;
    if (word === undefined || !isPlainAscii(word.text)) continue;
    const counted = block.words.count === undefined ? gluedNumber(word.text, ['Multiple']) : undefined;
    yield counted === undefined
      ? unknownWord('MT050', 'quantity', word, QUANTITIES)
      : unknownAs('MT050', 'quantity', word, counted);
  }
}

function* count({ blocks }: Parts): Iterable<Problem> {
  const sentence = `Multiple needs a count from 1 to ${MAX_INSTANCES}, in decimal digits.`;
  for (const block of blocks.filter(({ words }) => words.quantity?.text === 'Multiple')) {
    const { quantity, count } = block.words;
    if (quantity === undefined) continue;
    const value = count !== undefined && isDigits(count.text) ? Number(count.text) : 0;
    if (value === 1 && count !== undefined) yield oneInstance(block);
    else if (value < 1 || value > MAX_INSTANCES)
      yield error('MT051', sentence, count ?? quantity, variableInstead(block));
  }
}

function variableInstead({ words: { quantity, count } }: PlacedBlock): { readonly fixes?: readonly Fix[] } {
  if (quantity === undefined) return {};
  const range = { start: quantity.start, end: (count ?? quantity).end };
  const fix = replacement('Change to Variable, which changes the wire', range, 'Variable');
  return { fixes: [{ ...fix, changesWire: true }] };
}

function oneInstance({ words, nameRange }: PlacedBlock): Problem {
  const place = words.count ?? nameRange;
  const range = { start: words.quantity?.start ?? place.start, end: place.end };
  return hint('MT051', 'Multiple 1 is Single.', place, { fixes: [replacement('Change to Single', range, 'Single')] });
}

function* noCount({ blocks }: Parts): Iterable<Problem> {
  for (const block of blocks.filter(({ words }) => words.count !== undefined)) {
    const { quantity, count } = block.words;
    if (count === undefined || !isQuantity(quantity?.text) || quantity.text === 'Multiple') continue;
    const fixes = [replacement('Remove the count', { start: quantity.end, end: count.end }, '')];
    yield error('MT052', `${quantity.text} takes no count.`, count, { fixes });
  }
}

function* namedOnce({ messages }: Parts): Iterable<Problem> {
  for (const { name, first } of namedAgain(messages.map(({ blocks }) => blocks)))
    yield error('MT053', `Block ${quote(name.text)} is already defined in this message.`, name, {
      related: [related(`${quote(name.text)} is defined here.`, first)],
    });
}

function* hasFields({ blocks, read }: Parts): Iterable<Problem> {
  const slips = read.problems.filter(({ code, severity }) => severity === 'error' || code === 'MT007');
  // Where something else is wrong in a block, that may be its fields.
  const isTroubled = ({ range }: PlacedBlock): boolean =>
    slips.some(({ range: { start } }) => range.start <= start && start < range.end);
  for (const block of blocks.filter(({ fields, isClosed }) => fields.length === 0 && isClosed))
    if (block.words.name !== undefined && !isTroubled(block))
      yield warning('MT054', `Block ${quote(block.words.name.text)} has no fields.`, block.words.name);
}

function* hasBlocks({ messages }: Parts): Iterable<Problem> {
  for (const { blocks, words } of messages)
    if (blocks.length === 0 && words.name !== undefined)
      yield information('MT055', `Message ${quote(words.name.text)} has no blocks.`, words.name);
}

function* variableLast({ messages }: Parts): Iterable<Problem> {
  for (const { blocks } of messages) {
    const last = blocks.findLastIndex(({ block }) => block.quantity !== 'Variable');
    const early = blocks.find(({ block }, index) => block.quantity === 'Variable' && index < last);
    if (early === undefined) continue;
    const name = quote(early.block.name);
    yield hint('MT056', `Senders cannot split this message after ${name}: Variable blocks come last.`, early.nameRange);
  }
}

function* multiple({ blocks }: Parts): Iterable<Problem> {
  const sentence = 'libomv cannot decode Multiple blocks; Variable does the same for one byte.';
  for (const block of blocks)
    if (block.words.quantity?.text === 'Multiple') yield hint('MT057', sentence, block.words.quantity);
}
