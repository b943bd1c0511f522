// What the world says, as far as the template in force has words for it. A template of the user's own may be older than
// our conversations: what it does not have is left out, and the rest is said.
import type { BlockValue, LooseMessage } from '../protocol/packet/codec.ts';
import type { BlockTemplate, MessageTemplate } from '../protocol/template/model.ts';

/** The blocks and fields that `message` has. */
export function fitting(message: MessageTemplate, said: LooseMessage): LooseMessage {
  const known = message.blocks.flatMap((block) => {
    const given = said[block.name];
    return given === undefined ? [] : [[block.name, instances(block, given)] as const];
  });
  return Object.fromEntries(known);
}

function instances(block: BlockTemplate, given: BlockValue | readonly BlockValue[]): readonly BlockValue[] {
  const names = new Set(block.fields.map(({ name }) => name));
  const all: readonly BlockValue[] = Array.isArray(given) ? given : [given];
  return all.map((instance) => Object.fromEntries(Object.entries(instance).filter(([name]) => names.has(name))));
}
