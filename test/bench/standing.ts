// From the call of a login until the avatar stands, with our own scripted viewers, each of which has left before the next one comes.
import { compileCodec } from '../../protocol/packet/codec.ts';
import { type RunningVisit, startVisit } from '../../sandbox/shell/visit.ts';
import { builtInTemplate } from '../support/built-in-template.ts';
import type { Figure } from './figure.ts';
import type { Grid } from './processes.ts';
import { processorMs } from './processor-time.ts';

const LOGINS = 100;
/** The processor's time is told in steps of ten milliseconds, so it is taken of so many logins together. */
const TOGETHER = 10;
/** Until then compilers are busy with what is new to them. */
const WARM_UP = 50;
const STAYING = { stayMs: 3_600_000, strict: false, script: [] } as const;

export async function measureStanding(grid: Grid): Promise<readonly Figure[]> {
  for (let number = 0; number < WARM_UP; number += 1) await visit(grid, `Early${number}`);
  const visits: Stood[] = [];
  for (let number = 0; number < LOGINS; number += 1) visits.push(await visit(grid, `Late${number}`));
  const took = Array.from({ length: LOGINS / TOGETHER }, (_, index) =>
    visits.slice(index * TOGETHER, (index + 1) * TOGETHER).reduce((sum, { gridMs }) => sum + gridMs / TOGETHER, 0),
  );
  const what = `from the call of a login until the avatar stands, ${LOGINS} in a row`;
  return [
    { what: `${what}, as the viewer sees it`, unit: 'ms', values: visits.map(({ ms }) => ms), against: [] },
    { what: `${what}, time of the grid's processor`, unit: 'ms', values: took, against: [] },
  ];
}

interface Stood {
  readonly ms: number;
  readonly gridMs: number;
}

async function visit({ pid, ready }: Grid, first: string): Promise<Stood> {
  const codec = compileCodec(builtInTemplate);
  const who = { first, last: 'Bench', password: 'any', start: 'last' };
  const [since, before] = [performance.now(), processorMs(pid)];
  let stood: Stood | undefined;
  let running: RunningVisit | undefined;
  await new Promise<void>((looksAround) => {
    const take = (step: string) => {
      if (step === 'movement') stood = { ms: performance.now() - since, gridMs: processorMs(pid) - before };
      if (step === 'looks') looksAround();
    };
    const plan = { ...STAYING, codec, loginUri: ready.loginUri, who };
    void startVisit(plan, (report) => {
      if (report.event === 'step') take(report.step);
    }).then((started) => {
      running = started;
    });
  });
  running?.leave();
  await running?.isFine;
  if (stood === undefined) throw new Error(`${first} never stood.`);
  return stood;
}
