// Scenarios of a circuit: what is sent again, what waits for its turn, what has failed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { butPings, openedCircuit, quietCircuit } from '../../test/support/circuit-script.ts';

test('[circuit.resends.4] C24: a peer that does not hear us is blocked and probed with the oldest message only', () => {
  const script = openedCircuit();
  const lines: string[] = [];
  for (let second = 0; second <= 100; second += 1) {
    lines.push(...script.pass(second * 1000));
    script.hear(second * 1000, 'AgentUpdate', { id: 2 + second });
    if (second === 14) for (const name of ['RegionHandshake', 'LogoutReply'] as const) script.say(14_000, name);
  }
  lines.push(...script.pass(200_000));
  const spoken = butPings(lines).filter((line) => !line.endsWith('blocked'));
  const probes = [22, 30, 38, 46, 54, 62].map((at) => `${at}000 5 -RS- RegionHandshake`);
  assert.deepEqual(spoken, [
    ...probes,
    '69000 failed 5 RegionHandshake unanswered',
    '69000 failed 6 LogoutReply unanswered',
    '160000 silent',
  ]);
  assert.equal(lines.filter((line) => line.endsWith('blocked')).length, 1);
});

test('[circuit.resends.1] C35: a farewell is copied after one and three seconds', () => {
  const script = quietCircuit();
  script.hear(0, 'LogoutRequest', { id: 2, reliable: true });
  assert.deepEqual(script.say(0, 'LogoutReply', { zerocode: true, length: 100, urgent: true }), [
    '2 ZR-A LogoutReply +acks 2',
  ]);
  assert.deepEqual(script.pass(4000), ['1000 2 ZRS- LogoutReply', '3000 2 ZRS- LogoutReply']);
});

test('[circuit.window.1] the 129th message waits in line, and so does all that comes after it', () => {
  const script = quietCircuit();
  for (let count = 0; count < 128; count += 1) script.say(0, 'RegionHandshake');
  assert.deepEqual(script.say(0, 'LogoutReply'), []);
  assert.deepEqual(script.say(0, 'AgentUpdate', { reliable: false }), []);
  const { unacked, waiting, ackStalls } = script.circuit.figures(0);
  assert.deepEqual([unacked, waiting, ackStalls], [128, 2, 1]);
  assert.deepEqual(script.hear(10, 'AgentUpdate', { id: 2, acks: [50] }), [
    'handled',
    'acked 50 RegionHandshake',
    '130 -R-- LogoutReply',
    'deliver 2 AgentUpdate',
  ]);
  const payload = [1, 51, 0, 0, 0];
  assert.deepEqual(script.hear(20, 'PacketAck', { id: 3, payload }), [
    'handled',
    'acked 51 RegionHandshake',
    '131 ---- AgentUpdate',
  ]);
});

test('[circuit.window.3] urgent messages pass the line until 256 are unacked', () => {
  const script = quietCircuit();
  for (let count = 0; count < 129; count += 1) script.say(0, 'RegionHandshake');
  assert.deepEqual(script.say(0, 'LogoutReply', { urgent: true }), ['130 -R-- LogoutReply']);
  for (let count = 129; count < 256; count += 1) script.say(0, 'LogoutReply', { urgent: true });
  assert.deepEqual(script.say(0, 'KickUser', { urgent: true }), []);
  const { unacked, waiting } = script.circuit.figures(0);
  assert.deepEqual([unacked, waiting], [256, 2]);
});

test('[circuit.window.2] a reliable message that finds no place in the line has failed without an id', () => {
  const script = quietCircuit();
  for (let count = 0; count < 128 + 4095; count += 1) script.say(0, 'RegionHandshake');
  script.say(0, 'AgentUpdate', { reliable: false });
  assert.deepEqual(script.say(0, 'LogoutReply'), []);
  assert.deepEqual(script.say(0, 'KickUser'), ['failed - KickUser refused']);
  const { waiting, dropped, failed } = script.circuit.figures(0);
  assert.deepEqual([waiting, dropped, failed], [4096, 1, 1]);
});

test('[circuit.window.1] failures make room for the line', () => {
  const script = quietCircuit();
  for (let count = 0; count < 129; count += 1) script.say(0, 'RegionHandshake');
  const last = script.pass(55_000).slice(-129);
  assert.equal(last.filter((line) => line.startsWith('55000 failed')).length, 128);
  assert.equal(last.at(-1), '55000 130 -R-- RegionHandshake');
});

test('[circuit.resends.5] closing fails all that is unacked or in line, and ends everything', () => {
  const script = openedCircuit();
  for (let count = 0; count < 129; count += 1) script.say(0, 'RegionHandshake');
  script.say(0, 'AgentUpdate', { reliable: false });
  script.hear(0, 'AgentAnimation', { id: 2, reliable: true });
  const effects = script.circuit.close(10);
  assert.equal(effects.filter((effect) => effect.kind === 'failed' && effect.reason === 'closed').length, 129);
  assert.equal(effects.length, 129);
  assert.equal(script.circuit.deadline, Number.POSITIVE_INFINITY);
  assert.deepEqual(script.wake(1_000_000), []);
  assert.deepEqual(script.hear(20, 'AgentUpdate', { id: 3 }), ['afterClose']);
  assert.deepEqual(script.say(20, 'LogoutReply'), ['failed - LogoutReply closed']);
  assert.deepEqual(script.say(20, 'AgentUpdate', { reliable: false }), []);
  assert.deepEqual([script.circuit.ackNow(20), script.circuit.pingNow(20), script.circuit.close(20)], [[], [], []]);
});

test('[circuit.goodbye.1] after a goodbye only its last message, acks and answers to pings leave', () => {
  const script = openedCircuit();
  for (let count = 0; count < 129; count += 1) script.say(0, 'RegionHandshake');
  script.say(0, 'AgentUpdate', { reliable: false });
  assert.deepEqual(script.say(0, 'KickUser'), [], 'it waits for the window');
  const effects = script.circuit.sayGoodbye('KickUser', 10);
  const kinds = effects.map(({ kind }) => kind);
  assert.deepEqual([kinds.filter((kind) => kind === 'failed').length, kinds.at(-1)], [129, 'datagram']);
  assert.deepEqual(script.say(20, 'RegionHandshake'), ['failed - RegionHandshake closed']);
  assert.deepEqual(script.say(20, 'AgentUpdate', { reliable: false }), []);
  assert.deepEqual(script.circuit.pingNow(20), []);
  assert.match(script.hear(30, 'StartPingCheck', { id: 2, payload: [7, 0, 0, 0, 0] }).join(), /CompletePingCheck/);
  assert.match(script.hear(40, 'UseCircuitCode', { id: 1, reliable: true, resent: true }).join(), /PacketAck/);
  const left = script.pass(20_000).map((line) => line.split(' ')[3]);
  assert.deepEqual([...new Set(left)], ['KickUser']);
  const { failed, unacked, waiting } = script.circuit.figures(20_000);
  assert.deepEqual([failed, unacked, waiting], [0, 1, 0]);
});

test('[circuit.resends.3] C06: copies keep their id, say so, and carry no acks', () => {
  const script = openedCircuit();
  script.answersPings = true;
  script.hear(60, 'AgentAnimation', { id: 2, reliable: true });
  const first = script.say(100, 'RegionHandshake', { zerocode: true, length: 100 });
  assert.deepEqual(first, ['2 ZR-A RegionHandshake +acks 2']);
  assert.deepEqual(butPings(script.pass(15_099)), [
    '1100 2 ZRS- RegionHandshake',
    '3100 2 ZRS- RegionHandshake',
    '7100 2 ZRS- RegionHandshake',
  ]);
  assert.deepEqual(butPings(script.pass(15_100)), ['15100 2 ZRS- RegionHandshake']);
  assert.deepEqual(script.hear(15_200, 'AgentUpdate', { id: 3, acks: [2] }), [
    'handled',
    'acked 2 RegionHandshake',
    'deliver 3 AgentUpdate',
  ]);
  const { resent, unacked, failed } = script.circuit.figures(15_200);
  assert.deepEqual([resent, unacked, failed], [4, 0, 0]);
});

test('[circuit.resends.3] acks that are pending do not ride on copies', () => {
  const script = quietCircuit();
  script.say(100, 'RegionHandshake');
  script.hear(1050, 'AgentAnimation', { id: 2, reliable: true });
  assert.deepEqual(script.pass(1150), ['1100 2 -RS- RegionHandshake', '1150 3 ---- PacketAck 2']);
});

test('[circuit.resends.1] C07: after 55 s a message without ack has failed, and the circuit goes on', () => {
  const script = openedCircuit();
  script.answersPings = true;
  script.say(100, 'RegionHandshake');
  const lines = butPings(script.pass(120_000));
  const times = [1.1, 3.1, 7.1, 15.1, 23.1, 31.1, 39.1, 47.1].map((at) => `${at * 1000} 2 -RS- RegionHandshake`);
  assert.deepEqual(lines, [...times, '55100 failed 2 RegionHandshake unanswered']);
  const { failed, unacked } = script.circuit.figures(120_000);
  assert.deepEqual([failed, unacked], [1, 0]);
  assert.deepEqual(script.hear(120_000, 'AgentUpdate', { id: 2, acks: [2] }), ['handled', 'deliver 2 AgentUpdate']);
  assert.equal(script.circuit.figures(120_000).unknownAcks, 1);
});

test('[circuit.resends.2] the profile `linden` gives up after three copies', () => {
  const script = openedCircuit({ resendProfile: 'linden', pings: false });
  script.say(100, 'RegionHandshake');
  const copies = ['1100', '2100', '3100'].map((at) => `${at} 2 -RS- RegionHandshake`);
  assert.deepEqual(script.pass(10_000), [...copies, '4100 failed 2 RegionHandshake unanswered']);
});
