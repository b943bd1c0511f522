// One field's value as JSON, and the way back, which checks what a person or a program may have written.
import { fromHex, readUtf8, toHex } from '../bytes.ts';
import type { FieldTemplate, FieldType } from '../template/model.ts';
import type { FieldValue } from './codec.ts';
import { lengthBytes, textBytes } from './field.ts';
import { PLAIN_TYPES, writePlain } from './plain.ts';
import { Writer } from './writer.ts';

/** Bytes of a Variable or Fixed field; `text` if they are printable, without the closing NUL. */
export interface BytesJson {
  readonly hex: string;
  readonly text?: string;
}

export type FieldJson = number | string | boolean | readonly (number | string)[] | BytesJson;

/** A value, or why there is none. */
export type Converted = { readonly value: FieldValue } | { readonly problem: string };

/** [packet.json.2] The JSON of a value: 64-bit integers as decimal text, numbers that are not finite by name. */
export function fieldToJson(value: FieldValue): FieldJson {
  if (typeof value === 'number') return numberToJson(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return bytesToJson(value);
  return typeof value === 'object' ? value.map(numberToJson) : value;
}

/** The value that `json` says for this field. Text alone stands for its bytes and a closing NUL. */
export function fieldFromJson(field: FieldTemplate, json: unknown): Converted {
  if (field.type === 'Fixed' || field.type === 'Variable') return bytesFromJson(field, json);
  const value = plainFromJson(field.type, json);
  const fits = value !== undefined && isInRange(field.type, value) && writePlain(field.type, SCRATCH, 0, value);
  return fits ? { value } : { problem: `takes ${wanted(field.type)}, not ${shown(json)}` };
}

/** [packet.text.3] The text of bytes that are printable UTF-8 with at most one closing NUL. Line ends and tabs print. */
export function printableText(bytes: Uint8Array): string | undefined {
  const closed = bytes.at(-1) === 0;
  const text = readUtf8(closed ? bytes.subarray(0, -1) : bytes);
  return text === undefined || UNPRINTABLE.test(text) ? undefined : text;
}

/** A value as a problem shows it: however deep or long it is, in a few words. */
export function shown(json: unknown): string {
  if (json === undefined) return 'nothing';
  if (typeof json === 'string')
    return JSON.stringify(json.length <= MOST_SHOWN ? json : `${json.slice(0, MOST_SHOWN)}…`);
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (!Array.isArray(json)) return 'an object';
  return json.length <= 4 && json.every((part) => typeof part !== 'object')
    ? `[${json.map(shown).join(',')}]`
    : 'a list';
}

/** Letters of a text that a problem shows. */
const MOST_SHOWN = 60;

const UNPRINTABLE = /(?![\t\n\r])\p{Cc}/u;

/** Where a value is written to see whether its type takes it. */
const SCRATCH = new Writer();

/** The integers that each type can hold. */
const RANGES: Readonly<Partial<Record<FieldType, readonly [least: bigint, greatest: bigint]>>> = {
  U8: [0n, 0xffn],
  U16: [0n, 0xffffn],
  U32: [0n, 0xffffffffn],
  U64: [0n, 0xffffffffffffffffn],
  S8: [-0x80n, 0x7fn],
  S16: [-0x8000n, 0x7fffn],
  S32: [-0x80000000n, 0x7fffffffn],
  S64: [-0x8000000000000000n, 0x7fffffffffffffffn],
  IPPORT: [0n, 0xffffn],
};

const NOT_FINITE: ReadonlyMap<unknown, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

function numberToJson(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

function bytesToJson(bytes: Uint8Array): BytesJson {
  const text = printableText(bytes);
  return { hex: toHex(bytes), ...(text === undefined ? undefined : { text }) };
}

function wanted(type: keyof typeof PLAIN_TYPES): string {
  const range = RANGES[type];
  return range === undefined ? PLAIN_TYPES[type].takes : `an integer from ${range[0]} to ${range[1]}`;
}

function plainFromJson(type: keyof typeof PLAIN_TYPES, json: unknown): FieldValue | undefined {
  if (type === 'U64' || type === 'S64') return bigintFromJson(json);
  if (typeof json === 'boolean') return json;
  if (Array.isArray(json)) return numbersFromJson(json);
  if (type === 'LLUUID' || type === 'IPADDR') return typeof json === 'string' ? json : undefined;
  return numberFromJson(json);
}

function numberFromJson(json: unknown): number | undefined {
  return typeof json === 'number' ? json : NOT_FINITE.get(json);
}

function numbersFromJson(json: readonly unknown[]): readonly number[] | undefined {
  const numbers = json.map(numberFromJson);
  return numbers.every((part) => part !== undefined) ? numbers : undefined;
}

function bigintFromJson(json: unknown): bigint | undefined {
  const written = typeof json === 'string' && /^-?\d{1,20}$/.test(json);
  return written || (typeof json === 'number' && Number.isSafeInteger(json)) ? BigInt(json) : undefined;
}

function isInRange(type: FieldType, value: FieldValue): boolean {
  const range = RANGES[type];
  if (range === undefined) return type !== 'F32' || !overflows(value);
  if (typeof value === 'bigint') return value >= range[0] && value <= range[1];
  return Number.isInteger(value) && isInRange(type, BigInt(Number(value)));
}

function overflows(value: FieldValue): boolean {
  return typeof value === 'number' && Number.isFinite(value) && !Number.isFinite(Math.fround(value));
}

function bytesFromJson(field: FieldTemplate, json: unknown): Converted {
  const bytes = typeof json === 'string' ? textBytes(json) : readBytes(json);
  if (bytes === undefined) return { problem: 'takes text, or bytes as {"hex":"…"}' };
  if (typeof bytes === 'string') return { problem: bytes };
  const room = field.type === 'Fixed' ? field.size : 2 ** (8 * lengthBytes(field.size)) - 1;
  const fits = field.type === 'Fixed' ? bytes.length === room : bytes.length <= room;
  if (fits) return { value: bytes };
  return { problem: `takes ${field.type === 'Fixed' ? '' : 'at most '}${room} bytes, not ${bytes.length}` };
}

/** The bytes of `{hex, text}`; undefined if it is something else, text if the two say different things. */
function readBytes(json: unknown): Uint8Array | string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { hex, text } = json as { readonly hex?: unknown; readonly text?: unknown };
  if (hex === undefined) return typeof text === 'string' ? textBytes(text) : undefined;
  const bytes = typeof hex === 'string' ? fromHex(hex) : undefined;
  if (bytes !== undefined && text !== undefined && printableText(bytes) !== text) {
    return 'has a text that is not what its hex says: leave one of them out';
  }
  return bytes;
}
