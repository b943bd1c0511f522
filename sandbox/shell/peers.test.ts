import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEERS_LIMIT, Peers } from './peers.ts';

test('an endpoint is one object, another port or host is another', () => {
  const peers = new Peers();
  const one = peers.of('127.0.0.1', 40_001);
  assert.deepEqual(one, { host: '127.0.0.1', port: 40_001 });
  assert.equal(peers.of('127.0.0.1', 40_001), one);
  assert.notEqual(peers.of('127.0.0.1', 40_002), one);
  assert.notEqual(peers.of('127.0.0.2', 40_001), one);
});

test('when there are too many endpoints all are forgotten, and met again', () => {
  const peers = new Peers();
  const first = peers.of('127.0.0.1', 1);
  for (let port = 2; port <= PEERS_LIMIT; port += 1) peers.of('127.0.0.1', port);
  assert.equal(peers.of('127.0.0.1', 1), first);
  peers.of('127.0.0.1', PEERS_LIMIT + 1);
  assert.notEqual(peers.of('127.0.0.1', 1), first);
});
