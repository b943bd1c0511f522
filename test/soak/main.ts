// `npm run soak`: what takes too long for a test run. Ten thousand stories of circuits on a bad cable, or with --bots bots of
// somebody else for ten minutes, one that says nothing, two on a line that loses one in five. A seed that fails is printed and can be told again.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Run, simulate } from '../support/simulation.ts';
import { planOf } from '../support/simulation-plan.ts';

const HELP = `npm run soak                    10000 seeds of the simulation of circuits
npm run soak -- --seeds N       so many seeds
npm run soak -- --from N        beginning with this one (1)
npm run soak -- --seed N        this seed alone, with its story
npm run soak -- --bots          bots for ten minutes: one idle, two on a bad line`;

const SEEDS = 10_000;
const PROGRESS_EVERY = 500;
const BOT_SECONDS = 600;
/** More seeds than this need not be named: the first is replayed anyway. */
const NAMED = 20;

const OPTIONS = {
  seed: { type: 'string' },
  seeds: { type: 'string' },
  from: { type: 'string' },
  bots: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help === true) return say(HELP);
  if (values.bots === true) return await withBots();
  if (values.seed !== undefined) return tell(Number(values.seed));
  return soak(Number(values.from ?? 1), Number(values.seeds ?? SEEDS));
}

function say(words: string): number {
  console.log(words);
  return 0;
}

/** One seed: its story, and how it ends. */
function tell(seed: number): number {
  const { happenings, ...rest } = planOf(seed);
  console.log(JSON.stringify(rest, undefined, 1));
  for (const happening of happenings) console.log(JSON.stringify(happening));
  console.log(simulate(seed));
  return 0;
}

function soak(from: number, count: number): number {
  const since = performance.now();
  const failed: number[] = [];
  let delivered = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const run = attempt(seed);
    if (typeof run === 'string') {
      failed.push(seed);
      if (failed.length <= NAMED) console.log(`seed ${seed}: ${run}`);
    } else delivered += run.delivered;
    const done = seed - from + 1;
    if (done % PROGRESS_EVERY === 0) console.log(`${done} of ${count} seeds, ${failed.length} failed`);
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${count} seeds in ${seconds} s, ${delivered} reliable messages delivered.`);
  console.log(failed.length === 0 ? 'No promise was broken.' : `Tell it again: npm run soak -- --seed ${failed[0]}`);
  return failed.length === 0 ? 0 : 1;
}

/** The run of a seed, or what was broken. */
function attempt(seed: number): Run | string {
  try {
    return simulate(seed);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The test with bots that stay, with more patience. */
function withBots(): Promise<number> {
  const words = ['--enable-source-maps', '--test', '--test-reporter', 'spec', 'out/soak/bot.mjs'];
  const env = { ...process.env, REZBENCH_STAY_SECONDS: `${BOT_SECONDS}` };
  const child = spawn(process.execPath, words, { stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

process.exitCode = await main();
