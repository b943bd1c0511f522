// Random values for any message of a template, for properties.
import fc from 'fast-check';
import type { BlockValue, FieldValue, MessageValue } from '../../protocol/packet/codec.ts';
import type { BlockTemplate, FieldTemplate, FieldType, MessageTemplate } from '../../protocol/template/model.ts';
import { uuidText } from '../../protocol/uuid.ts';
import { derivedW } from '../../protocol/vector.ts';

/** A message with all its blocks; Variable blocks have up to three instances, Variable fields up to twelve bytes. */
export function randomMessage(message: MessageTemplate): fc.Arbitrary<MessageValue> {
  return fc.record(Object.fromEntries(message.blocks.map((block) => [block.name, instancesOf(block)])), PLAIN);
}

function instancesOf(block: BlockTemplate): fc.Arbitrary<readonly BlockValue[]> {
  const [minLength, maxLength] = { Single: [1, 1], Multiple: [block.count, block.count], Variable: [0, 3] }[
    block.quantity
  ] as [number, number];
  const fields = Object.fromEntries(block.fields.map((field) => [field.name, randomValue(field)]));
  return fc.array(fc.record(fields, PLAIN), { minLength, maxLength });
}

function randomValue(field: FieldTemplate): fc.Arbitrary<FieldValue> {
  if (field.type === 'Fixed') return fc.uint8Array({ minLength: field.size, maxLength: field.size });
  return field.type === 'Variable' ? fc.uint8Array({ maxLength: 12 }) : VALUES[field.type];
}

/** Objects as the decoder makes them. */
const PLAIN = { noNullPrototype: true } as const;

const single = fc.float({ noNaN: true });
const double = fc.double({ noNaN: true });
const three = (part: fc.Arbitrary<number>) => fc.tuple(part, part, part);
const part = fc.float({ noNaN: true, min: Math.fround(-0.5), max: Math.fround(0.5) });

const VALUES: Readonly<Record<Exclude<FieldType, 'Fixed' | 'Variable'>, fc.Arbitrary<FieldValue>>> = {
  U8: fc.integer({ min: 0, max: 0xff }),
  U16: fc.integer({ min: 0, max: 0xffff }),
  U32: fc.integer({ min: 0, max: 0xffffffff }),
  U64: fc.bigInt({ min: 0n, max: 0xffffffffffffffffn }),
  S8: fc.integer({ min: -0x80, max: 0x7f }),
  S16: fc.integer({ min: -0x8000, max: 0x7fff }),
  S32: fc.integer({ min: -0x80000000, max: 0x7fffffff }),
  S64: fc.bigInt({ min: -0x8000000000000000n, max: 0x7fffffffffffffffn }),
  F32: single,
  F64: double,
  LLVector3: three(single),
  LLVector3d: three(double),
  LLVector4: fc.tuple(single, single, single, single),
  LLQuaternion: three(part).map(([x, y, z]) => [x, y, z, derivedW(x, y, z)]),
  LLUUID: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => uuidText(bytes)),
  BOOL: fc.boolean(),
  IPADDR: fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.')),
  IPPORT: fc.integer({ min: 0, max: 0xffff }),
};
