// The types of settings files, and which values of LLSD each of them takes.
import type { LlsdNode, ScalarNode } from './node.ts';

interface SettingType {
  /** In words: what a value has to be. */
  readonly takes: string;
  fits(value: LlsdNode): boolean;
}

const LAST_S32 = 2 ** 31 - 1;
const LAST_U32 = 2 ** 32 - 1;

/** [llsd.settings.1] By name. What is read as the same value is fine: a whole real as a number, 0 and 1 as a boolean. */
export const SETTING_TYPES: ReadonlyMap<string, SettingType> = new Map<string, SettingType>([
  ['Boolean', { takes: 'a boolean, 0 or 1', fits: isBoolean }],
  ['S32', { takes: 'a whole number from -2147483648 to 2147483647', fits: isWhole(-LAST_S32 - 1, LAST_S32) }],
  ['U32', { takes: 'a whole number from 0 to 4294967295', fits: isWhole(0, LAST_U32) }],
  ['F32', { takes: 'a number', fits: isNumber }],
  ['String', { takes: 'a string', fits: ({ kind }) => !NO_TEXT.has(kind) }],
  ['Vector3', numbers(3)],
  ['Vector3D', numbers(3)],
  ['Quaternion', numbers(4)],
  ['Color3', numbers(3)],
  ['Color4', numbers(4)],
  ['Rect', { takes: 'an array of 4 whole numbers', fits: isArrayOf(4, isWhole(-LAST_S32 - 1, LAST_S32)) }],
  ['LLSD', { takes: 'any value', fits: () => true }],
]);

/** The type that was meant by a word of another language, or by another spelling; undefined if that is not clear. */
export function meantSettingType(word: string): string | undefined {
  const lower = word.toLowerCase();
  return [...SETTING_TYPES.keys()].find((name) => name.toLowerCase() === lower) ?? OTHER_WORDS.get(lower);
}

const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['bool', 'Boolean'],
  ['int', 'S32'],
  ['integer', 'S32'],
  ['s16', 'S32'],
  ['uint', 'U32'],
  ['u16', 'U32'],
  ['u8', 'U32'],
  ['float', 'F32'],
  ['real', 'F32'],
  ['f64', 'F32'],
  ['double', 'F32'],
  ['str', 'String'],
  ['text', 'String'],
  ['vector', 'Vector3'],
  ['vector3f', 'Vector3'],
  ['color', 'Color4'],
  ['color4f', 'Color4'],
  ['rotation', 'Quaternion'],
]);

const NO_TEXT: ReadonlySet<LlsdNode['kind']> = new Set(['undef', 'binary', 'array', 'map']);

function numbers(count: number): SettingType {
  return { takes: `an array of ${count} numbers`, fits: isArrayOf(count, isNumber) };
}

function isArrayOf(count: number, fits: (item: LlsdNode) => boolean): (value: LlsdNode) => boolean {
  return (value) => value.kind === 'array' && value.items.length === count && value.items.every(fits);
}

function isBoolean(value: LlsdNode): boolean {
  const number = numberOf(value);
  return number === 0 || number === 1 || (value.kind === 'string' && /^(?:true|false|)$/u.test(textOf(value)));
}

function isNumber(value: LlsdNode): boolean {
  return numberOf(value) !== undefined;
}

function isWhole(first: number, last: number): (value: LlsdNode) => boolean {
  return (value) => {
    const number = numberOf(value);
    return number !== undefined && Number.isInteger(number) && number >= first && number <= last;
  };
}

const DECIMAL = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/iu;

function numberOf(node: LlsdNode): number | undefined {
  if (node.kind === 'array' || node.kind === 'map') return undefined;
  const { value } = node;
  if (value.kind === 'boolean' || value.kind === 'integer' || value.kind === 'real') return Number(value.value);
  return value.kind === 'string' && DECIMAL.test(value.value) ? Number(value.value) : undefined;
}

const textOf = ({ value }: ScalarNode): string => (value.kind === 'string' ? value.value : '');
