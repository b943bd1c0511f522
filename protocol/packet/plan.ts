// A message of a template as its readers and writers want it, compiled once: names, sizes and zeros in order.
import type { BlockTemplate, MessageTemplate, Quantity } from '../template/model.ts';
import type { BlockValue } from './codec.ts';
import { compileField, type FieldPlan } from './field.ts';
import { numberId } from './number.ts';
import { EXPANDED_LIMIT } from './zerocode.ts';

export interface MessagePlan {
  readonly message: MessageTemplate;
  readonly numberId: number;
  readonly blocks: readonly BlockPlan[];
  readonly blockByName: ReadonlyMap<string, BlockPlan>;
}

export interface BlockPlan {
  readonly name: string;
  readonly quantity: Quantity;
  /** It is Variable: a byte says how many instances there are. */
  readonly isCounted: boolean;
  /** Instances that are always there: 1 for Single, 0 for Variable. */
  readonly count: number;
  readonly fields: readonly FieldPlan[];
  readonly fieldByName: ReadonlyMap<string, FieldPlan>;
  /** Bytes of the smallest instance. */
  readonly minBytes: number;
  /** Bytes of every instance; undefined if a field varies. */
  readonly fixedBytes: number | undefined;
  /** Every instance is one byte. */
  readonly isByte: boolean;
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
    compileField(field, { block: name, name: names[i] ?? field.name, numbered: quantity !== 'Single' }),
  );
  return {
    name,
    quantity,
    isCounted: quantity === 'Variable',
    count: { Single: 1, Multiple: Math.min(count, MOST_INSTANCES), Variable: 0 }[quantity],
    fields: plans,
    fieldByName: new Map(plans.map((field) => [field.name, field])),
    minBytes: plans.reduce((sum, { width }) => sum + (width <= EXPANDED_LIMIT ? width : 0), 0),
    fixedBytes: plans.some(({ type }) => type === 'Variable')
      ? undefined
      : plans.reduce((sum, { width }) => sum + width, 0),
    isByte: plans.length === 1 && plans[0]?.type === 'U8',
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
