import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writePacket } from '../../protocol/packet/packet.ts';
import { codec, Doorway } from '../../test/support/doorway.ts';
import { DuplicateMemory } from '../circuit/duplicates.ts';
import { GREETED_LIMIT, Strangers } from './strangers.ts';
import { StrangersTally } from './strangers-tally.ts';
import { TOMBSTONE_LIMIT, TOMBSTONE_MS, Tombstones } from './tombstones.ts';
import { ENDPOINTS, PACKETS_EACH, WAIT_MS, WaitingRoom } from './waiting-room.ts';

const at = (port: number) => ({ host: '127.0.0.1', port });
/** What a tombstone says of a circuit that heard nothing. */
const STONE = { session: new Doorway().login('a'), duplicates: new DuplicateMemory() };
const packet = (first: number) => Uint8Array.of(first);

test('packets wait in order and are taken once', () => {
  const room = new WaitingRoom();
  room.keep(0, at(1), packet(1), 0);
  room.keep(0, at(1), packet(2), 5);
  assert.deepEqual(room.take(1, at(1)), [], 'another door is another place');
  assert.deepEqual(room.take(0, at(1)), [packet(1), packet(2)]);
  assert.deepEqual(room.take(0, at(1)), []);
});

test('[session.held.1] who waited two seconds waited in vain', () => {
  const room = new WaitingRoom();
  room.keep(0, at(1), packet(1), 0);
  room.keep(0, at(2), packet(1), 500);
  assert.equal(room.deadline, WAIT_MS);
  assert.deepEqual(room.wake(WAIT_MS - 1), []);
  assert.deepEqual(
    room.wake(WAIT_MS).map((waiting) => waiting.from.port),
    [1],
  );
  assert.equal(room.deadline, WAIT_MS + 500);
});

test('[session.held.1] the waiting room has places for 8 endpoints and 16 packets of each', () => {
  const room = new WaitingRoom();
  for (let count = 0; count < PACKETS_EACH; count += 1) assert.equal(room.keep(0, at(1), packet(count), 0), true);
  assert.equal(room.keep(0, at(1), packet(99), 0), false);
  for (let port = 2; port <= ENDPOINTS; port += 1) assert.equal(room.keep(0, at(port), packet(1), 0), true);
  assert.equal(room.keep(0, at(99), packet(1), 0), false);
});

test('[session.tombstone.1] a tombstone stands for two minutes', () => {
  const stones = new Tombstones();
  stones.raise(0, at(1), { ...STONE, circuit: 4, nextSequence: 58 }, 1000);
  assert.equal(stones.find(0, at(1), 1000 + TOMBSTONE_MS - 1)?.nextSequence, 58);
  assert.equal(stones.find(0, at(1), 1000 + TOMBSTONE_MS), undefined);
  assert.equal(stones.find(0, at(2), 1000), undefined);
});

test('the oldest tombstone falls when there are too many', () => {
  const stones = new Tombstones();
  for (let port = 0; port <= TOMBSTONE_LIMIT; port += 1)
    stones.raise(0, at(port), { ...STONE, circuit: 1, nextSequence: port }, 0);
  assert.equal(stones.find(0, at(0), 0), undefined);
  assert.equal(stones.find(0, at(1), 0)?.nextSequence, 1);
});

test('as many strangers as we remember are told once; one more makes us forget the first', () => {
  const strangers = new Strangers(new Tombstones(), new StrangersTally(), 0);
  const body = codec.encode('AgentUpdate', {});
  const bytes = writePacket({ sequence: 1, reliable: false, zerocoded: false, body });
  let now = 0;
  /** Ports that are told, when one after the other speaks up. */
  const told = (ports: readonly number[]): readonly number[] =>
    ports.flatMap((port) => {
      now += 20;
      assert.equal(strangers.receive({ door: 0, peer: at(port) }, bytes, codec, now), 'held');
      return strangers.wake(now + WAIT_MS).map(({ from }) => from.port);
    });
  const all = Array.from({ length: GREETED_LIMIT }, (_, index) => index + 1);
  assert.deepEqual(told(all), all);
  assert.deepEqual(told([1]), [], 'still remembered');
  assert.deepEqual(told([GREETED_LIMIT + 1]), [GREETED_LIMIT + 1]);
  assert.deepEqual(told([2, 1]), [1], 'the first that was told is the first that is forgotten');
});
