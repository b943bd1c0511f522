// A message template as a plain value. Knows nothing of texts beyond the ranges it carries, nothing of bytes.
import type { Range } from '../text.ts';

export const FREQUENCIES = ['High', 'Medium', 'Low', 'Fixed'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const FLAGS = ['Deprecated', 'UDPDeprecated', 'UDPBlackListed', 'NotDeprecated'] as const;
export type DeprecationFlag = (typeof FLAGS)[number];

export const QUANTITIES = ['Single', 'Multiple', 'Variable'] as const;
export type Quantity = (typeof QUANTITIES)[number];

export const FIELD_TYPES = [
  'U8',
  'U16',
  'U32',
  'U64',
  'S8',
  'S16',
  'S32',
  'S64',
  'F32',
  'F64',
  'LLVector3',
  'LLVector3d',
  'LLVector4',
  'LLQuaternion',
  'LLUUID',
  'BOOL',
  'IPADDR',
  'IPPORT',
  'Fixed',
  'Variable',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface FieldTemplate {
  readonly name: string;
  readonly type: FieldType;
  /** Bytes of a Fixed field; width in bytes (1 or 2) of the length of a Variable field; 0 for all other types. */
  readonly size: number;
}

export interface BlockTemplate {
  readonly name: string;
  readonly quantity: Quantity;
  /** Instances of a Multiple block; 1 for Single, 0 for Variable. */
  readonly count: number;
  readonly fields: readonly FieldTemplate[];
}

export interface MessageTemplate {
  readonly name: string;
  readonly frequency: Frequency;
  /** As written in the template: 1..254 for High and Medium, 1..65535 for Low, the full 32 bits for Fixed. */
  readonly number: number;
  readonly trusted: boolean;
  readonly zerocoded: boolean;
  readonly flag?: DeprecationFlag;
  readonly blocks: readonly BlockTemplate[];
}

/** The messages of one template, in file order. What a codec, a comparer and a panel need, and no more. */
export interface Template {
  readonly messages: readonly MessageTemplate[];
}

/** Where in the text a part of the template stands. */
export interface Placed {
  /** From the opening to the closing brace. */
  readonly range: Range;
  readonly nameRange: Range;
  /** Comment text that documents this part: above the brace, or behind the code on its line. */
  readonly documentation: string;
}
