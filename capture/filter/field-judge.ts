// Comparisons with the fields of a template: what the type of a field, and the meaning of its numbers, allow.
import { looseUtf8 } from '../../protocol/bytes.ts';
import type { Enumeration, Flags, Meaning } from '../../protocol/meaning/meaning.ts';
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import { idOf } from '../../protocol/meaning/text-of.ts';
import type { FieldValue } from '../../protocol/packet/codec.ts';
import type { BlockTemplate, FieldTemplate, FieldType } from '../../protocol/template/model.ts';
import { NULL_UUID, uuidBytes } from '../../protocol/uuid.ts';
import {
  at,
  type Demand,
  EQUALITY,
  type Judge,
  type Judgement,
  type Literal,
  listed,
  numberJudge,
  plainLiteral,
  TEXT_OPERATORS,
  textJudge,
  wordOf,
  wrongOperator,
  wrongValue,
} from './judge.ts';

/** A field of a template, and where it is. */
export interface FieldHome {
  readonly message: string;
  readonly block: BlockTemplate;
  readonly field: FieldTemplate;
  /** The part that is wanted, from 0; undefined for the whole value. */
  readonly part: number | undefined;
}

/** [filter.field.4] The parts of the types that have some. */
export const PARTS: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  LLVector3: ['x', 'y', 'z'],
  LLVector3d: ['x', 'y', 'z'],
  LLVector4: ['x', 'y', 'z', 'w'],
  LLQuaternion: ['x', 'y', 'z', 'w'],
};

/** The question that a comparison asks of a field's value, or why it cannot be asked. [filter.types.2] */
export function fieldJudge(home: FieldHome, demand: Demand): Judgement<FieldValue> {
  const { field, part } = home;
  const parts = PARTS[field.type];
  if (parts !== undefined && part === undefined) {
    return at(
      { range: demand.operatorRange },
      `${field.name} has ${parts.length} parts; write ${listed(parts.map((name) => `${field.name}.${name}`))}.`,
    );
  }
  if (parts !== undefined) return partJudge(home, demand, part ?? 0);
  switch (field.type) {
    case 'BOOL':
      return trueJudge(demand, field.name);
    case 'LLUUID':
      return idJudge(demand, field.name);
    case 'IPADDR':
      return addressJudge(demand, field.name);
    case 'Fixed':
    case 'Variable':
      return bytesJudge(home, demand);
    default:
      return wholeJudge(home, demand);
  }
}

function partJudge({ field }: FieldHome, demand: Demand, part: number): Judgement<FieldValue> {
  const found = numberJudge<number>(demand, field.name, field.type === 'LLVector3d' ? plainLiteral : singleLiteral);
  if ('problem' in found) return found;
  return { judge: (value) => found.judge((value as readonly number[])[part] ?? Number.NaN) };
}

/** [filter.values.5] Numbers, by their names too where they have some. */
function wholeJudge({ message, block, field }: FieldHome, demand: Demand): Judgement<FieldValue> {
  const meaning = meaningOf(message, block, field);
  const name = wordOf(demand.value);
  if (name !== undefined && meaning?.kind === 'enumeration') return namedJudge(meaning, demand, field.name);
  if (meaning?.kind === 'flags' && (demand.operator === '~' || demand.operator === '!~')) {
    return bitJudge(meaning, demand, field.name);
  }
  const found = numberJudge(demand, field.name, literalOf(field.type));
  return 'problem' in found ? found : { judge: found.judge as Judge<FieldValue> };
}

/** [filter.values.1] */
function literalOf(type: FieldType): Literal<number | bigint> {
  if (type === 'U64' || type === 'S64') return ({ value, whole }) => whole ?? value;
  return type === 'F32' ? singleLiteral : plainLiteral;
}

/** What was sent as an F32 is compared with an F32. */
const singleLiteral: Literal<number> = ({ value }) => Math.fround(value);

function namedJudge({ names }: Enumeration, demand: Demand, called: string): Judgement<FieldValue> {
  const { operator, value } = demand;
  if (operator !== '==' && operator !== '!=') return wrongOperator(demand, `${called} has names`, EQUALITY);
  const wanted = (wordOf(value) ?? '').toLowerCase();
  const numbers = new Set([...names].flatMap(([number, name]) => (name.toLowerCase() === wanted ? [number] : [])));
  if (numbers.size === 0)
    return at(value, `${called} is a number or one of ${listed(shortened([...names.values()]))}.`);
  return { judge: (asked) => numbers.has(Number(asked)) === (operator === '==') };
}

function bitJudge({ names }: Flags, demand: Demand, called: string): Judgement<FieldValue> {
  const { operator, value } = demand;
  const wanted = (wordOf(value) ?? '').toLowerCase();
  const bits = [...names].flatMap(([bit, name]) => (name.toLowerCase() === wanted ? [1n << BigInt(bit)] : []));
  if (bits.length === 0) return at(value, `${called} has the flags ${listed(shortened([...names.values()]))}.`);
  const mask = bits.reduce((all, bit) => all | bit, 0n);
  return {
    judge: (asked) => ((BigInt.asUintN(64, BigInt(asked as number | bigint)) & mask) !== 0n) === (operator === '~'),
  };
}

function trueJudge(demand: Demand, called: string): Judgement<FieldValue> {
  const { operator, value } = demand;
  if (operator !== '==' && operator !== '!=') return wrongOperator(demand, `${called} is true or false`, EQUALITY);
  const word = value.kind === 'number' ? { 0: 'false', 1: 'true' }[value.text] : wordOf(value);
  if (word !== 'true' && word !== 'false') return at(value, `${called} is true or false.`);
  const wanted = (word === 'true') === (operator === '==');
  return { judge: (asked) => asked === wanted };
}

/** An id is compared whole, or as the text that it is written as. */
function idJudge(demand: Demand, called: string): Judgement<FieldValue> {
  const { operator, value } = demand;
  if (operator !== '==' && operator !== '!=') return textOf(textJudge(demand, called));
  const wanted = value.kind === 'uuid' ? value.text : wordOf(value)?.toLowerCase();
  const id = wanted === 'null' ? NULL_UUID : wanted;
  if (id === undefined || uuidBytes(id) === undefined) {
    return wrongValue(demand, called, 'an id', '1c8a7767-e37b-422e-afb3-85093197cad1');
  }
  return { judge: operator === '==' ? (asked) => asked === id : (asked) => asked !== id };
}

function addressJudge(demand: Demand, called: string): Judgement<FieldValue> {
  const { operator, value } = demand;
  if (value.kind !== 'address') {
    if (operator !== '==' && operator !== '!=') return textOf(textJudge(demand, called));
    return wrongValue(demand, called, 'an address', '127.0.0.1');
  }
  if (operator !== '==' && operator !== '!=') return wrongOperator(demand, `${called} is an address`, EQUALITY);
  return { judge: (asked) => (asked === value.text) === (operator === '==') };
}

/** [filter.text.2] Bytes are asked as the text that they spell, without its closing NUL; those of an id as the id. */
function bytesJudge(home: FieldHome, demand: Demand): Judgement<FieldValue> {
  const { operator, value } = demand;
  const called = home.field.name;
  if ((TEXT_OPERATORS as readonly string[]).includes(operator) && value.kind === 'uuid') {
    return bytesJudge(home, { ...demand, value: { ...value, kind: 'text' } });
  }
  const meaning = meaningOf(home.message, home.block, home.field);
  if (meaning?.kind === 'parameter') return parameterJudge(meaning, demand, called);
  const { regex } = demand;
  if (operator === '=~' && regex !== undefined && !('problem' in regex)) {
    return { judge: (asked) => regex.matchesUtf8(withoutNul(asked as Uint8Array)) };
  }
  const found = textJudge(demand, called);
  return 'problem' in found ? found : { judge: (asked) => found.judge(spelled(asked as Uint8Array)) };
}

function parameterJudge(meaning: Meaning, demand: Demand, called: string): Judgement<FieldValue> {
  const found = textJudge(demand, called);
  if ('problem' in found) return found;
  return { judge: (asked) => found.judge(idOf(meaning, asked as Uint8Array) ?? spelled(asked as Uint8Array)) };
}

function withoutNul(bytes: Uint8Array): Uint8Array {
  return bytes[bytes.length - 1] === 0 ? bytes.subarray(0, -1) : bytes;
}

export function spelled(bytes: Uint8Array): string {
  const end = bytes[bytes.length - 1] === 0 ? bytes.length - 1 : bytes.length;
  if (end > SHORT_TEXT) return looseUtf8(bytes.subarray(0, end));
  let text = '';
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return looseUtf8(bytes.subarray(0, end));
    text += ASCII[byte] ?? '';
  }
  return text;
}

/** Putting characters together is faster than the decoder as far as this. */
const SHORT_TEXT = 64;
const ASCII = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));

function textOf(found: Judgement<string>): Judgement<FieldValue> {
  return 'problem' in found ? found : { judge: found.judge as Judge<FieldValue> };
}

/** A sentence has room for a few names. */
const NAMES_SHOWN = 8;

function shortened(names: readonly string[]): readonly string[] {
  const distinct = [...new Set(names)].map((name) => `"${name}"`);
  return distinct.length <= NAMES_SHOWN ? distinct : [...distinct.slice(0, NAMES_SHOWN), 'others'];
}
