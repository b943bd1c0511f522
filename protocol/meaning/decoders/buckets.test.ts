import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, lines } from '../../../test/support/pieces.ts';
import { toHex, utf8 } from '../../bytes.ts';
import { unpack } from './unpack.ts';

const ONE = '1'.repeat(32);
const TWO = '2'.repeat(32);
const [FIRST, SECOND] = ['11111111-1111-1111-1111-111111111111', '22222222-2222-2222-2222-222222222222'];

/** Rule, dialog, bytes, pieces. */
const cases: readonly (readonly [string, number, string, readonly string[]])[] = [
  [
    '[meaning.bucket.2] inventory offered',
    4,
    `07 ${ONE} 06 ${TWO}`,
    [
      '0-17 offered 0',
      '0-1 . type: 7 (notecard)',
      `1-17 . item or folder: ${FIRST}`,
      '17-34 offered 1',
      '17-18 . type: 6 (object)',
      `18-34 . item or folder: ${SECOND}`,
    ],
  ],
  ['[meaning.bucket.1] offered by an object', 9, '14', ['0-1 type: 20 (animation)']],
  ['[meaning.bucket.1] an offer accepted', 5, ONE, [`0-16 folder: ${FIRST}`]],
  ['[meaning.bucket.1] an offer of an object accepted', 10, ONE, [`0-16 folder: ${FIRST}`]],
  ['[meaning.bucket.1] the attachment of a notice accepted', 33, ONE, [`0-16 folder: ${FIRST}`]],
  ['[meaning.bucket.3] invited to a group', 3, `0000000a ${TWO}`, ['0-4 fee: 10', `4-20 role: ${SECOND}`]],
  [
    '[meaning.bucket.4] a notice of a group with something',
    32,
    `01 03 ${ONE} ${toHex(utf8('Home\0'))}`,
    ['0-1 has an attachment: 1', '1-2 type: 3 (landmark)', `2-18 group: ${FIRST}`, '18-23 name: Home'],
  ],
  [
    '[meaning.bucket.4] a notice that was asked for, with nothing',
    37,
    `00 00 ${ONE} 00`,
    ['0-1 has an attachment: 0', '1-2 type: 0 (texture)', `2-18 group: ${FIRST}`, '18-19 name'],
  ],
  ['[meaning.bucket.1] the name of a session', 17, toHex(utf8('Friends\0')), ['0-8 session: Friends']],
  ['[meaning.bucket.1] a lure has text', 22, toHex(utf8('1000|1000\0')), ['0-10 text: 1000|1000']],
  ['[meaning.bucket.1] what was kept for later may be text', 4, toHex(utf8('7|kept\0')), ['0-7 text: 7|kept']],
  ['[meaning.bucket.1] a single NUL is an empty text', 41, '00', ['0-1 text']],
];

for (const [title, Dialog, hex, expected] of cases) {
  test(title, () => {
    for (const message of ['ImprovedInstantMessage', 'GroupNoticeAdd']) {
      const path = `${message}.MessageBlock.BinaryBucket`;
      const found = unpack(path, bytesOf(hex), (field) => (field === 'Dialog' ? Dialog : undefined));
      assert.deepEqual(lines(found?.pieces ?? []), expected, message);
      assert.equal(found?.problem, undefined);
    }
  });
}

test('[meaning.bucket.1] a bucket that is cut says so, and bytes that nobody knows stay bytes', () => {
  const path = 'ImprovedInstantMessage.MessageBlock.BinaryBucket';
  const cut = unpack(path, bytesOf(`07 ${ONE} 06`), () => 4);
  assert.equal(cut?.problem, 'The bytes end in item or folder: 0 of 16 bytes are there.');
  assert.equal(
    unpack(path, bytesOf('ff 00'), () => 41),
    undefined,
  );
});
