import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENDPOINTS_COUNTED, StrangersTally } from './strangers-tally.ts';

const from = (port: number, door = 0) => ({ door, peer: { host: '127.0.0.1', port } });

test('[session.strangers.2] who sent something is counted by endpoint, the latest first, for each door', () => {
  const tally = new StrangersTally();
  tally.count(from(1), 'offCircuit');
  tally.count(from(2), 'malformed');
  tally.count(from(1), 'afterClose');
  tally.count(from(1, 1), 'flooded');
  const { afterClose, flooded, latest, malformed, offCircuit } = tally.of(0);
  assert.deepEqual({ afterClose, flooded, malformed, offCircuit }, QUIET_BUT);
  assert.deepEqual(latest, [
    { endpoint: '127.0.0.1:1', datagrams: 2 },
    { endpoint: '127.0.0.1:2', datagrams: 1 },
  ]);
  assert.deepEqual(tally.of(1).latest, [{ endpoint: '127.0.0.1:1', datagrams: 1 }]);
});

const QUIET_BUT = { afterClose: 1, flooded: 0, malformed: 1, offCircuit: 1 };

test('[session.strangers.2] of 257 endpoints the one that said nothing for longest is forgotten', () => {
  const tally = new StrangersTally();
  const datagrams = (port: number) => {
    tally.count(from(port), 'offCircuit');
    return tally.of(0).latest[0]?.datagrams;
  };
  for (let port = 1; port <= ENDPOINTS_COUNTED; port += 1) assert.equal(datagrams(port), 1);
  assert.equal(datagrams(1), 2, 'still remembered');
  assert.equal(datagrams(ENDPOINTS_COUNTED + 1), 1);
  assert.deepEqual([datagrams(2), datagrams(1)], [1, 3]);
});
