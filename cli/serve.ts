// `rezbench serve`: the grid in the foreground.
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import type { GridEvent } from '../contract/sandbox.ts';
import { type RunningSandbox, startSandbox } from '../sandbox/start.ts';
import { readServeOptions, SERVE_HELP, type ServeOptions } from './serve-options.ts';
import { LINE_LIMIT, obey, stats } from './serve-orders.ts';

/** Bytes of a template file; the official one has 0.4 MiB. */
const TEMPLATE_LIMIT = 64 * 1024 * 1024;

const FINE = 0;
const WRONG_USE = 2;

/** Runs a grid until it is told to stop; resolves with the exit code. */
export async function serve(words: readonly string[]): Promise<number> {
  const options = readServeOptions(words);
  if ('help' in options) {
    process.stdout.write(SERVE_HELP);
    return FINE;
  }
  if ('problem' in options) return refuse(options.problem);
  const template = options.templateFile === undefined ? '' : readTemplate(options.templateFile);
  if (typeof template === 'object') return refuse(template.problem);
  return await run(options, template);
}

async function run(options: ServeOptions, template: string): Promise<number> {
  const print = options.json ? printJson : printWords;
  const early: GridEvent[] = [];
  let sandbox: RunningSandbox;
  let isReady = false;
  try {
    sandbox = await startSandbox(sandboxOptions(options, template), {
      onEvent: (event) => {
        if (isReady) print(event);
        else early.push(event);
      },
      onRows: () => undefined,
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  print(sandbox.ready);
  isReady = true;
  for (const event of early) print(event);
  await untilStopped(options, sandbox, print);
  await sandbox.stop();
  if (options.json) printJson(stats(sandbox));
  return FINE;
}

/** Resolves when somebody or something wants the grid to end. */
function untilStopped(options: ServeOptions, sandbox: RunningSandbox, print: (line: object) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = options.seconds === undefined ? undefined : setTimeout(end, options.seconds * 1000);
    const lines = options.json ? readLines((line) => print(obey(line, sandbox, end))) : undefined;
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    // Nobody reads any more: there is no reason to go on.
    process.stdout.once('error', end);
    function end(): void {
      clearTimeout(timer);
      lines?.stop();
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve();
    }
  });
}

/** Lines of standard input; its end does nothing. A line that is too long is answered like one that cannot be read. */
function readLines(onLine: (line: string) => void): { stop(): void } {
  let rest = '';
  const take = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = (lines.pop() ?? '').slice(0, LINE_LIMIT + 1);
    for (const line of lines) if (line.trim() !== '') onLine(line.slice(0, LINE_LIMIT));
  };
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', take);
  return {
    stop: () => {
      process.stdin.off('data', take);
      // A pipe that is only paused would keep the process alive as long as its other end is open.
      process.stdin.destroy();
    },
  };
}

function sandboxOptions(options: ServeOptions, template: string) {
  const { host, port, seed } = options;
  return { host, loginPort: port, template, ...(seed === undefined ? {} : { seed }) };
}

function readTemplate(file: string): string | { readonly problem: string } {
  try {
    const { size } = statSync(file);
    if (size > TEMPLATE_LIMIT)
      return { problem: `${file} has ${size} bytes; templates are read up to ${TEMPLATE_LIMIT}.` };
    return readFileSync(file, 'utf8');
  } catch (error) {
    return { problem: `Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function printJson(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function printWords(line: object): void {
  if (!('event' in line)) return;
  if (line.event === 'ready' && 'loginUri' in line) {
    process.stdout.write(`The sandbox grid listens. Log in at ${line.loginUri} and stop with Ctrl-C.\n`);
    return;
  }
  const { event, at, ...facts } = line as { event: string; at?: number };
  const words = Object.values(facts).join(' · ');
  process.stdout.write(`${(at ?? 0).toFixed(3).padStart(9)}  ${event.padEnd(8)} ${words}\n`);
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return WRONG_USE;
}
