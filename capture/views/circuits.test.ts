import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CIRCUIT_PINGS } from '../../contract/views.ts';
import { AGENT, codec, message, opening } from '../../test/support/conversation-capture.ts';
import { History } from '../history/history.ts';
import { wholeRow } from '../reading/whole.ts';
import { circuitsIn } from './circuits.ts';

const ADA = { circuit: 2, agent: 'Ada Sandbox', agentId: AGENT, region: 'West' };

type Crossed = readonly [circuit: number, direction: 'in' | 'out', bytes: Uint8Array];

function historyOf(...rows: readonly Crossed[]): History {
  const history = new History(codec);
  for (const [at, [circuit, direction, bytes]] of rows.entries()) {
    const ends = { from: 'a:1', to: 'b:2' };
    history.add(wholeRow(at + 1, { ...ends, door: 'udp', time: at / 10, direction, circuit, fate: 'handled', bytes }));
  }
  return history;
}

test('[views.circuits.1] without figures, those that have an owner', () => {
  assert.deepEqual(circuitsIn([ADA], undefined), [{ ...ADA, isBetweenRegions: false, pingSamplesMs: [] }]);
});

test('[views.circuits.1] with figures, all of them in the order of their numbers, with what each carried', () => {
  const history = historyOf(
    [2, 'in', opening(1)],
    [1, 'in', message(1, 'RequestTrustedCircuit')],
    [2, 'out', message(1, 'RegionHandshake', { RegionInfo: { SimName: 'West' } })],
    [0, 'in', opening(9)],
  );
  const [regions, ada, third] = circuitsIn([ADA], history);
  assert.equal(third, undefined);
  assert.deepEqual([regions?.circuit, regions?.isBetweenRegions, regions?.agent], [1, true, '']);
  assert.deepEqual([ada?.agent, ada?.isBetweenRegions, ada?.region], ['Ada Sandbox', false, 'West']);
  assert.deepEqual([ada?.totals?.packetsIn, ada?.totals?.packetsOut, regions?.totals?.packetsIn], [1, 1, 1]);
});

test('[views.circuits.2] its newest pings, so many at most', () => {
  const pings = Array.from({ length: CIRCUIT_PINGS + 10 }, (_, at): readonly Crossed[] => [
    [1, 'out', message(at, 'StartPingCheck', { PingID: { PingID: at % 256 } }, false)],
    [1, 'in', message(at, 'CompletePingCheck', { PingID: { PingID: at % 256 } }, false)],
  ]);
  const [circuit] = circuitsIn([], historyOf(...pings.flat()));
  assert.equal(circuit?.pingSamplesMs.length, CIRCUIT_PINGS);
  assert.ok(circuit.pingSamplesMs.every((ms) => Math.abs(ms - 100) < 0.01));
});
