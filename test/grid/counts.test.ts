// How often messages were seen, while a bot of somebody else comes and goes: the counts agree with the log itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageCounts } from '../../contract/counts.ts';
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts';
import { Bot, botPackages } from './bots.ts';
import { Log } from './log.ts';

/** What was told, and what the log said in the same moment. */
interface Told {
  readonly counts: MessageCounts;
  readonly rows: Readonly<Record<string, number>>;
  /** How many messages of viewers were seen at all, and how often the one that ends a visit was. */
  readonly messages: number;
  readonly goodbyes: number;
}

/** What regions go on saying to each other for a moment when a visitor has gone. */
const BETWEEN_REGIONS: ReadonlySet<string> = new Set([
  ...['StartPingCheck', 'CompletePingCheck', 'PacketAck', 'CloseCircuit'],
  ...['RequestTrustedCircuit', 'DenyTrustedCircuit', 'CreateTrustedCircuit'],
  ...['AddCircuitCode', 'ChildAgentAlive', 'KillChildAgents'],
]);

test('each message of a visit is counted as often as it is in the log, until that is cleared', async (t) => {
  const told = new Log<Told>('the tally');
  const onCounts = (counts: MessageCounts) => {
    const names = Object.keys(counts);
    const rows = Object.fromEntries(names.map((name) => [name, rowsNamed(sandbox, name)]));
    const messages = names.filter((name) => !BETWEEN_REGIONS.has(name)).length;
    told.add({ counts, rows, messages, goodbyes: counts['LogoutRequest']?.seen ?? 0 });
  };
  const listeners = { onEvent: () => undefined, onRows: () => undefined, onCounts };
  const sandbox = await startSandbox({ host: '127.0.0.1', loginPort: 0, seed: 1 }, listeners);
  t.after(() => sandbox.stop());
  const bot = new Bot(await botPackages(), sandbox.ready.loginUri, { first: 'Ada', last: 'Counted' });
  t.after(() => bot.kill());

  await bot.arrive();
  bot.order({ do: 'say', text: 'One, two.' });
  await bot.events.waitFor({ event: 'heard', text: 'One, two.' });
  assert.equal(await bot.close(), 0);
  const { counts, rows } = await told.waitFor({ goodbyes: 1 });
  const seen = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count.seen]));
  assert.deepEqual(seen, rows);
  for (const name of ['UseCircuitCode', 'RegionHandshake', 'ChatFromViewer', 'ChatFromSimulator', 'LogoutRequest']) {
    assert.deepEqual(counts[name], { seen: 1, resent: 0 }, name);
  }

  sandbox.ask({ ask: 'clear' });
  const left = await told.waitFor({ messages: 0 });
  assert.equal(left.counts['LogoutRequest'], undefined);
});

/** How many rows of the log have this name. */
function rowsNamed(sandbox: RunningSandbox, filter: string): number {
  const answer = sandbox.ask({ ask: 'tail', count: 0, filter });
  assert.equal(answer.answer, 'rows');
  return answer.window.matched;
}
