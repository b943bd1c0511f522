// Twenty logins in a row leave nothing behind: no socket, no timer, no agent, no circuit, no session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts';
import { Bot, botPackages } from './bots.ts';

const TIMES = 20;
/** After this long every connection that a bot kept open for later is closed. */
const SETTLE_MS = 500;

test('twenty logins in a row leave no socket, timer or agent behind', async (t) => {
  const packages = await botPackages();
  await closed();
  const before = resources();
  const sandbox = await startSandbox({ host: '127.0.0.1', loginPort: 0 }, { onEvent: () => {}, onRows: () => {} });
  t.after(() => sandbox.stop());
  const idle = resources();
  const bot = new Bot(packages, sandbox.ready.loginUri, { first: 'Ada', last: 'Again' });
  bot.order({ do: 'visit', times: TIMES });
  assert.equal(await bot.exited, 0);
  assert.equal(bot.events.all({ event: 'visited' }).length, TIMES);
  assert.deepEqual(bot.events.all({ event: 'unhandled' }), []);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  assert.deepEqual(agentsOf(sandbox), []);
  const circuits = circuitsOf(sandbox);
  assert.equal(circuits.length, TIMES);
  for (const circuit of circuits) {
    assert.equal(circuit.state, 'closed');
    assert.equal(circuit.reason, 'logout');
    assert.equal(circuit.failed, 0);
  }
  assert.deepEqual(resources(), idle, 'the grid holds its doors and nothing else');
  await sandbox.stop();
  await closed();
  assert.deepEqual(resources(), before, 'a stopped grid holds nothing');
});

/** Sockets and timers that keep this process alive, as sorted names. The pipes of child processes are none of them. */
function resources(): readonly string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /^(UDP|TCP|Timeout|Immediate)/.test(name))
    .sort();
}

/** Handles go at the end of the turn in which they were closed, after its immediates. */
async function closed(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function agentsOf(sandbox: RunningSandbox) {
  const answer = sandbox.ask({ ask: 'grid' });
  return answer.answer === 'grid' ? answer.grid.regions.flatMap((region) => region.agents) : undefined;
}

function circuitsOf(sandbox: RunningSandbox) {
  const answer = sandbox.ask({ ask: 'grid' });
  return answer.answer === 'grid' ? answer.grid.circuits : [];
}
