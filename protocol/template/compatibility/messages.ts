// MC001 to MC003, MC020 and MC024: messages that are in one of the files only.
import { numberId } from '../../packet/number.ts';
import { nextFreeNumber, numberText, numberUses } from '../numbers.ts';
import type { PlacedMessage, TemplateFile } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { areSameBlocks } from './blocks.ts';
import type { Both, Change } from './change.ts';
import { added, changed, messageName, removed } from './change.ts';
import { numberWords } from './header.ts';
import { putBack, putBackDeprecated } from './remedies.ts';

type ByName = ReadonlyMap<string, PlacedMessage>;

export interface Addition {
  readonly change: Change;
  /** The message of the base whose number it took: with this change its own end is told. */
  readonly successorOf?: string;
}

/** [compat.messages.1] The messages that the base does not have: new, renamed, or with the number of another. */
export function* addedMessages(files: Both<TemplateFile>, byName: Both<ByName>): Iterable<Addition> {
  const owners = freedNumbers(byName);
  for (const message of byName.current.values()) {
    if (byName.base.has(messageName(message)) || !message.sound) continue;
    const id = numberId(message.message);
    const owner = owners.get(id);
    owners.delete(id);
    if (owner === undefined) {
      yield { change: newMessage(message) };
      continue;
    }
    const isRenamed = !byName.current.has(messageName(owner)) && isSameButForName(owner, message);
    const change = isRenamed ? renamed(owner, message) : numberReused(owner, message, files);
    yield { change, successorOf: messageName(owner) };
  }
}

/** Messages of the base by the number that they no longer have. */
function freedNumbers({ base, current }: Both<ByName>): Map<number, PlacedMessage> {
  const freed = new Map<number, PlacedMessage>();
  for (const message of base.values()) {
    const now = current.get(messageName(message));
    const isKept = now !== undefined && (!now.sound || numberId(now.message) === numberId(message.message));
    if (message.sound && !isKept) freed.set(numberId(message.message), message);
  }
  return freed;
}

/** The same packets. Nobody renames what was Deprecated to send it again: then its number was taken for something new. */
function isSameButForName({ message: a }: PlacedMessage, { message: b }: PlacedMessage): boolean {
  const isRevived = a.flag === 'Deprecated' && b.flag !== 'Deprecated';
  return !isRevived && a.trusted === b.trusted && a.zerocoded === b.zerocoded && areSameBlocks(a.blocks, b.blocks);
}

function newMessage(message: PlacedMessage): Change {
  const name = messageName(message);
  return added({ rule: 'MC001', category: 'Newer', name, message: `Adds ${quote(name)}.` }, message.nameRange);
}

function renamed(owner: PlacedMessage, message: PlacedMessage): Change {
  const [name, before] = [messageName(message), messageName(owner)];
  const question = `${quote(before)} is gone and ${quote(name)} has its number: renamed?`;
  const said = {
    rule: 'MC003',
    category: 'Mixed',
    name,
    message: `${question} Old peers still call ${numberWords(owner.message)} ${quote(before)}.`,
    fixes: [putBack(message.nameRange, before)],
  } as const;
  return changed(said, owner.nameRange, message.nameRange);
}

/** [compat.number.2] Worse than the official comparer knows: old peers decode one message as the other. */
function numberReused(owner: PlacedMessage, message: PlacedMessage, { base, current }: Both<TemplateFile>): Change {
  const [name, before] = [messageName(message), messageName(owner)];
  const { frequency } = message.message;
  const free = nextFreeNumber([...numberUses(base), ...numberUses(current)], frequency);
  const place = message.words.number ?? message.nameRange;
  const taken = `${quote(name)} has ${numberWords(message.message)}, which was ${quote(before)}`;
  const fixes = free === undefined ? [] : [useNumber(place, numberText(frequency, free))];
  const sentence = `${taken}: old peers decode one as the other; take a number that was never used.`;
  const said = { rule: 'MC020', category: 'Incompatible', name, message: sentence, fixes } as const;
  return changed(said, owner.words.number ?? owner.nameRange, place);
}

const useNumber = (place: { readonly start: number; readonly end: number }, text: string) => ({
  ...putBack(place, text),
  title: `Use the free number ${text}`,
});

export interface Gap {
  readonly baseText: string;
  /** Those that messages of the current file have, as `numberId` tells them. */
  readonly usedNumbers: ReadonlySet<number>;
  /** Where the message before it ends. */
  readonly behind: Change['place'];
}

/** [compat.messages.2] A message that is gone. It is offered to come back unless its number has gone to another one. */
export function removedMessage(message: PlacedMessage, { baseText, usedNumbers, behind }: Gap): Change {
  const name = messageName(message);
  if (message.message.flag === 'Deprecated') {
    const sentence = `Removes ${quote(name)}, which was Deprecated: the viewer never loaded it.`;
    return removed({ rule: 'MC024', category: 'Older', name, message: sentence }, message.nameRange, behind);
  }
  const sentence = `Removes ${quote(name)}; flag it Deprecated instead.`;
  const isTaken = usedNumbers.has(numberId(message.message));
  const fixes = isTaken ? [] : [putBackDeprecated(message, baseText, behind.end)];
  return removed({ rule: 'MC002', category: 'Older', name, message: sentence, fixes }, message.nameRange, behind);
}
