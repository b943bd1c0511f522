// Fields of a decoded message, asked without trust: the template may be another than the protocol's.
import type { DecodedMessage, FieldValue } from '../protocol/packet/codec.ts';

/** The value of a field in the first instance of its block; undefined if the message has none. */
export function fieldValue(message: DecodedMessage, block: string, field: string): FieldValue | undefined {
  return message.blocks[block]?.[0]?.[field];
}

/** The same where a whole number is expected. */
export function numberValue(message: DecodedMessage, block: string, field: string): number | undefined {
  const value = fieldValue(message, block, field);
  return typeof value === 'number' ? value : undefined;
}

/** The same where an id or an address is expected. */
export function textValue(message: DecodedMessage, block: string, field: string): string | undefined {
  const value = fieldValue(message, block, field);
  return typeof value === 'string' ? value : undefined;
}

/** The values of a field in all instances of its block, as far as they are numbers. */
export function numberValues(message: DecodedMessage, block: string, field: string): readonly number[] {
  return (message.blocks[block] ?? []).map((instance) => instance[field]).filter((value) => typeof value === 'number');
}
