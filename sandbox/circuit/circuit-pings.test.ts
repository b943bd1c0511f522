// Scenarios of a circuit: pings, blocked circuits, silence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openedCircuit, quietCircuit } from '../../test/support/circuit-script.ts';

test('[circuit.pings.6] C18: the figures tell of the samples', () => {
  const script = openedCircuit();
  for (const [index, after] of [40, 50, 30].entries()) {
    const at = 1000 + 5000 * index;
    script.wake(at);
    script.hear(at + after, 'CompletePingCheck', { id: 2 + index, payload: [index + 1] });
  }
  const { pingNowMs, pingMeanMs, pingMinMs, pingMaxMs, pingSamplesMs } = script.circuit.figures(12_000);
  assert.deepEqual([pingNowMs, pingMeanMs, pingMinMs, pingMaxMs, pingSamplesMs], [30, 40, 30, 50, [40, 50, 30]]);
  script.say(12_000, 'RegionHandshake');
  assert.equal(script.circuit.deadline, 13_000);
});

test('[circuit.pings.6] before the first answer the figures tell no ping', () => {
  const figures = openedCircuit().circuit.figures(0);
  assert.equal('pingNowMs' in figures || 'pingMeanMs' in figures, false);
});

test('[circuit.pings.7] C19: four pings without answer block, the answer that leaves two on their way frees', () => {
  const script = openedCircuit();
  assert.deepEqual(script.pass(15_999), [
    '1000 2 ---- StartPingCheck 1 oldest 1',
    '6000 3 ---- StartPingCheck 2 oldest 2',
    '11000 4 ---- StartPingCheck 3 oldest 3',
  ]);
  assert.deepEqual(script.pass(16_000), ['16000 5 ---- StartPingCheck 4 oldest 4', '16000 blocked']);
  assert.equal(script.circuit.figures(16_000).blocked, true);
  const pong = (now: number, id: number, ping: number) =>
    script.hear(now, 'CompletePingCheck', { id, payload: [ping] });
  assert.deepEqual(pong(17_000, 2, 1), ['handled']);
  assert.deepEqual(pong(17_500, 3, 2), ['handled', 'unblocked']);
  const { pingsInTransit, blocked, pingsLost } = script.circuit.figures(17_500);
  assert.deepEqual([pingsInTransit, blocked, pingsLost], [2, false, 0]);
});

test('[circuit.pings.4] C20: answers that nobody waits for are counted', () => {
  const script = openedCircuit();
  script.wake(1000);
  for (const [id, ping] of [
    [2, 1],
    [3, 1],
    [4, 9],
  ] as const) {
    assert.deepEqual(script.hear(1100, 'CompletePingCheck', { id, payload: [ping] }), ['handled']);
  }
  const { latePongs, pingsAnswered, pingSamplesMs } = script.circuit.figures(1100);
  assert.deepEqual([latePongs, pingsAnswered, pingSamplesMs], [2, 1, [100]]);
});

test('[circuit.pings.3] a ping is answered at once, pending acks ride along, and neither is delivered', () => {
  const script = quietCircuit();
  const ping = { id: 2, reliable: true, payload: [7, 0, 0, 0, 0] };
  assert.deepEqual(script.hear(10, 'StartPingCheck', ping), ['handled', '2 ---A CompletePingCheck 7 +acks 2']);
  assert.deepEqual(script.hear(20, 'StartPingCheck', ping), ['duplicate', '3 ---- PacketAck 2']);
});

test('[circuit.pings.2] a ping tells the oldest unacked id, or the last id sent', () => {
  const script = openedCircuit();
  script.say(0, 'RegionHandshake');
  script.say(0, 'RegionHandshake');
  assert.deepEqual(script.circuit.pingNow(10).length, 1);
  assert.deepEqual(script.hear(20, 'AgentUpdate', { id: 2, acks: [2] }).slice(0, 2), [
    'handled',
    'acked 2 RegionHandshake',
  ]);
  assert.equal(
    script.pass(5010).find((line) => line.includes('Ping')),
    '5010 5 ---- StartPingCheck 2 oldest 3',
  );
});

test('[circuit.silence.1] C23: sixty seconds without a valid packet are silence, told once', () => {
  const script = quietCircuit();
  script.hear(10_000, 'AgentUpdate', { id: 2 });
  assert.deepEqual(script.pass(1_000_000), ['70000 silent']);
  assert.equal(script.circuit.deadline, Number.POSITIVE_INFINITY);
  script.hear(1_000_000, 'AgentUpdate', { id: 3 });
  assert.deepEqual(script.pass(2_000_000), ['1060000 silent']);
});

test('[circuit.silence.1] C23: a peer that is paused may be silent for longer', () => {
  const script = openedCircuit();
  script.hear(9000, 'AgentUpdate', { id: 2 });
  script.circuit.allowSilence(300_000);
  script.hear(10_000, 'AgentUpdate', { id: 3 });
  const told = script.pass(400_000).filter((line) => line.endsWith('silent'));
  assert.deepEqual(told, ['310000 silent']);
});

test('[circuit.silence.2] a machine that slept takes nobody for dead and floods nobody', () => {
  const script = openedCircuit();
  for (const name of ['RegionHandshake', 'LogoutReply'] as const) script.say(500, name);
  assert.deepEqual(script.pass(1500).slice(1), ['1500 2 -RS- RegionHandshake', '1500 3 -RS- LogoutReply']);
  assert.deepEqual(script.wake(600_000), []);
  assert.deepEqual(script.pass(602_000), [
    '601000 5 ---- StartPingCheck 2 oldest 2',
    '602000 2 -RS- RegionHandshake',
    '602000 3 -RS- LogoutReply',
  ]);
  assert.equal(script.circuit.figures(602_000).pingsLost, 1);
});

test('[circuit.silence.2] the first call after the sleep may be a datagram', () => {
  const script = openedCircuit();
  script.say(500, 'RegionHandshake');
  script.hear(600_000, 'AgentUpdate', { id: 2 });
  assert.equal(script.circuit.deadline, 601_000);
});

test('[circuit.silence.2] a copy that comes after the sleep is a repeat', () => {
  const script = openedCircuit();
  script.hear(500, 'AgentAnimation', { id: 2, reliable: true });
  assert.equal(script.hear(600_000, 'AgentAnimation', { id: 2, reliable: true, resent: true })[0], 'duplicate');
});

test('[circuit.silence.2] thirty seconds without a call are no sleep', () => {
  const script = openedCircuit();
  script.say(500, 'RegionHandshake');
  assert.deepEqual(script.wake(30_000), ['3 ---- StartPingCheck 1 oldest 2', '2 -RS- RegionHandshake']);
});

test('[circuit.silence.2] a clock that moves a moment more than thirty seconds tells of one', () => {
  const sentAfter = (ms: number) => {
    const script = openedCircuit();
    script.say(500, 'RegionHandshake');
    return script.wake(500 + ms).length;
  };
  assert.deepEqual([30_000, 30_001].map(sentAfter), [2, 0]);
});

test('[circuit.silence.3] an end that lives by pongs hears nothing else as a sign of life', () => {
  const script = openedCircuit({ lifeSign: 'pong' });
  script.wake(1000);
  script.hear(1500, 'CompletePingCheck', { id: 2, payload: [1] });
  script.pass(49_999);
  script.hear(50_000, 'AgentUpdate', { id: 3 });
  script.hear(50_000, 'CompletePingCheck', { id: 4, payload: [77] });
  assert.equal(script.circuit.figures(50_000).silenceLeftMs, 11_500);
  assert.equal(script.pass(61_499).includes('61500 silent'), false);
  assert.ok(script.pass(61_500).includes('61500 silent'));
});
