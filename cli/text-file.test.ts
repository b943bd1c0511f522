import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../protocol/bytes.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { format } from './format.ts';
import { EXIT } from './terminal.ts';
import { readTextFile } from './text-file.ts';

const TEXT = 'version 2.0\r\n{ Hail Low 1 NotTrusted Unencoded }\r\n';
const little = new Uint8Array(Buffer.from(TEXT, 'utf16le'));
const big = new Uint8Array(Buffer.from(TEXT, 'utf16le').swap16());
const FILES = {
  'le.msg': concatBytes(Uint8Array.of(0xff, 0xfe), little),
  'be.msg': concatBytes(Uint8Array.of(0xfe, 0xff), big),
  'bare-le.msg': little,
  'bare-be.msg': big,
  'mark.msg': Uint8Array.of(0xff, 0xfe),
};
const GOOD = 'version 2.0\n';

const uses = (name: string) =>
  [
    [check, [name]],
    [check, ['a.msg', '--base', name]],
    [check, ['a.msg', '--message-xml', name]],
    [check, ['a.msg', '--rules', name]],
    [diff, ['a.msg', name]],
    [diff, [name, 'a.msg']],
    [format, [name]],
  ] as const;

for (const [name, bytes] of Object.entries(FILES)) {
  test(`one sentence about the encoding, and nothing else: ${name}`, async () => {
    for (const [command, words] of uses(name)) {
      const terminal = fakeTerminal({ [name]: bytes, 'a.msg': GOOD });
      assert.equal(await command(words, terminal), EXIT.wrongUse);
      assert.deepEqual([terminal.printed, terminal.said], [[], [`${name} is text in UTF-16; save it as UTF-8.`]]);
    }
  });
}

const others: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['one byte', Uint8Array.of(0x76)],
  ['UTF-8', new Uint8Array(Buffer.from(TEXT))],
  ['UTF-8 with a mark', new Uint8Array(Buffer.from(`\ufeff${TEXT}`))],
  ['binary LLSD: a string', Uint8Array.of(0x73, 0, 0, 0, 4, 0x61, 0x62, 0x63, 0x64)],
  ['binary LLSD: an array', Uint8Array.of(0x5b, 0, 0, 0, 1, 0x69, 0, 0, 0, 7, 0x5d)],
  ['NULs', new Uint8Array(32)],
];

for (const [what, bytes] of others) {
  test(`not taken for UTF-16: ${what}`, async () =>
    assert.deepEqual(await readTextFile('a', 100, fakeTerminal({ a: bytes })), bytes));
}
