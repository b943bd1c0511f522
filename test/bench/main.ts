// `npm run bench`: what Rezbench takes, beside others on the same machine in the same minute. Fails for no figure.
import os from 'node:os';
import { measureCapture } from './capture.ts';
import { measureCodec } from './codec.ts';
import { type Figure, tableOf } from './figure.ts';
import { measureLlsd } from './llsd.ts';
import { measureLogin } from './login.ts';
import { realisticMix } from './mix.ts';
import { measurePings } from './pings.ts';
import { startBare, startGrid } from './processes.ts';
import { measureTemplates } from './template.ts';

const EXPLANATION = `
Each figure is the median of several rounds, in which it and what it is compared with took turns; min and max are of those rounds.
The ratio is the figure divided by the other one: for a rate more is better, for a time or a size less.
Processor time is that of all threads of the process. Whatever else runs on this machine is part of every figure: trust the ratios.`;

async function main(): Promise<void> {
  const mix = realisticMix();
  const figures = [
    ...(await step('templates', measureTemplates)),
    ...(await step('codec', () => measureCodec(mix))),
    ...(await step('LLSD', measureLlsd)),
    ...(await step('capture', () => measureCapture(mix))),
    ...(await step('grid', measureGrid)),
  ];
  console.log(`\n${machine()}\n\n${tableOf(figures).join('\n')}\n${EXPLANATION}`);
}

async function measureGrid(): Promise<readonly Figure[]> {
  const [grid, bare] = [await startGrid(), await startBare()];
  try {
    return [...(await measurePings(grid, bare)), ...(await measureLogin(grid, bare))];
  } finally {
    await Promise.all([grid.stop(), bare.stop()]);
  }
}

async function step(
  name: string,
  measure: () => readonly Figure[] | Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const start = performance.now();
  const figures = await measure();
  console.error(`measured ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return figures;
}

function machine(): string {
  const cores = os.cpus();
  const load = (os.loadavg()[0] ?? 0).toFixed(1);
  const model = cores[0]?.model ?? 'unknown processor';
  return `Node ${process.version}, ${process.platform}, ${cores.length} cores (${model}), ${load} of them busy on average in the last minute`;
}

await main();
