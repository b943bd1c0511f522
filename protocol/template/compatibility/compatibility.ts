// Two templates beside each other: what the current one changes for peers that know the base, which is deployed.
// Facts from running the official comparer; our own rules are MC020 to MC026.
import { numberId } from '../../packet/number.ts';
import type { Range } from '../../text.ts';
import type { PlacedMessage, TemplateFile } from '../placed.ts';
import { blockChanges } from './blocks.ts';
import type { Category } from './category.ts';
import { sumOf } from './category.ts';
import type { Both, Change } from './change.ts';
import { headerChanges } from './header.ts';
import { addedMessages, removedMessage } from './messages.ts';
import { definedTwice, sizeChanges } from './own-faults.ts';

export interface Compatibility {
  readonly category: Category;
  /** In the order of their places in the current file. */
  readonly changes: readonly Change[];
  /** Messages that are not understood, and so not compared. */
  readonly unread: Both<number>;
  /** Mistakes in the syntax: at the first of them the official reader stops. */
  readonly errors: Both<number>;
}

/** [compat.same.1] Compares by meaning: layout, comments, the order of messages and the spelling of numbers are nothing. */
export function compareTemplates(base: TemplateFile, current: TemplateFile): Compatibility {
  const changes = [...allChanges(base, current)].toSorted((a, b) => a.place.start - b.place.start);
  const unread = { base: unreadMessages(base), current: unreadMessages(current) };
  const errors = { base: syntaxErrors(base), current: syntaxErrors(current) };
  return { category: sumOf(changes.map(({ category }) => category)), changes, unread, errors };
}

function* allChanges(base: TemplateFile, current: TemplateFile): Iterable<Change> {
  const byName = { base: messagesByName(base), current: messagesByName(current) };
  const usedNumbers = new Set(current.messages.map(({ message }) => numberId(message)));
  const texts = { baseText: base.scan.text, currentText: current.scan.text, usedNumbers };
  for (const message of byName.current.values()) {
    const old = byName.base.get(message.message.name);
    if (old === undefined || !old.sound || !message.sound) continue;
    const where = { message: { base: old, current: message }, ...texts };
    yield* headerChanges(where);
    yield* blockChanges(where);
    yield* sizeChanges(where.message);
  }
  const files = { base, current };
  const takenOver = new Set<string>();
  for (const change of addedMessages(files, byName)) {
    if (change.successorOf !== undefined) takenOver.add(change.successorOf);
    yield change.change;
  }
  let behind = startOf(current);
  for (const message of byName.base.values()) {
    const now = byName.current.get(message.message.name);
    if (now !== undefined) behind = lastCharacter(now.range);
    else if (message.sound && !takenOver.has(message.message.name))
      yield removedMessage(message, { baseText: base.scan.text, usedNumbers, behind });
  }
  yield* definedTwice(files);
}

/** [compat.twice.1] By name; of two with one name the later one counts, as for the official comparer. */
export function messagesByName({ messages }: TemplateFile): ReadonlyMap<string, PlacedMessage> {
  const byName = new Map<string, PlacedMessage>();
  for (const message of messages) if (message.words.name !== undefined) byName.set(message.message.name, message);
  return byName;
}

/** [compat.unread.1] What is not understood in one file is neither gone nor new. */
const unreadMessages = ({ messages }: TemplateFile): number => messages.filter(({ sound }) => !sound).length;

const syntaxErrors = ({ problems }: TemplateFile): number =>
  problems.filter(({ severity }) => severity === 'error').length;

const lastCharacter = ({ start, end }: Range): Range => ({ start: Math.max(start, end - 1), end });

/** Where a message that nothing stands before is missed. */
function startOf({ version, scan }: TemplateFile): Range {
  return version ?? { start: 0, end: Math.min(1, scan.text.length) };
}
