// `npm run bench`, or `npm run bench -- codec grid` for some subjects (`editor` and `opened` only so): what Rezbench takes, beside
// others on the same machine in the same minute. Fails for no figure.
import { fork } from 'node:child_process';
import os from 'node:os';
import { SERVER_FLAGS } from '../../contract/server.ts';
import { measureAnswers } from './answers.ts';
import { measureCapture } from './capture.ts';
import { measureCaptureFile } from './capture-file.ts';
import { measureCodec } from './codec.ts';
import { measureDissector } from './dissector.ts';
import { measureEditor } from './editor.ts';
import { type Figure, tableOf } from './figure.ts';
import { measureGrid } from './grid.ts';
import { measureLlsd } from './llsd.ts';
import { measureOpenedWindow } from './opened-window.ts';
import { measureServer } from './server.ts';
import { measureComparing, measureTemplates } from './template.ts';
import { theTemplate } from './texts.ts';

const SUBJECTS = {
  templates: measureTemplates,
  compare: measureComparing,
  answers: measureAnswers,
  server: measureServer,
  codec: measureCodec,
  llsd: measureLlsd,
  capture: async () => [...measureCapture(), ...(await measureCaptureFile())],
  grid: measureGrid,
  dissector: async () => measureDissector(),
  editor: measureEditor,
  opened: measureOpenedWindow,
} as const;

/** What the language server does is measured as Node runs the language server. */
const OF_THE_SERVER: ReadonlySet<string> = new Set(['templates', 'compare', 'answers', 'llsd']);

const EXPLANATION = `
Each figure is the median of several rounds, in which it and what it is compared with took turns; min and max are of those rounds.
The ratio is the figure divided by the other one: for a rate more is better, for a time or a size less.
Processor time is that of all threads of the process. Whatever else runs on this machine is part of every figure: trust the ratios.`;

async function measureAll(names: readonly string[]): Promise<void> {
  const stranger = names.find((name) => !isSubject(name));
  if (stranger !== undefined) {
    console.error(`There is no subject ${stranger}; there are ${Object.keys(SUBJECTS).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const figures: Figure[] = [];
  for (const name of names) {
    const start = performance.now();
    figures.push(...(await measureApart(name)));
    console.error(`measured ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  console.log(
    `\n${machine()}\nThe template that server and editor read is ${theTemplate.name}.\n\n${tableOf(figures).join('\n')}\n${EXPLANATION}`,
  );
}

/** In a process of its own: what one subject leaves to the compiler and the collector must not slow down the next. */
function measureApart(name: string): Promise<readonly Figure[]> {
  const execArgv = [...process.execArgv, ...(OF_THE_SERVER.has(name) ? SERVER_FLAGS : [])];
  const child = fork(import.meta.filename, [name], { execArgv });
  return new Promise((resolve, reject) => {
    child.once('message', (figures: readonly Figure[]) => resolve(figures));
    child.once('exit', () => reject(new Error(`${name} could not be measured`)));
  });
}

async function measureHere(name: string): Promise<void> {
  if (!isSubject(name)) throw new Error(`no subject ${name}`);
  process.send?.(await SUBJECTS[name]());
  process.disconnect();
}

function isSubject(name: string): name is keyof typeof SUBJECTS {
  return Object.hasOwn(SUBJECTS, name);
}

/** A window is opened only for those who ask for it. */
function isQuiet(name: string): boolean {
  return name !== 'editor' && name !== 'opened';
}

function machine(): string {
  const cores = os.cpus();
  const load = (os.loadavg()[0] ?? 0).toFixed(1);
  const model = cores[0]?.model ?? 'unknown processor';
  return `Node ${process.version}, ${process.platform}, ${cores.length} cores (${model}); ${load} of them were busy on average in the last minute.`;
}

const [first, ...others] = process.argv.slice(2);
if (process.send !== undefined) await measureHere(first ?? '');
else await measureAll(first === undefined ? Object.keys(SUBJECTS).filter(isQuiet) : [first, ...others]);
