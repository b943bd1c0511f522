// Twenty logins in a row leave nothing behind: no socket, no timer, no agent, no circuit, no session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROWS_AT_ONCE } from '../../contract/panel.ts';
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts';
import { assertExchange, type HttpRow } from '../support/described.ts';
import { Bot, botPackages } from './bots.ts';

const TIMES = 20;
/**
 * After this long every connection that a bot kept open for later is closed, the last counts, of each second, are told, and the
 * regions have told each other that nobody is here any more: 2 s at most, and half a second until they are silent.
 */
const SETTLE_MS = 3000;

test('twenty logins in a row leave no socket, timer or agent behind', async (t) => {
  const packages = await botPackages();
  await closed();
  const before = resources();
  const sandbox = await startSandbox({ host: '127.0.0.1', loginPort: 0 }, { onEvent: () => {}, onRows: () => {} });
  t.after(() => sandbox.stop());
  await closed();
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
  assert.deepEqual([...describedIn(sandbox)].toSorted(), DESCRIBED);
  await sandbox.stop();
  await closed();
  assert.deepEqual(resources(), before, 'a stopped grid holds nothing');
});

/** What a bot of somebody else asks over HTTP. */
const DESCRIBED = ['EventQueueGet', 'ExtEnvironment', 'FetchInventoryDescendents2', 'SeedCapability'];

/** The capabilities of which the log has answers; each answer is as our schemas say. */
function describedIn(sandbox: RunningSandbox): ReadonlySet<string> {
  const names = new Set<string>();
  for (const row of httpRowsOf(sandbox)) if (assertExchange(row)) names.add(row.name);
  return names;
}

function* httpRowsOf(sandbox: RunningSandbox): Iterable<HttpRow> {
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const answer = sandbox.ask({ ask: 'rows', from, to: from + ROWS_AT_ONCE, filter: '' });
    if (answer.answer !== 'rows' || answer.window.rows.length === 0) return;
    for (const { door, name, row } of answer.window.rows.filter((one) => one.door !== 'udp')) {
      const whole = sandbox.ask({ ask: 'row', row });
      if (whole.answer === 'row') yield { door, name, reply: whole.row?.reply ?? '' };
    }
  }
}

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

/** Those of viewers; the last ones between the regions are remembered as well. */
function circuitsOf(sandbox: RunningSandbox) {
  const answer = sandbox.ask({ ask: 'grid' });
  return answer.answer === 'grid' ? answer.grid.circuits.filter(({ role }) => role !== 'region') : [];
}
