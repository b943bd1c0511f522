import assert from 'node:assert/strict';
import { test } from 'node:test';
import { md5 } from '../shell/chance.ts';
import { digestOf, isProof, windowAt } from './digest.ts';

const SECRET = { md5, secret: 'sandbox-secret' };
const AT = 1_700_000_000_000;
const A = '11111111-2222-3333-4444-555555555555';
const B = '66666666-7777-8888-9999-aaaaaaaaaaaa';
const THERE = { from: A, to: B };
const BACK = { from: B, to: A };

for (const [claim, window, digest, isAccepted] of [
  [THERE, 566_666_666, '6426d4da6b917a2f02a2ca6585a5a033', true],
  [BACK, 566_666_666, '23dbf92939627cf8d475203c278b50eb', true],
  [THERE, 566_666_665, 'faa5be17694452aa463418504961df47', true],
  [THERE, 566_666_667, 'fcb16fe974fc86f1f841e012920af884', true],
  [THERE, 566_666_664, 'a1dff6414870affbbd1ed6114a594dbd', false],
] as const) {
  test(`[trust.digest.1] the proof ${digest} of window ${window} is ${isAccepted ? 'right' : 'too old'}`, () => {
    assert.equal(digestOf(SECRET, claim, window), digest);
    assert.equal(isProof(digest, SECRET, claim, AT), isAccepted);
  });
}

test('[trust.digest.1] a window has three seconds, and ids are written in lower case', () => {
  assert.deepEqual([windowAt(AT), windowAt(AT + 999), windowAt(AT + 1000)], [566_666_666, 566_666_666, 566_666_667]);
  const upper = { from: A.toUpperCase(), to: B.toUpperCase() };
  assert.equal(digestOf(SECRET, upper, 566_666_666), '6426d4da6b917a2f02a2ca6585a5a033');
});

test('[trust.digest.1] a proof counts for one direction, one secret and the time of its making', () => {
  const digest = digestOf(SECRET, THERE, windowAt(AT));
  assert.equal(isProof(digest, SECRET, BACK, AT), false);
  assert.equal(isProof(digest, { md5, secret: 'another' }, THERE, AT), false);
  const accepted = [-5001, -5000, 0, 3999, 4000].map((later) => isProof(digest, SECRET, THERE, AT + later));
  assert.deepEqual(accepted, [false, true, true, true, false]);
});
