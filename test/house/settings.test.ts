import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../tools/root.ts';
import { isTest, sourceFiles, withoutComments } from './source.ts';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, unknown>> } };
}

/** Read by the language client itself, by its own convention. */
const READ_BY_LIBRARY = ['trace.server'];

test('every setting that is offered is read somewhere', () => {
  const { contributes } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Manifest;
  const readers = sourceFiles()
    .filter((file) => /^(client|server)\//.test(file.path) && !isTest(file))
    .map(({ text }) => withoutComments(text));
  const isRead = (name: string) =>
    readers.some((text) => text.includes(`'${name}'`) || text.includes(`rezbench.${name}`));
  const names = Object.keys(contributes.configuration.properties).map((name) => name.replace(/^rezbench\./, ''));
  assert.deepEqual(
    names.filter((name) => !READ_BY_LIBRARY.includes(name) && !isRead(name)),
    [],
  );
  assert.ok(names.length > 0);
});
