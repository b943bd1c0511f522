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
  assert.equal(
    wordsOf({ event: 'ready', loginUri: 'http://127.0.0.1:9000/', capture: '/tmp/a.pcapng' }),
    'The sandbox grid listens. Log in at http://127.0.0.1:9000/ and stop with Ctrl-C. All traffic is written to /tmp/a.pcapng.',
  );
  assert.equal(wordsOf({ event: 'warning', at: 2, message: 'Oh.', urgent: true }), '    2.000  warning  Oh.');
});

test('what a rule has done is told without what it has not', () => {
  const counts = { dropped: 3, duplicated: 0, delayed: 2, unacked: 1, lostEvents: 0 };
  assert.equal(
    wordsOf({ event: 'fault', at: 2, rule: 1, ...counts }),
    '    2.000  fault    rules[1] · dropped 3 · delayed 2 · acks withheld 1',
  );
  assert.equal(
    wordsOf({
      event: 'fault',
      at: 2,
      rule: 0,
      name: 'wifi\n',
      ...counts,
      dropped: 0,
      delayed: 0,
      unacked: 0,
      lostEvents: 4,
    }),
    '    2.000  fault    wifi  · answers with events lost 4',
  );
});

test('what an agent says neither begins a line nor steers the terminal', () => {
  const chat = { event: 'chat', at: 0, text: 'a\r\nb\u001b[2Jc\u009bd\te' };
  assert.equal(wordsOf(chat), '    0.000  chat     a b [2Jc d e');
});
