import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from './serve-words.ts';

test('an event is one line, its facts in their order', () => {
  const chat = { event: 'chat', at: 1.5, agent: 'Ada Bot', region: 'Sandbox One', text: 'Hello' };
  assert.equal(wordsOf(chat), '    1.500  chat     Ada Bot · Sandbox One · Hello');
  assert.equal(
    wordsOf({ event: 'ready', loginUri: 'http://127.0.0.1:9000/' }),
    'The sandbox grid listens. Log in at http://127.0.0.1:9000/ and stop with Ctrl-C.',
  );
});

test('what an agent says neither begins a line nor steers the terminal', () => {
  const chat = { event: 'chat', at: 0, text: 'a\r\nb\u001b[2Jc\u009bd\te' };
  assert.equal(wordsOf(chat), '    0.000  chat     a b [2Jc d e');
});
