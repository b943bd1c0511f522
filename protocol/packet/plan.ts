// A message of a template, compiled once into readers and writers of its blocks.
import type { BlockTemplate, MessageTemplate, Quantity } from '../template/model.ts';
import type { BlockValue, LooseMessage, MessageValue } from './codec.ts';
import { compileField, type FieldPlan } from './field.ts';
import { numberId } from './number.ts';
import type { Reader } from './reader.ts';
import { Writer } from './writer.ts';

export interface MessagePlan {
  readonly message: MessageTemplate;
  readonly numberId: number;
  readonly blocks: readonly BlockPlan[];
  readonly blockByName: ReadonlyMap<string, BlockPlan>;
}

export interface BlockPlan {
  readonly name: string;
  readonly quantity: Quantity;
  /** Instances that are always there: 1 for Single, 0 for Variable. */
  readonly count: number;
  readonly fields: readonly FieldPlan[];
  readonly fieldByName: ReadonlyMap<string, FieldPlan>;
  /** Bytes of the smallest instance. */
  readonly minBytes: number;
}

/** [packet.body.1] Most instances of one block in one packet: what the count byte can say. */
export const MOST_INSTANCES = 255;

/** The plan of `message`; compiled at the first call for this very value, remembered as long as the value lives. */
export function planOf(message: MessageTemplate): MessagePlan {
  const known = plans.get(message);
  if (known !== undefined) return known;
  const names = distinct(message.blocks);
  const blocks = message.blocks.map((block, i) => compileBlock(block, names[i] ?? block.name));
  const plan: MessagePlan = {
    message,
    numberId: numberId(message),
    blocks,
    blockByName: new Map(blocks.map((block) => [block.name, block])),
  };
  plans.set(message, plan);
  return plan;
}

/**
 * [packet.body.1] The blocks in template order, nothing between them.
 * [packet.short.1] Blocks that were not sent at the end are absent; that is a problem unless they are Variable.
 */
export function readBlocks(plan: MessagePlan, reader: Reader): MessageValue {
  const blocks: Record<string, readonly BlockValue[]> = {};
  let sent = true;
  for (const block of plan.blocks) {
    const needed = block.count * block.minBytes > 0;
    sent &&= reader.at < reader.end || !(needed || isCounted(block));
    if (sent) blocks[block.name] = readInstances(block, reader);
    else if (needed) reader.problems.push(`${block.name} was not sent, read as zero`);
  }
  return blocks;
}

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

/** The blocks of `plan` up to the last one that is given. */
export function blocksSent(plan: MessagePlan, given: object): readonly BlockPlan[] {
  const last = plan.blocks.findLastIndex((block) => Object.hasOwn(given, block.name));
  return plan.blocks.slice(0, last + 1);
}

/** An instance of which nothing was sent. */
export function zeroInstance(block: BlockPlan): BlockValue {
  return Object.fromEntries(block.fields.map((field) => [field.name, field.zero]));
}

const plans = new WeakMap<MessageTemplate, MessagePlan>();

function compileBlock({ quantity, count, fields }: BlockTemplate, name: string): BlockPlan {
  const names = distinct(fields);
  const plans = fields.map((field, i) =>
    compileField(field, { block: name, field: names[i] ?? field.name, numbered: quantity !== 'Single' }),
  );
  return {
    name,
    quantity,
    count: { Single: 1, Multiple: Math.min(count, MOST_INSTANCES), Variable: 0 }[quantity],
    fields: plans,
    fieldByName: new Map(plans.map((field) => [field.name, field])),
    minBytes: bytesOfZeros(plans),
  };
}

/** A name that stands twice in a faulty template is `Name~2` the second time: values must not hide each other. */
function distinct(named: readonly { readonly name: string }[]): readonly string[] {
  const times = new Map<string, number>();
  return named.map(({ name }) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name}~${time}`;
  });
}

function bytesOfZeros(fields: readonly FieldPlan[]): number {
  const writer = new Writer();
  for (const field of fields) field.write(writer, field.zero);
  return writer.finish().length;
}

function isCounted(block: BlockPlan): boolean {
  return block.quantity === 'Variable';
}

function readInstances(block: BlockPlan, reader: Reader): readonly BlockValue[] {
  const count = isCounted(block) ? (reader.bytes[reader.at++] ?? 0) : block.count;
  const instances: BlockValue[] = [];
  for (reader.instance = 0; reader.instance < count; reader.instance++) {
    if (reader.at >= reader.end && block.minBytes > 0) {
      instances.push(...missingInstances(block, count - reader.instance, reader));
      break;
    }
    instances.push(readInstance(block, reader));
  }
  return instances;
}

function readInstance(block: BlockPlan, reader: Reader): BlockValue {
  const instance: Record<string, BlockValue[string]> = {};
  for (const field of block.fields) {
    const { at } = reader;
    instance[field.name] = field.read(reader);
    reader.places?.push(at, reader.at);
  }
  return instance;
}

/** [packet.short.4] Instances that the count byte announces and the packet does not hold. */
function missingInstances(block: BlockPlan, count: number, reader: Reader): readonly BlockValue[] {
  const { instance, end, places } = reader;
  reader.problems.push(
    `${block.name}: ${instance} of ${instance + count} instances were sent, the rest is read as zero`,
  );
  return Array.from({ length: count }, () => {
    for (const _ of block.fields) places?.push(end, end);
    return zeroInstance(block);
  });
}

function instancesOf(given: LooseMessage, block: string): readonly BlockValue[] | undefined {
  const value = own(given, block);
  return value === undefined || isList(value) ? value : [value];
}

function isList(value: BlockValue | readonly BlockValue[]): value is readonly BlockValue[] {
  return Array.isArray(value);
}

function writeInstances(block: BlockPlan, given: readonly BlockValue[] | undefined, writer: Writer): void {
  const instances = given ?? Array.from({ length: block.count }, () => ({}));
  const most = isCounted(block) ? MOST_INSTANCES : block.count;
  if (instances.length > most || instances.length < block.count) {
    throw new Error(`${block.name} takes ${most} instances, not ${instances.length}`);
  }
  if (isCounted(block)) writer.put(Uint8Array.of(instances.length));
  for (const instance of instances) writeInstance(block, instance, writer);
}

function writeInstance(block: BlockPlan, instance: BlockValue, writer: Writer): void {
  for (const name of Object.keys(instance)) {
    if (!block.fieldByName.has(name)) throw new Error(`${block.name} has no field ${name}`);
  }
  for (const field of block.fields) field.write(writer, own(instance, field.name) ?? field.zero);
}

/** What `record` itself has: a block may be called `constructor`. */
function own<Value>(record: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
