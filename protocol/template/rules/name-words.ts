// The names of messages, blocks and fields: which there are, and where each stands.
import type { MessageTemplate } from '../model.ts';
import type { PlacedMessage, Word } from '../placed.ts';

interface Named {
  readonly words: { readonly name?: Word };
}

/** The names of a message, its blocks and their fields, as far as they are there. */
export function nameWords(message: PlacedMessage): readonly Word[] {
  const names: Word[] = [];
  const add = ({ words: { name } }: Named) => {
    if (name !== undefined) names.push(name);
  };
  add(message);
  for (const block of message.blocks) {
    add(block);
    for (const field of block.fields) add(field);
  }
  return names;
}

/** The same names without their places. What is read again keeps a message as it is only with all of its words. [template.again.2] */
export function namesIn(placed: PlacedMessage): readonly string[] {
  const known = namesOf.get(placed.message);
  if (known !== undefined) return known;
  const found = nameWords(placed).map(({ text }) => text);
  namesOf.set(placed.message, found);
  return found;
}

const namesOf = new WeakMap<MessageTemplate, readonly string[]>();

/** Every name of these messages once. */
export function differentNames(messages: readonly PlacedMessage[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const message of messages) for (const name of namesIn(message)) names.add(name);
  return names;
}

/** Every place where one of these names stands, in file order. */
export function* placesOf(names: ReadonlySet<string>, messages: readonly PlacedMessage[]): Iterable<Word> {
  if (names.size === 0) return;
  for (const message of messages)
    if (namesIn(message).some((name) => names.has(name)))
      for (const word of nameWords(message)) if (names.has(word.text)) yield word;
}

export interface NamedAgain {
  readonly name: Word;
  /** The first one of that name. */
  readonly first: Word;
}

/** Names that another part beside them has already; `groups`: the parts that stand beside each other. */
export function namedAgain(groups: readonly (readonly Named[])[]): readonly NamedAgain[] {
  const again: NamedAgain[] = [];
  /** By its text, the first name of the last group that has it: one map serves all of them. */
  const firsts = new Map<string, Word>();
  for (const group of groups) {
    if (group.length < 2) continue;
    let start: number | undefined;
    const end = group.at(-1)?.words.name?.start ?? Number.POSITIVE_INFINITY;
    for (const {
      words: { name },
    } of group) {
      if (name === undefined) continue;
      start ??= name.start;
      const first = firsts.get(name.text);
      // What stands behind the group is that of a message around its own.
      if (first === undefined || first.start < start || first.start > end) firsts.set(name.text, name);
      else again.push({ name, first });
    }
  }
  return again;
}
