// Fixes over the wire: what an editor carries out is gone, and nothing else has come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver/node';
import { at, codes, type Editor, edited, URI, withServer } from './editor.ts';

const BAD = `version 2.0
// 😀 é
{
    Chat Med 1 Trusted Unencoded
    {
        Data Single
        {   X   U8  4   }
        {   Y   F32 }  // 😀
    }
}
}
`;
const EVERYWHERE = { start: at(0, 0), end: at(99, 0) };

const actions = (editor: Editor, only?: readonly string[], range: object = EVERYWHERE): Promise<CodeAction[]> =>
  editor.ask('codeAction', { range, context: { diagnostics: [], ...(only === undefined ? {} : { only }) } });

const carriedOut = (text: string, { edit }: CodeAction): string => edited(text, edit?.changes?.[URI] ?? []);

test('each quick fix, carried out, takes its own finding away and brings no other', () =>
  withServer(async (editor) => {
    await editor.open(BAD);
    const found = codes(await editor.pull()).map(codeOf);
    const offered = (await actions(editor)).filter(({ kind }) => kind === 'quickfix');
    assert.ok(offered.length >= 3, `${offered.length} fixes`);
    for (const fix of offered) {
      await editor.change([{ text: carriedOut(BAD, fix) }]);
      const mended = String(fix.diagnostics?.[0]?.code);
      assert.deepEqual(codes(await editor.pull()).map(codeOf), without(found, mended), fix.title);
    }
  }));

test('what is safe is fixed by one action, and carried out it has nothing left to do', () =>
  withServer(async (editor) => {
    await editor.open(BAD);
    const [all, ...more] = await actions(editor, ['source.fixAll']);
    assert.deepEqual([all?.kind, more], ['source.fixAll.rezbench', []]);
    const before = await editor.pull();
    const text = all === undefined ? BAD : carriedOut(BAD, all);
    assert.notEqual(text, BAD);
    await editor.change([{ text }]);
    assert.ok((await editor.pull()).length < before.length);
    assert.deepEqual(await actions(editor, ['source.fixAll']), []);
  }));

test('a place without a finding has no fix, and one with a finding its own', () =>
  withServer(async (editor) => {
    await editor.open(BAD);
    assert.deepEqual(await actions(editor, ['quickfix'], { start: at(5, 10), end: at(5, 10) }), []);
    const [fix] = await actions(editor, ['quickfix'], { start: at(3, 10), end: at(3, 10) });
    assert.equal(fix?.title, 'Change to Medium');
    assert.equal(carriedOut(BAD, fix), BAD.replace('Med', 'Medium'));
  }));

const codeOf = (found: string): string => found.split(' ')[0] ?? '';

/** The codes without one of them, once. */
const without = (all: readonly string[], code: string): readonly string[] => all.toSpliced(all.indexOf(code), 1);
