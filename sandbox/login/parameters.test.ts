import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { isPassword, passwordOf } from './password.ts';
import { personCalled } from './person.ts';
import { readStart, withinRegion } from './start-place.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

const STARTS: readonly (readonly [string, unknown])[] = [
  ['', { kind: 'last' }],
  ['last', { kind: 'last' }],
  ['home', { kind: 'home' }],
  ['first', { kind: 'home' }],
  ['Plaza East', { kind: 'region', name: 'Plaza East' }],
  ['uri:Plaza East&40.5&200&22', { kind: 'region', name: 'Plaza East', position: [40.5, 200, 22] }],
  ['uri:Plaza East&40.5&200', { kind: 'malformed', text: 'uri:Plaza East&40.5&200' }],
  ['uri:Plaza&-1&2&3', { kind: 'malformed', text: 'uri:Plaza&-1&2&3' }],
  ['uri:&1&2&3', { kind: 'malformed', text: 'uri:&1&2&3' }],
  ['uri:Plaza@grid:8002&1&2&3', { kind: 'malformed', text: 'Plaza@grid:8002' }],
];

for (const [text, expected] of STARTS) {
  test(`[login.start.1] start '${text}'`, () => assert.deepEqual(readStart(text), expected));
}

test('[login.start.2] a position outside is moved to the edge', () => {
  assert.deepEqual(withinRegion([-5, 300, -1], 256), [0, 255.99609375, 0]);
  assert.deepEqual(withinRegion([12, 34, 4000], 256), [12, 34, 4000]);
});

test('[login.password.1] a digest is known by its mark; a login key counts without a password only', () => {
  assert.deepEqual(passwordOf('$1$ABCDEF', 'key'), { kind: 'digest', md5: 'abcdef' });
  assert.deepEqual(passwordOf('clear', 'key'), { kind: 'clear', text: 'clear' });
  assert.deepEqual(passwordOf('', 'KEY'), { kind: 'digest', md5: 'key' });
  assert.deepEqual(passwordOf('', '00000000-0000-0000-0000-000000000000'), { kind: 'none' });
});

test('[login.password.2] a long password is accepted whole or cut, hashed or clear, and nothing else is', () => {
  const stored = 'correct horse battery';
  for (const text of [stored, stored.slice(0, 16)]) {
    assert.equal(isPassword({ kind: 'clear', text }, stored, md5), true);
    assert.equal(isPassword({ kind: 'digest', md5: md5(text) }, stored, md5), true);
  }
  assert.equal(isPassword({ kind: 'clear', text: 'correct' }, stored, md5), false);
  assert.equal(isPassword({ kind: 'digest', md5: md5('correct') }, stored, md5), false);
  assert.equal(isPassword({ kind: 'none' }, '', md5), false);
});

test('[login.person.1] whoever comes again, in any case, is the same person with the same folders', () => {
  const [one, again, other] = [
    personCalled('Ada', 'Tester'),
    personCalled('ADA', 'tester'),
    personCalled('Ada', 'Other'),
  ];
  assert.equal(one.id, again.id);
  assert.deepEqual(one.inventory, again.inventory);
  assert.notEqual(one.id, other.id);
});
