// MC025 and MC026: what is wrong with one file by itself, but matters when two are compared.
import type { PlacedMessage, TemplateFile } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { WISHED_BYTES } from '../rules/sizes.ts';
import { messageSize } from '../sizes.ts';
import type { Both, Change } from './change.ts';
import { added, changed, messageName, removed } from './change.ts';

/** [compat.size.2] Said where a message grew beyond what the rule MT070 wishes for. */
export function* sizeChanges({ base, current }: Both<PlacedMessage>): Iterable<Change> {
  const [before, now] = [base, current].map(({ message }) => messageSize(message).minBytes);
  if (before === undefined || now === undefined || before > WISHED_BYTES || now <= WISHED_BYTES) return;
  const name = messageName(current);
  const grown = `The smallest packet of ${quote(name)} grew from ${before} to ${now} bytes`;
  const message = `${grown}; more than ${WISHED_BYTES} is likely to be lost.`;
  yield changed({ rule: 'MC026', category: 'Same', name, message }, base.nameRange, current.nameRange);
}

/** [compat.twice.1] Each message that has a namesake before it in its own file. */
export function* definedTwice({ base, current }: Both<TemplateFile>): Iterable<Change> {
  for (const [name, { nameRange }] of repeated(current)) yield added(twice(name, 'the current file'), nameRange);
  const places = new Map(current.messages.map((message) => [messageName(message), message.nameRange]));
  const start = current.version ?? { start: 0, end: 0 };
  for (const [name, { nameRange }] of repeated(base))
    yield removed(twice(name, 'the base'), nameRange, places.get(name) ?? start);
}

const twice = (name: string, file: string) =>
  ({
    rule: 'MC025',
    category: 'Same',
    name,
    message: `${quote(name)} is defined twice in ${file}; the later one is compared.`,
  }) as const;

/** The last of each group of namesakes. */
function repeated({ messages }: TemplateFile): ReadonlyMap<string, PlacedMessage> {
  const seen = new Set<string>();
  const again = new Map<string, PlacedMessage>();
  for (const message of messages) {
    const name = messageName(message);
    if (name === '') continue;
    if (seen.has(name)) again.set(name, message);
    seen.add(name);
  }
  return again;
}
