// Calls that are cut or broken anywhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { goldenInput } from '../../test/support/golden.ts';
import { readLogin } from './request.ts';

test('[login.request.1] no call, cut anywhere, makes the reader throw', () => {
  const [, contentType = '', ...lines] = goldenInput('login', 'bot.txt').split('\n');
  const body = lines.join('\n');
  for (let length = 0; length < body.length; length++) {
    assert.ok(readLogin(contentType, body.slice(0, length)).kind);
    assert.ok(readLogin('application/llsd+xml', body.slice(length)).kind);
  }
});

test('[login.request.1] no call with wrong characters makes the reader throw', () => {
  const [, contentType = '', ...lines] = goldenInput('login', 'bot.txt').split('\n');
  const body = lines.join('\n').slice(0, 900);
  const wrong = fc.constantFrom(
    '<',
    '>',
    '&',
    '</value>',
    '<value>',
    ']]>',
    '<!--',
    '\0',
    '"',
    '<__proto__/>',
    '<int>',
  );
  void fc.assert(
    fc.property(fc.nat(body.length), fc.nat(3), wrong, (at, cut, piece) => {
      assert.ok(readLogin(contentType, body.slice(0, at) + piece + body.slice(at + cut)).kind);
    }),
    { numRuns: 500 },
  );
});
