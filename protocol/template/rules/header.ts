// MT030, MT032 and MT040 to MT043: the words of a message header, one by one.
import type { Problem } from '../../text.ts';
import { FLAGS, FREQUENCIES } from '../model.ts';
import { readNumberWord } from '../number-word.ts';
import type { PlacedMessage, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { isPlainAscii } from '../slips.ts';
import { ENCODINGS, isEncoding, isFlag, isFrequency, isTrust, TRUSTS } from '../words.ts';
import type { Parts, RuleAboutMessages } from './rule.ts';
import { error, related, replacement, unknownWord, warning } from './rule.ts';

export const HEADER_RULES: readonly RuleAboutMessages[] = [
  { code: 'MT030', severity: 'error', title: 'The frequency is High, Medium, Low or Fixed.', check: frequency },
  { code: 'MT032', severity: 'warning', title: 'The number has no leading zero.', check: leadingZero },
  { code: 'MT040', severity: 'error', title: 'The trust is Trusted or NotTrusted.', check: trust },
  { code: 'MT041', severity: 'error', title: 'The encoding is Zerocoded or Unencoded.', check: encoding },
  { code: 'MT042', severity: 'error', title: 'A flag is one of the four, spelled exactly.', check: flag },
  { code: 'MT043', severity: 'error', title: 'A message has at most one flag.', check: oneFlag },
];

function* frequency({ messages }: Parts): Iterable<Problem> {
  for (const word of oddWords(messages, 'frequency', isFrequency))
    yield unknownWord('MT030', 'frequency', word, FREQUENCIES);
}

function* leadingZero({ messages }: Parts): Iterable<Problem> {
  for (const word of oddWords(messages, 'number', isPlainNumber)) {
    const read = readNumberWord(word.text);
    if (read?.decimal === undefined) continue;
    const [octal, decimal] = [String(read.value), String(read.decimal)];
    const message = `${quote(word.text)} is octal ${octal} for the viewer and ${decimal} for others.`;
    const readings = octal === decimal ? [octal] : [octal, decimal];
    const fixes = readings.map((reading) => replacement(`Change to ${reading}`, word, reading));
    yield warning('MT032', message, word, { fixes });
  }
}

/** Read alike by all, as far as a look tells: no zero comes first. */
const isPlainNumber = (word: string): boolean => !word.startsWith('0');

function* trust({ messages }: Parts): Iterable<Problem> {
  for (const word of oddWords(messages, 'trust', isTrust)) yield unknownWord('MT040', 'trust', word, TRUSTS);
}

function* encoding({ messages }: Parts): Iterable<Problem> {
  for (const word of oddWords(messages, 'encoding', isEncoding))
    yield unknownWord('MT041', 'encoding', word, ENCODINGS);
}

function* flag({ messages }: Parts): Iterable<Problem> {
  for (const word of oddWords(messages, 'flag', isFlag)) yield unknownWord('MT042', 'flag', word, FLAGS);
}

function* oneFlag({ messages }: Parts): Iterable<Problem> {
  for (const { words } of messages.filter((message) => message.words.secondFlag !== undefined)) {
    if (words.flag === undefined || words.secondFlag === undefined) continue;
    yield error('MT043', 'Only one flag is possible.', words.secondFlag, {
      related: [related('The first flag stands here.', words.flag)],
      fixes: [replacement('Remove this flag', words.secondFlag, '')],
    });
  }
}

type HeaderWord = 'frequency' | 'number' | 'trust' | 'encoding' | 'flag';

/** One word of every header where it is not as it should be; words with strange characters were reported for those. */
function oddWords(
  messages: readonly PlacedMessage[],
  key: HeaderWord,
  isRight: (word: string) => boolean,
): readonly Word[] {
  const odd: Word[] = [];
  for (const { words } of messages) {
    const word = words[key];
    if (word !== undefined && !isRight(word.text) && isPlainAscii(word.text)) odd.push(word);
  }
  return odd;
}
