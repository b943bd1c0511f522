// What a filter asks, as one function of a row. Cheap questions are asked first; packets are opened for the rest.
import type { Codec } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { numberId } from '../../protocol/packet/number.ts';
import { planOf } from '../../protocol/packet/plan.ts';
import { numberOfSlot, SLOTS, slotOf } from '../slot.ts';
import type { Checked, NumberWord, WantedField } from './checked.ts';
import { eventFields } from './event.ts';
import type { FilterFacts } from './facts.ts';
import type { Judge } from './judge.ts';
import { type FilterRow, FLAG_BITS } from './row.ts';
import { textTest } from './text.ts';
import type { FlagName } from './vocabulary.ts';
import { type FieldWalk, leftOver, walkTo } from './walk.ts';

/** Whether a row is one of those that are wanted. */
export type RowTest = (row: FilterRow, facts: FilterFacts) => boolean;

/** What a question costs: `columns` is a look at the columns, `packet` opens the packet. */
export type Cost = 'columns' | 'packet';

export interface CompiledPart {
  readonly test: RowTest;
  readonly cost: Cost;
  /** The answer can become another one, without any change of the row: as time goes by, or with rows to come. */
  readonly isUnsettled: boolean;
  /** It asks whether rows were acked, or were there before. */
  readonly needsSightings: boolean;
}

/** The question as a function. [filter.order.1] */
export function compilePart(checked: Checked, codec: Codec): CompiledPart {
  switch (checked.kind) {
    case 'everything':
      return columns(() => true);
    case 'and':
      return joinedPart(checked.parts, codec, allOf);
    case 'or':
      return joinedPart(checked.parts, codec, anyOf);
    case 'not':
      return notPart(compilePart(checked.of, codec));
    case 'name':
      return columns(nameTest(checked.judge, codec));
    case 'flag':
      return flagPart(checked.flag, codec);
    case 'number':
      return numberPart(checked.word, checked.judge);
    case 'choice':
      return columns(choiceTest(checked));
    case 'circuit':
      return columns(circuitTest(checked));
    case 'text':
      return { ...columns(textTest(checked, codec)), cost: 'packet' };
    case 'field':
      return { ...columns(fieldTest(checked.fields)), cost: 'packet' };
  }
}

/** Those that cost least come first; among them the order stays. */
export function byCost(parts: readonly CompiledPart[]): readonly CompiledPart[] {
  return [...parts.filter(({ cost }) => cost === 'columns'), ...parts.filter(({ cost }) => cost === 'packet')];
}

/** All of some parts, as one. */
export function allParts(parts: readonly CompiledPart[]): CompiledPart {
  const [first, ...others] = byCost(parts);
  if (first === undefined) return columns(() => true);
  return others.length === 0 ? first : together([first, ...others], allOf);
}

function joinedPart(
  parts: readonly Checked[],
  codec: Codec,
  join: (tests: readonly RowTest[]) => RowTest,
): CompiledPart {
  return together(byCost(parts.map((part) => compilePart(part, codec))), join);
}

function together(parts: readonly CompiledPart[], join: (tests: readonly RowTest[]) => RowTest): CompiledPart {
  return {
    test: join(parts.map(({ test }) => test)),
    cost: parts.some(({ cost }) => cost === 'packet') ? 'packet' : 'columns',
    isUnsettled: parts.some(({ isUnsettled }) => isUnsettled),
    needsSightings: parts.some(({ needsSightings }) => needsSightings),
  };
}

function notPart(part: CompiledPart): CompiledPart {
  const { test } = part;
  return { ...part, test: (row, facts) => !test(row, facts) };
}

/** Two, the most frequent number, without a loop. */
function allOf(tests: readonly RowTest[]): RowTest {
  const [one, other, ...more] = tests;
  if (one !== undefined && other !== undefined && more.length === 0) {
    return (row, facts) => one(row, facts) && other(row, facts);
  }
  return (row, facts) => {
    for (const test of tests) if (!test(row, facts)) return false;
    return true;
  };
}

function anyOf(tests: readonly RowTest[]): RowTest {
  return (row, facts) => {
    for (const test of tests) if (test(row, facts)) return true;
    return false;
  };
}

function columns(test: RowTest): CompiledPart {
  return { test, cost: 'columns', isUnsettled: false, needsSightings: false };
}

const UNDECIDED = 0;
const ACCEPTED = 1;
const REJECTED = 2;

/** The name asked once for each message number; after that a row is one look into a table. */
function nameTest(judge: Judge<string>, codec: Codec): RowTest {
  return ofSlot(
    (slot) => judge(messageName(codec, numberOfSlot(slot))),
    ({ name }) => judge(name),
  );
}

/** What is so for all packets of one message number; HTTP rows are asked one by one. */
function ofSlot(decide: (slot: number) => boolean, other: (row: FilterRow) => boolean): RowTest {
  const verdicts = new Uint8Array(SLOTS);
  return (row) => {
    if (row.door !== 'udp') return other(row);
    const { slot } = row;
    if (verdicts[slot] === UNDECIDED) verdicts[slot] = decide(slot) ? ACCEPTED : REJECTED;
    return verdicts[slot] === ACCEPTED;
  };
}

/** [filter.flags.1] */
function flagPart(flag: FlagName, codec: Codec): CompiledPart {
  switch (flag) {
    case 'acked':
      return { ...columns((row, facts) => facts.isAcked(row)), isUnsettled: true, needsSightings: true };
    case 'duplicate':
      return { ...columns((row, facts) => facts.isDuplicate(row)), needsSightings: true };
    case 'trusted':
      return columns(ofSlot((slot) => messageOf(codec, slot)?.trusted === true, NEVER));
    case 'malformed':
      return { ...columns(isMalformed), cost: 'packet' };
    case 'leftover':
      return { ...columns((row) => hasLeftOver(row, codec)), cost: 'packet' };
    default: {
      const bit = FLAG_BITS[flag];
      return columns(({ flags }) => (flags & bit) !== 0);
    }
  }
}

const NEVER = (): boolean => false;

/** [filter.flags.3] */
function isMalformed(row: FilterRow): boolean {
  return row.door === 'udp' && (row.fate === 'malformed' || row.packet === undefined);
}

function hasLeftOver(row: FilterRow, codec: Codec): boolean {
  const message = messageOf(codec, row.slot);
  const packet = message === undefined || row.door !== 'udp' ? undefined : row.packet;
  return message !== undefined && packet !== undefined && leftOver(planOf(message), packet) > 0;
}

function messageOf(codec: Codec, slot: number) {
  const number = numberOfSlot(slot);
  return number === undefined ? undefined : codec.byId(number);
}

/** [filter.words.4] What a row does not have matches nothing. */
function numberPart(word: NumberWord, judge: Judge<number>): CompiledPart {
  switch (word) {
    case 'seq':
      return columns(({ sequence }) => sequence >= 0 && judge(sequence));
    case 'expanded':
      return { ...columns(({ packet }) => packet !== undefined && judge(packet.expandedBytes)), cost: 'packet' };
    case 'age':
      return { ...columns(({ time }, { now }) => judge(now - time)), isUnsettled: true };
    case 'circuit':
      return columns(({ circuit }) => judge(circuit));
    case 'size':
      return columns(({ size }) => judge(size));
    default:
      return columns(({ time }) => judge(time));
  }
}

function choiceTest({ word, judge }: Extract<Checked, { kind: 'choice' }>): RowTest {
  if (word === 'dir') return ({ direction }) => judge(direction);
  return word === 'door' ? ({ door }) => judge(door) : ({ fate }) => judge(fate);
}

/** [filter.words.3] */
function circuitTest({ key, judge }: Extract<Checked, { kind: 'circuit' }>): RowTest {
  return ({ circuit }, facts) => {
    const known = circuit === 0 ? undefined : facts.circuit(circuit);
    return known !== undefined && known[key] !== '' && judge(known[key]);
  };
}

/** Only rows of the messages that have such a field are opened. */
function fieldTest(fields: readonly WantedField[]): RowTest {
  const walks = walksBySlot(fields);
  const events = eventFields(fields);
  return (row) => {
    if (row.door === 'event') return events.finds(row);
    const here = row.door === 'udp' ? walks.get(row.slot) : undefined;
    if (here === undefined) return false;
    const { packet } = row;
    return packet !== undefined && here.some((walk) => walk.finds(packet));
  };
}

/** The fields that are wanted of each message, by the slot of its number. */
export function walksBySlot(fields: readonly WantedField[]): ReadonlyMap<number, readonly FieldWalk[]> {
  const walks = new Map<number, FieldWalk[]>();
  for (const field of fields) {
    const slot = slotOf(numberId(field.message));
    walks.set(slot, [...(walks.get(slot) ?? []), walkTo(field)]);
  }
  return walks;
}
