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

test('[llsd.editor.1] what would be too large is refused in a sentence', () => {
  const octets = (size: number) => ({ octets: writeBase64(new Uint8Array(size)) });
  const size = 16 * 1024 * 1024;
  assert.equal(showBinary(octets(size), RULES).kind, 'shown');
  const refused = showBinary(octets(size + 1), RULES);
  assert.equal(
    refused.kind === 'refused' && refused.reason,
    'This file is 16777217 octets; binary LLSD of up to 16777216 octets can be shown.',
  );
});
