// `rezbench serve`: the grid in the foreground.
import process from 'node:process';
import type { SandboxOptions } from '../contract/sandbox.ts';
import { Comparing, isOfComparison } from '../sandbox/shell/comparing.ts';
import { ExportPieces } from '../sandbox/shell/export-pieces.ts';
import { type RunningSandbox, startSandbox } from '../sandbox/start.ts';
import { readFaultFile } from './faults.ts';
import { type Line, LineCutter } from './line-cutter.ts';
import { readServeOptions, SERVE, type ServeOptions } from './serve-options.ts';
import { LINE_TOO_LONG, obey, stats } from './serve-orders.ts';
import { wordsOf } from './serve-words.ts';
import { readTemplate } from './template.ts';
import { EXIT, type ExitCode, type Terminal, type Unreadable } from './terminal.ts';
import { openPageDoor, type PageDoor, type ShownGrid } from './ui/door.ts';
import { command } from './words.ts';

/** Runs a grid until it is told to stop; resolves with the exit code. */
export const serve = command(SERVE, async (words, terminal) => {
  const options = readServeOptions(words);
  if ('problem' in options) return options;
  const { faultsFile, templateFile, maxBytes } = options;
  const template = templateFile === undefined ? { text: '' } : await readTemplate(templateFile, maxBytes, terminal);
  if ('problem' in template) return template;
  const faults = await readFaultFile(faultsFile, maxBytes, terminal);
  return 'problem' in faults ? faults : await run(options, { template: template.text, faults: faults.rules }, terminal);
});

/** What was read of files. */
type Contents = Pick<SandboxOptions, 'template' | 'faults'>;

async function run(options: ServeOptions, contents: Contents, terminal: Terminal): Promise<ExitCode | Unreadable> {
  const print = (line: object) => terminal.print(options.json ? JSON.stringify(line) : wordsOf(line));
  // The first line says where the grid listens, whatever happens before it is printed.
  const early: object[] = [];
  let tell = (event: object): void => {
    early.push(event);
  };
  let page: PageDoor | undefined;
  let sandbox: RunningSandbox;
  try {
    sandbox = await startSandbox(sandboxOptions(options, contents), {
      onEvent: (event) => tell(event),
      onRows: (rows) => page?.rows(rows),
    });
    page = options.ui ? await openPageDoor(shownGrid(sandbox, () => page?.compared())) : undefined;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  terminal.say(`The seed of this grid is ${sandbox.seed}.`);
  tell = print;
  for (const line of [{ ...sandbox.ready, uiUri: page?.uri ?? null }, ...early]) print(line);
  await untilStopped(options, sandbox, print);
  const refused = options.exportFile === undefined ? undefined : sandbox.snapshot(options.exportFile);
  await page?.close();
  await sandbox.stop();
  if (options.json) print(stats(sandbox));
  return refused ?? EXIT.fine;
}

function shownGrid(sandbox: RunningSandbox, onCompared: () => void): ShownGrid {
  const comparing = new Comparing({ ask: (question) => sandbox.ask(question), onProgress: onCompared, isGrid: true });
  return {
    loginUri: sandbox.ready.loginUri,
    ask: (question) => (isOfComparison(question) ? comparing.answer(question) : sandbox.ask(question)),
    export: (rows) => new ExportPieces(sandbox, rows),
    compare: (name, bytes) => void comparing.begin({ kind: 'bytes', name, bytes }),
    keepMarks: (marks) => void sandbox.log.keepMarks(marks),
  };
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

function sandboxOptions(options: ServeOptions, contents: Contents): SandboxOptions {
  const { captureFile, host, port, seed, worldFile } = options;
  return {
    ...{ host, loginPort: port, ...contents },
    ...(seed === undefined ? {} : { seed }),
    ...(worldFile === undefined ? {} : { worldFile }),
    ...(captureFile === undefined ? {} : { capture: { kind: 'file', path: captureFile } }),
  };
}
