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
      inside = inside === undefined || !isKnownField(field) ? undefined : behind(inside, fieldSize(field.field));
    }
    if (isSingle) at = inside;
    else at = at === undefined || !isKnownBlock(block) ? undefined : behind(at, blockSize(block.block));
  }
  return offsets;
}

const INSTANCE_START: Offset = { from: 'instance', bytes: 0, varies: false };

function packetStart({ message, words }: PlacedMessage): Offset | undefined {
  if (!isFrequency(words.frequency?.text)) return undefined;
  return { from: 'packet', bytes: messageSize({ ...message, blocks: [] }).minBytes, varies: false };
}

const behind = ({ from, bytes, varies }: Offset, { minBytes, maxBytes }: SizeRange): Offset => ({
  from,
  bytes: bytes + minBytes,
  varies: varies || minBytes !== maxBytes,
});

/** Type and size are understood, so that the width is certain. */
export const isKnownField = ({ words }: PlacedField): boolean =>
  isFieldType(words.type?.text) && (!takesSize(words.type.text) || isDigits(words.size?.text ?? ''));

/** Quantity, count and all fields are understood, so that the size is certain. */
export const isKnownBlock = ({ words, fields }: PlacedBlock): boolean =>
  isQuantity(words.quantity?.text) &&
  (words.quantity.text !== 'Multiple' || isDigits(words.count?.text ?? '')) &&
  fields.every(isKnownField);
