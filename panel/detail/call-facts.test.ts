import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpCall } from '../../contract/http.ts';
import { callFacts } from './call-facts.ts';

const CALL: HttpCall = {
  method: 'POST',
  target: '/cap/***',
  requestType: 'application/llsd+xml',
  status: 200,
  replyType: '',
};

/** What it shows, a call, and its facts; a bad one is marked. */
const CALLS: readonly (readonly [string, Partial<HttpCall>, readonly string[]])[] = [
  ['a call that was served', {}, ['Call POST /cap/***', 'Status 200 OK', 'Request type application/llsd+xml']],
  ['how long it took', { requestType: '', took: 25.0012 }, ['Call POST /cap/***', 'Status 200 OK', 'Took 25.001 s']],
  [
    'a call that was not served',
    { method: '', status: 502 },
    ['Status 502 Bad Gateway!', 'Request type application/llsd+xml'],
  ],
  ['nobody answered', { method: '', requestType: '', status: 0 }, ['Status no answer!']],
  ['a status without words', { method: '', requestType: '', status: 299 }, ['Status 299']],
];

for (const [what, parts, expected] of CALLS) {
  test(`the facts of ${what}`, () => {
    const facts = callFacts({ ...CALL, ...parts });
    assert.deepEqual(
      facts.map(({ isBad, label, value }) => `${label} ${value}${isBad === true ? '!' : ''}`),
      expected,
    );
    assert.ok(facts.every(({ title }) => title.length > 10));
  });
}
