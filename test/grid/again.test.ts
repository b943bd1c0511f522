// A bot of somebody else that comes again and again: fifty times in a row, at once after it left, and before it left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

const TIMES = 50;
/** From the goodbye to the next login, in milliseconds. */
const AT_ONCE_MS = 100;

test('a bot logs in fifty times in a row, each time at once after it has left', async (t) => {
  const serve = new Serve('--json', '--port', '0');
  t.after(() => serve.kill());
  const { loginUri } = await serve.ready();
  const bot = new Bot(await botPackages(), loginUri, { first: 'Ada', last: 'Fifty' });
  t.after(() => bot.kill());
  bot.order({ do: 'visit', times: TIMES });
  assert.equal(await bot.exited, 0);
  const visits = bot.events.all({ event: 'visited' });
  assert.equal(visits.length, TIMES);
  for (const { pauseMs } of visits.slice(1)) assert.ok(Number(pauseMs) < AT_ONCE_MS, `${pauseMs} ms`);
  for (const event of ['unhandled', 'failed']) assert.deepEqual(bot.events.all({ event }), []);
  await serve.lines.waitFor({ event: 'closed', agent: 'Ada Fifty', reason: 'logout' }, TIMES);
  assert.equal(serve.lines.all({ event: 'login', ok: true }).length, TIMES);
  assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
});

test('[session.again.1] a bot that logs in while it is still there takes its own place', async (t) => {
  const serve = new Serve('--json', '--port', '0');
  t.after(() => serve.kill());
  const { loginUri } = await serve.ready();
  const bot = new Bot(await botPackages(), loginUri, { first: 'Ada', last: 'Twice' });
  t.after(() => bot.kill());
  await bot.arrive();
  bot.order({ do: 'again' });
  const message = 'You have logged in from another place.';
  await bot.events.waitFor({ event: 'disconnected', requested: false, message });
  await bot.events.waitFor({ event: 'again' });
  bot.order({ do: 'say', text: 'It is me again.' });
  await serve.lines.waitFor({ event: 'chat', agent: 'Ada Twice', text: 'It is me again.' });
  const { circuits } = await serve.order({ do: 'stats' });
  const open = (
    circuits as readonly { readonly agent: string; readonly role: string; readonly state: string }[]
  ).filter(({ agent, role, state }) => agent === 'Ada Twice' && role === 'root' && state === 'open');
  assert.equal(open.length, 1);
  assert.equal(await bot.close(), 0);
});
