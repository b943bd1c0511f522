// Bots of somebody else, each in its own process. Their packages are installed once per machine, outside the tree.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { cachedFolder } from '../../tools/cache.ts';
import { Log } from './log.ts';

const FOLDER = path.resolve('test/bots');
export interface BotEvent {
  readonly event: string;
  readonly [fact: string]: unknown;
}

/** Where the bots' packages are; installs them when this machine does not have them yet. */
export function botPackages(): Promise<string> {
  const files = ['package.json', 'package-lock.json'];
  const sources = files.map((file) => readFileSync(path.join(FOLDER, file)));
  return cachedFolder('bots', sources, async (folder) => {
    console.error('Waiting for npm: the packages of the test bot are installed once (about 90 MB).');
    for (const file of files) copyFileSync(path.join(FOLDER, file), path.join(folder, file));
    await install(folder);
  });
}

function install(folder: string): Promise<void> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm could not install the packages of the test bot (exit ${code}).`));
    });
  });
}

export interface BotName {
  readonly first: string;
  readonly last: string;
}

/** A bot in its own process. It does nothing before it is told to. */
export class Bot {
  readonly name: string;
  readonly events: Log<BotEvent>;
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(packages: string, loginUri: string, { first, last }: BotName) {
    this.name = `${first} ${last}`;
    this.events = new Log(this.name);
    this.#child = fork(path.join(FOLDER, 'bot.mjs'), [packages, loginUri, first, last], { silent: true });
    this.#child.on('message', (event: BotEvent) => this.events.add(event));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.events.remark(line));
    }
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', (code) => {
        this.events.end();
        resolve(code);
      });
    });
  }

  order(order: { readonly do: string; readonly [fact: string]: unknown }): void {
    this.#child.send(order);
  }

  /** Logs in and stays. `objects`: it keeps in mind what stands there. */
  async arrive(options: { readonly objects?: boolean } = {}): Promise<void> {
    this.order({ do: 'stay', ...options });
    await this.events.waitFor({ event: 'terrain' });
  }

  /** Says goodbye; resolves with the exit code when the process has ended by itself. */
  async close(): Promise<number | null> {
    this.order({ do: 'close' });
    await this.events.waitFor({ event: 'closed' });
    return await this.exited;
  }

  /** Ends the process, whatever it does. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
