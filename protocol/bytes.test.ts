import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, equalBytes, fromHex, looseUtf8, readUtf8, toHex, utf8 } from './bytes.ts';

test('hex is read with blanks and in either case, and written in lower case', () => {
  const bytes = fromHex(' 00 0aFF\n7F\t');
  assert.deepEqual(bytes, Uint8Array.of(0x00, 0x0a, 0xff, 0x7f));
  assert.equal(toHex(Uint8Array.of(0x00, 0x0a, 0xff)), '000aff');
  assert.deepEqual(fromHex(''), new Uint8Array(0));
});

for (const text of ['0', '0g', 'zz', '0x00', '00 0', '00,00', '٠٠']) {
  test(`${JSON.stringify(text)} is not hex`, () => assert.equal(fromHex(text), undefined));
}

test('UTF-8 is read back as it was written, a byte-order mark included', () => {
  for (const text of ['', 'hello', 'Grüße', '\u{1f600}', '\ufeffmark', 'nul\0inside']) {
    assert.equal(readUtf8(utf8(text)), text);
  }
});

test('bytes that are not UTF-8 are no text; loosely read they are replacement characters', () => {
  for (const hex of ['ff', 'c3', 'eda080', 'c0af', 'f4908080']) {
    const bytes = fromHex(hex) ?? new Uint8Array(0);
    assert.equal(readUtf8(bytes), undefined, hex);
    assert.match(looseUtf8(bytes), /^\ufffd+$/);
  }
});

test('bytes are equal when lengths and all values are', () => {
  assert.ok(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2)));
  assert.ok(!equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3)));
  assert.ok(!equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1)));
  assert.deepEqual(concatBytes(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)), Uint8Array.of(1, 2, 3));
});
