// The sandbox grid as the editor sees it: a child process with a state, questions and a stop.
// Forwards questions and answers unread.
import { type ChildProcess, fork } from 'node:child_process';
import * as vscode from 'vscode';
import type { MessageCounts } from '../contract/counts.ts';
import type { ExportOutcome, ExportWish } from '../contract/export.ts';
import type { RowMark } from '../contract/marks.ts';
import type { Answer, Question } from '../contract/panel.ts';
import {
  type FromSandbox,
  type GridEvent,
  type Ready,
  SANDBOX_FLAGS,
  type SandboxOptions,
  type ToSandbox,
} from '../contract/sandbox.ts';
import { type ExportListeners, Exports } from './exports.ts';

export type SandboxState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly ready: Ready }
  | { readonly kind: 'stopping' };

/** The sandbox answers within milliseconds; a process that is silent this long is taken for dead. */
const START_LIMIT_MS = 15_000;
/** Logging everyone out takes up to four seconds of lingering circuits. */
const STOP_LIMIT_MS = 6_000;

const NO_GRID = 'No sandbox grid is running.';

/** Starts, asks and stops the sandbox process; at most one at a time. */
export class Sandbox implements vscode.Disposable {
  readonly #path: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<SandboxState>();
  readonly #rows = new vscode.EventEmitter<number>();
  readonly #compared = new vscode.EventEmitter<void>();
  readonly #counted = new vscode.EventEmitter<void>();
  readonly #events = new vscode.EventEmitter<GridEvent>();
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #state: SandboxState = { kind: 'stopped' };
  #child: ChildProcess | undefined;
  #starting: Promise<Ready> | undefined;
  #counts: MessageCounts | undefined;
  readonly #exports = new Exports();
  #lastId = 0;

  readonly onChange = this.#changed.event;
  /** There are now this many rows in the log. */
  readonly onRows = this.#rows.event;
  /** A comparison of the log with a capture has come further. */
  readonly onCompared = this.#compared.event;
  /** `counts` has changed. */
  readonly onCounts = this.#counted.event;
  readonly onEvent = this.#events.event;

  constructor(path: string, log: vscode.LogOutputChannel) {
    this.#path = path;
    this.#log = log;
  }

  get state(): SandboxState {
    return this.#state;
  }

  /** Whether there is a log to ask about: a stopped grid still answers until the next start. */
  get hasLog(): boolean {
    return this.#child !== undefined;
  }

  /** How often each message was seen; like the log they stay until the next start. Undefined as long as none was. */
  get counts(): MessageCounts | undefined {
    return this.#counts;
  }

  /** Resolves when everything listens; rejects with a sentence for the user. A second call waits for the first. */
  start(options: SandboxOptions): Promise<Ready> {
    if (this.#state.kind === 'running') return Promise.resolve(this.#state.ready);
    this.#starting ??= this.#start(options).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  /** Logs everyone out and closes the doors. The log stays until the next start. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || this.#state.kind !== 'running') return;
    this.#become({ kind: 'stopping' });
    const stopped = await heard(child, 'stopped', STOP_LIMIT_MS, () => this.#say({ kind: 'stop' }));
    if (stopped === undefined) this.#end();
    else this.#become({ kind: 'stopped' });
  }

  /** One question, one answer; a sandbox that is gone answers `failed`. */
  ask(question: Question): Promise<Answer> {
    return this.#answered((id) => ({ kind: 'ask', id, question }));
  }

  /** Writes all rows of the log to a capture file; answered by `done`, or `failed` with a sentence. */
  save(path: string): Promise<Answer> {
    return this.#answered((id) => ({ kind: 'save', id, path }));
  }

  /** Writes the world as it is now to a world file; answered by `done`, or `failed` with a sentence. */
  saveWorld(path: string): Promise<Answer> {
    if (this.#state.kind !== 'running') return Promise.resolve({ answer: 'failed', message: NO_GRID });
    return this.#answered((id) => ({ kind: 'saveWorld', id, path }));
  }

  /** Writes rows of the log to a file of another form. */
  async export(wish: ExportWish, listeners: ExportListeners): Promise<ExportOutcome> {
    if (this.#child?.connected !== true) return { kind: 'refused', message: NO_GRID };
    return await this.#exports.begin((word) => this.#say(word), wish, listeners);
  }

  /** Begins to compare the log with a capture; what comes of it is asked for. */
  compare(path: string): void {
    this.#say({ kind: 'compare', path });
  }

  /** Keeps these marks beside the capture that is written, and no others. */
  keepMarks(marks: readonly RowMark[]): void {
    if (this.#state.kind === 'running') this.#say({ kind: 'marks', marks });
  }

  /** A template was saved: from now on the grid and the panel read and write with it. */
  useTemplate(text: string): void {
    if (this.#state.kind !== 'running') return;
    this.#say({ kind: 'template', text });
    // Those who show packets ask for the template again.
    this.#changed.fire(this.#state);
  }

  dispose(): void {
    this.#end();
    this.#changed.dispose();
    this.#rows.dispose();
    this.#compared.dispose();
    this.#counted.dispose();
    this.#events.dispose();
  }

  async #start(options: SandboxOptions): Promise<Ready> {
    this.#end();
    this.#become({ kind: 'starting' });
    const child = fork(this.#path, [], {
      serialization: 'advanced',
      // The editor's own executable runs as plain Node, whatever host we are in.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [...SANDBOX_FLAGS],
      silent: true,
    });
    this.#child = child;
    this.#listen(child);
    try {
      const ready = await this.#begin(child, options);
      this.#become({ kind: 'running', ready });
      return ready;
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  async #begin(child: ChildProcess, options: SandboxOptions): Promise<Ready> {
    const word = await heard(child, 'ready', START_LIMIT_MS, () => this.#say({ kind: 'start', options }));
    if (word?.kind === 'ready') return word.ready;
    if (word?.kind === 'refused') throw new Error(word.message);
    throw new Error('The sandbox process ended before it was ready; the Rezbench output channel has its last words.');
  }

  #answered(word: (id: number) => ToSandbox): Promise<Answer> {
    if (this.#child === undefined) return Promise.resolve({ answer: 'failed', message: NO_GRID });
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#say(word(id));
    });
  }

  #listen(child: ChildProcess): void {
    child.stderr?.on('data', (text: Buffer) => this.#log.warn(text.toString().trimEnd()));
    child.on('message', (word: FromSandbox) => this.#hear(word));
    child.on('error', (error) => this.#log.error(`The sandbox process could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      if (this.#child !== child) return;
      if (this.#state.kind === 'running') {
        this.#log.error(`The sandbox process ended unexpectedly (${signal ?? `exit code ${code}`}).`);
      }
      this.#end();
    });
  }

  #hear(word: FromSandbox): void {
    if (word.kind === 'answer') {
      this.#waiting.get(word.id)?.(word.answer);
      this.#waiting.delete(word.id);
    } else if (word.kind === 'rows') this.#rows.fire(word.rows);
    else if (word.kind === 'compared') this.#compared.fire();
    else if (word.kind === 'counts') this.#count(word.counts);
    else if (word.kind === 'event') this.#events.fire(word.event);
    else this.#exports.hear(word);
  }

  #count(counts: MessageCounts | undefined): void {
    if (counts === this.#counts) return;
    this.#counts = counts;
    this.#counted.fire();
  }

  #say(word: ToSandbox): void {
    if (this.#child?.connected) this.#child.send(word);
  }

  #become(state: SandboxState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  #end(): void {
    const child = this.#child;
    this.#child = undefined;
    child?.kill();
    this.#count(undefined);
    for (const resolve of this.#waiting.values()) resolve({ answer: 'failed', message: 'The sandbox grid has ended.' });
    this.#waiting.clear();
    this.#exports.end('The sandbox grid has ended.');
    if (this.#state.kind !== 'stopped') this.#become({ kind: 'stopped' });
  }
}

/** Waits for the word `kind`, a refusal, the end of the process or the limit; speaks once it listens. */
function heard(child: ChildProcess, kind: FromSandbox['kind'], limitMs: number, speak: () => void) {
  return new Promise<FromSandbox | undefined>((resolve) => {
    const finish = (word: FromSandbox | undefined) => {
      clearTimeout(timer);
      child.off('message', onWord);
      child.off('exit', onExit);
      child.off('error', onExit);
      resolve(word);
    };
    const onWord = (word: FromSandbox) => {
      if (word.kind === kind || word.kind === 'refused') finish(word);
    };
    const onExit = () => finish(undefined);
    const timer = setTimeout(onExit, limitMs);
    child.on('message', onWord);
    child.on('exit', onExit);
    child.on('error', onExit);
    speak();
  });
}
