// A bot of somebody else whose event queue has nothing to tell for longer than any poll is held, and then has. It begins when
// the tests are loaded and is looked at when the others are done: its waiting costs them nothing.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

const IDLE_SECONDS = 70;
const PROMPT_MS = 1000;

const serve = new Serve('--json', '--port', '0');
after(() => serve.kill());
const idling = begin();
// Whoever looks later is told what went wrong.
idling.catch(() => undefined);

async function begin(): Promise<Bot> {
  const { loginUri } = await serve.ready();
  const bot = new Bot(await botPackages(), loginUri, { first: 'Ida', last: 'Waits' });
  after(() => bot.kill());
  await bot.arrive();
  bot.order({ do: 'idle', seconds: IDLE_SECONDS });
  return bot;
}

test('[events.hold.1] a bot whose event queue was idle for seventy seconds is told of an event within a second', async () => {
  const bot = await idling;
  await bot.events.waitFor({ event: 'idle', part: 'half' });
  await bot.events.waitFor({ event: 'idle', part: 'whole' });
  const { ms, parcel } = await bot.events.waitFor({ event: 'answered' });
  assert.equal(parcel, 'Sandbox One');
  assert.ok(Number(ms) < PROMPT_MS, `${ms} ms`);
  for (const event of ['unhandled', 'failed', 'disconnected']) assert.deepEqual(bot.events.all({ event }), []);
  assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  assert.equal(await bot.close(), 0);
});
