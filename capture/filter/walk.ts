// The way to one field in the body of a message: what stands before it is stepped over, only the field itself is read.
import type { FieldValue } from '../../protocol/packet/codec.ts';
import { type FieldPlan, readField } from '../../protocol/packet/field.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import { type BlockPlan, type MessagePlan, planOf } from '../../protocol/packet/plan.ts';
import { Reader } from '../../protocol/packet/reader.ts';
import type { WantedField } from './checked.ts';

/** The instances of a block in which a field is what is wanted. */
export interface FieldWalk {
  readonly wanted: WantedField;
  /** [filter.field.3] Whether some instance in the packet has the field, and its value suits. */
  finds(packet: Packet): boolean;
  /** All those instances, from 0. */
  instances(packet: Packet): readonly number[];
}

export function walkTo(wanted: WantedField): FieldWalk {
  const plan = planOf(wanted.message);
  const walk = (packet: Packet, tell: (instance: number) => boolean) => walkBody(plan, wanted, packet, tell);
  return {
    wanted,
    finds: (packet) => walk(packet, ENOUGH),
    instances: (packet) => {
      const found: number[] = [];
      walk(packet, (instance) => found.push(instance) === 0);
      return found;
    },
  };
}

/** One is enough to know. */
const ENOUGH = (): boolean => true;

/** Tells of the instances that suit until `tell` says that it knows enough; whether it did. */
function walkBody(
  plan: MessagePlan,
  wanted: WantedField,
  packet: Packet,
  tell: (instance: number) => boolean,
): boolean {
  const reader = new Reader(packet.body, packet.numberWidth);
  for (let at = 0; at < plan.blocks.length && at <= wanted.block; at++) {
    const block = plan.blocks[at];
    if (block === undefined || reader.at >= reader.end) return false;
    const count = block.isCounted ? (reader.bytes[reader.at++] ?? 0) : block.count;
    if (at === wanted.block) return walkInstances(block, count, { wanted, reader, tell });
    for (let instance = 0; instance < count; instance++) skipFields(block.fields, 0, block.fields.length, reader);
  }
  return false;
}

interface Walk {
  readonly wanted: WantedField;
  readonly reader: Reader;
  readonly tell: (instance: number) => boolean;
}

function walkInstances({ fields }: BlockPlan, count: number, { wanted, reader, tell }: Walk): boolean {
  const field = fields[wanted.field];
  if (field === undefined) return false;
  for (let instance = 0; instance < count; instance++) {
    skipFields(fields, 0, wanted.field, reader);
    // [filter.field.3] What was not sent, or was cut, is not there.
    if (reader.at + field.width > reader.end) return false;
    if (suits(readField(field, reader), wanted) && tell(instance)) return true;
    skipFields(fields, wanted.field + 1, fields.length, reader);
  }
  return false;
}

function suits(value: FieldValue, { judge }: WantedField): boolean {
  return judge === undefined || judge(value);
}

/** Moves over some fields; to the end of the bytes and no further if they are cut. */
function skipFields(fields: readonly FieldPlan[], from: number, to: number, reader: Reader): void {
  const { bytes, end } = reader;
  let { at } = reader;
  for (let i = from; i < to; i++) {
    const field = fields[i];
    if (field === undefined) break;
    if (field.type === 'Variable') {
      let length = bytes[at] ?? 0;
      for (let byte = 1; byte < field.width; byte++) length += (bytes[at + byte] ?? 0) * 2 ** (8 * byte);
      at += length;
    }
    at += field.width;
    if (at >= end) break;
  }
  reader.at = Math.min(at, end);
}

/** Bytes behind the last field of a body; 0 if there are none, or if the body ends before. */
export function leftOver(plan: MessagePlan, packet: Packet): number {
  const reader = new Reader(packet.body, packet.numberWidth);
  for (const block of plan.blocks) {
    if (reader.at >= reader.end) return 0;
    const count = block.isCounted ? (reader.bytes[reader.at++] ?? 0) : block.count;
    for (let instance = 0; instance < count; instance++) skipFields(block.fields, 0, block.fields.length, reader);
  }
  return reader.end - reader.at;
}
