// Where the bytes of a block or field begin, as far as the template decides it.
import type { PlacedBlock, PlacedField, PlacedMessage } from './placed.ts';
import type { SizeRange } from './sizes.ts';
import { blockSize, fieldSize, messageSize } from './sizes.ts';
import { isDigits, isFieldType, isFrequency, isQuantity, takesSize } from './words.ts';

/** Counted from the first byte of the packet, before zero-coding, or from the first one of a block's instance. */
export interface Offset {
  readonly from: 'packet' | 'instance';
  /** With nothing in the Variable blocks and fields before. */
  readonly bytes: number;
  /** Something before has more than one size: `bytes` is the least. */
  readonly varies: boolean;
}

/** Where each field begins; undefined behind a word that is unknown. In blocks that are not Single inside an instance. */
export function fieldOffsets(message: PlacedMessage): ReadonlyMap<PlacedField, Offset | undefined> {
  const offsets = new Map<PlacedField, Offset | undefined>();
  let at = packetStart(message);
  for (const block of message.blocks) {
    const isSingle = block.block.quantity === 'Single' && isQuantity(block.words.quantity?.text);
    let inside = isSingle ? at : INSTANCE_START;
    for (const field of block.fields) {
      offsets.set(field, inside);
      inside = behind(inside, isKnownField(field) ? fieldSize(field.field) : undefined);
    }
    at = isSingle ? inside : behind(at, isKnownBlock(block) ? blockSize(block.block) : undefined);
  }
  return offsets;
}

const INSTANCE_START: Offset = { from: 'instance', bytes: 0, varies: false };

function packetStart({ message, words }: PlacedMessage): Offset | undefined {
  if (!isFrequency(words.frequency?.text)) return undefined;
  return { from: 'packet', bytes: messageSize({ ...message, blocks: [] }).minBytes, varies: false };
}

function behind(offset: Offset | undefined, size: SizeRange | undefined): Offset | undefined {
  if (offset === undefined || size === undefined) return undefined;
  const varies = offset.varies || size.minBytes !== size.maxBytes;
  return { from: offset.from, bytes: offset.bytes + size.minBytes, varies };
}

/** Type and size are understood, so that the width is certain. */
export const isKnownField = ({ words }: PlacedField): boolean =>
  isFieldType(words.type?.text) && (!takesSize(words.type.text) || isDigits(words.size?.text ?? ''));

/** Quantity, count and all fields are understood, so that the size is certain. */
export const isKnownBlock = ({ words, fields }: PlacedBlock): boolean =>
  isQuantity(words.quantity?.text) &&
  (words.quantity.text !== 'Multiple' || isDigits(words.count?.text ?? '')) &&
  fields.every(isKnownField);
