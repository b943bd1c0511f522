// The fields of one message that hold packed bytes, taken apart where they stand.
import { lengthBytes } from '../../packet/field.ts';
import type { FieldPlace } from '../../packet/place.ts';
import type { MessageTemplate } from '../../template/model.ts';
import type { Unpacked } from './piece.ts';
import { unpack } from './unpack.ts';

/** A field whose bytes were taken apart. */
export interface PackedPlace extends Unpacked {
  readonly place: FieldPlace;
  /** Where its value begins in the body, behind its length. */
  readonly start: number;
}

export function packedPlaces(message: MessageTemplate, places: readonly FieldPlace[]): readonly PackedPlace[] {
  return places.flatMap((place) => {
    const { block, field, instance, value } = place;
    const beside = (name: string) =>
      places.find((other) => other.field === name && other.block === block && other.instance === instance)?.value;
    const found = unpack(`${message.name}.${block}.${field}`, value, beside);
    return found === undefined ? [] : [{ ...found, place, start: place.start + lengthOf(message, place) }];
  });
}

/** Bytes that say how long a Variable field is. */
function lengthOf(message: MessageTemplate, { block, field, type }: FieldPlace): number {
  if (type !== 'Variable') return 0;
  const fields = message.blocks.find(({ name }) => name === block)?.fields;
  return lengthBytes(fields?.find(({ name }) => name === field)?.size ?? 1);
}
