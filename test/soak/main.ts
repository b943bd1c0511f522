// `npm run soak`: what takes too long for a test run. Ten thousand stories of circuits on a bad cable, as many of a viewer
// with three regions; or with --bots bots of somebody else for ten minutes, one that says nothing, two on a line that loses one
// in five; or with --crowd two hundred viewers in one region. A seed that fails is printed and can be told again.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { simulate } from '../support/simulation.ts';
import { planOf } from '../support/simulation-plan.ts';
import { visitPlanOf } from '../support/visit-plan.ts';
import { simulateVisit } from '../support/visit-simulation.ts';
import { soakCrowd } from './crowd.ts';

const HELP = `npm run soak                    10000 seeds of each simulation: of circuits, and of a viewer's visits
npm run soak -- --circuits      circuits alone
npm run soak -- --visits        visits alone
npm run soak -- --seeds N       so many seeds
npm run soak -- --from N        beginning with this one (1)
npm run soak -- --seed N        this seed alone, with its story; of circuits unless --visits is said
npm run soak -- --bots          bots for ten minutes: one idle, two on a bad line
npm run soak -- --crowd         200 viewers walk and chat in one region for 60 s; --viewers N, --seconds N`;

const SEEDS = 10_000;
const PROGRESS_EVERY = 500;
const BOT_SECONDS = 600;
const CROWD = { viewers: 200, seconds: 60 } as const;
/** More seeds than this need not be named: the first is replayed anyway. */
const NAMED = 20;

const OPTIONS = {
  seed: { type: 'string' },
  seeds: { type: 'string' },
  from: { type: 'string' },
  circuits: { type: 'boolean' },
  visits: { type: 'boolean' },
  bots: { type: 'boolean' },
  crowd: { type: 'boolean' },
  viewers: { type: 'string' },
  seconds: { type: 'string' },
  help: { type: 'boolean' },
} as const;

interface Simulation {
  readonly name: 'circuits' | 'visits';
  planOf(seed: number): { readonly happenings: readonly object[] };
  run(seed: number): { readonly delivered: number };
}

const CIRCUITS: Simulation = { name: 'circuits', planOf, run: (seed) => simulate(seed) };
const VISITS: Simulation = { name: 'visits', planOf: visitPlanOf, run: (seed) => simulateVisit(seed) };
const SIMULATIONS: readonly Simulation[] = [CIRCUITS, VISITS];

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help === true) return say(HELP);
  if (values.bots === true) return await withBots();
  const { seconds = CROWD.seconds, viewers = CROWD.viewers } = values;
  if (values.crowd === true) return await soakCrowd({ viewers: Number(viewers), seconds: Number(seconds) });
  const chosen = SIMULATIONS.filter(({ name }) => values[name] === true);
  if (values.seed !== undefined) return tell(chosen[0] ?? CIRCUITS, Number(values.seed));
  const [from, seeds] = [Number(values.from ?? 1), Number(values.seeds ?? SEEDS)];
  return Math.max(...(chosen.length === 0 ? SIMULATIONS : chosen).map((simulation) => soak(simulation, from, seeds)));
}

function say(words: string): number {
  console.log(words);
  return 0;
}

/** One seed: its story, and how it ends. */
function tell({ planOf: planned, run }: Simulation, seed: number): number {
  const { happenings, ...rest } = planned(seed);
  console.log(JSON.stringify(rest, undefined, 1));
  for (const happening of happenings) console.log(JSON.stringify(happening));
  console.log(run(seed));
  return 0;
}

function soak({ name, run }: Simulation, from: number, count: number): number {
  const since = performance.now();
  const failed: number[] = [];
  let delivered = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const end = attempt(run, seed);
    if (typeof end === 'string') {
      failed.push(seed);
      if (failed.length <= NAMED) console.log(`seed ${seed}: ${end}`);
    } else delivered += end.delivered;
    const done = seed - from + 1;
    if (done % PROGRESS_EVERY === 0) console.log(`${done} of ${count} seeds, ${failed.length} failed`);
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${count} seeds of ${name} in ${seconds} s, ${delivered} reliable messages delivered.`);
  console.log(
    failed.length === 0 ? 'No promise was broken.' : `Tell it again: npm run soak -- --${name} --seed ${failed[0]}`,
  );
  return failed.length === 0 ? 0 : 1;
}

/** The run of a seed, or what was broken. */
function attempt(run: Simulation['run'], seed: number): ReturnType<Simulation['run']> | string {
  try {
    return run(seed);
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
