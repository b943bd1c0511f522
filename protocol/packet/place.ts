// Where in a message body each field stands. For the panel, which links bytes and fields both ways.
import type { FieldType, MessageTemplate } from '../template/model.ts';
import type { FieldValue } from './codec.ts';
import { readNumber } from './number.ts';
import { planOf } from './plan.ts';
import { readBlocks } from './read-blocks.ts';
import { Reader } from './reader.ts';

export interface FieldPlace {
  readonly block: string;
  /** Instance of the block, from 0. */
  readonly instance: number;
  readonly field: string;
  readonly type: FieldType;
  /** Offsets into the body, message number and length bytes included; a field that was not sent has no bytes. */
  readonly start: number;
  readonly end: number;
  readonly value: FieldValue;
}

/** Each field of a body (message number and fields) in the order in which they stand; blocks not sent have none. */
export function fieldPlaces(message: MessageTemplate, body: Uint8Array): readonly FieldPlace[] {
  const offsets: number[] = [];
  const plan = planOf(message);
  const blocks = readBlocks(plan, new Reader(body, readNumber(body)?.width ?? body.length, offsets));
  const places: FieldPlace[] = [];
  for (const { name: block, fields } of plan.blocks) {
    for (const [instance, values] of (blocks[block] ?? []).entries()) {
      for (const { name: field, type, zero } of fields) {
        const [start = 0, end = 0] = offsets.slice(2 * places.length, 2 * places.length + 2);
        places.push({ block, instance, field, type, start, end, value: values[field] ?? zero });
      }
    }
  }
  return places;
}
