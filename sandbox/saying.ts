// What the world says, as bytes. Some clients have an older template, in which the last block of a message is missing.
// They look for acks where their own template ends, so that a block of which there is nothing to say would hide them.
import type { Codec, LooseMessage } from '../protocol/packet/codec.ts';

/** [said.late.1] Variable blocks at the end of a message that came late to the template, by their messages. */
const LATE_BLOCKS: ReadonlyMap<string, string> = new Map([
  ['AlertMessage', 'AgentInfo'],
  ['AvatarAppearance', 'AttachmentBlock'],
  ['ImprovedInstantMessage', 'MetaData'],
  ['RegionInfo', 'CombatSettings'],
]);

/** Number and fields. [said.late.1] A late block of which nothing is said is left out with its count. */
export function saidBody(codec: Codec, name: string, blocks: LooseMessage): Uint8Array {
  const body = codec.encode(name, blocks);
  const last = codec.byName(name)?.blocks.at(-1);
  const isLate = last?.quantity === 'Variable' && last.name === LATE_BLOCKS.get(name);
  return isLate && blocks[last.name] === undefined ? body.subarray(0, -COUNT_BYTES) : body;
}

/** How many instances a Variable block has. */
const COUNT_BYTES = 1;
