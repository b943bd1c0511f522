// `rezbench serve`: the grid in the foreground.
import process from 'node:process';
import { looseUtf8 } from '../protocol/bytes.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import { type RunningSandbox, startSandbox } from '../sandbox/start.ts';
import { type Line, LineCutter } from './line-cutter.ts';
import { readServeOptions, SERVE_HELP, type ServeOptions } from './serve-options.ts';
import { LINE_TOO_LONG, obey, stats } from './serve-orders.ts';
import { EXIT, type ExitCode, refuse, type Terminal, type Unreadable } from './terminal.ts';

/** Runs a grid until it is told to stop; resolves with the exit code. */
export async function serve(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = readServeOptions(words);
  if ('help' in options) {
    terminal.print(SERVE_HELP);
    return EXIT.fine;
  }
  if ('problem' in options) return refuse(terminal, options);
  const template = await readTemplate(options, terminal);
  if (typeof template === 'object') return refuse(terminal, template);
  return await run(options, template, terminal);
}

async function run(options: ServeOptions, template: string, terminal: Terminal): Promise<ExitCode> {
  const print = (line: object) => terminal.print(options.json ? JSON.stringify(line) : wordsOf(line));
  // The first line says where the grid listens, whatever happens before it is printed.
  const early: object[] = [];
  let tell = (event: object): void => {
    early.push(event);
  };
  let sandbox: RunningSandbox;
  try {
    sandbox = await startSandbox(sandboxOptions(options, template), {
      onEvent: (event) => tell(event),
      onRows: () => undefined,
    });
  } catch (error) {
    return refuse(terminal, { problem: error instanceof Error ? error.message : String(error) });
  }
  terminal.say(`The seed of this grid is ${sandbox.seed}.`);
  tell = print;
  for (const line of [sandbox.ready, ...early]) print(line);
  await untilStopped(options, sandbox, print);
  await sandbox.stop();
  if (options.json) print(stats(sandbox));
  return EXIT.fine;
}

/** Resolves when somebody or something wants the grid to end. */
function untilStopped(options: ServeOptions, sandbox: RunningSandbox, print: (line: object) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = options.seconds === undefined ? undefined : setTimeout(end, options.seconds * 1000);
    const lines = options.json
      ? readLines((line) => print(line.kind === 'line' ? obey(line.text, sandbox, end) : LINE_TOO_LONG))
      : undefined;
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    function end(): void {
      clearTimeout(timer);
      lines?.stop();
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve();
    }
  });
}

/** Lines of standard input; its end does nothing. */
function readLines(onLine: (line: Line) => void): { stop(): void } {
  const cutter = new LineCutter();
  const take = (text: string): void => {
    for (const line of cutter.take(text)) if (line.kind === 'tooLong' || line.text.trim() !== '') onLine(line);
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

async function readTemplate(options: ServeOptions, terminal: Terminal): Promise<string | Unreadable> {
  if (options.templateFile === undefined) return '';
  const bytes = await terminal.read(options.templateFile, options.maxBytes);
  if ('problem' in bytes) return bytes;
  const text = looseUtf8(bytes);
  if (parseTemplate(text).template.messages.length > 0) return text;
  return { problem: `${options.templateFile} is no message template: no message can be read.` };
}

/** A line of the log for people; events carry their facts in a telling order. */
function wordsOf(line: object): string {
  const { at = 0, event, ...facts } = line as { readonly event: string; readonly at?: number };
  if (event === 'ready' && 'loginUri' in facts) {
    return `The sandbox grid listens. Log in at ${facts.loginUri} and stop with Ctrl-C.`;
  }
  return `${at.toFixed(3).padStart(9)}  ${event.padEnd(8)} ${Object.values(facts).map(printable).join(' · ')}`;
}

/** What agents say may hold anything, but it shall not steer the terminal or begin a line. */
function printable(fact: unknown): string {
  return String(fact).replace(/\p{Cc}+/gu, ' ');
}
