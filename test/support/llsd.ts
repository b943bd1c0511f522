// LLSD values that tests can compare and make up.
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { toHex } from '../../protocol/bytes.ts';
import type { Llsd } from '../../protocol/llsd/value.ts';
import type { TypedValue } from '../golden/llsd/vectors.ts';

/** A value as plain data in which NaN equals NaN, -0 differs from 0, and the order of keys means nothing. */
export function typedOf(value: Llsd | TypedValue): unknown {
  return 't' in value ? typedVector(value) : typedLlsd(value);
}

function typedLlsd(value: Llsd): unknown {
  switch (value.kind) {
    case 'undef':
      return ['undef'];
    case 'real':
      return ['real', numberWord(value.value)];
    case 'date':
      return ['date', numberWord(value.value / 1000)];
    case 'binary':
      return ['binary', toHex(value.value)];
    case 'array':
      return ['array', value.items.map(typedLlsd)];
    case 'map':
      return ['map', sorted([...value.entries].map(([key, member]) => [key, typedLlsd(member)]))];
    default:
      return [value.kind, value.value];
  }
}

function typedVector(value: TypedValue): unknown {
  switch (value.t) {
    case 'undef':
      return ['undef'];
    case 'real':
    case 'date':
      return [value.t, numberWord(numberOf(value.v))];
    case 'array':
      return ['array', value.v.map(typedVector)];
    case 'map':
      return ['map', sorted(value.v.map(([key, member]) => [key, typedVector(member)]))];
    default:
      return [value.t, value.v];
  }
}

function sorted(pairs: readonly (readonly [string, unknown])[]): unknown {
  return [...pairs].sort(([one], [other]) => (one < other ? -1 : 1));
}

function numberOf(word: string): number {
  if (word === 'nan') return Number.NaN;
  return word.endsWith('inf') ? Number(word.replace('inf', 'Infinity')) : Number(word);
}

function numberWord(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Any LLSD value; text of any characters that XML allows, dates of whole milliseconds. */
export function anyLlsd(): Arbitrary<Llsd> {
  const text = fc.string({ unit: character, maxLength: 12 }).map((raw) => raw.replace(NOT_XML, ''));
  return fc.letrec<{ value: Llsd }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      anyScalar(text),
      fc.array(tie('value'), { maxLength: 5 }).map((items): Llsd => ({ kind: 'array', items })),
      fc
        .array(fc.tuple(text, tie('value')), { maxLength: 5 })
        .map((pairs): Llsd => ({ kind: 'map', entries: new Map(pairs) })),
    ),
  })).value;
}

const LAST_CHARACTER = 0x10ffff;
/** Numbers of halves of characters, which are no characters. */
const HALVES = { first: 0xd800, count: 0x800 };

/** Any character, half of the time an ASCII one. The library's own begins with a list of all of them, which takes a while. */
const character = fc
  .oneof(fc.nat(0x7f), fc.nat(LAST_CHARACTER - HALVES.count))
  .map((number) => String.fromCodePoint(number < HALVES.first ? number : number + HALVES.count));

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function anyScalar(text: Arbitrary<string>): Arbitrary<Llsd> {
  return fc.oneof(
    fc.constant<Llsd>({ kind: 'undef' }),
    fc.boolean().map((value): Llsd => ({ kind: 'boolean', value })),
    fc.integer().map((value): Llsd => ({ kind: 'integer', value })),
    fc.double().map((value): Llsd => ({ kind: 'real', value })),
    text.map((value): Llsd => ({ kind: 'string', value })),
    fc.uuid().map((value): Llsd => ({ kind: 'uuid', value })),
    fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }).map((value): Llsd => ({ kind: 'date', value })),
    text.map((value): Llsd => ({ kind: 'uri', value })),
    fc.uint8Array({ maxLength: 20 }).map((value): Llsd => ({ kind: 'binary', value: new Uint8Array(value) })),
  );
}
