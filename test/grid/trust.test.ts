// Two regions over real sockets: they come to trust each other when somebody arrives, say so, and fall silent afterwards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bot, botPackages } from './bots.ts';
import { startHere } from './here.ts';

test('[trust.start.1] the two regions of a grid trust each other while a bot of somebody else is here, and only then', async (t) => {
  const { events, loginUri, sandbox } = await startHere();
  t.after(() => sandbox.stop());
  assert.deepEqual(
    sandbox.ready.regions.map(({ name, gridX, gridY }) => [name, gridX, gridY]),
    [
      ['Sandbox One', 1000, 1000],
      ['Sandbox Two', 1001, 1000],
    ],
  );
  const answer = sandbox.ask({ ask: 'tail', count: 0, filter: '' });
  assert.equal(answer.answer === 'rows' && answer.window.total, 0, 'nothing is said before');

  const bot = new Bot(await botPackages(), loginUri, { first: 'Ada', last: 'Trusted' });
  t.after(() => bot.kill());
  await bot.arrive();
  for (const [region, agent] of [
    ['Sandbox One', 'Sandbox Two'],
    ['Sandbox Two', 'Sandbox One'],
  ]) {
    await events.waitFor({ event: 'circuit', region, agent, state: 'trusted' });
  }
  assert.equal(await bot.close(), 0);
  await events.waitFor({ event: 'circuit', region: 'Sandbox One', agent: 'Sandbox Two', state: 'closed' });
  await events.waitFor({ event: 'circuit', region: 'Sandbox Two', agent: 'Sandbox One', state: 'closed' });
  assert.deepEqual(events.all({ event: 'warning' }), []);
  for (const name of ['CreateTrustedCircuit', 'DenyTrustedCircuit']) {
    const rows = sandbox.ask({ ask: 'tail', count: 0, filter: name });
    // Each of the two proofs leaves one door and comes in at the other.
    assert.equal(rows.answer === 'rows' && rows.window.matched, 4, name);
  }
});
