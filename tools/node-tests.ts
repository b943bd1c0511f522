// Runs bundles of node:test tests in processes of their own and counts from their events, not from their words.
import { run } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { type Counts, ONE_FAILED, ONE_PASSED, oneSkipped, sum } from './counts.ts';
import { LastTitles } from './last-title.ts';

type TestPass = Extract<TestEvent, { type: 'test:pass' }>['data'];

/** A test that took longer than this, in milliseconds, is named: it is either slow by mistake or worth watching. */
const WORTH_NAMING_MS = 500;

/** Dots in a row. */
const ROW = 100;

/**
 * Runs bundles at the same time, each in a process of its own, and shows passes as dots and failures in full. A bundle that dies or
 * does not end within `patienceMs` milliseconds (a test hangs, or left something open) is a failure, and the tests that began last
 * are named then; without any test at all they fail, too.
 */
export async function runNodeTests(files: readonly string[], patienceMs: number): Promise<Counts> {
  const lastTitles = new LastTitles();
  try {
    const all: Counts[] = [];
    const dots = new Dots();
    const events: AsyncIterable<TestEvent> = run({
      files: [...files],
      concurrency: files.length,
      timeout: patienceMs,
    });
    for await (const event of events) {
      // A file without tests passes as a test of its own name, which proves nothing.
      if (event.type === 'test:pass' && files.includes(event.data.name)) continue;
      const outcome = outcomeOf(event, lastTitles);
      if (outcome?.counts !== undefined) all.push(outcome.counts);
      if (outcome !== undefined) dots.say(outcome.line);
    }
    dots.end();
    return all.length === 0 ? ONE_FAILED : sum(all);
  } finally {
    lastTitles.remove();
  }
}

interface Outcome {
  /** What it counts as; undefined for mere words. */
  readonly counts?: Counts;
  /** What is said about it; undefined for a dot. */
  readonly line: string | undefined;
}

function outcomeOf(event: TestEvent, lastTitles: LastTitles): Outcome | undefined {
  switch (event.type) {
    case 'test:stdout':
    case 'test:stderr':
      return { line: event.data.message.trimEnd() };
    case 'test:fail': {
      const { name, details } = event.data;
      if (isSuite(details)) return undefined;
      const where = isOutOfTime(details.error) ? sentenceOn(lastTitles.read()) : '';
      return { counts: ONE_FAILED, line: `  FAILED ${name}\n${where}${causeOf(details.error)}` };
    }
    case 'test:pass':
      return isSuite(event.data.details) ? undefined : passed(event.data);
    default:
      return undefined;
  }
}

function passed({ name, skip, todo, details }: TestPass): Outcome {
  const reason = skip ?? todo;
  if (reason !== undefined && reason !== false) {
    const words = reason === true ? 'no reason given' : reason;
    return { counts: oneSkipped(words), line: `  skipped: ${name} (${words})` };
  }
  const slow = details.duration_ms > WORTH_NAMING_MS;
  return {
    counts: ONE_PASSED,
    line: slow ? `  passed in ${(details.duration_ms / 1000).toFixed(1)} s: ${name}` : undefined,
  };
}

/** Only files have a time limit, so that what ran out of time is the whole bundle. */
function isOutOfTime(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'testTimeoutFailure';
}

function sentenceOn(titles: readonly string[]): string {
  const [first] = titles;
  if (first === undefined) return '    No test had begun.\n';
  return titles.length === 1
    ? `    The test that began last: ${first}\n`
    : `    The tests that began last, one in each process: ${titles.join('; ')}\n`;
}

function isSuite(details: { readonly type?: string }): boolean {
  return details.type === 'suite';
}

/** The runner wraps what a test threw; the wrapping says nothing. */
function causeOf(error: Error): string {
  return inspect(error.cause ?? error).replaceAll(/^/gm, '    ');
}

/** A row of dots that makes room for lines. */
class Dots {
  #column = 0;

  /** Says a line, or makes a dot if there is none to say. */
  say(line: string | undefined): void {
    if (line === undefined) this.#dot();
    else {
      this.end();
      console.log(line);
    }
  }

  end(): void {
    if (this.#column !== 0) process.stdout.write('\n');
    this.#column = 0;
  }

  #dot(): void {
    if (this.#column === 0) process.stdout.write('  ');
    process.stdout.write('.');
    this.#column += 1;
    if (this.#column === ROW) this.end();
  }
}
