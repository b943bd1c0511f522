// A port that somebody else has: the door opens at another one, and nothing is left of the attempt.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atPortOrAny } from '../../sandbox/shell/port.ts';
import { openUdp } from '../../sandbox/shell/udp.ts';

const DOOR = { host: '127.0.0.1', onDatagram: () => {}, onTrouble: () => {} };

test('a door whose port is taken opens at another one, and leaves no socket behind', async () => {
  await closed();
  const before = sockets();
  const first = await openUdp({ ...DOOR, port: 0 });
  const second = await atPortOrAny({ ...DOOR, port: first.port });
  assert.notEqual(second.port, first.port);
  await Promise.all([first.close(), second.close()]);
  await closed();
  assert.equal(sockets(), before);
});

const sockets = (): number => process.getActiveResourcesInfo().filter((name) => name === 'UDPWrap').length;

/** Handles go at the end of the turn in which they were closed, after its immediates. */
async function closed(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
