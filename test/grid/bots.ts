// Bots of somebody else, each in its own process. Their packages are installed once per machine, outside the tree.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { cachedFolder } from '../../tools/cache.ts';

const FOLDER = path.resolve('test/bots');
/** However slow the machine: nothing that a bot does takes longer. */
const PATIENCE_MS = 60_000;

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

/** A bot on its way; every event that it told is kept. */
export class BotProcess {
  readonly name: string;
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #events: BotEvent[] = [];
  readonly #words: string[] = [];
  #noticed: () => void = () => undefined;

  constructor(packages: string, loginUri: string, name: BotName) {
    this.name = `${name.first} ${name.last}`;
    const words = [packages, loginUri, name.first, name.last];
    this.#child = fork(path.join(FOLDER, 'bot.mjs'), words, { silent: true });
    this.#child.on('message', (event: BotEvent) => {
      this.#events.push(event);
      this.#noticed();
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.#words.push(line));
    }
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', (code) => {
        resolve(code);
        this.#noticed();
      });
    });
  }

  /** Every event of that kind so far. */
  told(event: string): readonly BotEvent[] {
    return this.#events.filter((one) => one.event === event);
  }

  /** The first event of that kind which has all of `facts`; fails with the bot's own words when it does not come. */
  async waitFor(event: string, facts: Readonly<Record<string, unknown>> = {}): Promise<BotEvent> {
    const end = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = this.told(event).find((one) => Object.entries(facts).every(([key, value]) => one[key] === value));
      if (found !== undefined) return found;
      if (end.aborted || this.#child.exitCode !== null) throw new Error(this.#story(event, facts));
      await this.#next(end);
    }
  }

  order(order: { readonly do: string; readonly [fact: string]: unknown }): void {
    this.#child.send(order);
  }

  /** Says goodbye; resolves with the exit code when the process has ended by itself. */
  async close(): Promise<number | null> {
    this.order({ do: 'close' });
    await this.waitFor('closed');
    return await this.exited;
  }

  /** Ends the process, whatever it does. */
  kill(): void {
    this.#child.kill();
  }

  #next(end: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        end.removeEventListener('abort', done);
        this.#noticed = () => undefined;
        resolve();
      };
      this.#noticed = done;
      end.addEventListener('abort', done);
    });
  }

  #story(event: string, facts: Readonly<Record<string, unknown>>): string {
    const events = this.#events.map((one) => JSON.stringify(one).slice(0, 200)).join('\n');
    return `${this.name} never told "${event}" ${JSON.stringify(facts)}. It told:\n${events}\n${this.#words.join('\n')}`;
  }
}
