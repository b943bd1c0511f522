// Requests that the editor takes back: each is answered, what waits is not computed, and the next one is prompt.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CancellationToken } from 'vscode-languageserver/node';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { at, type Editor, placeOf, URI, withServer } from './editor.ts';

const BURST = 200;
/** How many of a burst may be done before the taking back is heard. */
const HEARD_AFTER = 20;

type Outcome = 'answer' | 'taken back';

const outline = (editor: Editor, token: CancellationToken): Promise<Outcome> =>
  outcomeOf(editor, 'textDocument/documentSymbol', token);

/** Of all answers these take the longest to work out for their length: who reads them has time to say something. */
const colours = (editor: Editor, token: CancellationToken): Promise<Outcome> =>
  outcomeOf(editor, 'textDocument/semanticTokens/full', token);

const outcomeOf = (editor: Editor, method: string, token: CancellationToken): Promise<Outcome> =>
  editor.client.sendRequest(method, { textDocument: { uri: URI } }, token).then(
    () => 'answer',
    (error: unknown) => {
      assert.ok(error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled, String(error));
      return 'taken back';
    },
  );

const count = (outcomes: readonly Outcome[], wanted: Outcome): number =>
  outcomes.filter((outcome) => outcome === wanted).length;

test(`of ${BURST} outlines that are taken back at once nearly none is computed, and the hover behind them is answered`, () =>
  withServer(async (editor) => {
    await editor.open(builtInTemplateText);
    const source = new CancellationTokenSource();
    const asked = Array.from({ length: BURST }, () => outline(editor, source.token));
    source.cancel();
    const hover: { contents: { value: string } } = await editor.ask('hover', {
      position: placeOf(builtInTemplateText, 'TestMessage Low'),
    });
    assert.match(hover.contents.value, /TestMessage/u);
    const outcomes = await Promise.all(asked);
    assert.ok(count(outcomes, 'answer') <= HEARD_AFTER, `${count(outcomes, 'answer')} were computed`);
    assert.equal(outcomes.length, BURST);
  }));

test('the first of a burst is answered, the others are taken back when it is there', () =>
  withServer(async (editor) => {
    await editor.open(builtInTemplateText);
    const source = new CancellationTokenSource();
    const first = colours(editor, new CancellationTokenSource().token);
    const others = Array.from({ length: BURST }, () => colours(editor, source.token));
    assert.equal(await first, 'answer');
    source.cancel();
    const outcomes = await Promise.all(others);
    assert.ok(count(outcomes, 'taken back') > 0, 'none was taken back');
    assert.ok(outcomes.at(-1) === 'taken back', 'the last one was computed');
  }));

test('what is not taken back is answered: in the order in which it was asked, and what nobody waits for behind that', () =>
  withServer(async (editor) => {
    await editor.open('version 2.0\n');
    const source = new CancellationTokenSource();
    const order: string[] = [];
    const noted = (name: string, work: Promise<unknown>) => work.then(() => order.push(name));
    const kept = [
      noted('folding', editor.ask('foldingRange')),
      noted('hover', editor.ask('hover', { position: at(0, 0) })),
    ];
    const dropped = outline(editor, source.token);
    source.cancel();
    kept.push(noted('diagnostics', editor.pull()));
    await Promise.all([...kept, dropped]);
    assert.deepEqual(order, ['hover', 'diagnostics', 'folding']);
  }));

test('taking back what was never asked, or was answered long ago, changes nothing', () =>
  withServer(async (editor) => {
    await editor.open('version 2.0\n');
    for (const id of [0, 1, 99_999, 'nobody']) await editor.client.sendNotification('$/cancelRequest', { id });
    assert.deepEqual(await editor.pull(), []);
  }));

test('the end cannot be taken back', () =>
  withServer(async (editor) => {
    await editor.open(builtInTemplateText);
    const source = new CancellationTokenSource();
    const asked = [outline(editor, source.token), editor.client.sendRequest('shutdown', source.token)];
    source.cancel();
    const [, shutdown] = await Promise.all(asked);
    assert.equal(shutdown, null);
    await editor.client.sendNotification('exit');
    assert.equal(await editor.exited, 0);
  }));
