// `npm run soak -- --crowd`: two hundred scripted viewers in one region for a minute, and beside it what the machine can do
// at all. Fails when a reliable message was lost; how fast it was depends on what else the machine does.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { CircuitFigures, GridTree } from '../../contract/panel.ts';
import { median, p95 } from '../bench/figure.ts';
import { startBare } from '../bench/processes.ts';
import { processorMs } from '../bench/processor-time.ts';
import { Crowd } from '../grid/crowd.ts';
import { Serve } from '../grid/serve.ts';
import { rootCircuits, settledCircuits } from '../grid/settled.ts';
import type { StrollerFigures } from '../grid/stroller.ts';
import { type Bared, measureBare } from './bare-echo.ts';

export interface CrowdWish {
  readonly viewers: number;
  readonly seconds: number;
}

const SEED = 7;
const REGION = 'Sandbox One';

/** What a process took so far; of Linux alone. */
interface Taken {
  readonly at: number;
  /** Milliseconds of processor time. */
  readonly cpuMs: number;
  readonly megabytes: number;
}

export async function soakCrowd({ seconds, viewers }: CrowdWish): Promise<number> {
  const serve = new Serve('--json', '--port', '0', '--seed', `${SEED}`);
  try {
    const { loginUri } = await serve.ready();
    const crowd = new Crowd({ loginUri, region: REGION, viewers, seed: SEED });
    const empty = taken(serve);
    const standing = await crowd.arrive();
    const full = taken(serve);
    await crowd.lookAround();
    tellArrival(standing, [empty, full], viewers);
    const before = await rootCircuits(serve);
    const [resting, own] = [taken(serve), process.cpuUsage()];
    await crowd.walk(seconds);
    const walked = taken(serve);
    const { user, system } = process.cpuUsage(own);
    await crowd.settle();
    const ours = await settledCircuits(serve);
    const theirs = crowd.figures();
    const flow = flowOf(before, ours, seconds);
    tellWalk(theirs, flow, seconds);
    console.log(
      `  ${busy(resting, walked)}; the viewers, all in one process, ${percent((user + system) / 1000, seconds)}`,
    );
    const lost = tellLosses(theirs, ours);
    await tellSockets(serve);
    const left = await crowd.leave();
    console.log(`  ${left} of ${viewers} logged out as they should`);
    for (const trouble of new Set(crowd.troubles)) console.log(`  ${trouble}`);
    await serve.order({ do: 'stop' });
    console.log(
      `Load of the machine meanwhile: ${loadavg()
        .map((load) => load.toFixed(1))
        .join(', ')}`,
    );
    tellBare(await measureBare(await startBare(), { ...flow, perSecond: Math.max(flow.in, flow.out) }));
    return lost === 0 && left === viewers ? 0 : 1;
  } finally {
    serve.kill();
  }
}

function tellArrival(standing: readonly number[], [empty, full]: readonly [Taken, Taken], viewers: number): void {
  const each = (full.cpuMs - empty.cpuMs) / viewers;
  const room = ((full.megabytes - empty.megabytes) / viewers).toFixed(2);
  console.log(
    `${viewers} viewers come to one region, one after the other, in ${((full.at - empty.at) / 1000).toFixed(1)} s`,
  );
  console.log(`  from the call of the login to standing: ${summary(standing)}`);
  console.log(
    `  ${each.toFixed(1)} ms of the grid's time and ${room} MB for each, with all that the others are told and the log`,
  );
}

interface Flow {
  /** Datagrams in a second. */
  readonly in: number;
  readonly out: number;
  /** Of an average datagram that leaves. */
  readonly bytes: number;
}

function flowOf(before: readonly CircuitFigures[], after: readonly CircuitFigures[], seconds: number): Flow {
  const grown = (of: (figures: CircuitFigures) => number) => sumOf(after.map(of)) - sumOf(before.map(of));
  const packets = grown(({ packetsOut }) => packetsOut);
  const bytes = Math.round(grown(({ bytesOut }) => bytesOut) / packets);
  return { in: grown(({ packetsIn }) => packetsIn) / seconds, out: packets / seconds, bytes };
}

function tellWalk(theirs: readonly StrollerFigures[], flow: Flow, seconds: number): void {
  const updates = sumOf(theirs.map((figures) => figures.updates)) / theirs.length / seconds;
  const [said, chats] = [sumOf(theirs.map((figures) => figures.said)), sumOf(theirs.map((figures) => figures.chats))];
  console.log(
    `They walk for ${seconds} s, with ${updates.toFixed(1)} AgentUpdates/s each, and say ${said} sentences, heard ${chats} times`,
  );
  console.log(
    `  the grid takes ${flow.in.toFixed(0)} datagrams/s and sends ${flow.out.toFixed(0)}, of ${flow.bytes} bytes`,
  );
  console.log(`  ping of the viewers: ${summary(theirs.flatMap(({ pings }) => pings))}`);
}

function tellLosses(theirs: readonly StrollerFigures[], ours: readonly CircuitFigures[]): number {
  const notOnce = theirs.filter(({ heard, said }) => said !== heard).length;
  const all = [...theirs, ...ours];
  const [failed, unacked] = [sumOf(all.map((one) => one.failed)), sumOf(all.map((one) => one.unacked))];
  const [copies, sent] = [sumOf(ours.map(({ resent }) => resent)), sumOf(ours.map(({ out }) => out.reliable))];
  console.log(
    `  ${failed} reliable messages lost and ${unacked} never acked of ${sent}, ${copies} copies sent; ${notOnce} viewers did not hear each of their sentences once`,
  );
  return failed + unacked + notOnce;
}

/** How the machine treated the grid. */
async function tellSockets(serve: Serve): Promise<void> {
  const { lagMs, regions } = (await serve.order({ do: 'stats' })) as unknown as Pick<GridTree, 'lagMs' | 'regions'>;
  const drops = sumOf(regions.map(({ socket }) => socket?.receiveDrops ?? 0));
  console.log(`  ${drops} datagrams dropped at the grid's sockets; it was woken ${lagMs?.toFixed(0)} ms late at most`);
}

function tellBare({ echoes, pings }: Bared): void {
  console.log('The machine alone, with datagrams of that size against a bare node:dgram echo');
  console.log(
    `  ${echoes.toFixed(0)} echoes/s with 64 in flight; as many as the grid took or sent, in their time: ${summary(pings)}`,
  );
}

const busy = (from: Taken, to: Taken): string =>
  `the grid was busy ${percent(to.cpuMs - from.cpuMs, (to.at - from.at) / 1000)} of the time, and has ${to.megabytes.toFixed(0)} MB`;

const percent = (ms: number, seconds: number): string => `${((100 * ms) / 1000 / seconds).toFixed(0)} %`;

const summary = (ms: readonly number[]): string =>
  `median ${median(ms).toFixed(1)} ms, p95 ${p95(ms).toFixed(1)} ms, longest ${Math.max(...ms).toFixed(1)} ms`;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function taken({ pid }: Serve): Taken {
  const at = performance.now();
  if (process.platform !== 'linux') return { at, cpuMs: Number.NaN, megabytes: Number.NaN };
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { at, cpuMs: processorMs(pid), megabytes: Number(kilobytes) / 1024 };
}
