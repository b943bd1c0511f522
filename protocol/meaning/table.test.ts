import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplate } from '../template/built-in.ts';
import type { FieldTemplate } from '../template/model.ts';
import type { Meaning } from './meaning.ts';
import { INTEGER_BITS, suits } from './meaning-of.ts';
import { bits, enumeration, fieldsIn, masks } from './spell.ts';
import { MEANING_ROWS } from './table.ts';

const templateFields: ReadonlyMap<string, FieldTemplate> = new Map(
  builtInTemplate().messages.flatMap((message) =>
    message.blocks.flatMap((block) =>
      block.fields.map((field): [string, FieldTemplate] => [`${message.name}.${block.name}.${field.name}`, field]),
    ),
  ),
);

const entries = MEANING_ROWS.flatMap(([meaning, fields]) => fieldsIn(fields).map((key) => ({ key, meaning })));

test('the table has no field twice', () => {
  const keys = entries.map(({ key }) => key);
  assert.deepEqual(
    keys.filter((key, at) => keys.indexOf(key) !== at),
    [],
  );
  assert.ok(keys.length > 300, `${keys.length} fields`);
});

test('every field of the table is one of the built-in template, and of a type that can have the meaning', () => {
  const wrong = entries.filter(({ key, meaning }) => {
    const field = templateFields.get(key);
    return field === undefined || !suits(meaning, field.type);
  });
  assert.deepEqual(
    wrong.map(({ key, meaning }) => `${key}: ${meaning.kind}`),
    [],
  );
});

test('every value of the table fits the width of its fields, with or without a sign', () => {
  const wrong = entries.flatMap(({ key, meaning }) => {
    const width = INTEGER_BITS.get(templateFields.get(key)?.type ?? 'F32') ?? 0;
    return tooWide(meaning, width).map((value) => `${key}: ${value}`);
  });
  assert.deepEqual(wrong, []);
});

function tooWide(meaning: Meaning, width: number): readonly number[] {
  if (meaning.kind === 'chosen') return [...meaning.meanings.values()].flatMap((one) => tooWide(one, width));
  if (meaning.kind === 'enumeration')
    return [...meaning.names.keys()].filter((value) => value < -(2 ** (width - 1)) || value >= 2 ** width);
  if (meaning.kind !== 'flags') return [];
  const ends = meaning.groups.map(({ lowestBit, bits: count }) => lowestBit + count - 1);
  return [...meaning.names.keys(), ...ends].filter((bit) => bit < 0 || bit >= width);
}

test('no bit is named and part of a group, and no name of a group is too wide for it', () => {
  for (const { key, meaning } of entries) {
    if (meaning.kind !== 'flags') continue;
    for (const { lowestBit, bits: count, names } of meaning.groups) {
      const named: readonly number[] = [...meaning.names.keys()].filter(
        (bit) => bit >= lowestBit && bit < lowestBit + count,
      );
      assert.deepEqual([named, [...(names?.keys() ?? [])].filter((value) => value >= 2 ** count)], [[], []], key);
    }
  }
});

test('every meaning in words ends its sentences, and every title begins one', () => {
  for (const { key, meaning } of entries) {
    if ('title' in meaning) assert.match(meaning.title, /^[A-Z].*[^.\s]$/u, key);
    if ('layout' in meaning) assert.match(meaning.layout, /^[A-Z0-9].*\.$/u, key);
  }
});

test('what is misspelled in a table is refused', () => {
  assert.throws(() => enumeration('Thing', '1 one, 1 another'), /two names/u);
  assert.throws(() => enumeration('Thing', '1 one, two'), /no number/u);
  assert.throws(() => masks('Thing', '3 both'), /not one bit/u);
  assert.throws(() => fieldsIn('Message.Block'), /no field/u);
});

test('numbers are spelled in decimal and in hex, alone and from..to', () => {
  assert.deepEqual(
    [...enumeration('Thing', '-1 none, 0x10 hex, 3..5 several').names],
    [
      [-1, 'none'],
      [16, 'hex'],
      [3, 'several'],
      [4, 'several'],
      [5, 'several'],
    ],
  );
  assert.deepEqual([...masks('Thing', '1 low, 0x80000000 high').names], [...bits('Thing', '0 low, 31 high').names]);
});
