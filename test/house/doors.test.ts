import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { isCode, isTest, sourceFiles, withoutComments } from './source.ts';

/** The files by which other rooms enter a room; what is behind them is its own affair. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  server: ['server/check.ts', 'server/format.ts', 'server/message-xml.ts'],
  sandbox: [
    'sandbox/start.ts',
    'sandbox/shell/visit.ts',
    'sandbox/cable/rules.ts',
    'sandbox/shell/inflate.ts',
    'sandbox/doors/guard.ts',
    'sandbox/shell/comparing.ts',
    'sandbox/shell/export-pieces.ts',
    'sandbox/shell/other-capture.ts',
  ],
};

const roomOf = (file: string): string => file.split('/', 1)[0] ?? '';

/** The imports of a text that lead into another room with doors, past them. */
function trespasses(file: string, text: string): readonly string[] {
  return [...withoutComments(text).matchAll(/\bfrom '(\.{1,2}\/[^']+)'/g)]
    .map(([, target = '']) => path.posix.join(path.posix.dirname(file), target))
    .filter((target) => roomOf(target) !== roomOf(file) && DOORS[roomOf(target)]?.includes(target) === false);
}

test('a room is entered by its door', () => {
  const found = sourceFiles()
    .filter((file) => isCode(file) && !isTest(file))
    .flatMap((file) => trespasses(file.path, file.text).map((target) => `${file.path} imports ${target}`));
  assert.deepEqual(found, []);
});

for (const [file, target, isRefused] of [
  ['cli/check.ts', '../server/lines.ts', true],
  ['cli/check.ts', '../server/template/language.ts', true],
  ['cli/check.ts', '../server/check.ts', false],
  ['cli/serve.ts', '../sandbox/grid.ts', true],
  ['cli/serve.ts', '../sandbox/start.ts', false],
  ['server/check.ts', './languages.ts', false],
  ['server/template/hover.ts', '../languages.ts', false],
  ['cli/check.ts', '../protocol/text.ts', false],
] as const) {
  test(`${file} ${isRefused ? 'may not' : 'may'} import ${target}`, () => {
    const text = `import { there } from '${target}';\n`;
    assert.equal(trespasses(file, text).length, isRefused ? 1 : 0);
  });
}
