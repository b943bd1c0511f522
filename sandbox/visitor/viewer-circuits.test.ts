import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGENT, SESSION, ViewerStage } from '../../test/support/viewer-stage.ts';
import { CIRCUITS_LIMIT } from './timing.ts';

const ids = { AgentID: AGENT, SessionID: SESSION };
const arriving = { name: 'CompleteAgentMovement', blocks: { AgentData: { ...ids, CircuitCode: 777 } } };
const pings = (stage: ViewerStage, index = 0) =>
  stage.region(index).arrived.filter(({ name }) => name === 'StartPingCheck');

test('[visitor.open.1] the circuit is open with the ack of UseCircuitCode, whose id is 1', () => {
  const stage = new ViewerStage().arrive();
  assert.deepEqual(stage.heard(), ['0 1 UseCircuitCode']);
  assert.deepEqual(stage.until(100).told, ['acked UseCircuitCode', 'opened']);
  assert.equal(stage.viewer.stateOf(stage.region().address), 'alive');
});

test('[visitor.open.1] [visitor.failures.1] at login UseCircuitCode is sent four times, 5 s apart, and given up after 20 s', () => {
  const stage = new ViewerStage();
  stage.region().isDeaf = true;
  stage.arrive().until(19_999);
  assert.deepEqual(stage.heard(), [
    '0 1 UseCircuitCode',
    ...['5000', '10000', '15000'].map((at) => `${at} 1 UseCircuitCode again`),
  ]);
  assert.deepEqual(stage.told, []);
  assert.deepEqual(stage.until(20_000).told, ['failed UseCircuitCode -23016', 'unopened']);
  assert.equal(stage.viewer.size, 0);
});

test('[visitor.pings.1] the first ping leaves within 4.75 to 10.25 s, the next ones every 5 s, 5 % more or less', () => {
  for (const random of [0, 0.5, 0.999_999]) {
    const stage = new ViewerStage(1, { random: () => random }).arrive().until(40_000);
    const [first = 0, second = 0, third = 0] = pings(stage).map(({ at }) => at);
    assert.ok(Math.abs(first - (4750 + random * 5500)) < 1, `${first}`);
    assert.ok(Math.abs(second - first - (4750 + random * 500)) < 1 && Math.abs(third - second - (second - first)) < 1);
  }
});

test('[visitor.pings.2] a message waits 5 s for its ack before the first pong and 8 s after it, three copies long', () => {
  const copiesAfter = (from: number) => {
    const stage = new ViewerStage(1, { random: () => 0 }).arrive().until(from);
    stage.region().isDeaf = true;
    stage.does((viewer, now) => viewer.send(stage.region().address, arriving, { reliable: true }, now));
    return stage.until(from + 60_000);
  };
  const early = copiesAfter(100);
  assert.deepEqual(early.heard().slice(1), [
    '100 2 CompleteAgentMovement',
    ...['5100', '10100', '15100'].map((at) => `${at} 2 CompleteAgentMovement again`),
  ]);
  const late = copiesAfter(6000).heard().slice(1);
  assert.deepEqual(
    late.map((line) => line.split(' ', 1)[0]),
    ['6000', '14000', '22000', '30000'],
  );
});

test('[visitor.silence.1] after 100 s without a pong the entry goes, although the region speaks', () => {
  const stage = new ViewerStage(1, { random: () => 0 }).arrive().until(4800);
  const { address } = stage.region();
  const [answered = 0] = pings(stage).map(({ at }) => at);
  stage.region().isDeaf = true;
  for (let second = 10; second < 100; second += 10) {
    stage.until(second * 1000).says('HealthMessage', { HealthData: { Health: 100 } });
  }
  stage.does((viewer, now) => viewer.send(address, arriving, { reliable: true }, now));
  stage.until(answered + 99_999);
  assert.equal(stage.viewer.stateOf(address), 'alive');
  stage.until(answered + 100_000);
  assert.equal(stage.viewer.stateOf(address), 'none');
  assert.deepEqual(stage.told.slice(-2), ['dropped silent', 'failed CompleteAgentMovement -23017']);
  assert.equal(stage.viewer.deadline, Number.POSITIVE_INFINITY);
});

test('[visitor.zombie.1] a region that said goodbye is pinged on, and told of again it hears the old ids', () => {
  const stage = new ViewerStage().arrive().until(100).says('DisableSimulator').until(300);
  const { address } = stage.region();
  assert.equal(stage.viewer.stateOf(address), 'zombie');
  assert.deepEqual(stage.told.slice(-2), ['heard DisableSimulator', 'dropped disabled']);
  const before = pings(stage).length;
  stage.until(30_000).says('HealthMessage', { HealthData: { Health: 100 } });
  assert.ok(pings(stage).length >= before + 4);
  assert.equal(stage.told.at(-1), 'heard HealthMessage, in vain');
  stage.does((viewer, now) => viewer.tell(address, now));
  stage.does((viewer, now) => viewer.open(address, now));
  const [first, second] = stage.region().arrived.filter(({ name }) => name === 'UseCircuitCode');
  assert.equal(first?.id, 1);
  assert.ok((second?.id ?? 0) > 5);
  assert.equal(stage.until(31_000).viewer.stateOf(address), 'alive');
});

test('[visitor.refused.1] what may not come by UDP is neither heard nor acked', () => {
  const stage = new ViewerStage(1, { blacklist: new Set(['HealthMessage']) }).arrive().until(100);
  const before = stage.told.length;
  stage.says('HealthMessage').says('EnableSimulator').says('ChatFromSimulator').until(300);
  assert.deepEqual(stage.told.slice(before), ['heard ChatFromSimulator']);
  assert.equal(stage.viewer.figures(stage.region().address, 300)?.banned, 2);
});

test('[visitor.kick.1] who is kicked says LogoutRequest once, and the entry goes', () => {
  const stage = new ViewerStage()
    .arrive()
    .until(100)
    .says('KickUser', { UserInfo: { Reason: 'enough' } });
  assert.deepEqual(stage.heard().slice(-1), ['100 2 LogoutRequest']);
  assert.deepEqual(stage.told.slice(-3), ['heard KickUser', 'failed LogoutRequest -23017', 'kicked: enough']);
  assert.equal(stage.until(60_000).viewer.size, 0);
});

test('[visitor.bound.1] no more than 18 entries; one that was dropped makes room', () => {
  const stage = new ViewerStage(CIRCUITS_LIMIT + 2);
  for (let index = 0; index <= CIRCUITS_LIMIT; index += 1) stage.arrive(index);
  stage.until(5);
  assert.equal(stage.viewer.size, CIRCUITS_LIMIT);
  assert.equal(stage.viewer.stateOf(stage.region(CIRCUITS_LIMIT).address), 'none');
  stage
    .says('DisableSimulator', {}, 3)
    .arrive(CIRCUITS_LIMIT + 1)
    .until(10);
  assert.equal(stage.viewer.size, CIRCUITS_LIMIT);
  assert.equal(stage.viewer.stateOf(stage.region(3).address), 'none');
  assert.equal(stage.viewer.stateOf(stage.region(CIRCUITS_LIMIT + 1).address), 'alive');
});

test('strangers are not answered, and nobody is spoken to who was not named', () => {
  const stage = new ViewerStage();
  const nobody = { host: '127.0.0.1', port: 4 };
  assert.deepEqual(stage.viewer.receive(nobody, Uint8Array.of(0, 0, 0, 0, 1, 0, 1, 0), 0), []);
  assert.deepEqual(stage.viewer.send(nobody, arriving, { reliable: true }, 0), []);
  assert.equal(stage.viewer.deadline, Number.POSITIVE_INFINITY);
});

test('whoever leaves the grid sends nothing more', () => {
  const stage = new ViewerStage(2).arrive().arrive(1).until(100);
  stage.does((viewer, now) => viewer.quit(stage.region().address, now)).does((viewer, now) => viewer.end(now));
  const heard = stage.region(1).arrived.length;
  assert.equal(stage.until(60_000).viewer.size, 0);
  assert.equal(stage.region(1).arrived.length, heard);
});
