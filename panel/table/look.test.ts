import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FATE_MEANINGS } from '../../contract/fates.ts';
import { FATES, type RawRow } from '../../contract/panel.ts';
import { cableWords, FATE_WORDS, lookOf, spoken } from './look.ts';

const names = { byId: (id: number) => (id === 4 ? { name: 'AgentUpdate' } : undefined) };

const PACKET: RawRow = {
  row: 3,
  time: 1.23456,
  direction: 'in',
  door: 'udp',
  circuit: 2,
  fate: 'handled',
  size: 75,
  head: new Uint8Array([0xd0, 0, 0, 1, 2, 0, 4, 9, 9]),
  name: '',
};

const EVENT: RawRow = {
  ...PACKET,
  door: 'event',
  direction: 'out',
  circuit: 0,
  head: new Uint8Array(0),
  name: 'Teleport',
};

test('a datagram is shown by its header', () => {
  assert.deepEqual(lookOf(PACKET, names), {
    row: '3',
    time: '1.235',
    arrow: '→',
    direction: 'in, to the simulator',
    circuit: '2',
    name: 'AgentUpdate',
    door: '',
    sequence: '258',
    flags: ['Z', 'R', '', 'A'],
    size: '75',
    expanded: '',
    acks: '',
    ackLatency: '',
    summary: '',
    fate: 'handled',
    fateMeaning: FATE_MEANINGS.handled,
    cable: '',
    tone: 'quiet',
  });
});

test('an HTTP row has a name and a door, but neither sequence nor flags', () => {
  const look = lookOf(EVENT, names);
  assert.deepEqual(
    [look.arrow, look.circuit, look.name, look.door, look.sequence, look.flags],
    ['←', '', 'Teleport', 'event', '', []],
  );
});

test('a row is one sentence for those who hear it', () => {
  assert.equal(
    spoken(lookOf(PACKET, names)),
    'AgentUpdate, in, to the simulator, circuit 2, sequence 258, zero-coded, reliable, acks appended, 75 bytes, handled, at 1.235 seconds',
  );
  assert.equal(
    spoken(lookOf(EVENT, names)),
    'Teleport, out, from the simulator, event, 75 bytes, handled, at 1.235 seconds',
  );
});

test('every fate has words, and what went wrong is seen', () => {
  for (const fate of FATES) {
    const look = lookOf({ ...PACKET, fate }, names);
    assert.deepEqual([look.fate, look.fateMeaning], [FATE_WORDS[fate], FATE_MEANINGS[fate]]);
  }
  const tones = (['handled', 'duplicate', 'unknown', 'malformed', 'trustRejected'] as const).map(
    (fate) => lookOf({ ...PACKET, fate }, names).tone,
  );
  assert.deepEqual(tones, ['quiet', 'warning', 'warning', 'error', 'error']);
});

test('what a fault did to a row is said, and seen', () => {
  const look = lookOf({ ...PACKET, cable: ['doubled', 'delayed'] }, names);
  assert.deepEqual([look.fate, look.cable, look.tone], ['handled', 'doubled and delayed by a fault', 'warning']);
  assert.match(spoken(look), /handled, doubled and delayed by a fault, at/);
  assert.equal(lookOf({ ...PACKET, fate: 'malformed', cable: ['spoiled'] }, names).tone, 'error');
  assert.equal(cableWords(['spoiled']), 'given a wrong field by a fault');
});

test('time is told since the start, since the row before, or by the clock', () => {
  const time = (clock: Parameters<typeof lookOf>[2]) => lookOf(PACKET, names, clock).time;
  assert.equal(time({ form: 'delta', startedAt: undefined, before: 1.2 }), '+0.035');
  assert.equal(time({ form: 'delta', startedAt: undefined, before: undefined }), '');
  assert.equal(time({ form: 'absolute', startedAt: undefined, before: undefined }), '1.235');
  const startedAt = new Date(2026, 0, 2, 3, 4, 5, 0).getTime();
  assert.equal(time({ form: 'absolute', startedAt, before: undefined }), '03:04:06.234');
});

test('what was asked for besides is shown and heard', () => {
  const look = lookOf({ ...PACKET, extras: { expanded: 90, acks: 2, ackLatency: 0.0421, summary: 'Far 96' } }, names);
  assert.deepEqual([look.expanded, look.acks, look.ackLatency, look.summary], ['90', '2', '42 ms', 'Far 96']);
  assert.match(spoken(look), /acked after 42 ms, Far 96, at 1\.235 seconds$/);
  assert.equal(lookOf({ ...PACKET, extras: { acks: 0 } }, names).acks, '');
});
