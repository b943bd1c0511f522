// MT070 to MT072 and MT080: how large packets become, and whether zero-coding can help.
import { numberId, numberWidth, writeNumber } from '../../packet/number.ts';
import { squeeze } from '../../packet/zerocode.ts';
import type { Problem } from '../../text.ts';
import type { BlockTemplate, FieldTemplate, MessageTemplate } from '../model.ts';
import { isInLimits } from '../numbers.ts';
import { MAX_NUMBER } from '../open-parts.ts';
import type { PlacedMessage, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { instanceSize, messageSize, smallestPacket } from '../sizes.ts';
import { MAX_INSTANCES } from './blocks.ts';
import type { Parts, RuleAboutMessages } from './rule.ts';
import { error, hint, replacement, warning } from './rule.ts';

/** What viewers and simulators wish a packet to be at most: larger ones may be cut on their way and lost. */
export const WISHED_BYTES = 1200;
/** The viewer reads lengths of at most so many bytes. */
const MAX_WIDTH = 4;
/** The viewer's buffer has 8192 bytes and is never quite filled. */
export const BUFFER_BYTES = 8191;

export const SIZE_RULES: readonly RuleAboutMessages[] = [
  { code: 'MT070', severity: 'warning', title: 'The smallest packet has at most 1,200 bytes.', check: wished },
  { code: 'MT071', severity: 'error', title: 'The smallest packet has at most 8,191 bytes.', check: buffer },
  {
    code: 'MT072',
    severity: 'hint',
    title: 'One full instance of each block fits into 1,200 bytes.',
    isOff: true,
    check: full,
  },
  { code: 'MT080', severity: 'hint', title: 'Zero-coding can make the message smaller.', check: zeroCoding },
];

function* wished({ messages }: Parts): Iterable<Problem> {
  for (const { name, minBytes } of largerThan(WISHED_BYTES, messages)) {
    if (minBytes > BUFFER_BYTES) continue;
    yield warning('MT070', `${smallest(minBytes)}; more than ${WISHED_BYTES} is likely to be lost.`, name);
  }
}

function* buffer({ messages }: Parts): Iterable<Problem> {
  for (const { name, minBytes } of largerThan(BUFFER_BYTES, messages))
    yield error('MT071', `${smallest(minBytes)}; the viewer can send and take at most ${BUFFER_BYTES}.`, name);
}

interface LargeMessage {
  readonly name: Word;
  readonly minBytes: number;
}

function largerThan(bytes: number, messages: readonly PlacedMessage[]): readonly LargeMessage[] {
  const large: LargeMessage[] = [];
  for (const { message, words, sound } of messages) {
    const minBytes = smallestPacket(message);
    if (minBytes > bytes && sound && words.name !== undefined && isPossible(message))
      large.push({ name: words.name, minBytes });
  }
  return large;
}

const smallest = (bytes: number): string =>
  `The smallest packet of this message has ${bytes > MAX_NUMBER ? `more than ${MAX_NUMBER}` : bytes} bytes`;

function* full({ messages }: Parts): Iterable<Problem> {
  for (const { message, words, sound } of messages) {
    if (!sound || words.name === undefined || !isPossible(message)) continue;
    const bytes = fullBytes(message);
    if (bytes <= WISHED_BYTES) continue;
    yield hint(
      'MT072',
      `With full fields one of each block takes ${bytes} bytes, more than ${WISHED_BYTES}.`,
      words.name,
    );
  }
}

/** A packet with one instance of each Variable block, and every Variable field as long as it can be. */
function fullBytes({ blocks, ...message }: MessageTemplate): number {
  const start = messageSize({ ...message, blocks: [] }).minBytes;
  return blocks.reduce((sum, block) => sum + fullBlockBytes(block), start);
}

function fullBlockBytes(block: BlockTemplate): number {
  const { maxBytes } = instanceSize(block);
  if (block.quantity === 'Variable') return 1 + maxBytes;
  return block.count * maxBytes;
}

function* zeroCoding({ messages }: Parts): Iterable<Problem> {
  for (const { message, words } of messages.filter(isZerocodedInVain)) {
    if (words.encoding === undefined) continue;
    yield hint('MT080', `Zero-coding can never make ${quote(message.name)} smaller.`, words.encoding, {
      fixes: [
        {
          ...replacement('Change to Unencoded, which changes the wire', words.encoding, 'Unencoded'),
          changesWire: true,
        },
      ],
    });
  }
}

const isZerocodedInVain = ({ message, words, sound }: PlacedMessage): boolean =>
  message.zerocoded && sound && words.name !== undefined && isPossible(message) && !canShrink(message);

/** A longer run of zeros always shrinks; no need to look at thousands of them. */
const ENOUGH_ZEROS = 8;

/** Whether a packet of zeros alone, the best case, is shorter when zero-coded. */
function canShrink(message: MessageTemplate): boolean {
  const { minBytes, maxBytes } = messageSize(message);
  // A number out of its limits is reported as such.
  if (minBytes !== maxBytes || !isInLimits({ frequency: message.frequency, value: message.number })) return true;
  const id = numberId(message);
  const width = numberWidth(id);
  const bodyBytes = minBytes - messageSize({ ...message, blocks: [] }).minBytes;
  const bytes = new Uint8Array(width + Math.min(bodyBytes, ENOUGH_ZEROS));
  writeNumber(id, new DataView(bytes.buffer));
  return squeeze(bytes) !== undefined;
}

/** Another count is reported as such, and so is a width that is rather the most bytes of the field. */
const isPossible = ({ blocks }: MessageTemplate): boolean =>
  blocks.every(({ count, fields }) => count <= MAX_INSTANCES && fields.every(hasPossibleWidth));

const hasPossibleWidth = ({ type, size }: FieldTemplate): boolean => type !== 'Variable' || size <= MAX_WIDTH;
