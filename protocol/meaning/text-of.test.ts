import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, utf8 } from '../bytes.ts';
import { uuidBytes } from '../uuid.ts';
import type { Meaning } from './meaning.ts';
import { idOf, textOf } from './text-of.ts';

const TEXT: Meaning = { kind: 'text' };
const BYTES: Meaning = { kind: 'bytes' };
const PACKED: Meaning = { kind: 'packed', title: 'Thing', layout: 'A byte.' };
const PARAMETER: Meaning = { kind: 'parameter' };

test('[meaning.text.3] known text need not be closed, other text must be, and bytes are never text', () => {
  const cases: readonly (readonly [string, Meaning | undefined, string | undefined])[] = [
    ['a\0', TEXT, 'a'],
    ['a', TEXT, 'a'],
    ['a\0', undefined, 'a'],
    ['a', undefined, undefined],
    ['a\0', BYTES, undefined],
    ['a\0', PACKED, undefined],
    ['a\0', PARAMETER, 'a'],
    ['a', PARAMETER, 'a'],
    ['', TEXT, ''],
    ['', undefined, undefined],
    ['', PACKED, undefined],
    ['\0', undefined, ''],
    ['a\0\0', TEXT, undefined],
    ['a\0b\0', undefined, undefined],
    ['a\tb\r\n\0', undefined, 'a\tb\r\n'],
    ['\u0007', TEXT, undefined],
    ['👩‍🚀', TEXT, '👩‍🚀'],
  ];
  for (const [text, meaning, expected] of cases) {
    assert.equal(
      textOf(meaning, { type: 'Variable' }, utf8(text)),
      expected,
      `${JSON.stringify(text)} ${meaning?.kind}`,
    );
  }
  assert.equal(textOf(TEXT, { type: 'Variable' }, Uint8Array.of(0xc3, 0x28)), undefined);
  assert.equal(textOf(undefined, { type: 'Fixed' }, utf8('abc\0')), undefined);
});

const ID = '1c8a7767-e37b-422e-afb3-85093197cad1';

test('[meaning.parameter.1] 16 bytes that are no text are an id, in a parameter', () => {
  const id = uuidBytes(ID) ?? assert.fail(ID);
  assert.equal(idOf(PARAMETER, id), ID);
  assert.equal(idOf(BYTES, id), undefined);
  assert.equal(idOf(undefined, id), undefined);
  assert.equal(idOf(PARAMETER, concatBytes(id, id)), undefined);
  assert.equal(idOf(PARAMETER, utf8('fifteen letters\0')), undefined);
  assert.equal(idOf(PARAMETER, utf8('has 16 letters..')), undefined);
});
