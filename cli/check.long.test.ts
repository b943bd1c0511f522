import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { check } from './check.ts';
import { EXIT } from './terminal.ts';

test('ten megabytes of braces are a clear answer', async () => {
  const terminal = fakeTerminal({ 'a.msg': '{ '.repeat(5 * 2 ** 20) });
  assert.equal(await check(['a.msg', '--format=json'], terminal), EXIT.findings);
  assert.equal(JSON.parse(terminal.printed.join('')).files[0].diagnostics.length, 1001);
});
