// An editor that talks to the built server over stdio, as any editor would: the process, the connection, the open texts.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Diagnostic, ProtocolConnection, TextEdit } from 'vscode-languageserver/node';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { Lines } from '../../protocol/lines.ts';
import { inProject } from '../../tools/root.ts';
import { Log } from '../grid/log.ts';

export const LANGUAGE = 'sl-message-template';
export const URI = 'file:///a/message_template.msg';

/** An editor that asks for diagnostics. */
export const PULLING = { textDocument: { diagnostic: {} } };
/** An editor that waits until it is told. */
export const PUSHED = {};

/** What the server tells by itself about one text. */
export interface Told {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A change of a text in the words of the protocol. */
export interface Change {
  readonly range?: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Runs an editor against a server process of its own, which is ended in any case. */
export async function withServer(work: (editor: Editor) => Promise<void>, capabilities: object = PULLING) {
  const editor = new Editor();
  try {
    await editor.greet(capabilities);
    await work(editor);
  } finally {
    await editor.kill();
  }
}

export class Editor {
  readonly client: ProtocolConnection;
  readonly told = new Log<Told>('the server');
  /** The code with which the process ended; null if it was killed. */
  readonly exited: Promise<number | null>;
  /** What the server offers. */
  offered: Readonly<Record<string, unknown>> = {};
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #versions = new Map<string, number>();

  constructor() {
    this.#server = spawn(process.execPath, [inProject('out/server.cjs'), '--stdio']);
    this.#server.stderr.on('data', (words) => this.told.remark(String(words)));
    // Who writes to a server that has just ended learns of it from `exited`.
    this.#server.stdin.on('error', (error) => this.told.remark(error.message));
    this.exited = new Promise((resolve) => this.#server.once('exit', resolve));
    const reader = new StreamMessageReader(this.#server.stdout);
    this.client = createProtocolConnection(reader, new StreamMessageWriter(this.#server.stdin));
    this.client.onNotification('textDocument/publishDiagnostics', (told: Told) => this.told.add(told));
    this.client.listen();
  }

  /** Introduces itself as the specification wants it. */
  async greet(capabilities: object): Promise<void> {
    const hello = { processId: process.pid, rootUri: null, capabilities };
    const answer: { capabilities: Record<string, unknown> } = await this.client.sendRequest('initialize', hello);
    this.offered = answer.capabilities;
    await this.client.sendNotification('initialized', {});
  }

  open(text: string, uri: string = URI, languageId: string = LANGUAGE): Promise<void> {
    this.#versions.set(uri, 1);
    return this.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Changes in one notification: each is about the text that the one before has left. */
  change(contentChanges: readonly Change[], uri: string = URI): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    return this.client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string = URI): Promise<void> {
    return this.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** A request about one text. */
  ask<Answer>(method: string, params: object = {}, uri: string = URI): Promise<Answer> {
    return this.client.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...params });
  }

  async pull(uri: string = URI): Promise<readonly Diagnostic[]> {
    const report: { items: Diagnostic[] } = await this.ask('diagnostic', {}, uri);
    return report.items;
  }

  /** Leaves as the specification wants it: the code with which the server ended. */
  async leave(): Promise<number | null> {
    await this.client.sendRequest('shutdown');
    await this.client.sendNotification('exit');
    return this.exited;
  }

  /** What the server sees of an editor that died. */
  vanish(): Promise<number | null> {
    this.#server.stdin.end();
    return this.exited;
  }

  async kill(): Promise<void> {
    this.client.dispose();
    this.#server.kill('SIGKILL');
    await this.exited;
  }
}

/** `CODE line:character` of each finding. */
export const codes = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`);

export const at = (line: number, character: number): Place => ({ line, character });

/** The place where a stretch of the text begins. */
export function placeOf(text: string, stretch: string): Place {
  const start = text.indexOf(stretch);
  if (start < 0) throw new Error(`There is no ${JSON.stringify(stretch)} in the text.`);
  return new Lines(text).position(start);
}

/** The text with edits of the server, which all are about the text as it was and do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = new Lines(text);
  const offsets = edits.map(({ range, newText }) => ({
    start: lines.offset(range.start),
    end: lines.offset(range.end),
    newText,
  }));
  const backwards = offsets.toSorted((a, b) => b.start - a.start || b.end - a.end);
  return backwards.reduce((left, { start, end, newText }) => left.slice(0, start) + newText + left.slice(end), text);
}
