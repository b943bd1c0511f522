// What differs in the headers of one message, as nodes of the structural difference: one for each word.
import { numberId } from '../../packet/number.ts';
import type { MessageTemplate } from '../model.ts';
import type { MessageWords, PlacedMessage } from '../placed.ts';
import type { Both } from './change.ts';
import type { Difference } from './differences.ts';
import { fromTo } from './differences.ts';
import type { FindingsByPlace } from './findings-by-place.ts';
import { flagWords, numberWords } from './header.ts';
import { span } from './remedies.ts';

/** One word of a header: how it is called, what it says, and which words of the text say it. */
interface Attribute {
  readonly name: string;
  readonly says: (message: MessageTemplate) => string;
  readonly at: readonly (keyof MessageWords)[];
}

/** [compat.header.1] [compat.flag.1] In the order of the words of a header. */
export function headerDifferences(pair: Both<PlacedMessage>, findings: FindingsByPlace): readonly Difference[] {
  const { base, current } = pair;
  return [...numberAttributes(base.message, current.message), ...ATTRIBUTES].flatMap(({ name, says, at }) => {
    const [was, is] = [says(base.message), says(current.message)];
    if (was === is) return [];
    const places = { base: placeOf(base, at), current: placeOf(current, at) };
    const found = findings.between(places.base, places.current);
    return [
      { change: 'changed', kind: 'attribute', name, detail: fromTo(was, is), ...places, findings: found, children: [] },
    ];
  });
}

const ATTRIBUTES: readonly Attribute[] = [
  { name: 'trust', says: ({ trusted }) => (trusted ? 'Trusted' : 'NotTrusted'), at: ['trust'] },
  { name: 'encoding', says: ({ zerocoded }) => (zerocoded ? 'Zerocoded' : 'Unencoded'), at: ['encoding'] },
  { name: 'flag', says: ({ flag }) => flagWords(flag), at: ['flag'] },
];

/** [compat.number.1] Each frequency has its own numbers, unless the bytes are the same. */
function numberAttributes(base: MessageTemplate, current: MessageTemplate): readonly Attribute[] {
  if (base.frequency === current.frequency) return [{ name: 'number', says: numberWords, at: ['number'] }];
  if (numberId(base) === numberId(current)) return [{ name: 'number', says: numberWords, at: ['frequency', 'number'] }];
  const frequency: Attribute = { name: 'frequency', says: (message) => message.frequency, at: ['frequency'] };
  return base.number === current.number
    ? [frequency]
    : [frequency, { name: 'number', says: numberWords, at: ['number'] }];
}

/** From the first of the words to the last; the name of the message if they are not written. */
function placeOf({ words, nameRange }: PlacedMessage, at: Attribute['at']): Difference['current'] {
  const { start, end } = span(at.map((key) => words[key])) ?? nameRange;
  return { start, end };
}
