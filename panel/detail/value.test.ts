import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../protocol/bytes.ts';
import type { FieldValue } from '../../protocol/packet/codec.ts';
import type { FieldType } from '../../protocol/template/model.ts';
import { pairs, quotedText, valueText } from './value.ts';

function check(type: FieldType, value: FieldValue, kind: string, ...words: readonly string[]): void {
  const [text, note = ''] = words;
  assert.deepEqual(valueText(type, value), { kind, text, note }, `${type} ${String(value)}`);
}

test('values are shown as people write them', () => {
  check('U32', 7, 'number', '7');
  check('U32', 1032, 'number', '1032', '0x408');
  check('S32', -5, 'number', '-5');
  check('U64', 18446744073709551615n, 'number', '18446744073709551615', '0xffffffffffffffff');
  check('BOOL', true, 'word', 'true');
  check('LLUUID', '1c8a7767-e37b-422e-afb3-85093197cad1', 'id', '1c8a7767-e37b-422e-afb3-85093197cad1');
  check('IPADDR', '127.0.0.1', 'id', '127.0.0.1');
  check('IPPORT', 13000, 'number', '13000', '0x32c8');
  check('LLVector3', [1, -0, 2.5], 'number', '<1, -0, 2.5>');
});

test('floats have as many digits as tell them apart, doubles all of theirs', () => {
  check('F32', Math.fround(0.1), 'number', '0.1');
  check('F32', Math.fround(16777217), 'number', '16777216');
  check('F32', Math.fround(1 / 3), 'number', '0.33333334');
  check('F32', Number.NaN, 'number', 'NaN');
  check('F32', Number.NEGATIVE_INFINITY, 'number', '-Infinity');
  check('F64', 0.1 + 0.2, 'number', '0.30000000000000004');
  check('LLQuaternion', [0, 0, Math.fround(0.6), Math.fround(0.8)], 'number', '<0, 0, 0.6, 0.8>');
  check('LLVector3d', [Math.fround(0.1), 0, 0], 'number', '<0.10000000149011612, 0, 0>');
});

test('bytes are shown in hex, the first of many', () => {
  check('Variable', utf8('x'), 'bytes', '78', '1 byte');
  check('Variable', new Uint8Array(0), 'bytes', '', '0 bytes');
  check('Fixed', new Uint8Array([0xff, 0x0a]), 'bytes', 'ff 0a', '2 bytes');
  check('Variable', new Uint8Array(30).fill(1), 'bytes', `${'01 '.repeat(24)}…`, '30 bytes');
});

test('a text stands in quotes, with the size of its bytes', () => {
  assert.deepEqual(quotedText('Grüezi', utf8('Grüezi\0')), { kind: 'text', text: '"Grüezi"', note: '8 bytes' });
});

test('hex is written in pairs', () => {
  assert.equal(pairs('0a0b0c'), '0a 0b 0c');
  assert.equal(pairs(''), '');
});
