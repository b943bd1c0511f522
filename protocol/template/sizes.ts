// How large the packets of a message can be.
import type { BlockTemplate, FieldTemplate, FieldType, Frequency, MessageTemplate } from './model.ts';
import { takesSize } from './words.ts';

/** Flags, sequence number and the count of extra header bytes. */
const HEADER_BYTES = 6;
/** Instances of a Variable block: its count is one byte. */
const MAX_INSTANCES = 255;

const NUMBER_BYTES: { readonly [frequency in Frequency]: number } = { High: 1, Medium: 2, Low: 4, Fixed: 4 };

/** Bytes of each type; those of Fixed and Variable depend on the field. */
export const TYPE_BYTES: { readonly [type in FieldType]: number } = {
  U8: 1,
  U16: 2,
  U32: 4,
  U64: 8,
  S8: 1,
  S16: 2,
  S32: 4,
  S64: 8,
  F32: 4,
  F64: 8,
  LLVector3: 12,
  LLVector3d: 24,
  LLVector4: 16,
  LLQuaternion: 12,
  LLUUID: 16,
  BOOL: 1,
  IPADDR: 4,
  IPPORT: 2,
  Fixed: 0,
  Variable: 0,
};

export interface SizeRange {
  readonly minBytes: number;
  readonly maxBytes: number;
}

export interface MessageSize extends SizeRange {
  readonly numberBytes: number;
}

/** [template.size.1] The smallest and largest packet: header, number and body, without acks and before zero-coding. */
export function messageSize(message: MessageTemplate): MessageSize {
  const numberBytes = NUMBER_BYTES[message.frequency];
  const blocks = message.blocks.map(blockSize);
  const fixed = HEADER_BYTES + numberBytes;
  return {
    numberBytes,
    minBytes: blocks.reduce((sum, block) => sum + block.minBytes, fixed),
    maxBytes: blocks.reduce((sum, block) => sum + block.maxBytes, fixed),
  };
}

/** The smallest packet alone, for those who ask about every message: nothing is made on the way. */
export function smallestPacket(message: MessageTemplate): number {
  let bytes = HEADER_BYTES + NUMBER_BYTES[message.frequency];
  for (const { quantity, count, fields } of message.blocks) {
    if (quantity === 'Variable') {
      bytes += 1;
      continue;
    }
    let one = 0;
    for (const { type, size } of fields) one += takesSize(type) ? size : TYPE_BYTES[type];
    bytes += count * one;
  }
  return bytes;
}

/** All instances of a block, with the count byte of a Variable one. */
export function blockSize(block: BlockTemplate): SizeRange {
  const one = instanceSize(block);
  if (block.quantity === 'Variable') return { minBytes: 1, maxBytes: 1 + MAX_INSTANCES * one.maxBytes };
  const count = block.quantity === 'Multiple' ? block.count : 1;
  return { minBytes: count * one.minBytes, maxBytes: count * one.maxBytes };
}

export function instanceSize(block: BlockTemplate): SizeRange {
  const fields = block.fields.map(fieldSize);
  return {
    minBytes: fields.reduce((sum, field) => sum + field.minBytes, 0),
    maxBytes: fields.reduce((sum, field) => sum + field.maxBytes, 0),
  };
}

/** One field; a Variable field is its length alone or its length and as many bytes as that can count. */
export function fieldSize({ type, size }: FieldTemplate): SizeRange {
  if (type === 'Variable') return { minBytes: size, maxBytes: size + 2 ** (8 * size) - 1 };
  const bytes = type === 'Fixed' ? size : TYPE_BYTES[type];
  return { minBytes: bytes, maxBytes: bytes };
}
