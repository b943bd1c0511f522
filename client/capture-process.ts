// A capture file in a process of its own that reads it and answers for its rows. Questions and answers pass through unread.
import { type ChildProcess, fork } from 'node:child_process';
import type * as vscode from 'vscode';
import type { ExportOutcome, ExportWish } from '../contract/export.ts';
import type { Answer, Question } from '../contract/panel.ts';
import { type FromSandbox, SANDBOX_FLAGS, type ToSandbox } from '../contract/sandbox.ts';
import { type ExportListeners, Exports } from './exports.ts';

/** What became of a file. */
export type Opened =
  | { readonly kind: 'opened'; readonly rows: number }
  | { readonly kind: 'refused'; readonly message: string };

export interface CaptureProcessOptions {
  /** The program that reads: the one that also runs grids. */
  readonly program: string;
  readonly file: string;
  /** Text of the template to read with; empty = the built-in one. The program starts while it is looked for. */
  readonly template: Promise<string>;
  readonly log: vscode.LogOutputChannel;
  /** There are more rows, or a search has come further. */
  onRows(rows: number): void;
  /** A comparison with another capture has come further. */
  onCompared(): void;
  /** How much of the file was read, from 0 to 1. */
  onReading(share: number): void;
}

const GONE = 'The process that reads the capture has ended; the Rezbench output channel has its last words.';

export class CaptureProcess implements vscode.Disposable {
  /** Resolves when there are rows to show, or there will be none. */
  readonly opened: Promise<Opened>;
  /** Resolves when the file was read to its end, or its process has: with what could not be read, in sentences. */
  readonly read: Promise<readonly string[]>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #exports = new Exports();
  #lastId = 0;
  #isReading = true;

  constructor({ file, log, onCompared, onReading, onRows, program, template }: CaptureProcessOptions) {
    this.#child = fork(program, [], {
      serialization: 'advanced',
      // The editor's own executable runs as plain Node, whatever host we are in.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [...SANDBOX_FLAGS],
      silent: true,
    });
    this.#child.stderr?.on('data', (text: Buffer) => log.warn(text.toString().trimEnd()));
    this.read = new Promise((resolve) => {
      this.#child.on('message', (word: FromSandbox) => {
        if (word.kind === 'reading') onReading(word.share);
        else if (word.kind === 'read') resolve(word.remarks);
      });
      this.#child.once('exit', () => resolve([]));
    });
    void this.read.then(() => {
      this.#isReading = false;
    });
    this.opened = new Promise((resolve) => {
      template.then(
        (text) => this.#say({ kind: 'open', path: file, template: text }),
        (error: unknown) => resolve({ kind: 'refused', message: `Cannot read the template: ${error}` }),
      );
      this.#child.on('message', (word: FromSandbox) => {
        if (word.kind === 'opened' || word.kind === 'refused') resolve(word);
        else if (word.kind === 'rows') onRows(word.rows);
        else if (word.kind === 'compared') onCompared();
        else if (word.kind === 'answer') this.#answered(word.id, word.answer);
        else this.#exports.hear(word);
      });
      this.#child.once('exit', () => {
        resolve({ kind: 'refused', message: GONE });
        this.#exports.end(GONE);
        for (const id of this.#waiting.keys()) this.#answered(id, { answer: 'failed', message: GONE });
      });
    });
  }

  /** One question, one answer, as soon as there are rows; a process that is gone answers `failed`. */
  async ask(question: Question): Promise<Answer> {
    await this.opened;
    if (!this.#child.connected) return { answer: 'failed', message: GONE };
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#say({ kind: 'ask', id, question });
    });
  }

  /** A template was saved: from now on the rows are read with it. */
  useTemplate(text: string): void {
    if (this.#child.connected) this.#say({ kind: 'template', text });
  }

  /** Begins to compare the file with another one; what comes of it is asked for. */
  compare(path: string): void {
    if (this.#child.connected) this.#say({ kind: 'compare', path });
  }

  /** Writes rows to a file of another form. */
  async export(wish: ExportWish, listeners: ExportListeners): Promise<ExportOutcome> {
    await this.read;
    if (!this.#child.connected) return { kind: 'refused', message: GONE };
    return await this.#exports.begin((word) => this.#say(word), wish, listeners);
  }

  /** There may be more rows. */
  get isReading(): boolean {
    return this.#isReading;
  }

  dispose(): void {
    this.#child.kill();
  }

  #answered(id: number, answer: Answer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  #say(word: ToSandbox): void {
    // Whoever is gone is told of by `exit`.
    this.#child.send(word, () => undefined);
  }
}
