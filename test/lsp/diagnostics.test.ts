// Mistakes over the wire: found when a text is opened, gone when they are mended, asked for or told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { at, codes, PUSHED, URI, withServer } from './editor.ts';

const BAD = `version 2.0
{ Chat Med 1 Trusted Unencoded { A Single { X UUID } { X2 U8 4 } } }
`;
const FOUND = ['MT030 1:7', 'MT060 1:46', 'MT065 1:61'];

test('an editor that pulls finds three mistakes, one less after each repair, and only the layout is left after the last', () =>
  withServer(async (editor) => {
    assert.notEqual(editor.offered['diagnosticProvider'], undefined);
    await editor.open(BAD);
    assert.deepEqual(codes(await editor.pull()), FOUND);
    await editor.change([{ range: { start: at(1, 46), end: at(1, 50) }, text: 'LLUUID' }]);
    assert.deepEqual(codes(await editor.pull()), ['MT030 1:7', 'MT065 1:63']);
    await editor.change([
      { range: { start: at(1, 62), end: at(1, 64) }, text: '' },
      { range: { start: at(1, 7), end: at(1, 10) }, text: 'Medium' },
    ]);
    assert.deepEqual(codes(await editor.pull()), ['MT100 1:0']);
    assert.deepEqual(editor.told.all({}), []);
  }));

test('what the editor has is not told again, and what may be otherwise is', () =>
  withServer(async (editor) => {
    const report = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      editor.ask('diagnostic', { previousResultId });
    const idOfFull = async (had?: string): Promise<string> => {
      const told = await report(had);
      assert.equal(told.kind, 'full', `had ${had}`);
      assert.notEqual(told.resultId, had);
      return String(told.resultId);
    };
    await editor.open(BAD);
    const opened = await idOfFull();
    assert.deepEqual(await report(opened), { kind: 'unchanged', resultId: opened });
    await editor.change([{ range: { start: at(1, 7), end: at(1, 10) }, text: 'Medium' }]);
    const changed = await idOfFull(opened);
    const settings = { rezbench: { rules: { MT060: 'off' } } };
    await editor.client.sendNotification('workspace/didChangeConfiguration', { settings });
    const chosen = await idOfFull(changed);
    assert.equal((await report(chosen)).kind, 'unchanged');
    assert.equal((await report('of another server')).kind, 'full');
    await editor.close();
    await editor.open(BAD);
    assert.equal((await report(opened)).kind, 'full');
  }));

test('an editor that cannot pull is told after the opening, after a change, and when the text is closed', () =>
  withServer(async (editor) => {
    assert.equal(editor.offered['diagnosticProvider'], undefined);
    const told = async (turn: number): Promise<readonly string[]> => {
      const [last] = (await editor.told.waitForCount(turn)).slice(turn - 1);
      assert.equal(last?.uri, URI);
      return codes(last.diagnostics);
    };
    await editor.open(BAD);
    assert.deepEqual(await told(1), FOUND);
    await editor.change([{ range: { start: at(1, 7), end: at(1, 10) }, text: 'Medium' }]);
    assert.deepEqual(await told(2), ['MT060 1:49', 'MT065 1:64']);
    await editor.close();
    assert.deepEqual(await told(3), []);
  }, PUSHED));

test('settings weigh rules, and a rule in which they make no sense stays as it is', () =>
  withServer(async (editor) => {
    await editor.open(BAD);
    const rules = { MT030: 'off', MT060: 'warning', MT065: 'nonsense', MT999: 'error' };
    await editor.client.sendNotification('workspace/didChangeConfiguration', { settings: { rezbench: { rules } } });
    const found = await editor.pull();
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [
        ['MT060', 2],
        ['MT065', 1],
      ],
    );
  }));

test('two texts are checked apart, and what is no template is left alone', () =>
  withServer(async (editor) => {
    await editor.open(BAD);
    await editor.open('version 2.0\n', 'file:///b/message_template.msg');
    await editor.open(BAD, 'file:///c/notes.txt', 'plaintext');
    assert.deepEqual(codes(await editor.pull()), FOUND);
    assert.deepEqual(await editor.pull('file:///b/message_template.msg'), []);
    assert.deepEqual(await editor.pull('file:///c/notes.txt'), []);
  }));
