import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPacket } from '../../../protocol/packet/packet.ts';
import { codec } from '../../../test/support/doorway.ts';
import { eventsIn, type Login, sentTo, WholeGrid } from '../../../test/support/whole-grid.ts';

const ids = ({ id, sessionId }: Login) => ({ AgentID: id, SessionID: sessionId });

/** AgentPause or AgentResume. */
function pause(whole: WholeGrid, login: Login, name: 'AgentPause' | 'AgentResume', SerialNum: number) {
  return whole.send(login, name, { AgentData: { ...ids(login), SerialNum } });
}

function standing(): { readonly whole: WholeGrid; readonly ada: Login } {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  whole.arrive(ada);
  return { whole, ada };
}

const figuresOf = (whole: WholeGrid) => whole.grid.figures(whole.now)[0];

test('[session.pause.1] C22: serial numbers decide, and a resume is followed by a ping and by the queues', () => {
  const { whole, ada } = standing();
  assert.ok(eventsIn(pause(whole, ada, 'AgentPause', 5)).includes('circuit Ada Sandbox Sandbox One paused'));
  assert.equal(figuresOf(whole)?.pausedByViewer, true);
  const waiting = figuresOf(whole)?.waiting ?? 0;
  whole.until(900);
  assert.equal(figuresOf(whole)?.waiting, waiting, 'the land waits');
  pause(whole, ada, 'AgentResume', 4);
  assert.deepEqual([figuresOf(whole)?.pausedByViewer, figuresOf(whole)?.pausesIgnored], [true, 1]);
  const effects = pause(whole, ada, 'AgentResume', 6);
  assert.ok(eventsIn(effects).includes('circuit Ada Sandbox Sandbox One resumed'));
  const resumed = sentTo(ada, effects);
  const { pausedByViewer, pauseSerial, waiting: left } = figuresOf(whole) ?? {};
  assert.deepEqual([pausedByViewer, pauseSerial], [false, 6]);
  assert.ok(resumed.includes('StartPingCheck'));
  assert.ok(resumed.indexOf('LayerData') > resumed.indexOf('StartPingCheck'), 'the ping goes first');
  assert.ok((left ?? 0) > 0, 'and the throttle still holds');
});

test('[session.pause.1] C23: a viewer that asked for a pause at 9 s may be silent until 309 s', () => {
  const { whole, ada } = standing();
  whole.until(9000);
  pause(whole, ada, 'AgentPause', 1);
  whole.until(308_999);
  assert.equal(figuresOf(whole)?.state, 'open');
  const end = whole.until(309_000);
  assert.equal(figuresOf(whole)?.reason, 'timeout: nothing was heard for too long');
  assert.ok(sentTo(ada, end).includes('KickUser'));
});

test('[session.timeout.1] C23: without a pause a minute of silence ends it', () => {
  const { whole, ada } = standing();
  whole.until(10_000);
  whole.send(ada, 'AgentUpdate', { AgentData: ids(ada) });
  whole.until(69_999);
  assert.equal(figuresOf(whole)?.state, 'open');
  assert.equal(sentTo(ada, whole.until(70_000)).filter((name) => name === 'KickUser').length, 1);
  assert.equal(figuresOf(whole)?.state, 'closed');
});

test('[session.timeout.1] C24: a viewer whose packets are all lost is blocked at the fourth ping and given up after a minute', () => {
  const { whole } = standing();
  assert.equal(eventsIn(whole.until(15_999)).length, 0);
  assert.deepEqual(eventsIn(whole.until(16_000)), ['circuit Ada Sandbox Sandbox One blocked']);
  whole.until(60_000);
  assert.equal(figuresOf(whole)?.reason, 'timeout: nothing was heard for too long');
});

test('[session.timeout.1] C24: a viewer that hears nothing is blocked for as long as it speaks', () => {
  const { whole, ada } = standing();
  for (let second = 1; second <= 100; second += 1) {
    whole.until(second * 1000);
    whole.send(ada, 'AgentUpdate', { AgentData: ids(ada) });
  }
  const { blocked, blockedForMs, state, timesBlocked } = figuresOf(whole) ?? {};
  assert.deepEqual([state, blocked, timesBlocked, blockedForMs], ['open', true, 1, 84_000]);
  whole.until(160_000);
  assert.equal(figuresOf(whole)?.state, 'closed');
});

for (const isAcked of [true, false]) {
  test(`[session.logout.1] C35: a logout whose reply is ${isAcked ? 'acked' : 'not acked'} ends ${isAcked ? 'with the ack' : 'after 4 s, after two copies'}`, () => {
    const { whole, ada } = standing();
    whole.until(500);
    const effects = whole.send(ada, 'LogoutRequest', { AgentData: ids(ada) });
    const sent = sentTo(ada, effects);
    const reply = effects.flatMap((effect) => (effect.kind === 'datagram' ? [readPacket(effect.bytes)] : []))[
      sent.indexOf('LogoutReply')
    ];
    assert.ok(reply && !('malformed' in reply));
    const { acks, flags, body } = reply;
    const decoded = codec.decode(body);
    assert.equal('blocks' in decoded && decoded.blocks.InventoryData?.length, 1);
    assert.deepEqual([flags.reliable, flags.zerocoded, acks.length > 0], [true, true, true]);
    whole.until(550);
    if (isAcked) whole.send(ada, 'PacketAck', { Packets: [{ ID: reply.sequence }] });
    const copies = sentTo(ada, whole.until(4499)).filter((name) => name === 'LogoutReply').length;
    assert.equal(copies, isAcked ? 0 : 2);
    assert.equal(figuresOf(whole)?.state, isAcked ? 'closed' : 'closing');
    whole.until(4500);
    assert.equal(figuresOf(whole)?.state, 'closed');
    const late = whole.send(ada, 'StartPingCheck', {});
    assert.deepEqual(sentTo(ada, late), [], 'pings of the dead are not answered');
  });
}

for (const [how, last] of [
  ['logout', 'LogoutReply'],
  ['kick', 'KickUser'],
] as const) {
  test(`[session.logout.1] [session.kick.1] after ${last} the queues stand still, however much of the land waits`, () => {
    const { whole, ada } = standing();
    assert.ok((figuresOf(whole)?.waiting ?? 0) > 10);
    const kicked = () => whole.grid.kick('Ada Sandbox', 'enough', whole.now);
    const effects = how === 'logout' ? whole.send(ada, 'LogoutRequest', { AgentData: ids(ada) }) : kicked();
    assert.ok(!('problem' in effects) && sentTo(ada, effects).includes(last));
    assert.deepEqual([figuresOf(whole)?.waiting, figuresOf(whole)?.unacked], [0, 1]);
    whole.send(ada, 'KickUser', {});
    assert.deepEqual([...new Set(sentTo(ada, whole.until(3500)))], [last]);
    whole.until(6000);
    assert.deepEqual([figuresOf(whole)?.state, figuresOf(whole)?.failed], ['closed', 0]);
  });
}

for (const [where, isStanding] of [
  ['before it stands', false],
  ['when it stands', true],
] as const) {
  test(`[session.open.3] a viewer that opens its circuit anew is told the region's facts again, ${where}`, () => {
    const whole = new WholeGrid();
    const ada = whole.logIn('Ada');
    const { code: Code, id: ID, sessionId: SessionID } = ada;
    const open = () => sentTo(ada, whole.send(ada, 'UseCircuitCode', { CircuitCode: { Code, SessionID, ID } }));
    assert.deepEqual(open(), ['PacketAck']);
    if (isStanding) whole.send(ada, 'CompleteAgentMovement', { AgentData: { ...ids(ada), CircuitCode: Code } });
    assert.deepEqual(open(), ['RegionHandshake'], 'which takes the ack along');
    assert.equal(figuresOf(whole)?.role, isStanding ? 'root' : 'child');
  });
}

test('[session.trusted.1] a viewer that says what only a simulator may say is told of once', () => {
  const { whole, ada } = standing();
  const told = 'warning Ada Sandbox said what only a simulator may say; it was refused (circuit 1).';
  assert.deepEqual(eventsIn(whole.send(ada, 'KickUser', {})), [told]);
  assert.deepEqual(eventsIn(whole.send(ada, 'KickUser', {})), []);
});
