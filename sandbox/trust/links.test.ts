import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writePacket } from '../../protocol/packet/packet.ts';
import { codec } from '../../test/support/doorway.ts';
import { TwoRegions } from '../../test/support/regions.ts';
import { CREATES_PER_MINUTE } from './handshake.ts';

const ADA = { AgentID: 'aaaaaaaa-0000-4000-8000-000000000000', SessionID: 'aaaaaaaa-5555-4000-8000-000000000000' };
const ANNOUNCEMENT = { CircuitCode: { Code: 777, ...ADA } };

/** Both regions trust each other, and nothing is on its way. */
function trusting(): TwoRegions {
  const two = new TwoRegions();
  two.until(2000);
  return two;
}

const matching = (lines: readonly string[], what: RegExp) => lines.filter((line) => what.test(line));

/** A datagram as the other region's endpoint sends it. */
function packet(name: string, blocks: Parameters<typeof codec.encode>[1] = {}, sequence = 100): Uint8Array {
  return writePacket({ sequence, reliable: true, zerocoded: false, body: codec.encode(name, blocks) });
}

test('[trust.start.1] two regions find each other, refuse, prove, and trust within the tick of a denial', () => {
  assert.deepEqual(new TwoRegions().until(999), [
    '0 A → B open',
    '0 B got StartPingCheck handled',
    '0 B → A open',
    '0 A got CompletePingCheck handled',
    '0 B got RequestTrustedCircuit trustRejected',
    '0 A got RequestTrustedCircuit trustRejected',
    '100 B got DenyTrustedCircuit handled',
    '100 A got CreateTrustedCircuit handled',
    '100 A → B trusted',
    '100 A got DenyTrustedCircuit handled',
    '100 B got CreateTrustedCircuit handled',
    '100 B → A trusted',
  ]);
});

test('[trust.states.1] each end knows that the other one trusts it when its request is acked', () => {
  const two = new TwoRegions();
  const both = () => [0, 1].map((door) => two.figures(door)?.trust?.peerTrusts);
  two.until(999);
  assert.deepEqual(both(), [false, false]);
  two.until(1100);
  assert.deepEqual(both(), [true, true]);
  const figures = two.figures(0);
  assert.ok(figures);
  const { agent, agentId, code, endpoint, region, role, session } = figures;
  assert.deepEqual(figures.trust, {
    ...{ weTrust: true, peerTrusts: true, trustedAgoMs: 1000, trustFailures: 0 },
    ...{ createsOut: 1, createsIn: 1, createsRefused: 0, deniesOut: 1, deniesIn: 1 },
  });
  assert.deepEqual([region, agent, role, endpoint], ['A', 'B', 'region', '127.0.0.1:13001']);
  assert.deepEqual([agentId, session, code], ['', '', 0]);
});

test('[trust.refuse.1] what is trusted passes between regions that trust each other, once', () => {
  const two = trusting();
  assert.deepEqual(two.send(0, 'AddCircuitCode', ANNOUNCEMENT), [
    '2000 B heard AddCircuitCode',
    '2000 B got AddCircuitCode handled',
  ]);
  assert.deepEqual(matching(two.until(10_000), /heard|AddCircuitCode/), []);
});

test('[trust.restart.1] C30: a region that was started anew is told again as soon as it trusts', () => {
  const two = trusting();
  two.restart(1);
  const before = two.figures(1);
  assert.equal(before, undefined);
  const lines = [...two.send(0, 'AddCircuitCode', ANNOUNCEMENT), ...two.until(3100)];
  assert.deepEqual(matching(lines, /AddCircuitCode|Deny|Create|trusted/), [
    '2000 B got AddCircuitCode trustRejected',
    '2100 A got DenyTrustedCircuit handled',
    '2100 B got CreateTrustedCircuit handled',
    '2100 B → A trusted',
    '3000 B heard AddCircuitCode',
    '3000 B got AddCircuitCode handled',
  ]);
  assert.equal(two.figures(0)?.unacked, 0);
  assert.equal(two.figures(0)?.trust?.weTrust, true);
});

test('[trust.create.1] C30: with another secret nothing passes, and after twenty proofs in a minute it is over', () => {
  const two = trusting();
  two.restart(1, 'another secret');
  const lines = [...two.send(0, 'AddCircuitCode', ANNOUNCEMENT), ...two.until(62_000)];
  assert.deepEqual(matching(lines, /heard|trusted/), []);
  // One of the twenty was that with which they came to trust each other.
  assert.equal(matching(lines, /B got CreateTrustedCircuit/).length, CREATES_PER_MINUTE - 1);
  const failed = matching(lines, /A → B trustFailed/);
  assert.ok(failed.length >= 1, 'it is told');
  const [first = ''] = failed;
  const at = Number(first.split(' ')[0]);
  const proofs = matching(lines, /B got CreateTrustedCircuit/).map((line) => Number(line.split(' ')[0]));
  assert.ok(
    proofs.every((time, index) => index === 0 || time - (proofs[index - 1] ?? 0) >= 1000),
    `one a second: ${proofs}`,
  );
  assert.deepEqual(
    proofs.filter((time) => time > at && time < at + 30_000),
    [],
  );
});

for (const [what, name, blocks, fate] of [
  ['a proof without its digest', 'CreateTrustedCircuit', {}, 'handled'],
  ['a message that only viewers send', 'AgentUpdate', {}, 'handled'],
  ['a message that may not come by UDP', 'TeleportFinish', {}, 'banned'],
] as const) {
  test(`[trust.accept.1] ${what} makes nobody trusted: ${fate}`, () => {
    const two = new TwoRegions();
    const [line] = matching(two.receive(1, packet(name, blocks)), new RegExp(`got ${name}`));
    assert.equal(line, `0 B got ${name} ${fate}`);
    assert.equal(two.figures(1)?.trust?.weTrust, false);
  });
}

for (const name of ['CreateTrustedCircuit', 'DenyTrustedCircuit']) {
  test(`[trust.accept.1] ${name} that was cut short is malformed`, () => {
    const lines = new TwoRegions().receive(1, packet(name).subarray(0, -1));
    assert.deepEqual(matching(lines, new RegExp(name)), [`0 B got ${name} malformed`]);
  });
}

for (const name of ['PacketAck', 'CompletePingCheck', 'CloseCircuit']) {
  test(`[trust.neighbours.2] ${name} opens no circuit`, () => {
    const two = new TwoRegions();
    assert.deepEqual(two.receive(1, packet(name)), [`0 B got ${name} afterClose`]);
    assert.equal(two.figures(1), undefined);
  });
}

test('[trust.close.1] a region that closes says so, and neither end opens again for it', () => {
  const two = trusting();
  const lines = two.close(0);
  assert.deepEqual(lines, ['2000 B got CloseCircuit handled', '2000 B → A closed', '2000 A → B closed']);
  assert.equal(two.links(0).deadline, Number.POSITIVE_INFINITY);
  const later = two.until(7000);
  assert.deepEqual(later, ['7000 B → A open', '7000 A got StartPingCheck afterClose']);
  assert.deepEqual([two.figures(0)?.state, two.figures(0)?.reason], ['closed', 'the region closed']);
});

test('[trust.neighbours.2] a neighbour that is silent for a minute is given up, and looked for again', () => {
  const two = trusting();
  two.open[1] = false;
  const lines = matching(two.until(70_000), /A → B/);
  assert.deepEqual(
    lines.map((line) => line.replace(/^\d+ /, '')),
    ['A → B blocked', 'A → B closed', 'A → B open'],
  );
  two.open[1] = true;
  assert.ok(matching(two.until(80_000), /A → B trusted/).length > 0);
});

test('[session.failed.1] a region whose request for trust is never acknowledged is told of, once', () => {
  const two = new TwoRegions(['one secret', 'another secret']);
  const warnings = matching(two.until(60_000), /warning/);
  assert.equal(warnings.filter((line) => /B never acknowledged RequestTrustedCircuit of A\.$/.test(line)).length, 1);
});
