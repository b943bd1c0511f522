// `npm run fuzz`: ten million seeded inputs for everything that reads what others wrote, on all cores. It stops at the first
// input that breaks a promise, tells the shortest like it, and how to try it again. The tests that take longer try some of them.
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { shareOf, TARGETS } from '../support/fuzz/targets.ts';
import { replay, spelled } from '../support/fuzz/try-input.ts';
import { work } from './crew.ts';
import { type Report, slicesOf } from './slice.ts';
import { Tally } from './tally.ts';

const INPUTS = 10_000_000;

const HELP = `npm run fuzz                      ${INPUTS} inputs, other ones each day
npm run fuzz -- --inputs N        so many
npm run fuzz -- --seed N          beginning with this seed
npm run fuzz -- --target NAME     for this reader alone:
${TARGETS.map(({ name }) => name).join(', ')}`;

const OPTIONS = {
  inputs: { type: 'string' },
  seed: { type: 'string' },
  target: { type: 'string' },
  help: { type: 'boolean' },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const inputs = Number(values.inputs ?? INPUTS);
  const seed = Number(values.seed ?? seedOfToday());
  const chosen = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
  const isSound = Number.isSafeInteger(inputs) && inputs > 0 && Number.isSafeInteger(seed) && chosen.length > 0;
  if (values.help === true || !isSound) {
    console.log(HELP);
    return isSound ? 0 : 1;
  }
  const shares = chosen.map((target) => ({ name: target.name, count: shareOf(target, inputs, chosen) }));
  const slices = shares.flatMap(({ name, count }) => slicesOf(name, seed, count));
  const workers = Math.min(availableParallelism(), slices.length);
  const tally = new Tally(new Map(shares.map(({ name, count }) => [name, count])), performance.now());
  console.log(`${tally.wanted} inputs from seed ${seed} on, ${workers} at a time.`);
  const isWhole = await work(slices, workers, (report) => tell(report, tally));
  if (!isWhole) console.log(tally.total(performance.now()));
  return isWhole ? 0 : 1;
}

/** Days apart, so that no night tries what the night before has tried. */
const SEEDS_A_DAY = 2_000_000;
const DAY_MS = 86_400_000;
const ALL_SEEDS = 2 ** 32;

const seedOfToday = (): number => (Math.floor(Date.now() / DAY_MS) * SEEDS_A_DAY) % ALL_SEEDS;

/** False if nothing more need be tried. */
function tell(report: Report, tally: Tally): boolean {
  if (report.kind === 'failed') {
    tellFailure(report);
    return false;
  }
  for (const line of tally.add(report, performance.now())) console.log(line);
  return true;
}

function tellFailure({ slice, seed, failure, input, shortest }: Extract<Report, { kind: 'failed' }>): void {
  const target = TARGETS.find(({ name }) => name === slice.target);
  if (target === undefined) return;
  const whole = input === '' ? spelled(target.input(seed)) : input;
  console.log(`\nBroken by seed ${seed}: ${target.promise}\n${failure}\n`);
  console.log(`input: ${whole}`);
  if (shortest !== '' && shortest !== whole) console.log(`in short: ${shortest}`);
  console.log(`Try it again: ${replay(target, seed)}\n`);
}

process.exitCode = await main();
