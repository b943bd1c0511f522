// `rezbench serve --json` as its users run it: a process, lines out, lines in.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Log } from './log.ts';

export type Line = { readonly event: string; readonly [fact: string]: unknown };

export class Serve {
  readonly lines = new Log<Line>('serve');
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcessWithoutNullStreams;
  #lastId = 0;

  constructor(...words: readonly string[]) {
    this.#child = spawn(process.execPath, ['out/cli.cjs', 'serve', ...words]);
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.lines.add(JSON.parse(line) as Line));
    createInterface({ input: this.#child.stderr }).on('line', (line) => this.lines.remark(line));
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', (code) => {
        this.lines.end();
        resolve(code);
      });
    });
  }

  /** Of the process; 0 if it did not start. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Resolves when everything listens. */
  async ready(): Promise<{ readonly loginUri: string; readonly regions: readonly { readonly port: number }[] }> {
    return (await this.lines.waitFor({ event: 'ready' })) as never;
  }

  /** Gives an order and resolves with its answer. */
  async order(order: { readonly do: string; readonly [fact: string]: unknown }): Promise<Line> {
    this.#lastId += 1;
    this.type(JSON.stringify({ id: this.#lastId, ...order }));
    return await this.lines.waitFor({ id: this.#lastId });
  }

  /** One line of standard input, whatever it is. */
  type(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** What Ctrl-C sends. */
  interrupt(): void {
    this.#child.kill('SIGINT');
  }

  /** Ends the process, whatever it does. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
