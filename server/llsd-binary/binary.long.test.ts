import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeBase64 } from '../../protocol/llsd/base64.ts';
import { writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { array, real } from '../../protocol/llsd/value.ts';
import { type Rules, saveBinary, showBinary } from './binary.ts';

const RULES: Rules = { severities: {}, pageOf: () => undefined };
/** As notation each has a line of 24 characters: more than 16 Mi in all. */
const NUMBERS = 700_000;

test('[llsd.editor.1] a file whose notation would be too long is neither shown nor saved', () => {
  const octets = writeBase64(writeLlsdBinary(array(Array.from({ length: NUMBERS }, () => real(0.1 + 0.2)))));
  const refused = {
    kind: 'refused',
    reason: 'This file would be more than 16777216 characters of notation, which is too long to be shown.',
    canCopy: false,
  };
  assert.deepEqual(showBinary({ octets }, RULES), refused);
  assert.deepEqual(saveBinary({ octets, text: '!', as: 'itself' }, RULES), refused);
});
