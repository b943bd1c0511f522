import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codec, Doorway } from '../../test/support/doorway.ts';
import { rootConnection } from './presence.ts';
import { REPROACH_PAUSE_MS, REPROACHED_LIMIT } from './reproaches.ts';

test('[session.open.1] a refusal is told once a minute of each endpoint and reason', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  const warnings = (port: number, changes: object) =>
    doorway.open(port, ada, { id: 1 }, { ...changes }).filter((line) => line.startsWith('warning')).length;
  const wrong = { Code: 778 };
  assert.deepEqual(
    [warnings(40001, wrong), warnings(40001, wrong), warnings(40001, { Code: 0 }), warnings(40002, wrong)],
    [1, 0, 1, 1],
  );
  doorway.until(REPROACH_PAUSE_MS - 1);
  assert.equal(warnings(40001, wrong), 0);
  doorway.until(REPROACH_PAUSE_MS);
  assert.equal(warnings(40001, wrong), 1);
  doorway.until(2 * REPROACH_PAUSE_MS);
  for (let port = 1; port <= REPROACHED_LIMIT + 1; port += 1) {
    doorway.until(doorway.now + 20);
    assert.equal(warnings(port, wrong), 1);
  }
  assert.deepEqual([warnings(2, wrong), warnings(1, wrong)], [0, 1], 'the first that was told is forgotten first');
});

/** Opens a circuit, says some messages on it, and returns the warnings until its peer counts as dead. */
function warningsAfter(messages: readonly string[]): readonly string[] {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, { id: 1 });
  const connection = rootConnection(ada);
  assert.ok(connection);
  const turn = { now: 0, out: [] };
  for (const name of messages) {
    const body = codec.encode(name, {});
    doorway.circuits.send(connection, { name, body, reliable: true, zerocode: false }, turn);
  }
  return doorway.until(120_000).filter((line) => line.includes('warning') || line === 'circuit closed');
}

test('[session.failed.1] what a dead peer left unacknowledged is one sentence, and what is essential one at once', () => {
  assert.deepEqual(warningsAfter([]), ['circuit closed']);
  assert.deepEqual(warningsAfter(['HealthMessage']), [
    'warning Agent a left a message unacknowledged: HealthMessage.',
    'circuit closed',
  ]);
  assert.deepEqual(warningsAfter(['RegionHandshake', 'AgentMovementComplete', ...Array(72).fill('HealthMessage')]), [
    'urgent warning Agent a never acknowledged RegionHandshake.',
    'urgent warning Agent a never acknowledged AgentMovementComplete.',
    'warning Agent a left 74 messages unacknowledged: first RegionHandshake.',
    'circuit closed',
  ]);
});
