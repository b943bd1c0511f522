// The sandbox as a child process of the editor: words of contract/sandbox.ts in, words out.
import path from 'node:path';
import process from 'node:process';
import type { ExportOutcome, ExportWish } from '../contract/export.ts';
import type { Answer, Question } from '../contract/panel.ts';
import type { FromSandbox, SandboxOptions, ToSandbox } from '../contract/sandbox.ts';
import { Comparing, isOfComparison } from './shell/comparing.ts';
import { exportLog } from './shell/exporting.ts';
import { type OpenedCapture, openCapture } from './shell/opened-capture.ts';
import { type RunningSandbox, startSandbox } from './start.ts';

const NOT_RUNNING = 'The sandbox is not running.';

/** The grid, or a capture file that was opened instead. */
let sandbox: RunningSandbox | undefined;
let opened: OpenedCapture | undefined;
let openedPath: string | undefined;
/** The log beside another capture, since somebody wanted that. */
let comparing: Comparing | undefined;

function say(word: FromSandbox): void {
  // Whoever started us may be gone; then there is nobody to tell.
  process.send?.(word, undefined, undefined, () => undefined);
}

async function start(options: SandboxOptions): Promise<void> {
  try {
    sandbox = await startSandbox(options, {
      onEvent: (event) => say({ kind: 'event', event }),
      onRows: (rows) => say({ kind: 'rows', rows }),
      onCounts: (counts) => say({ kind: 'counts', counts }),
    });
    say({ kind: 'ready', ready: sandbox.ready });
  } catch (error) {
    say({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
    process.disconnect();
  }
}

async function open(file: string, template: string): Promise<void> {
  const read = await openCapture(file, template, {
    onRows: (rows) => say({ kind: 'rows', rows }),
    onReading: (share) => say({ kind: 'reading', share }),
    onRead: (remarks) => say({ kind: 'read', remarks }),
  });
  if ('problem' in read) {
    say({ kind: 'refused', message: read.problem });
    process.disconnect();
    return;
  }
  opened = read;
  openedPath = file;
  say({ kind: 'opened', rows: read.rows });
}

async function stop(): Promise<void> {
  await sandbox?.stop();
  say({ kind: 'stopped' });
}

function changeFaults(id: number, rules: unknown): void {
  const refused = sandbox === undefined ? { problem: NOT_RUNNING } : sandbox.faults(rules);
  say({ kind: 'answer', id, answer: refused === undefined ? { answer: 'done' } : failed(refused.problem) });
}

async function save(id: number, file: string): Promise<void> {
  const refused = sandbox === undefined ? { problem: NOT_RUNNING } : await sandbox.log.save(file);
  say({ kind: 'answer', id, answer: refused === undefined ? { answer: 'done' } : failed(refused.problem) });
}

function saveWorld(id: number, file: string): void {
  const refused = sandbox === undefined ? { problem: NOT_RUNNING } : sandbox.snapshot(file);
  say({ kind: 'answer', id, answer: refused === undefined ? { answer: 'done' } : failed(refused.problem) });
}

function failed(message: string): Answer {
  return { answer: 'failed', message };
}

function ask(id: number, question: Question): void {
  say({ kind: 'answer', id, answer: answerTo(question) });
}

function answerTo(question: Question): Answer {
  if (!isOfComparison(question)) return (sandbox ?? opened)?.ask(question) ?? failed(NOT_RUNNING);
  comparing ??= newComparing();
  return comparing?.answer(question) ?? failed(NOT_RUNNING);
}

async function compare(file: string): Promise<void> {
  comparing ??= newComparing();
  await comparing?.begin({ kind: 'file', name: path.basename(file), path: file });
}

function newComparing(): Comparing | undefined {
  const log = sandbox ?? opened;
  if (log === undefined) return undefined;
  const onProgress = () => say({ kind: 'compared' });
  return new Comparing({ ask: (question) => log.ask(question), onProgress, isGrid: sandbox !== undefined });
}

/** Exports that go on, by their ids. */
const exports = new Map<number, AbortController>();

async function exportRows(id: number, wish: ExportWish): Promise<void> {
  const log = sandbox ?? opened;
  const stop = new AbortController();
  exports.set(id, stop);
  const place = sandbox?.ready.capture ?? openedPath;
  const onProgress = (share: number) => say({ kind: 'exporting', id, share });
  const outcome: ExportOutcome =
    log === undefined
      ? { kind: 'refused', message: NOT_RUNNING }
      : await exportLog({ ask: (question) => log.ask(question), place }, wish, { onProgress, signal: stop.signal });
  exports.delete(id);
  say({ kind: 'exported', id, outcome });
}

async function hear(word: ToSandbox): Promise<void> {
  switch (word.kind) {
    case 'start':
      return await start(word.options);
    case 'open':
      return await open(word.path, word.template);
    case 'ask':
      ask(word.id, word.question);
      return;
    case 'faults':
      changeFaults(word.id, word.rules);
      return;
    case 'save':
      return await save(word.id, word.path);
    case 'saveWorld':
      saveWorld(word.id, word.path);
      return;
    case 'template':
      (sandbox ?? opened)?.useTemplate(word.text);
      return;
    case 'compare':
      return await compare(word.path);
    case 'marks':
      return await sandbox?.log.keepMarks(word.marks);
    case 'export':
      return await exportRows(word.id, word.wish);
    case 'stopExport':
      exports.get(word.id)?.abort();
      return;
    case 'stop':
      return await stop();
  }
}

/** A mistake of ours ends this process and nothing else; its last words reach the output channel. */
function die(mistake: unknown): void {
  console.error(mistake);
  process.exit(1);
}

process.on('message', (word: ToSandbox) => {
  hear(word).catch(die);
});
// Without the editor there is nobody to serve: everything is closed and the process ends by itself.
process.on('disconnect', () => {
  comparing?.close();
  opened?.close();
  sandbox?.stop().catch(die);
});
