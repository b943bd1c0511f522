import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codec, Doorway, END_POINT } from '../../../test/support/doorway.ts';

const kick = ({ id, sessionId }: { readonly id: string; readonly sessionId: string }) => ({
  UserInfo: { AgentID: id, SessionID: sessionId },
});

test('[trust.deny.1] C29: three trusted messages of a viewer are not handled, not acked, and denied once in that tick', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, { id: 1 });
  const lines = [2, 3, 4].flatMap((id) => doorway.send(40001, 'KickUser', kick(ada), { id }));
  assert.deepEqual(lines, [
    'in KickUser trustRejected 1',
    'warning Agent a said what only a simulator may say; it was refused (circuit 1).',
    'in KickUser trustRejected 1',
    'in KickUser trustRejected 1',
  ]);
  assert.deepEqual(doorway.until(100), ['out 2 DenyTrustedCircuit to 40001']);
  const denial = codec.decode(doorway.last?.body ?? new Uint8Array(0));
  assert.equal('blocks' in denial && denial.blocks.DataBlock?.[0]?.EndPointID, END_POINT, 'with the id of our end');
  assert.equal(doorway.last?.flags.reliable, false);
  assert.deepEqual(doorway.until(900), []);
  const { acksPending, trust, trustRejected } = doorway.circuits.figures(900)[0] ?? {};
  assert.deepEqual([trustRejected, acksPending, trust?.deniesOut, trust?.weTrust], [3, 0, 1, false]);
});

test('[trust.deny.1] a viewer that goes on is denied once a second', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, { id: 1 });
  const denied: number[] = [];
  for (let now = 0; now <= 3000; now += 50) {
    const lines = [...doorway.until(now), ...doorway.send(40001, 'KickUser', kick(ada), { id: 2 })];
    if (lines.some((line) => line.includes('DenyTrustedCircuit'))) denied.push(now);
  }
  assert.deepEqual(denied, [100, 1100, 2100]);
});

for (const name of ['CreateTrustedCircuit', 'DenyTrustedCircuit']) {
  test(`[trust.neighbours.1] a viewer that sends ${name} is answered by nothing that has to do with trust`, () => {
    const doorway = new Doorway();
    const ada = doorway.login('a');
    doorway.open(40001, ada, { id: 1 });
    assert.deepEqual(doorway.send(40001, name, {}, { id: 2 }), [`heard ${name}`, `in ${name} handled 1`]);
    assert.deepEqual(doorway.until(900), ['out 2 PacketAck to 40001']);
  });
}
