// What the world says, as far as the template in force has words for it. A template of the user's own may be older than
// our conversations: what it does not have is left out, and the rest is said.
import type { BlockValue, LooseMessage } from '../protocol/packet/codec.ts';
import type { BlockTemplate, MessageTemplate } from '../protocol/template/model.ts';

/** The blocks and fields that `message` has. */
export function fitting(message: MessageTemplate, said: LooseMessage): LooseMessage {
  const fitted = message.blocks.flatMap((block) => {
    const given = said[block.name];
    return given === undefined ? [] : [[block.name, instances(block, given)] as const];
  });
  return Object.fromEntries(fitted);
}

function instances(block: BlockTemplate, given: BlockValue | readonly BlockValue[]): readonly BlockValue[] {
  const names = namesOf(block);
  const all: readonly BlockValue[] = Array.isArray(given) ? given : [given];
  return all.map((instance) => known(instance, names));
}

/** The instance itself, as nearly always, if the template has all of its fields. */
function known(instance: BlockValue, names: ReadonlySet<string>): BlockValue {
  for (const name in instance) {
    if (!names.has(name)) return Object.fromEntries(Object.entries(instance).filter(([own]) => names.has(own)));
  }
  return instance;
}

/** Names of fields by their blocks: a crowd is told the same few blocks many thousand times. */
const NAMES = new WeakMap<BlockTemplate, ReadonlySet<string>>();

function namesOf(block: BlockTemplate): ReadonlySet<string> {
  const found = NAMES.get(block);
  if (found !== undefined) return found;
  const names = new Set(block.fields.map(({ name }) => name));
  NAMES.set(block, names);
  return names;
}
