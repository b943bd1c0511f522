// Rounds of measurement. All tasks of a subject run in every round, one behind the other, so that whatever else the machine does
// meets all of them.
import { Bench } from 'tinybench';

/** Every figure has as many values. */
const ROUNDS = 7;
/** Processor time that each task gets in a round. */
const ROUND_MS = 120;
/** The compiler is done with the tasks after this much of processor time. */
const WARMUP_MS = 2000;

type Tasks = Readonly<Record<string, () => unknown>>;

/**
 * For each task: milliseconds of processor time of one call, garbage collection and compiler included, once for each round.
 * Nothing is collected between the tasks: that would shrink the space for new objects, and each would begin like a process that
 * has just started, several times as slow.
 */
export function processorTime<Names extends Tasks>(tasks: Names): Readonly<Record<keyof Names, readonly number[]>> {
  const found = Object.fromEntries(Object.keys(tasks).map((name): [string, number[]] => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, ms] of Object.entries(oneRound(tasks, round === 0))) found[name]?.push(ms);
  }
  return found as Record<keyof Names, number[]>;
}

/** For each task: what it gives in each round. Tasks that wait for other processes measure themselves. */
export async function inTurns<Names extends Readonly<Record<string, () => Promise<number>>>>(
  tasks: Names,
  rounds: number = ROUNDS,
): Promise<Readonly<Record<keyof Names, readonly number[]>>> {
  const found = Object.fromEntries(Object.keys(tasks).map((name): [string, number[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, task] of Object.entries(tasks)) found[name]?.push(await task());
  }
  return found as Record<keyof Names, number[]>;
}

/** `warmup` calls do not count: the compiler has seen the work by then. The slowest twentieth is more than one accident. */
const MANY = { warmup: 40, calls: 200 };

/**
 * What somebody waits for each single call: milliseconds by the clock, whatever else the machine did. `prepare` is not timed.
 * Both are given the number of the call.
 */
export async function eachCall<Prepared>(
  prepare: (call: number) => Prepared | Promise<Prepared>,
  task: (prepared: Prepared, call: number) => unknown,
  { warmup, calls } = MANY,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (let call = 0; call < warmup + calls; call += 1) {
    const prepared = await prepare(call);
    const start = performance.now();
    await task(prepared, call);
    if (call >= warmup) found.push(performance.now() - start);
  }
  return found;
}

function oneRound(tasks: Tasks, isFirst: boolean): Readonly<Record<string, number>> {
  const bench = new Bench({
    now: processorMs,
    time: ROUND_MS,
    iterations: 1,
    warmup: isFirst,
    warmupTime: WARMUP_MS,
    warmupIterations: 1,
    throws: true,
  });
  for (const [name, task] of Object.entries(tasks)) bench.add(name, task);
  bench.runSync();
  return Object.fromEntries(bench.tasks.map(({ name, result }) => [name, meanOf(result)]));
}

function meanOf(result: Bench['tasks'][number]['result']): number {
  if (result.state !== 'completed') throw new Error(`a task ${result.state}`);
  return result.latency.mean;
}

/** What all threads of this process have used so far, in milliseconds. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
