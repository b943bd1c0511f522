// Values to the bytes of a body, by the plan of their message.
import type { BlockValue, LooseMessage } from './codec.ts';
import { writeField } from './field.ts';
import { type BlockPlan, type MessagePlan, MOST_INSTANCES } from './plan.ts';
import type { Writer } from './writer.ts';

/** Writes `blocks`, all of the plan or the first few: what is not given is zero, or no instances if it is Variable. */
export function writeBlocks(
  plan: MessagePlan,
  given: LooseMessage,
  blocks: readonly BlockPlan[],
  writer: Writer,
): void {
  for (const name of Object.keys(given)) {
    if (!plan.blockByName.has(name)) throw new Error(`${plan.message.name} has no block ${name}`);
  }
  for (const block of blocks) writeInstances(block, instancesOf(given, block.name), writer);
}

function instancesOf(given: LooseMessage, block: string): readonly BlockValue[] | undefined {
  const value = own(given, block);
  return value === undefined || isList(value) ? value : [value];
}

function isList(value: BlockValue | readonly BlockValue[]): value is readonly BlockValue[] {
  return Array.isArray(value);
}

function writeInstances(block: BlockPlan, given: readonly BlockValue[] | undefined, writer: Writer): void {
  const instances = given ?? Array.from({ length: block.count }, () => NOTHING);
  const most = block.isCounted ? MOST_INSTANCES : block.count;
  if (instances.length > most || instances.length < block.count) {
    throw new Error(`${block.name} takes ${most} instances, not ${instances.length}`);
  }
  if (block.isCounted) writer.putByte(instances.length);
  for (const instance of instances) {
    const { written } = writer;
    if (writeWhole(block, instance, writer)) continue;
    writer.rewind(written);
    writeInPart(block, instance, writer);
  }
}

const NOTHING: BlockValue = {};

/**
 * Writes an instance that has all fields in their order, as decoded ones have. False, and part of it written, if it is not
 * so. Engines read a property that a loop has just named without searching for it.
 */
function writeWhole({ fields }: BlockPlan, instance: BlockValue, writer: Writer): boolean {
  let written = 0;
  for (const name in instance) {
    const field = fields[written];
    const value = instance[name];
    if (field === undefined || field.name !== name || value === undefined) return false;
    writeField(field, writer, value);
    written++;
  }
  return written === fields.length;
}

/** Writes an instance of which some fields are given, in any order. */
function writeInPart(block: BlockPlan, instance: BlockValue, writer: Writer): void {
  for (const name of Object.keys(instance)) {
    if (!block.fieldByName.has(name)) throw new Error(`${block.name} has no field ${name}`);
  }
  for (const field of block.fields) writeField(field, writer, own(instance, field.name) ?? field.zero);
}

/** What `record` itself has: a block may be called `constructor`. */
function own<Value>(record: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
