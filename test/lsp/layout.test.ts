// Layout over the wire: the whole text, some lines, what was just typed; always to the same end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver/node';
import { at, type Editor, edited, withServer } from './editor.ts';

const RAW = 'version 2.0\n// 😀\n{ Chat Low 1 Trusted Unencoded { A Single { X U8 } { Long F32 } } }\n';
const LAID_OUT = `version 2.0
// 😀
{
    Chat Low 1 Trusted Unencoded
    {
        A Single
        {   X       U8  }
        {   Long    F32 }
    }
}
`;
const options = { tabSize: 8, insertSpaces: false };

/** What the editor does with edits that it got: all at once. */
const carryOut = (editor: Editor, edits: readonly TextEdit[]): Promise<void> =>
  editor.change(
    edits
      .toSorted((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)
      .map(({ range, newText }) => ({ range, text: newText })),
  );

test('a text is laid out, and then nothing is left to do, neither here nor there', () =>
  withServer(async (editor) => {
    await editor.open(RAW);
    const edits: TextEdit[] = await editor.ask('formatting', { options });
    assert.equal(edited(RAW, edits), LAID_OUT);
    await carryOut(editor, edits);
    assert.deepEqual(await editor.ask('formatting', { options }), []);
    const range = { start: at(0, 0), end: at(99, 0) };
    assert.deepEqual(await editor.ask('rangeFormatting', { options, range }), []);
    assert.deepEqual(await editor.pull(), []);
  }));

test('of some lines only these are laid out', () =>
  withServer(async (editor) => {
    const text = LAID_OUT.replace('{   X       U8  }', '{ X U8 }').replace('{   Long    F32 }', '{Long F32 }');
    await editor.open(text);
    // A selection of whole lines ends where the next one begins, and has nothing of that.
    for (const range of [
      { start: at(6, 3), end: at(6, 5) },
      { start: at(6, 0), end: at(7, 0) },
    ]) {
      const some: TextEdit[] = await editor.ask('rangeFormatting', { options, range });
      assert.ok(some.every((edit) => edit.range.start.line === 6 && edit.range.end.line === 6));
      assert.equal(edited(text, some).split('\n')[7], text.split('\n')[7]);
      assert.notDeepEqual(some, []);
    }
  }));

test('a typed brace lays out what it closes', () =>
  withServer(async (editor) => {
    const before = LAID_OUT.replace('{   Long    F32 }', '{ Long F32');
    await editor.open(before);
    await editor.change([{ range: { start: at(7, 18), end: at(7, 18) }, text: ' }' }]);
    const typed: TextEdit[] = await editor.ask('onTypeFormatting', { options, position: at(7, 20), ch: '}' });
    assert.equal(edited(before.replace('Long F32', 'Long F32 }'), typed), LAID_OUT);
  }));

test('a typed line end moves the caret to where the next word belongs', () =>
  withServer(async (editor) => {
    const before = 'version 2.0\n{\n\n';
    await editor.open(before);
    const typed: TextEdit[] = await editor.ask('onTypeFormatting', { options, position: at(2, 0), ch: '\n' });
    assert.equal(edited(before, typed), 'version 2.0\n{\n    \n');
  }));

test('what was typed in a place that is laid out already changes nothing', () =>
  withServer(async (editor) => {
    await editor.open(LAID_OUT);
    for (const [line, character] of [
      [9, 1],
      [8, 5],
      [6, 25],
    ] as const)
      assert.deepEqual(await editor.ask('onTypeFormatting', { options, position: at(line, character), ch: '}' }), []);
  }));
