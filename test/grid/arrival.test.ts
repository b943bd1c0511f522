// A bot of somebody else against the grid as its users start it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CircuitFigures } from '../../contract/panel.ts';
import { heightOf } from '../../sandbox/world/terrain/height.ts';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

/** What the compression of land may cost. */
const TERRAIN_ERROR_METRES = 0.06;

/** The first ping is sent within seconds; a minute is long on the slowest machine. */
const MOST_LOOKS = 600;
const LOOK_MS = 100;

describe('a bot of somebody else', () => {
  let serve: Serve;
  let ada: Bot;
  let ben: Bot;

  before(async () => {
    const packages = await botPackages();
    serve = new Serve('--json', '--port', '0');
    const { loginUri } = await serve.ready();
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Bot' });
    ben = new Bot(packages, loginUri, { first: 'Ben', last: 'Bot' });
  });

  after(() => {
    for (const process of [ada, ben, serve]) process?.kill();
  });

  test('a bot logs in and is connected', async () => {
    await ada.arrive();
    assert.equal((await ada.events.waitFor({ event: 'connected' }))['region'], 'Sandbox One');
    await serve.lines.waitFor({ event: 'login', agent: 'Ada Bot', ok: true });
    await serve.lines.waitFor({ event: 'circuit', agent: 'Ada Bot', state: 'open' });
    await serve.lines.waitFor({ event: 'circuit', agent: 'Ada Bot', state: 'root' });
    await serve.lines.waitFor({ event: 'arrived', agent: 'Ada Bot', region: 'Sandbox One' });
  });

  test('it reads the land as it is', async () => {
    const { heights } = await ada.events.waitFor({ event: 'terrain' });
    const bytes = Buffer.from(String(heights), 'base64');
    const height = heightOf({ kind: 'waves' });
    let worst = 0;
    for (let y = 0; y < 256; y += 1) {
      for (let x = 0; x < 256; x += 1) {
        worst = Math.max(worst, Math.abs(bytes.readFloatLE(4 * (y * 256 + x)) - height(x, y)));
      }
    }
    assert.ok(worst <= TERRAIN_ERROR_METRES, `the land is ${worst} m off somewhere`);
  });

  test('it is told of its parcel by the event queue', async () => {
    await ada.events.waitFor({ event: 'parcel', name: 'Sandbox One' });
  });

  test('what it says is heard by a second bot', async () => {
    await ben.arrive();
    await ada.events.waitFor({ event: 'entered', name: 'Ben Bot' });
    ada.order({ do: 'say', text: 'Is anybody here?' });
    await ben.events.waitFor({ event: 'heard', from: 'Ada Bot', text: 'Is anybody here?' });
    await serve.lines.waitFor({ event: 'chat', agent: 'Ada Bot', region: 'Sandbox One', text: 'Is anybody here?' });
  });

  test('the grid itself can speak, and sends any message of the template', async () => {
    assert.equal((await serve.order({ do: 'say', region: 'Sandbox One', text: 'Hello' })).event, 'done');
    await ada.events.waitFor({ event: 'heard', text: 'Hello' });
    const ChatData = {
      ...{ FromName: { text: 'Nobody' }, SourceID: NOBODY, OwnerID: NOBODY, SourceType: 1, ChatType: 1, Audible: 1 },
      ...{ Position: [128, 128, 25], Message: { text: 'Boo' } },
    };
    const order = { do: 'send', to: 'Ada Bot', message: 'ChatFromSimulator', blocks: { ChatData: [ChatData] } };
    assert.deepEqual((await serve.order(order)).event, 'done');
    await ada.events.waitFor({ event: 'heard', text: 'Boo' });
  });

  test('both ends measure pings', async () => {
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const { circuits } = await serve.order({ do: 'stats' });
      const [circuit] = circuits as readonly { readonly pingsAnswered: number; readonly failed: number }[];
      assert.equal(circuit?.failed, 0);
      if (circuit.pingsAnswered > 0) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    assert.fail(`no ping was answered in ${(MOST_LOOKS * LOOK_MS) / 1000} s`);
  });

  test('it sees the second bot leave', async () => {
    assert.equal(await ben.close(), 0);
    await ada.events.waitFor({ event: 'left', name: 'Ben Bot' });
    await serve.lines.waitFor({ event: 'closed', agent: 'Ben Bot', reason: 'logout' });
  });

  test('it closes cleanly', async () => {
    assert.equal(await ada.close(), 0);
    await serve.lines.waitFor({ event: 'closed', agent: 'Ada Bot', reason: 'logout' });
    for (const bot of [ada, ben]) {
      assert.deepEqual(bot.events.all({ event: 'unhandled' }), []);
      assert.deepEqual(bot.events.all({ event: 'failed' }), []);
      const complaints = bot.events.remarks.filter((words) => /error|warning|unable/i.test(words));
      assert.deepEqual(complaints, [], `${bot.name} has nothing to complain of`);
    }
    const { circuits } = await serve.order({ do: 'stats' });
    for (const { agent, duplicates, resentIn, role } of circuits as readonly CircuitFigures[]) {
      // What a region refuses before it trusts its neighbour is said again.
      if (role === 'region') continue;
      assert.deepEqual({ duplicates, resentIn }, { duplicates: 0, resentIn: 0 }, `${agent} missed none of our acks`);
    }
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });

  test('a bot that is kicked is told why, and the grid stops when it is told to', async () => {
    const { loginUri } = await serve.ready();
    const cleo = new Bot(await botPackages(), loginUri, { first: 'Cleo', last: 'Bot' });
    await cleo.arrive();
    assert.equal((await serve.order({ do: 'kick', agent: 'cleo bot', reason: 'Time to go.' })).event, 'done');
    const { message } = await cleo.events.waitFor({ event: 'disconnected', requested: false });
    assert.match(String(message), /Time to go\./);
    cleo.kill();
    assert.equal((await serve.order({ do: 'stop' })).event, 'done');
    assert.equal(await serve.exited, 0);
    const [stats] = serve.lines.all({ event: 'stats', id: undefined });
    assert.ok(Array.isArray(stats?.['circuits']));
  });
});

describe('rezbench serve', () => {
  // Windows has no signal that a process could catch here.
  test('Ctrl-C sends everybody away and stops it', { skip: process.platform === 'win32' }, async (t) => {
    const serve = new Serve('--json', '--port', '0');
    t.after(() => serve.kill());
    const { loginUri } = await serve.ready();
    const ada = new Bot(await botPackages(), loginUri, { first: 'Ada', last: 'Stays' });
    t.after(() => ada.kill());
    await ada.arrive();
    serve.interrupt();
    await ada.events.waitFor({ event: 'disconnected', requested: false, message: 'The sandbox grid was stopped.' });
    assert.equal(await serve.exited, 0);
    assert.equal(serve.lines.all({ event: 'stats' }).length, 1);
  });

  test('--for stops it by itself', async (t) => {
    const serve = new Serve('--json', '--port', '0', '--for', '0.1');
    t.after(() => serve.kill());
    assert.equal(await serve.exited, 0);
    assert.equal(serve.lines.all({ event: 'ready' }).length, 1);
  });

  test('a line that is no order is answered with an error', async (t) => {
    const serve = new Serve('--json', '--port', '0');
    t.after(() => serve.kill());
    await serve.ready();
    serve.type('this is no JSON');
    await serve.lines.waitFor({ event: 'error' });
    assert.equal((await serve.order({ do: 'stats' })).event, 'stats');
    await serve.order({ do: 'stop' });
    assert.equal(await serve.exited, 0);
  });
});

const NOBODY = '00000000-0000-0000-0000-000000000000';
