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

test('64 megabytes of messages are refused in one sentence that names the limit', async () => {
  const message = '{\n    Chat Low 1 Trusted Unencoded\n}\n';
  const terminal = fakeTerminal({ 'a.msg': `version 2.0\n${message.repeat((64 * 2 ** 20 - 12) / message.length)}` });
  assert.equal(await check(['a.msg'], terminal), EXIT.findings);
  const said = terminal.printed.join('\n');
  assert.match(
    said,
    /^a\.msg:1:1: error MT000: This text has \d+ characters, and templates of more than 16777216 are/u,
  );
  assert.equal(said.split('\n').length, 3);
});

test('of one line of ten megabytes only what is around each finding is printed', async () => {
  const line = `{ Chat Low 1 Trusted Unencoded { A Single ${'{ X U8 } '.repeat((10 * 2 ** 20) / 9)}} }`;
  const terminal = fakeTerminal({ 'a.msg': `version 2.0\n${line}\n` });
  assert.equal(await check(['a.msg'], terminal), EXIT.findings);
  const lines = terminal.printed.flatMap((printed) => printed.split('\n'));
  assert.ok(lines.length > 3000 && lines.every(({ length }) => length < 200), `${lines.length} lines`);
});
