import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTarget } from './target.ts';

for (const [text, authority, path, query] of [
  ['/', undefined, '/', ''],
  ['', undefined, '/', ''],
  ['/cap/0123?ids=1&ids=2?', undefined, '/cap/0123', 'ids=1&ids=2?'],
  ['?a', undefined, '/', 'a'],
  ['*', undefined, '*', ''],
  ['http://127.0.0.1:9000', '127.0.0.1:9000', '/', ''],
  ['HTTP://localhost:9000/welcome?x=/', 'localhost:9000', '/welcome', 'x=/'],
  ['http://[::1]:9000?x', '[::1]:9000', '/', 'x'],
  ['http:///welcome', '', '/welcome', ''],
  ['https://127.0.0.1:9000/', undefined, 'https://127.0.0.1:9000/', ''],
  ['/http://127.0.0.1/', undefined, '/http://127.0.0.1/', ''],
] as const) {
  test(`[doors.target.1] the target ${text} is read`, () =>
    assert.deepEqual(readTarget(text), { authority, path, query }));
}
