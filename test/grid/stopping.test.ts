// The end of a grid with somebody in it, ports that are taken, and two grids at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openUdp } from '../../sandbox/shell/udp.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { Bot, botPackages } from './bots.ts';
import { startHere } from './here.ts';
import { ask, logIn, member } from './http.ts';
import { Serve } from './serve.ts';

const LLSD = { 'Content-Type': 'application/llsd+xml' };
const POLL = { method: 'POST', headers: LLSD, body: '<llsd><map><key>ack</key><undef/></map></llsd>' };
/** How long a stop may take. */
const STOP_MS = 1000;
const HOST = '127.0.0.1';

test('a grid that stops sends everybody away, answers held polls and frees its ports within a second', async (t) => {
  const here = await startHere();
  t.after(() => here.sandbox.stop());
  const bot = new Bot(await botPackages(), here.loginUri, { first: 'Ada', last: 'Stopped' });
  t.after(() => bot.kill());
  await bot.arrive();
  const held = ask(await queueOf(here.loginUri), POLL);
  // What is asked later is answered later: by now the poll is held.
  await ask(here.sandbox.ready.gridInfoUri);
  const since = performance.now();
  await here.sandbox.stop();
  const took = performance.now() - since;
  assert.ok(took < STOP_MS, `${took} ms`);
  assert.ok((await held).status > 0);
  await bot.events.waitFor({ event: 'disconnected', requested: false, message: 'The sandbox grid was stopped.' });

  const loginPort = Number(new URL(here.loginUri).port);
  const again = await startSandbox({ host: HOST, loginPort }, { onEvent: () => {}, onRows: () => {} });
  await again.stop();
  for (const { port } of here.sandbox.ready.regions) {
    const door = await openUdp({ host: HOST, port, onDatagram: () => {}, onTrouble: () => {} });
    await door.close();
  }
});

test('a login port that is taken is named, with what helps', async (t) => {
  const first = new Serve('--json', '--port', '0');
  t.after(() => first.kill());
  const { port } = new URL((await first.ready()).loginUri);
  const second = new Serve('--json', '--port', port);
  t.after(() => second.kill());
  assert.equal(await second.exited, 2);
  const sentence = `Port ${port} is in use by another program; choose another one, or 0 for any free port.`;
  assert.ok(
    second.lines.remarks.some((words) => words.includes(sentence)),
    second.lines.remarks.join('\n'),
  );
});

test('two grids run at once, and their agents do not meet', async (t) => {
  const [one, other] = [new Serve('--json', '--port', '0'), new Serve('--json', '--port', '0')];
  for (const serve of [one, other]) t.after(() => serve.kill());
  const [first, second] = [await one.ready(), await other.ready()];
  const ports = [first, second].flatMap(({ loginUri, regions }) => [
    new URL(loginUri).port,
    ...regions.map(({ port }) => `${port} by UDP`),
  ]);
  assert.equal(new Set(ports).size, ports.length);
  const packages = await botPackages();
  // The same name: in another grid it is somebody else.
  const bots = [first, second].map(({ loginUri }) => new Bot(packages, loginUri, { first: 'Ada', last: 'Both' }));
  for (const bot of bots) t.after(() => bot.kill());
  await Promise.all(bots.map((bot) => bot.arrive()));
  bots[0]?.order({ do: 'say', text: 'Is this the first?' });
  await bots[0]?.events.waitFor({ event: 'heard', text: 'Is this the first?' });
  await one.lines.waitFor({ event: 'chat', text: 'Is this the first?' });
  await other.order({ do: 'say', region: 'Sandbox One', text: 'This is the second.' });
  await bots[1]?.events.waitFor({ event: 'heard', text: 'This is the second.' });
  assert.deepEqual(bots[1]?.events.all({ event: 'heard', text: 'Is this the first?' }), []);
  assert.deepEqual(other.lines.all({ event: 'chat', text: 'Is this the first?' }), []);
  for (const bot of bots) assert.equal(await bot.close(), 0);
});

/** The event queue of somebody who logs in. */
async function queueOf(loginUri: string): Promise<string> {
  const seed = member(await logIn(loginUri, 'Ben', 'Polls'), 'seed_capability');
  const body = '<llsd><array><string>EventQueueGet</string></array></llsd>';
  return /http[^<]*/.exec((await ask(seed, { method: 'POST', headers: LLSD, body })).text)?.[0] ?? '';
}
