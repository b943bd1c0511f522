import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { COMMANDS, runCommand } from './commands.ts';
import { EXIT } from './terminal.ts';

for (const name of Object.keys(COMMANDS)) {
  test(`rezbench ${name} --help says what it does and takes`, async () => {
    const terminal = fakeTerminal();
    assert.equal(await runCommand([name, '--help'], terminal), EXIT.fine);
    const help = terminal.printed.join('\n');
    assert.ok(help.startsWith(`rezbench ${name}`), help);
    assert.match(help, /--help/);
    assert.deepEqual(terminal.said, []);
  });
}

test('rezbench --help lists every command', async () => {
  for (const word of ['--help', '-h', 'help']) {
    const terminal = fakeTerminal();
    assert.equal(await runCommand([word], terminal), EXIT.fine);
    for (const name of Object.keys(COMMANDS)) assert.match(terminal.printed.join('\n'), new RegExp(`^  ${name} `, 'm'));
  }
});

test('rezbench --version prints a version', async () => {
  const terminal = fakeTerminal();
  assert.equal(await runCommand(['--version'], terminal), EXIT.fine);
  assert.match(terminal.printed.join('\n'), /^\d+\.\d+\.\d+$/);
});

for (const words of [[], ['fly'], ['constructor'], ['--wat']]) {
  test(`rezbench ${words.join(' ')} is wrong use, in one sentence`, async () => {
    const terminal = fakeTerminal();
    assert.equal(await runCommand(words, terminal), EXIT.wrongUse);
    assert.deepEqual([terminal.printed, terminal.said.length], [[], 1]);
  });
}
