// MC004 to MC009 and MC022: the header of one message. All words are compared, also after the first that differs.
import { numberId } from '../../packet/number.ts';
import type { Fix } from '../../text.ts';
import type { DeprecationFlag, MessageTemplate } from '../model.ts';
import { isInLimits, numberText } from '../numbers.ts';
import type { MessageWords, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import type { Change, Where } from './change.ts';
import { changed, messageName } from './change.ts';
import { putBack, span, spelled } from './remedies.ts';

/** [compat.header.1] [compat.flag.1] What differs in the headers of one message. */
export function* headerChanges(where: Where): Iterable<Change> {
  yield* numberChanges(where);
  const { base, current } = where.message;
  if (base.message.trusted !== current.message.trusted)
    yield wordChange(where, 'trust', { rule: 'MC006', reason: 'peers trust its senders by the old word' });
  if (base.message.zerocoded !== current.message.zerocoded)
    yield wordChange(where, 'encoding', {
      rule: 'MC007',
      reason: 'peers must agree, although readers go by the flag of each packet',
    });
  yield* flagChanges(where);
}

/** `Low 20`, or `Fixed 0xFFFFFFFB`. */
export const numberWords = ({ frequency, number }: MessageTemplate): string =>
  `${frequency} ${numberText(frequency, number)}`;

function* numberChanges(where: Where): Iterable<Change> {
  const { base, current } = where.message;
  if (base.message.frequency !== current.message.frequency && numberId(base.message) === numberId(current.message)) {
    yield sameBytes(where);
    return;
  }
  const fixes = numberBack(where);
  if (base.message.frequency !== current.message.frequency)
    yield wordChange(where, 'frequency', {
      rule: 'MC004',
      reason: 'peers know it by its number, and each frequency has its own',
      fixes,
    });
  if (base.message.number !== current.message.number)
    yield wordChange(where, 'number', { rule: 'MC005', reason: 'peers know it by its number', fixes });
}

/** Frequency and number as they were, since only together they are a number; nothing if that is taken or was never right. */
function numberBack({ message, usedNumbers }: Where): readonly Fix[] {
  const { base, current } = message;
  const { frequency, number } = base.message;
  const id = numberId(base.message);
  const isTaken = id !== numberId(current.message) && usedNumbers.has(id);
  if (isTaken || !isInLimits({ frequency, value: number })) return [];
  const isOther = { frequency: frequency !== current.message.frequency, number: number !== current.message.number };
  const [before, now] = [base, current].map(({ words }) => [
    isOther.frequency ? words.frequency : undefined,
    isOther.number ? words.number : undefined,
  ]);
  const place = span(now ?? []);
  return place === undefined ? [] : [putBack(place, spelled(before ?? []))];
}

/** [compat.number.1] Fixed is nothing but Low written in full, but not every reader knows that. */
function sameBytes(where: Where): Change {
  const { base, current } = where.message;
  const [before, now] = [base, current].map(({ words }) => [words.frequency, words.number]);
  const place = span(now ?? []) ?? current.nameRange;
  const written = `${numberWords(base.message)} became ${numberWords(current.message)}`;
  return changed(
    {
      rule: 'MC022',
      category: 'Incompatible',
      name: messageName(current),
      message: `${written}: equal bytes on the wire, but other readers keep the two apart.`,
      fixes: numberBack(where),
    },
    span(before ?? []) ?? base.nameRange,
    place,
  );
}

/** `fixes`: what helps if putting the word back alone does not. */
interface WordSaid {
  readonly rule: string;
  readonly reason: string;
  /** What helps if putting the word back alone does not. */
  readonly fixes?: readonly Fix[];
}

function wordChange({ message }: Where, key: keyof MessageWords, { rule, reason, fixes }: WordSaid): Change {
  const { base, current } = message;
  const [before, now] = [
    base.words[key] ?? nameless(base.nameRange),
    current.words[key] ?? nameless(current.nameRange),
  ];
  return changed(
    {
      rule,
      category: 'Incompatible',
      name: messageName(current),
      message: `The ${key} of ${quote(messageName(current))} was ${before.text} and is ${now.text}; ${reason}.`,
      fixes: fixes ?? (now.text === '' ? [] : [putBack(now, before.text)]),
    },
    before,
    now,
  );
}

const nameless = ({ start, end }: { readonly start: number; readonly end: number }): Word => ({ start, end, text: '' });

const NO_FLAG = 'NotDeprecated';
const RANKS = { NotDeprecated: 0, UDPDeprecated: 1, UDPBlackListed: 2, Deprecated: 3 } as const;

function* flagChanges({ message }: Where): Iterable<Change> {
  const { base, current } = message;
  const [before, now] = [base.message.flag ?? NO_FLAG, current.message.flag ?? NO_FLAG];
  if (RANKS[before] === RANKS[now]) return;
  const isMore = RANKS[now] > RANKS[before];
  const name = messageName(current);
  const place = current.words.flag ?? current.nameRange;
  yield changed(
    {
      rule: isMore ? 'MC008' : 'MC009',
      category: isMore ? 'Newer' : 'Older',
      name,
      message: `${quote(name)} was ${flagWords(before)} and is ${flagWords(now)}.`,
      fixes: isMore ? [] : [flagBack(current.words, before)],
    },
    base.words.flag ?? base.nameRange,
    place,
  );
}

/** [compat.flag.1] Without a flag a message is not deprecated. */
export const flagWords = (flag: DeprecationFlag = NO_FLAG): string => (flag === NO_FLAG ? 'not deprecated' : flag);

function flagBack({ flag, encoding }: MessageWords, before: string) {
  if (flag !== undefined) return putBack(flag, before);
  const end = encoding?.end ?? 0;
  return { title: `Change back to ${before}`, edits: [{ range: { start: end, end }, text: ` ${before}` }] };
}
