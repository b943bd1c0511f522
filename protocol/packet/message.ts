// A decoded message as its readers want it: by block and field name, with the type they expect.
// What was not sent reads as zero. A name or type that the template does not have is our mistake, and throws.
import { looseUtf8 } from '../bytes.ts';
import type { FieldType, MessageTemplate } from '../template/model.ts';
import type { Quaternion, Vector3 } from '../vector.ts';
import type { DecodedMessage, FieldValue } from './codec.ts';
import { type BlockPlan, planOf } from './plan.ts';

export class Message {
  readonly template: MessageTemplate;
  readonly name: string;
  readonly decoded: DecodedMessage;

  constructor(decoded: DecodedMessage) {
    this.template = decoded.template;
    this.name = decoded.template.name;
    this.decoded = decoded;
  }

  /** Instances of a block that were sent. */
  count(block: string): number {
    this.#plan(block);
    return this.decoded.blocks[block]?.length ?? 0;
  }

  /** The instances of a block that were sent, by their numbers from 0. */
  instances(block: string): readonly number[] {
    return Array.from({ length: this.count(block) }, (_, instance) => instance);
  }

  u8(block: string, field: string, instance = 0): number {
    return this.#read(U8, block, field, instance);
  }

  u16(block: string, field: string, instance = 0): number {
    return this.#read(U16, block, field, instance);
  }

  u32(block: string, field: string, instance = 0): number {
    return this.#read(U32, block, field, instance);
  }

  u64(block: string, field: string, instance = 0): bigint {
    return this.#read(U64, block, field, instance);
  }

  s8(block: string, field: string, instance = 0): number {
    return this.#read(S8, block, field, instance);
  }

  s16(block: string, field: string, instance = 0): number {
    return this.#read(S16, block, field, instance);
  }

  s32(block: string, field: string, instance = 0): number {
    return this.#read(S32, block, field, instance);
  }

  s64(block: string, field: string, instance = 0): bigint {
    return this.#read(S64, block, field, instance);
  }

  f32(block: string, field: string, instance = 0): number {
    return this.#read(F32, block, field, instance);
  }

  f64(block: string, field: string, instance = 0): number {
    return this.#read(F64, block, field, instance);
  }

  bool(block: string, field: string, instance = 0): boolean {
    return this.#read(BOOL, block, field, instance);
  }

  uuid(block: string, field: string, instance = 0): string {
    return this.#read(UUID, block, field, instance);
  }

  /** An address `a.b.c.d`. */
  address(block: string, field: string, instance = 0): string {
    return this.#read(ADDRESS, block, field, instance);
  }

  port(block: string, field: string, instance = 0): number {
    return this.#read(PORT, block, field, instance);
  }

  vector(block: string, field: string, instance = 0): Vector3 {
    return this.#read(VECTOR, block, field, instance);
  }

  /** x, y, z and the derived w. */
  rotation(block: string, field: string, instance = 0): Quaternion {
    return this.#read(ROTATION, block, field, instance);
  }

  bytes(block: string, field: string, instance = 0): Uint8Array {
    return this.#read(BYTES, block, field, instance);
  }

  /** [packet.text.1] The text up to its first NUL, if it has one; U+FFFD stands for what is not UTF-8. */
  text(block: string, field: string, instance = 0): string {
    const bytes = this.bytes(block, field, instance);
    const nul = bytes.indexOf(0);
    return looseUtf8(nul < 0 ? bytes : bytes.subarray(0, nul));
  }

  #read<Value extends FieldValue>(kind: Kind<Value>, block: string, field: string, instance: number): Value {
    const plan = this.#plan(block).fieldByName.get(field);
    if (plan === undefined) throw new Error(`${this.name}.${block} has no field ${field}`);
    const value = this.decoded.blocks[block]?.[instance]?.[field] ?? plan.zero;
    if (!kind.types.includes(plan.type) || !kind.is(value)) {
      throw new Error(`${this.name}.${block}.${field} is a ${plan.type}, not a ${kind.types.join(' or ')}`);
    }
    return value;
  }

  #plan(block: string): BlockPlan {
    const plan = planOf(this.template).blockByName.get(block);
    if (plan === undefined) throw new Error(`${this.name} has no block ${block}`);
    return plan;
  }
}

/** The template types that a getter reads, and the values they have. */
interface Kind<Value extends FieldValue> {
  readonly types: readonly FieldType[];
  is(value: FieldValue): value is Value;
}

const isNumber = (value: FieldValue): value is number => typeof value === 'number';
const isBigint = (value: FieldValue): value is bigint => typeof value === 'bigint';
const isText = (value: FieldValue): value is string => typeof value === 'string';

const U8: Kind<number> = { types: ['U8'], is: isNumber };
const U16: Kind<number> = { types: ['U16'], is: isNumber };
const U32: Kind<number> = { types: ['U32'], is: isNumber };
const U64: Kind<bigint> = { types: ['U64'], is: isBigint };
const S8: Kind<number> = { types: ['S8'], is: isNumber };
const S16: Kind<number> = { types: ['S16'], is: isNumber };
const S32: Kind<number> = { types: ['S32'], is: isNumber };
const S64: Kind<bigint> = { types: ['S64'], is: isBigint };
const F32: Kind<number> = { types: ['F32'], is: isNumber };
const F64: Kind<number> = { types: ['F64'], is: isNumber };
const UUID: Kind<string> = { types: ['LLUUID'], is: isText };
const ADDRESS: Kind<string> = { types: ['IPADDR'], is: isText };
const PORT: Kind<number> = { types: ['IPPORT'], is: isNumber };
const BOOL: Kind<boolean> = { types: ['BOOL'], is: (value) => typeof value === 'boolean' };
const BYTES: Kind<Uint8Array> = { types: ['Fixed', 'Variable'], is: (value) => value instanceof Uint8Array };
const VECTOR: Kind<Vector3> = { types: ['LLVector3', 'LLVector3d'], is: isVector };
const ROTATION: Kind<Quaternion> = { types: ['LLQuaternion', 'LLVector4'], is: isRotation };

function isVector(value: FieldValue): value is Vector3 {
  return Array.isArray(value) && value.length === 3;
}

function isRotation(value: FieldValue): value is Quaternion {
  return Array.isArray(value) && value.length === 4;
}
