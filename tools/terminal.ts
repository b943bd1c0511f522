// What the tools say to the person who waits, and the programs that they run for them.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A wait longer than this, in milliseconds, is reported again: silence looks like a hang. */
const HEARTBEAT_MS = 10_000;

/** How much of a failed program's output goes into its error, in characters: the end says why. */
const OUTPUT_TAIL = 4_000;

export interface Ended {
  /** The exit code; 1 if a signal ended the program. */
  readonly code: number;
  /** Standard output and standard error as they came; empty if they were shown instead. */
  readonly output: string;
}

export interface RunOptions {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Whether the output goes to the terminal as it comes, instead of into the result. */
  readonly shown?: boolean;
  /** Whether a shell starts it, as Windows wants for its command files. */
  readonly shell?: boolean;
}

/** Does some work that takes a while, and says so before, meanwhile and after. */
export async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const since = performance.now();
  console.log(`  ${what} ...`);
  const heartbeat = setInterval(() => console.log(`  ... still at it after ${seconds(since)}: ${what}`), HEARTBEAT_MS);
  try {
    const result = await work();
    console.log(`  ... done in ${seconds(since)}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/** The time since `since` (as `performance.now()` said it) in words. */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Runs a program to its end, whatever its exit code. Rejects only if it cannot be started. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.folder,
      env: { ...process.env, ...options.environment },
      shell: options.shell ?? false,
      stdio: options.shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a program that must succeed; rejects with the end of what it said if it does not. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  throw new Error(`${command} ${args.join(' ')} ended with exit code ${code}:\n${output.slice(-OUTPUT_TAIL)}`);
}

/** The first of some programs that is on the PATH, as a full path. */
export function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}
