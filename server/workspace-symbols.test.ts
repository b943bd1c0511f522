import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../protocol/lines.ts';
import type { OpenDocument } from './documents.ts';
import { languageById } from './languages.ts';
import { MAX_WORKSPACE_SYMBOLS, workspaceSymbols } from './workspace-symbols.ts';

function opened(uri: string, text: string): OpenDocument {
  const language = languageById('sl-message-template');
  assert.ok(language);
  const lines = new Lines(text);
  return { uri, reading: 1, lines, text: language.open(text, lines) };
}

const many = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `{ M${index} Low ${index + 1} Trusted Unencoded { A Single { X U8 } } }`,
  ).join('\n');

const cases: readonly (readonly [query: string, names: readonly string[]])[] = [
  ['', ['M0', 'M1']],
  ['m1', ['M1']],
  ['x', ['X', 'X']],
  [' A ', ['A', 'A']],
  ['xx', []],
];

for (const [query, names] of cases) {
  test(`${JSON.stringify(query)} finds ${names.join(', ') || 'nothing'}`, () => {
    const found = [
      ...workspaceSymbols([opened('file:///a', many(1)), opened('file:///b', many(2).split('\n')[1] ?? '')], query),
    ];
    assert.deepEqual(
      found.map(({ name }) => name),
      names,
    );
  });
}

test(`at most ${MAX_WORKSPACE_SYMBOLS} symbols are told`, () => {
  const [few, full] = [opened('file:///a', many(MAX_WORKSPACE_SYMBOLS)), opened('file:///b', many(1))];
  assert.equal([...workspaceSymbols([few], '')].length, MAX_WORKSPACE_SYMBOLS);
  assert.equal([...workspaceSymbols([few, full], '')].length, MAX_WORKSPACE_SYMBOLS);
});

test('a part is told with those around it and with its place', () => {
  const [field] = [...workspaceSymbols([opened('file:///a', many(1))], 'X')];
  assert.deepEqual(
    [field?.containerName, field?.location],
    ['M0.A', { uri: 'file:///a', range: { start: { line: 0, character: 42 }, end: { line: 0, character: 43 } } }],
  );
});
