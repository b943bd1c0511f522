import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../tools/root.ts';
import { isTest, sourceFiles, withoutComments } from './source.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const { contributes } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Manifest;

const client = sourceFiles()
  .filter((file) => file.path.startsWith('client/') && !isTest(file))
  .map(({ text }) => withoutComments(text))
  .join('\n');

for (const { command, category, title } of contributes.commands) {
  test(`the command "${title}" is registered by the client and found under our name`, () => {
    assert.ok(client.includes(`command('${command}'`) || client.includes(`registerCommand('${command}'`), command);
    assert.equal(category, 'Rezbench');
  });
}

/** Read by the language client itself, by its own convention. */
const READ_BY_LIBRARY = ['trace.server'];

test('every setting that is offered is read somewhere', () => {
  const readers = sourceFiles().filter(({ path }) => /^(client|server)\//.test(path));
  const isRead = (name: string) =>
    readers.some(({ text }) => text.includes(`'${name}'`) || text.includes(`rezbench.${name}`));
  const names = Object.keys(contributes.configuration.properties).map((name) => name.replace(/^rezbench\./, ''));
  assert.deepEqual(
    names.filter((name) => !READ_BY_LIBRARY.includes(name) && !isRead(name)),
    [],
  );
  assert.ok(names.length > 0);
});
