import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../tools/root.ts';
import { sourceFiles } from './source.ts';

const { devDependencies } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};
const texts = [...sourceFiles().map(({ text }) => text), readFileSync(inProject('esbuild.mjs'), 'utf8')];

/** Imported, run from its folder, or named by a configuration. Types are used where what they describe is. */
function isUsed(name: string): boolean {
  const meant = name.replace(/^@types\//, '');
  const uses = [`'${meant}'`, `'${meant}/`, `"${meant}"`, `node_modules/${name}/`];
  return texts.some((text) => uses.some((use) => text.includes(use)));
}

test('every package that is installed is used', () =>
  assert.deepEqual(
    Object.keys(devDependencies).filter((name) => !isUsed(name)),
    [],
  ));
