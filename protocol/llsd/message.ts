// A message as it goes over HTTP, in an event queue or a capability: block name -> array of maps [llsd.message.1].
import type { BlockValue, FieldValue, LooseMessage } from '../packet/codec.ts';
import type { FieldTemplate, FieldType, MessageTemplate } from '../template/model.ts';
import { NULL_UUID } from '../uuid.ts';
import { array, binary, boolean, integer, type Llsd, map, real, string, uuid } from './value.ts';
import { ip, u32, u64 } from './wide.ts';

/**
 * [llsd.message.1] Every field of every block that is sent; fields not given are zero or empty, as in a datagram.
 * A Variable given as text becomes a string without its closing NUL, one given as octets becomes binary.
 * Throws on a block or field that the template does not have.
 */
export function llsdFromMessage(template: MessageTemplate, blocks: LooseMessage): Llsd {
  checkNames(template, blocks);
  return map(
    template.blocks.map(({ name, quantity, fields }) => {
      const given = instancesOf(blocks, name, quantity === 'Single');
      return [name, given && array(given.map((block) => mapOfFields(fields, block)))];
    }),
  );
}

/** Undefined: the block is not sent. A Single block always is. */
function instancesOf(blocks: LooseMessage, name: string, isSingle: boolean): readonly BlockValue[] | undefined {
  const given = blocks[name];
  if (given === undefined) return isSingle ? [{}] : undefined;
  return isList(given) ? given : [given];
}

function isList(given: BlockValue | readonly BlockValue[]): given is readonly BlockValue[] {
  return Array.isArray(given);
}

function mapOfFields(fields: readonly FieldTemplate[], block: BlockValue): Llsd {
  return map(fields.map((field) => [field.name, llsdOfField(field, block[field.name])]));
}

function llsdOfField(field: FieldTemplate, value: FieldValue | undefined): Llsd {
  const number = typeof value === 'bigint' ? Number(value) : Number(typeof value === 'number' ? value : 0);
  switch (field.type) {
    case 'U32':
      return u32(number);
    case 'U64':
    case 'S64':
      return u64(BigInt.asUintN(64, typeof value === 'bigint' ? value : BigInt(Math.trunc(number))));
    case 'F32':
    case 'F64':
      return real(number);
    case 'BOOL':
      return boolean(value === true || number !== 0);
    case 'LLUUID':
      return uuid(typeof value === 'string' ? value : NULL_UUID);
    case 'IPADDR':
      return ip(typeof value === 'string' ? value : '0.0.0.0');
    case 'Fixed':
    case 'Variable':
      return llsdOfOctets(value, field);
    default:
      return llsdOfNumbers(field.type, value, number);
  }
}

function llsdOfOctets(value: FieldValue | undefined, { type, size }: FieldTemplate): Llsd {
  if (typeof value === 'string') return string(value);
  if (value instanceof Uint8Array) return binary(value);
  return type === 'Fixed' ? binary(new Uint8Array(size)) : string('');
}

/** Vectors are arrays of reals; what is left are the numbers that fit an integer. */
function llsdOfNumbers(type: FieldType, value: FieldValue | undefined, number: number): Llsd {
  const width = VECTOR_WIDTHS.get(type);
  if (width === undefined) return integer(number);
  const parts = Array.isArray(value) ? value : [];
  return array(Array.from({ length: width }, (_, at) => real(Number(parts[at] ?? 0))));
}

const VECTOR_WIDTHS: ReadonlyMap<FieldType, number> = new Map([
  ['LLVector3', 3],
  ['LLVector3d', 3],
  ['LLVector4', 4],
  ['LLQuaternion', 4],
]);

function checkNames(template: MessageTemplate, blocks: LooseMessage): void {
  for (const name of Object.keys(blocks)) {
    const block = template.blocks.find((one) => one.name === name);
    if (block === undefined) throw new Error(`${template.name} has no block ${name}`);
    for (const instance of instancesOf(blocks, name, false) ?? []) {
      const unknown = Object.keys(instance).find((field) => !block.fields.some((one) => one.name === field));
      if (unknown !== undefined) throw new Error(`${template.name}.${name} has no field ${unknown}`);
    }
  }
}
