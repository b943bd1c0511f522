// Bots of somebody else that stay: one says nothing for as long as it is there, two others are on a bad line, made by our
// own cable: one in five datagrams is lost, both ways. They stay at the same time; the soak test keeps them for ten minutes.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { readCapture } from '../../capture/reading/rows.ts';
import type { CircuitFigures } from '../../contract/panel.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readHeader } from '../../protocol/packet/packet.ts';
import { inflate } from '../../sandbox/shell/inflate.ts';
import { codec } from '../support/doorway.ts';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

/** How long a bot stays. */
const STAY_MS = Number(process.env['REZBENCH_STAY_SECONDS'] ?? 30) * 1000;
/** Both ends ping so often; one ping may be on its way when we look, and the first may not have been due. */
const PING_MS = 5000;
const UNDER_WAY = 1;
/** What the bot says meanwhile. */
const WORDS = 4;
/** How many pings are answered over a line that loses one in five each way. */
const ARRIVED = 0.8;
const ANSWERED = ARRIVED ** 2;
/** In so many standard deviations below that: chance goes there once in ten thousand runs. */
const UNLUCKY = 4;
/**
 * This bot waits for RegionHandshake and for the land no longer than ten seconds, in which four copies leave: now and then
 * all copies of one of them are lost.
 */
const SPARED = '* -RegionHandshake -LayerData';
const RULES = { rules: [{ name: 'bad line', loss: 20, protect: 'nothing', message: SPARED }] };

interface FaultLine {
  readonly at?: number;
  readonly dropped?: number;
}

/** A folder with the rules of a bad line; the traffic is written beside them. */
function lineFolder(): { readonly folder: string; readonly faults: string; readonly capture: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-line-'));
  const faults = path.join(folder, 'bad-line.faults.json');
  writeFileSync(faults, JSON.stringify(RULES));
  return { folder, faults, capture: path.join(folder, 'session.pcapng') };
}

test('bots of somebody else stay connected, and their pings stay answered', { concurrency: true }, async (t) => {
  await botPackages();
  await Promise.all([
    t.test('a bot that says nothing', stayIdle),
    t.test('two bots that are heard where one in five datagrams is lost, both ways', stayOnBadLine),
  ]);
});

async function stayIdle(t: TestContext): Promise<void> {
  const { capture, folder } = lineFolder();
  t.after(() => rmSync(folder, { recursive: true }));
  const serve = new Serve('--json', '--port', '0', '--seed', '7', '--capture', capture);
  t.after(() => serve.kill());
  const { loginUri, regions } = await serve.ready();
  const bot = new Bot(await botPackages(), loginUri, { first: 'Ida', last: 'Idle' });
  t.after(() => bot.kill());
  await bot.arrive();
  await new Promise((resolve) => setTimeout(resolve, STAY_MS));

  const circuit = (await circuitsOf(serve)).find(({ agent, role }) => agent === 'Ida Idle' && role === 'root');
  assert.ok(circuit !== undefined);
  const { failed, lost, peerPing, pingsAnswered, pingsLost, pingsSent, state, timesBlocked } = circuit;
  const due = Math.floor(STAY_MS / PING_MS) - UNDER_WAY;
  assert.deepEqual({ failed, lost, pingsLost, state, timesBlocked }, QUIET);
  assert.ok(pingsSent >= due && pingsAnswered >= pingsSent - UNDER_WAY, `${pingsAnswered} of ${pingsSent} pings`);
  assert.ok(peerPing !== undefined && peerPing.agoMs < 2 * PING_MS, 'the bot still pings');
  assert.deepEqual(bot.events.all({ event: 'disconnected' }), []);
  assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  assert.equal(await bot.close(), 0);
  assert.equal((await serve.order({ do: 'stop' })).event, 'done');
  assert.equal(await serve.exited, 0);
  const { asked, told } = pingsOfBots(packetsOfViewers(capture, regions));
  t.diagnostic(`idle: ${pingsAnswered} of ${pingsSent} of our pings, ${told} of ${asked} of the bot's were answered`);
  assert.ok(asked >= due && told === asked, `${told} of ${asked} pings of the bot`);
}

const QUIET = { failed: 0, lost: 0, pingsLost: 0, state: 'open', timesBlocked: 0 };

async function stayOnBadLine(t: TestContext): Promise<void> {
  const { capture, faults, folder } = lineFolder();
  t.after(() => rmSync(folder, { recursive: true }));
  const serve = new Serve('--json', '--port', '0', '--seed', '5', '--faults', faults, '--capture', capture);
  t.after(() => serve.kill());
  const { loginUri, regions } = await serve.ready();
  const packages = await botPackages();
  const [ada, ben] = ['Ada', 'Ben'].map((first) => new Bot(packages, loginUri, { first, last: 'Lossy' }));
  assert.ok(ada !== undefined && ben !== undefined);
  for (const bot of [ada, ben]) {
    t.after(() => bot.kill());
    await bot.arrive();
  }

  const texts = Array.from({ length: WORDS }, (_, index) => `Word ${index + 1}`);
  for (const text of texts) {
    ada.order({ do: 'say', text });
    await new Promise((resolve) => setTimeout(resolve, STAY_MS / WORDS));
  }
  for (const text of texts) {
    await serve.lines.waitFor({ event: 'chat', agent: 'Ada Lossy', text });
    await ben.events.waitFor({ event: 'heard', from: 'Ada Lossy', text });
  }

  const circuits = await circuitsOf(serve);
  for (const { agent, resent, resentIn, state } of circuits) {
    assert.equal(state, 'open', `${agent} stays connected`);
    assert.ok(resent > 0 && resentIn > 0, `${agent}: both ends send again (${resent}, ${resentIn})`);
  }
  assertOurPings(t, circuits);
  for (const bot of [ada, ben]) assert.deepEqual(bot.events.all({ event: 'disconnected' }), []);
  assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  const told = serve.lines.all({ event: 'fault', name: 'bad line' });
  const { at = 0, dropped = 0 } = (told.at(-1) ?? {}) as FaultLine;
  assert.ok(dropped > 50, `${dropped} datagrams were dropped`);
  assert.ok(told.length <= at + 1, `${told.length} lines about it in ${at} s`);

  assert.deepEqual((await serve.order({ do: 'faults', rules: [{ loss: 200 }] })).event, 'error');
  assert.equal((await serve.order({ do: 'faults', rules: [] })).event, 'done');
  ada.order({ do: 'say', text: 'A good line' });
  await ben.events.waitFor({ event: 'heard', from: 'Ada Lossy', text: 'A good line' });
  assert.equal((await serve.order({ do: 'stop' })).event, 'done');
  assert.equal(await serve.exited, 0);
  assertTheirPings(t, circuits.length, packetsOfViewers(capture, regions));
}

/** Each bot alone has too few of them to tell bad luck from a mistake. */
function assertOurPings(t: TestContext, circuits: readonly CircuitFigures[]): void {
  const sent = circuits.reduce((sum, { pingsSent }) => sum + pingsSent, 0);
  const answered = circuits.reduce((sum, { pingsAnswered }) => sum + pingsAnswered, 0);
  t.diagnostic(`bad line: ${answered} of ${sent} of our pings were answered, ${circuits.length} circuits are open`);
  assert.ok(answered >= least(sent, ANSWERED), `${answered} of ${sent} pings answered`);
}

interface Seen {
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly fate: string;
}

/** What viewers sent and were sent, as the capture has it: what the line lost, too. */
function packetsOfViewers(capture: string, regions: readonly { readonly port: number }[]): readonly Seen[] {
  const read = readCapture(new Uint8Array(readFileSync(capture)), { codec, inflate, showSecrets: true });
  assert.ok('rows' in read);
  const ours = new Set(regions.map(({ port }) => `:${port}`));
  const isRegion = (end: string) => ours.has(end.slice(end.lastIndexOf(':')));
  return read.rows
    .filter(({ door, from, to }) => door === 'udp' && !(isRegion(from) && isRegion(to)))
    .map(({ bytes, direction, fate }) => ({
      ...{ direction, fate },
      name: messageName(codec, readHeader(bytes).numberId),
    }));
}

/** A bot pings reliably: what was lost comes again. Each ping that came is answered once, whatever becomes of the answer. */
function assertTheirPings(t: TestContext, bots: number, packets: readonly Seen[]): void {
  const { asked, told } = pingsOfBots(packets);
  const due = bots * (Math.floor(STAY_MS / PING_MS) - UNDER_WAY);
  t.diagnostic(`bad line: ${told} of ${asked} pings of the bots were answered; at least ${due} were sent`);
  assert.equal(told, asked);
  assert.ok(told >= least(due, ARRIVED), `${told} pings of the bots were answered, of ${due}`);
}

/** Pings of bots that came, and answers to them. */
function pingsOfBots(packets: readonly Seen[]): { readonly asked: number; readonly told: number } {
  const came = packets.filter(({ fate, name }) => name === 'StartPingCheck' && fate === 'handled');
  return {
    asked: came.filter(({ direction }) => direction === 'in').length,
    told: packets.filter(({ direction, name }) => name === 'CompletePingCheck' && direction === 'out').length,
  };
}

/** Of so many, each with the same luck, at least so many have it. */
const least = (sent: number, luck: number): number =>
  Math.max(1, sent * luck - UNLUCKY * Math.sqrt(sent * luck * (1 - luck)));

/** Those of viewers. */
async function circuitsOf(serve: Serve): Promise<readonly CircuitFigures[]> {
  const circuits = (await serve.order({ do: 'stats' }))['circuits'] as readonly CircuitFigures[];
  return circuits.filter(({ role }) => role !== 'region');
}
