// Runs inside the extension host of a real editor: times what one keystroke in the middle of a large template takes until its problems
// are there, and how long the editor's own questions take. What was found goes into a file, since a browser build has no output.
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { type Keystroke, NOTHING, PLAIN } from '../../bench/keystroke.ts';
import { eachCall } from '../../bench/measure.ts';
import { eventually } from '../eventually.ts';

/** What the bench wants, in the environment as JSON. */
export interface EditorOrder {
  readonly file: string;
  readonly keystroke: Keystroke;
  readonly result: string;
}

/** Milliseconds of each call, under the name of what was called. */
export type EditorTimes = Readonly<Record<string, readonly number[]>>;

/** Between two keystrokes of somebody who types fast, in milliseconds. */
const PAUSE_MS = 100;
/** Between two looks at the problems, in milliseconds. */
const LOOK_MS = 1;
const CALLS = { warmup: 20, calls: 100 };

/** Called by the editor. */
export async function run(): Promise<void> {
  const order = JSON.parse(process.env['REZBENCH_BENCH_ORDER'] ?? '') as EditorOrder;
  const document = await vscode.workspace.openTextDocument(order.file);
  const shown = await vscode.window.showTextDocument(document);
  const at = new vscode.Position(order.keystroke.at.line, order.keystroke.at.character);
  shown.revealRange(new vscode.Range(at, at));
  await eventually('the problems of the template', () => problemsOf(document.uri).length > 0 || undefined);
  const times = { ...(await typeMany(shown, at, order.keystroke.character)), ...(await askMany(document, at)) };
  const plain = await typePlain(document.getText(), at, order.keystroke.character);
  writeFileSync(order.result, JSON.stringify({ ...times, [PLAIN]: plain }));
}

/** Types the character and takes it back, again and again. */
async function typeMany(shown: vscode.TextEditor, at: vscode.Position, character: string): Promise<EditorTimes> {
  const { uri } = shown.document;
  const toldAfter: number[] = [];
  const changedAfter: number[] = [];
  const oursAfter: number[] = [];
  const behind = new vscode.Range(at, at.translate(0, character.length));
  const known = await eachCall(
    () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS)),
    async (_, call) => {
      const isMistake = call % 2 === 0;
      const start = performance.now();
      const told = after(vscode.languages.onDidChangeDiagnostics, start, ({ uris }) => uris.some(is(uri)));
      const changed = after(vscode.workspace.onDidChangeTextDocument, start, ({ document }) => is(uri)(document.uri));
      void shown.edit((edit) => (isMistake ? edit.insert(at, character) : edit.delete(behind)));
      while (problemsOf(uri).some(({ code }) => codeOf(code) === 'MT060') !== isMistake) await aMoment();
      const knownAfter = performance.now() - start;
      void Promise.all([told, changed]).then(([one, other]) => {
        oursAfter.push(knownAfter - other);
        toldAfter.push(one);
        changedAfter.push(other);
      });
    },
    CALLS,
  );
  return {
    'an edit until extensions hear of it': changedAfter.slice(CALLS.warmup),
    'an edit until its problems are known': known,
    '... from when extensions heard of it': oursAfter.slice(CALLS.warmup),
    'an edit until the editor says that its problems changed': toldAfter.slice(CALLS.warmup),
  };
}

/** The same edits in a text of no language, which none of our own concerns. */
async function typePlain(content: string, at: vscode.Position, character: string): Promise<readonly number[]> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  const shown = await vscode.window.showTextDocument(document);
  shown.revealRange(new vscode.Range(at, at));
  const behind = new vscode.Range(at, at.translate(0, character.length));
  return eachCall(
    () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS)),
    async (_, call) => {
      const changed = after(vscode.workspace.onDidChangeTextDocument, 0, (change) => change.document === document);
      void shown.edit((edit) => (call % 2 === 0 ? edit.insert(at, character) : edit.delete(behind)));
      await changed;
    },
    CALLS,
  );
}

async function askMany(document: vscode.TextDocument, at: vscode.Position): Promise<EditorTimes> {
  const { uri } = document;
  const blank = new vscode.Position(document.getText().split('\n').indexOf(''), 0);
  const ask = (command: string, ...more: readonly unknown[]) =>
    eachCall(
      () => undefined,
      () => vscode.commands.executeCommand(command, uri, ...more),
      CALLS,
    );
  return {
    [NOTHING]: await ask('vscode.executeHoverProvider', blank),
    'hover, asked by the editor': await ask('vscode.executeHoverProvider', at),
    'completion, asked by the editor': await ask('vscode.executeCompletionItemProvider', at),
    'symbols of the file, asked by the editor': await ask('vscode.executeDocumentSymbolProvider'),
  };
}

/** Milliseconds from `start` until an event of that kind. */
function after<Said>(event: vscode.Event<Said>, start: number, isMeant: (said: Said) => boolean): Promise<number> {
  return new Promise((resolve) => {
    const listening = event((said) => {
      if (!isMeant(said)) return;
      listening.dispose();
      resolve(performance.now() - start);
    });
  });
}

const is = (uri: vscode.Uri) => (other: vscode.Uri) => other.toString() === uri.toString();

const problemsOf = (uri: vscode.Uri): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);

const codeOf = (code: vscode.Diagnostic['code']) => (typeof code === 'object' ? code.value : code);

/** A look at every turn would take half of the machine from the editor and the server that are measured; a millisecond is lost by looking less often. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_MS));
