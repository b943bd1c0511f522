// Colours over the wire: all of them, the difference since the last answer and those of some lines are the same colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { at, type Change, type Editor, withServer } from './editor.ts';

const TEXT = builtInTemplateText.slice(0, builtInTemplateText.indexOf('\n}\n', 4000) + 3);

const whole = (editor: Editor): Promise<SemanticTokens> => editor.ask('semanticTokens/full');
const since = (editor: Editor, previousResultId: string | undefined): Promise<SemanticTokens | SemanticTokensDelta> =>
  editor.ask('semanticTokens/full/delta', { previousResultId });

/** The numbers that an editor has after an answer. */
function patched(numbers: readonly number[], answer: SemanticTokens | SemanticTokensDelta): readonly number[] {
  if ('data' in answer) return answer.data;
  const left = [...numbers];
  for (const { start, deleteCount, data = [] } of answer.edits.toReversed()) left.splice(start, deleteCount, ...data);
  return left;
}

const changes: readonly (readonly [what: string, change: Change])[] = [
  ['nothing', { range: { start: at(3, 0), end: at(3, 0) }, text: '' }],
  ['a letter', { range: { start: at(20, 8), end: at(20, 8) }, text: 'x' }],
  ['a line', { range: { start: at(0, 0), end: at(0, 0) }, text: '// 😀\n' }],
  ['a message', { range: { start: at(30, 0), end: at(60, 0) }, text: '' }],
  ['everything', { text: '' }],
  ['all anew', { text: TEXT }],
];

test('after each change the difference leads to the colours of the whole text', () =>
  withServer(async (editor) => {
    await editor.open(TEXT);
    const { resultId, data } = await whole(editor);
    let told: { id: string | undefined; numbers: readonly number[] } = { id: resultId, numbers: data };
    for (const [what, change] of changes) {
      await editor.change([change]);
      const answer = await since(editor, told.id);
      assert.ok('edits' in answer, what);
      const numbers = patched(told.numbers, answer);
      const all = await whole(editor);
      assert.deepEqual(numbers, all.data, what);
      told = { id: all.resultId, numbers };
    }
  }));

test('an editor that names an answer which is not the last one gets all colours', () =>
  withServer(async (editor) => {
    await editor.open(TEXT);
    const first = await whole(editor);
    await editor.change([{ range: { start: at(20, 8), end: at(20, 8) }, text: 'x' }]);
    const second = await whole(editor);
    for (const stale of [first.resultId, 'nonsense', undefined]) {
      const answer = await since(editor, stale);
      assert.ok('data' in answer, stale);
      assert.deepEqual(answer.data, second.data);
    }
  }));

test('the colours of some lines are those of the whole text, cut at its tokens', () =>
  withServer(async (editor) => {
    await editor.open(TEXT);
    const all = placed((await whole(editor)).data);
    for (const [first, last] of [
      [0, 5],
      [10, 11],
      [17, 40],
      [0, 9999],
    ] as const) {
      const range = { start: at(first, 0), end: at(last, 0) };
      const some: SemanticTokens = await editor.ask('semanticTokens/range', { range });
      const wanted = all.filter(({ line }) => line >= first && line < last);
      assert.deepEqual(placed(some.data), wanted, `lines ${first} to ${last}`);
    }
  }));

/** Five numbers per colour, relative to the one before, as places. */
function placed(numbers: readonly number[]) {
  let [line, character] = [0, 0];
  return Array.from({ length: numbers.length / 5 }, (_, token) => {
    const [lines = 0, characters = 0, length, type] = numbers.slice(token * 5, token * 5 + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    return { line, character, length, type };
  });
}
