// The bytes of a body to values, by the plan of its message.
import type { BlockValue, FieldValue, MessageValue } from './codec.ts';
import { readField } from './field.ts';
import { type BlockPlan, type MessagePlan, zeroInstance } from './plan.ts';
import type { Reader } from './reader.ts';

/**
 * [packet.body.1] The blocks in template order, nothing between them.
 * [packet.short.1] Blocks that were not sent at the end are absent; that is a problem unless they are Variable.
 */
export function readBlocks(plan: MessagePlan, reader: Reader): MessageValue {
  const blocks: Record<string, readonly BlockValue[]> = {};
  let sent = true;
  for (const block of plan.blocks) {
    const needed = block.count * block.minBytes > 0;
    sent &&= reader.at < reader.end || !(needed || block.isCounted);
    if (sent) blocks[block.name] = readInstances(block, reader);
    else if (needed) reader.complain(`${block.name} was not sent, read as zero`);
  }
  return blocks;
}

function readInstances(block: BlockPlan, reader: Reader): readonly BlockValue[] {
  const count = block.isCounted ? (reader.bytes[reader.at++] ?? 0) : block.count;
  reader.instance = 0;
  // The most frequent case by far, in an array of just this size.
  if (count === 1 && reader.at < reader.end) return [readInstance(block, reader)];
  const instances: BlockValue[] = [];
  if (block.isByte && reader.places === undefined && reader.at + count <= reader.end)
    return readBytes(block, count, reader);
  for (; reader.instance < count; reader.instance++) {
    if (reader.at >= reader.end && block.minBytes > 0) {
      instances.push(...missingInstances(block, count - reader.instance, reader));
      break;
    }
    instances.push(readInstance(block, reader));
  }
  return instances;
}

/** One object for each value of a byte, made when it is first read: a shape has 253 of them. */
function readBytes(block: BlockPlan, count: number, reader: Reader): readonly BlockValue[] {
  const known = BYTES.get(block) ?? [];
  BYTES.set(block, known);
  const instances: BlockValue[] = [];
  for (; reader.instance < count; reader.instance++) {
    const byte = reader.bytes[reader.at] ?? 0;
    const instance = known[byte] ?? readInstance(block, reader);
    if (known[byte] === undefined) known[byte] = Object.freeze(instance);
    else reader.at++;
    instances.push(instance);
  }
  return instances;
}

const BYTES = new WeakMap<BlockPlan, BlockValue[]>();

function readInstance(block: BlockPlan, reader: Reader): BlockValue {
  const instance: Record<string, FieldValue> = {};
  const { fields } = block;
  // By index, since this is the innermost loop of all.
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    if (field === undefined) break;
    const { at } = reader;
    instance[field.name] = readField(field, reader);
    if (reader.places !== undefined) reader.places.push(at, reader.at);
  }
  return instance;
}

/** [packet.short.4] Instances that the count byte announces and the packet does not hold. */
function missingInstances(block: BlockPlan, count: number, reader: Reader): readonly BlockValue[] {
  const { instance, end, places } = reader;
  reader.complain(`${block.name}: ${instance} of ${instance + count} instances were sent, the rest is read as zero`);
  return Array.from({ length: count }, () => {
    for (const _ of block.fields) places?.push(end, end);
    return zeroInstance(block);
  });
}
