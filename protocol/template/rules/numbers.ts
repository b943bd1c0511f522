// MT031, MT033 to MT039 and MT044 to MT046: the numbers of all messages, each and together. Also the names of file.messages.
import type { Fix, Problem } from '../../text.ts';
import type { Frequency } from '../model.ts';
import { readNumberWord } from '../number-word.ts';
import type { NumberUse } from '../numbers.ts';
import { isInLimits, nextFreeNumber, numberText } from '../numbers.ts';
import type { PlacedMessage, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { isPlainAscii } from '../slips.ts';
import { isFrequency } from '../words.ts';
import type { RuleAboutFile, Subject } from './rule.ts';
import { error, hint, information, related, replacement, safeReplacement, warning } from './rule.ts';

export const NUMBER_RULES: readonly RuleAboutFile[] = [
  { code: 'MT031', severity: 'error', title: 'The number is a whole number.', checkFile: number },
  { code: 'MT033', severity: 'error', title: 'High numbers go from 1 to 254.', checkFile: high },
  { code: 'MT034', severity: 'error', title: 'Medium numbers go from 1 to 254.', checkFile: medium },
  { code: 'MT035', severity: 'error', title: 'Low numbers go from 1 to 65,279.', checkFile: low },
  {
    code: 'MT036',
    severity: 'error',
    title: 'Fixed numbers are written in full, from 0xFFFFFF00 on.',
    checkFile: fixed,
  },
  { code: 'MT037', severity: 'error', title: 'A number is used once per frequency.', checkFile: usedOnce },
  { code: 'MT038', severity: 'error', title: 'A message name is used once.', checkFile: namedOnce },
  {
    code: 'MT039',
    severity: 'error',
    title: 'No Low number means the same bytes as a Fixed one.',
    checkFile: sameBytes,
  },
  { code: 'MT044', severity: 'hint', title: 'The numbers have no holes.', checkFile: holes },
  {
    code: 'MT045',
    severity: 'hint',
    title: 'The comment with the highest numbers is true.',
    checkFile: highestInComment,
  },
  { code: 'MT046', severity: 'hint', title: 'Numbers ascend in the file.', isOff: true, checkFile: ascending },
];

/** Fixed numbers are the Low numbers from here on, written in full. */
const FIRST_FIXED_AS_LOW = 0xff00;
/** Above this a signed 16-bit reader goes wrong. */
const MAX_SIGNED = 32_767;

function* number({ file, numbers }: Subject): Iterable<Problem> {
  const free = freeNumbers(numbers);
  for (const { words } of file.messages.filter(({ numbered }) => numbered === undefined)) {
    const word = words.number;
    if (word === undefined || !isPlainAscii(word.text) || readNumberWord(word.text) !== undefined) continue;
    const { frequency } = words;
    const fixes = isFrequency(frequency?.text) ? free(frequency.text, word) : [];
    const message = `A message number belongs here, decimal or hex; ${quote(word.text)} is none.`;
    yield error('MT031', message, word, fixes.length === 0 ? {} : { fixes });
  }
}

function* high(subject: Subject): Iterable<Problem> {
  yield* oneByte(subject, 'High', 'MT033');
}

function* medium(subject: Subject): Iterable<Problem> {
  yield* oneByte(subject, 'Medium', 'MT034');
}

function* oneByte({ numbers }: Subject, frequency: Frequency, code: string): Iterable<Problem> {
  const free = freeNumbers(numbers);
  for (const use of numbers.filter((one) => one.frequency === frequency && !isInLimits(one)))
    yield error(code, `${frequency} numbers go from 1 to 254.`, use.word, {
      fixes: free(frequency, use.word),
    });
}

function* low(subject: Subject): Iterable<Problem> {
  const free = freeNumbers(subject.numbers);
  const fixedOnes = fixedByLowNumber(subject);
  const lows = subject.numbers.filter(
    (use) => use.frequency === 'Low' && !(use.value <= MAX_SIGNED && isInLimits(use)),
  );
  for (const use of lows) {
    if (use.value > 0xffffffff) continue;
    if (use.value > MAX_SIGNED && isInLimits(use))
      yield information('MT035', `Low numbers above ${MAX_SIGNED} may be read as negative.`, use.word);
    if (isInLimits(use) || fixedOnes.has(use.value)) continue;
    yield error('MT035', `${lowTrouble(use.value)}; Low numbers go from 1 to 65279.`, use.word, {
      fixes: free('Low', use.word),
    });
  }
  for (const use of lows)
    if (use.value > 0xffffffff)
      yield error('MT035', 'Low numbers go from 1 to 65279.', use.word, { fixes: free('Low', use.word) });
}

function lowTrouble(value: number): string {
  if (value > 0xffff) return `Low ${value} would be sent as ${value % 0x10000}`;
  return value === 0 ? 'Low 0 is no message number' : `Low ${value} is a Fixed number on the wire`;
}

function* fixed({ numbers }: Subject): Iterable<Problem> {
  const free = freeNumbers(numbers);
  for (const use of numbers.filter(({ frequency }) => frequency === 'Fixed')) {
    const message = 'A Fixed number is written in full, for example 0xFFFFFFFA.';
    const full = numberText('Fixed', use.value);
    if (!isInLimits(use)) yield error('MT036', message, use.word, { fixes: free('Fixed', use.word) });
    else if (readNumberWord(use.word.text)?.hexDigits !== 8)
      yield hint('MT036', message, use.word, {
        fixes: [safeReplacement(`Write ${full}`, use.word, full)],
      });
  }
}

function* usedOnce(subject: Subject): Iterable<Problem> {
  const first = new Map<string, NumberUse>();
  const free = freeNumbers(subject.numbers);
  for (const use of subject.numbers) {
    const key = `${use.frequency} ${use.value}`;
    const earlier = first.get(key);
    if (earlier === undefined || !isInLimits(use)) {
      first.set(key, earlier ?? use);
      continue;
    }
    const offered = free(use.frequency, use.word);
    const taken = `${use.frequency} ${numberText(use.frequency, use.value)} is already ${quote(earlier.message.message.name)}`;
    const next = offered[0]?.edits[0]?.text;
    yield error('MT037', next === undefined ? `${taken}.` : `${taken}; the next free number is ${next}.`, use.word, {
      related: [related(`${quote(earlier.message.message.name)} has this number.`, earlier.word)],
      fixes: offered,
    });
  }
}

function* namedOnce({ file }: Subject): Iterable<Problem> {
  /** The first message of each name; the first one that the viewer loads, once there is one. */
  const first = new Map<string, PlacedMessage>();
  for (const placed of file.messages) {
    const { name: text } = placed.message;
    const earlier = first.get(text);
    if (earlier === undefined || isDropped(earlier)) first.set(text, placed);
    if (earlier === undefined || placed.words.name === undefined) continue;
    const { name } = placed.words;
    const say = isDropped(earlier) || isDropped(placed) ? warning : error;
    yield say('MT038', `Message ${quote(name.text)} is already defined.`, name, {
      related: [related(`${quote(name.text)} is defined here.`, earlier.nameRange)],
    });
  }
}

const isDropped = ({ message }: PlacedMessage): boolean => message.flag === 'Deprecated';

function* sameBytes(subject: Subject): Iterable<Problem> {
  const fixedOnes = fixedByLowNumber(subject);
  if (fixedOnes.size === 0) return;
  const free = freeNumbers(subject.numbers);
  for (const use of subject.numbers) {
    const twin = use.frequency === 'Low' ? fixedOnes.get(use.value) : undefined;
    if (twin === undefined) continue;
    const name = quote(twin.message.message.name);
    yield error('MT039', `Same bytes as Fixed ${numberText('Fixed', twin.value)} (${name}).`, use.word, {
      related: [related(`${name} has these bytes.`, twin.word)],
      fixes: free('Low', use.word),
    });
  }
}

function fixedByLowNumber({ numbers }: Subject): ReadonlyMap<number, NumberUse> {
  const fixedOnes = numbers.filter((use) => use.frequency === 'Fixed' && isInLimits(use));
  return new Map(fixedOnes.map((use) => [FIRST_FIXED_AS_LOW + (use.value % 0x100), use]));
}

function* holes({ numbers }: Subject): Iterable<Problem> {
  for (const frequency of ['High', 'Medium', 'Low'] as const) {
    const uses = numbers.filter((use) => use.frequency === frequency && isInLimits(use));
    const ascending = uses.toSorted((a, b) => a.value - b.value);
    // A template of new messages alone begins where the old ones end.
    let before = ascending[0]?.value ?? 0;
    for (const use of ascending) {
      const [from, to] = [before + 1, use.value - 1];
      if (from === to) yield hint('MT044', `${frequency} ${from} is unused.`, use.word);
      else if (from < to) yield hint('MT044', `${frequency} ${from} to ${to} are unused.`, use.word);
      before = use.value;
    }
  }
}

function* highestInComment({ file, numbers }: Subject): Iterable<Problem> {
  const { scan, messages } = file;
  const firstMessage = messages[0]?.range.start ?? 0;
  for (let index = 0; index < scan.commentCount; index += 1) {
    const comment = scan.comment(index);
    if (comment.start >= firstMessage) return;
    const found = /^(\/+\s*(High|Medium|Low):\s*)([0-9]+)\s*$/u.exec(scan.text.slice(comment.start, comment.end));
    if (found === null) continue;
    const [, before = '', frequency, written = ''] = found;
    let highest = 0;
    for (const use of numbers)
      if (use.frequency === frequency && isInLimits(use)) highest = Math.max(highest, use.value);
    if (highest === 0 || Number(written) === highest) continue;
    const start = comment.start + before.length;
    const range = { start, end: start + written.length };
    const fixes = [safeReplacement(`Change to ${highest}`, range, String(highest))];
    yield hint('MT045', `The highest ${frequency} number is ${highest}.`, range, { fixes });
  }
}

function* ascending({ numbers }: Subject): Iterable<Problem> {
  const before = new Map<Frequency, NumberUse>();
  for (const use of numbers) {
    const last = before.get(use.frequency);
    before.set(use.frequency, use);
    if (last === undefined || last.value <= use.value) continue;
    const [later, earlier] = [use.value, last.value].map((value) => numberText(use.frequency, value));
    yield hint('MT046', `${use.frequency} ${later} comes after ${use.frequency} ${earlier}.`, use.word, {
      related: [related(`${use.frequency} ${earlier} stands here.`, last.word)],
    });
  }
}

/** Offers the next free number of a frequency; it is looked for once, however many problems offer it. */
function freeNumbers(numbers: readonly NumberUse[]): (frequency: Frequency, word: Word) => readonly Fix[] {
  const known = new Map<Frequency, string | undefined>();
  return (frequency, word) => {
    if (!known.has(frequency)) known.set(frequency, freeText(numbers, frequency));
    const text = known.get(frequency);
    return text === undefined ? [] : [replacement(`Use the free number ${text}`, word, text)];
  };
}

function freeText(numbers: readonly NumberUse[], frequency: Frequency): string | undefined {
  const free = nextFreeNumber(numbers, frequency);
  return free === undefined ? undefined : numberText(frequency, free);
}
