// A capture file of a million rows, opened as the editor opens it: when there is something to see, and when all is read.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { findingsIn } from '../../capture/findings/findings.ts';
import { History } from '../../capture/history/history.ts';
import { openCaptureFile } from '../../capture/reading/rows.ts';
import { circuitStats, MessageCounts } from '../../capture/stats.ts';
import type { FromSandbox, ToSandbox } from '../../contract/sandbox.ts';
import { inProject } from '../../tools/root.ts';
import { type Figure, perSecond } from './figure.ts';
import { codec } from './mix.ts';

const ROUNDS = 5;
/** A window of the table. */
const WINDOW_ROWS = 60;
/** The program has loaded by then: what is measured is the file. */
const STARTING_MS = 500;

/** @param rows that the file has */
export async function measureOpened(file: string, rows: number): Promise<readonly Figure[]> {
  const firstMs: number[] = [];
  const wholeMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { first, whole } = await openOnce(file, rows);
    firstMs.push(first);
    wholeMs.push(whole);
  }
  const what = `a capture file of ${rows.toLocaleString('en')} rows`;
  return [
    { what: `${what} opened: its first ${WINDOW_ROWS} rows are there`, unit: 'ms', values: firstMs, against: [] },
    { what: `${what} opened: read to its end`, unit: 'rows/s', values: perSecond(rows, wholeMs), against: [] },
    ...Object.entries(inspectMs(file)).map(([words, ms]) => {
      return { what: `${what} in \`inspect\`: ${words}`, unit: 'rows/s', values: perSecond(rows, [ms]), against: [] };
    }),
  ];
}

interface Times {
  readonly first: number;
  readonly whole: number;
}

async function openOnce(file: string, rows: number): Promise<Times> {
  const child = fork(inProject('out/sandbox.cjs'), [], { serialization: 'advanced' });
  const say = (word: ToSandbox) => child.send(word);
  await pause(STARTING_MS);
  const start = performance.now();
  const times = new Promise<Times>((resolve, reject) => {
    let first = Number.NaN;
    child.on('message', (word: FromSandbox) => {
      if (word.kind === 'opened')
        say({ kind: 'ask', id: 1, question: { ask: 'rows', filter: '', from: 0, to: WINDOW_ROWS } });
      if (word.kind === 'answer') first = performance.now() - start;
      if (word.kind === 'rows' && word.rows === rows) resolve({ first, whole: performance.now() - start });
      if (word.kind === 'refused') reject(new Error(word.message));
    });
  });
  say({ kind: 'open', path: file, template: '' });
  const found = await times;
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
  return found;
}

/** Milliseconds of what `inspect` does with the bytes of a file. */
function inspectMs(file: string): Readonly<Record<string, number>> {
  const bytes = new Uint8Array(readFileSync(file));
  const read = openCaptureFile(bytes, { codec, inflate: () => undefined, showSecrets: false });
  if ('problem' in read) throw new Error(read.problem);
  const counts = new MessageCounts();
  const history = new History(codec);
  const passing = timed(() => {
    for (const { row } of read.rows) if (row === 0) throw new Error('rows are numbered from 1');
  });
  const told = timed(() => {
    for (const row of read.rows) {
      history.add(row);
      counts.add(row);
    }
  });
  const figures = timed(() => [
    counts.all(codec),
    ...[...history.circuits.values()].map((one) => circuitStats(one, '')),
  ]);
  const findings = timed(() => findingsIn(history));
  return { 'its rows pass by': passing, '--stats': told + figures, '--findings': told + findings };
}

function timed(what: () => unknown): number {
  const start = performance.now();
  what();
  return performance.now() - start;
}
