// The bounds of the LLSD readers when nobody asks for others: each is reached, and passed by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLlsdBinary } from './binary.ts';
import { sniffLlsd } from './sniff.ts';
import { DEFAULT_LIMITS } from './value.ts';
import { readLlsdXml } from './xml.ts';

const codesOf = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
  problems.map(({ code }) => code);

/** An array of so many undefs: one value more than its items. */
function crowd(items: number): Uint8Array {
  const bytes = new Uint8Array(items + 6).fill(0x21);
  bytes[0] = 0x5b;
  new DataView(bytes.buffer).setUint32(1, items);
  bytes[items + 5] = 0x5d;
  return bytes;
}

/** One binary value that makes a document of so many bytes. */
function block(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes[0] = 0x62;
  new DataView(bytes.buffer).setUint32(1, size - 5);
  return bytes;
}

const xml = (size: number): string => '<llsd><undef/></llsd>'.padEnd(size, ' ');

test('a document has 16 MiB at most', () => {
  const { size } = DEFAULT_LIMITS;
  assert.equal(size, 16_777_216);
  assert.deepEqual(codesOf(readLlsdBinary(block(size))), []);
  assert.deepEqual(codesOf(readLlsdBinary(block(size + 1))), ['LS061']);
  assert.deepEqual(codesOf(readLlsdXml(xml(size))), []);
  assert.deepEqual(codesOf(readLlsdXml(xml(size + 1))), ['LS061']);
});

test('a document has a million values at most', () => {
  assert.equal(DEFAULT_LIMITS.values, 1_000_000);
  assert.deepEqual(codesOf(readLlsdBinary(crowd(999_999))), []);
  assert.deepEqual(codesOf(readLlsdBinary(crowd(1_000_000))), ['LS062']);
});

test('an XML declaration is looked for behind 1024 blanks, and not behind more', () => {
  const late = (blanks: number) =>
    codesOf(readLlsdXml(`${' '.repeat(blanks)}<?xml version="1.0"?><llsd><undef/></llsd>`));
  assert.deepEqual(late(1024), ['LS007']);
  assert.deepEqual(late(1025), ['LS007', 'LS014']);
});

test('whether LLSD is binary is read from its first 512 octets', () => {
  const withControlAt = (at: number) => `[${'1'.repeat(at - 1)}\u0001`;
  assert.equal(sniffLlsd(withControlAt(511)), 'binary');
  assert.equal(sniffLlsd(withControlAt(512)), 'notation');
});
