import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readHeader, writePacket } from '../../protocol/packet/packet.ts';
import { codec } from '../../test/support/doorway.ts';
import { follow, pass, REGIONS, type Scene, standing } from '../../test/support/neighbouring-grid.ts';
import { eventsIn, type Login, sentTo, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';

/** A datagram of Ada's viewer for the second region. */
function toNeighbour({ whole, ada }: Scene, name: string, blocks: LooseMessage, sequence: number) {
  const body = codec.encode(name, blocks);
  const bytes = writePacket({ sequence, reliable: true, zerocoded: false, body });
  return follow(whole, whole.grid.datagram(1, { host: '127.0.0.1', port: ada.port }, bytes, whole.now));
}

const opening = ({ code: Code, id: ID, sessionId: SessionID }: Login) => ({ CircuitCode: { Code, SessionID, ID } });
const look = (whole: WholeGrid, ada: Login) => toNeighbour({ whole, ada }, 'UseCircuitCode', opening(ada), 1);

/** Names of the messages between the regions, each once for both of its ends. */
const between = (effects: readonly Effect[]) =>
  effects.flatMap((effect) =>
    effect.kind === 'datagram' && REGIONS.some(({ port }) => port === effect.to.port)
      ? [messageName(codec, readHeader(effect.bytes).numberId)]
      : [],
  );

test('[trust.start.1] the regions of a grid say nothing before somebody stands in one of them', () => {
  const whole = new WholeGrid({ regions: REGIONS });
  assert.deepEqual([whole.grid.deadline, whole.grid.figures(0)], [Number.POSITIVE_INFINITY, []]);
  whole.logIn('Ada');
  assert.deepEqual(pass(whole, 5000), []);
});

test('[trust.start.1] then they trust each other a tick later, on circuits that are shown', () => {
  const { effects, whole } = standing(200);
  assert.deepEqual(
    eventsIn(effects).filter((event) => /Two/.test(event)),
    [
      'circuit Sandbox Two Sandbox One open',
      'circuit Sandbox One Sandbox Two open',
      'circuit Sandbox Two Sandbox One trusted',
      'circuit Sandbox One Sandbox Two trusted',
    ],
  );
  assert.deepEqual(
    whole.grid
      .figures(whole.now)
      .map(({ agent, circuit, region, role, trust }) => [circuit, region, agent, role, trust?.weTrust]),
    [
      [1, 'Sandbox One', 'Ada Sandbox', 'root', undefined],
      [2, 'Sandbox One', 'Sandbox Two', 'region', true],
      [3, 'Sandbox Two', 'Sandbox One', 'region', true],
    ],
  );
});

test('one region has nobody to trust, and nothing to tell', () => {
  const whole = new WholeGrid();
  whole.arrive(whole.logIn('Ada'));
  assert.deepEqual(
    whole.grid.figures(0).map(({ role }) => role),
    ['root'],
  );
});

test('[child.announce.1] the neighbour is told the circuit code once there is trust, and only then', () => {
  const { effects, whole, ada } = standing(999);
  const early = look(whole, ada);
  assert.equal(early.filter((effect) => effect.kind === 'datagram').length, 0, 'the code is not known there yet');
  const why = 'this region was not told of its circuit code';
  assert.deepEqual(eventsIn(early), [`warning 127.0.0.1:${ada.port} may not open a circuit: ${why}.`]);
  const later = pass(whole, 1200);
  assert.ok(between(effects).includes('AddCircuitCode'), 'it was said and refused');
  assert.ok(between(later).includes('AddCircuitCode'), 'and said again');
  assert.ok(eventsIn(look(whole, ada)).includes('circuit Ada Sandbox Sandbox Two open'));
  assert.equal(
    eventsIn([...later, ...pass(whole, 3000)]).some((event) => event.startsWith('warning')),
    false,
  );
});

test('[child.circuit.1] a viewer looks into the neighbour: facts and pings, no avatar, and one root', () => {
  const { whole, ada } = standing();
  const sent = sentTo(ada, look(whole, ada));
  assert.deepEqual(sent, ['PacketAck', 'RegionHandshake']);
  const reply = { AgentData: { AgentID: ada.id, SessionID: ada.sessionId }, RegionInfo: { Flags: 0 } };
  assert.ok(sentTo(ada, toNeighbour({ whole, ada }, 'RegionHandshakeReply', reply, 2)).includes('LayerData'));
  const seen = pass(whole, 8000).filter((effect) => effect.kind === 'datagram' && effect.door === 1);
  const names = new Set(sentTo(ada, seen));
  assert.deepEqual([names.has('StartPingCheck'), names.has('ObjectUpdate')], [true, false]);
  const roles = whole.grid.figures(whole.now).map(({ agent, region, role }) => `${agent} ${region} ${role}`);
  assert.deepEqual(
    roles.filter((text) => text.startsWith('Ada')),
    ['Ada Sandbox Sandbox One root', 'Ada Sandbox Sandbox Two child'],
  );
  assert.deepEqual(
    whole.grid.regions().map(({ agents }) => agents.length),
    [1, 0],
  );
});

test('[child.circuit.2] a child does not act: what it says of movement is answered by nobody', () => {
  const { whole, ada } = standing();
  look(whole, ada);
  const ids = { AgentID: ada.id, SessionID: ada.sessionId };
  const fates = [
    toNeighbour({ whole, ada }, 'CompleteAgentMovement', { AgentData: { ...ids, CircuitCode: ada.code } }, 2),
    toNeighbour({ whole, ada }, 'AgentPause', { AgentData: { ...ids, SerialNum: 1 } }, 3),
  ].map(([seen]) => (seen?.kind === 'seen' && seen.seen.kind === 'datagram' ? seen.seen.fate : undefined));
  assert.deepEqual(fates, ['unanswered', 'handled']);
});

test('[session.pause.1] a viewer that asks for a pause may be silent on the circuit of its child as well', () => {
  const { whole, ada } = standing();
  look(whole, ada);
  const AgentData = { AgentID: ada.id, SessionID: ada.sessionId, SerialNum: 1 };
  follow(whole, whole.send(ada, 'AgentPause', { AgentData }));
  const paused = whole.grid.figures(whole.now).filter(({ agent }) => agent === 'Ada Sandbox');
  assert.deepEqual(
    paused.map(({ pausedByViewer, role, silenceLeftMs }) => [role, pausedByViewer, silenceLeftMs > 200_000]),
    [
      ['root', true, true],
      ['child', true, true],
    ],
  );
});

test('[session.pause.1] and on one that it opens during the pause', () => {
  const { whole, ada } = standing();
  const AgentData = { AgentID: ada.id, SessionID: ada.sessionId, SerialNum: 1 };
  follow(whole, whole.send(ada, 'AgentPause', { AgentData }));
  look(whole, ada);
  const child = whole.grid.figures(whole.now).find(({ role }) => role === 'child');
  assert.deepEqual([child?.pausedByViewer, (child?.silenceLeftMs ?? 0) > 200_000], [true, true]);
});

for (const name of ['CloseCircuit', 'AgentQuitCopy']) {
  test(`[child.circuit.2] ${name} ends the child alone, and it may come back`, () => {
    const { whole, ada } = standing();
    look(whole, ada);
    const FuseBlock = { ViewerCircuitCode: ada.code };
    const ids = { AgentData: { AgentID: ada.id, SessionID: ada.sessionId }, FuseBlock };
    const events = eventsIn(toNeighbour({ whole, ada }, name, name === 'CloseCircuit' ? {} : ids, 2));
    assert.deepEqual(events, ['circuit Ada Sandbox Sandbox Two closed the viewer closed its circuit']);
    assert.ok(eventsIn(look(whole, ada)).includes('circuit Ada Sandbox Sandbox Two open'));
    assert.equal(whole.grid.regions()[0]?.agents.length, 1);
  });
}

test('[child.leave.1] a logout ends the child over the circuit between the regions', () => {
  const { whole, ada } = standing();
  look(whole, ada);
  const said = whole.send(ada, 'LogoutRequest', { AgentData: { AgentID: ada.id, SessionID: ada.sessionId } });
  const effects = [...follow(whole, said), ...pass(whole, 12_000)];
  assert.ok(between(effects).includes('KillChildAgents'));
  assert.equal(sentTo(ada, effects).includes('KickUser'), false);
  assert.ok(eventsIn(effects).includes('circuit Ada Sandbox Sandbox Two closed the session is over'));
  assert.equal(sentTo(ada, effects).includes('DisableSimulator'), false, 'the viewer knows that it went');
  assert.deepEqual(
    look(whole, ada).filter((effect) => effect.kind === 'datagram'),
    [],
  );
});

test('[child.alive.1] a region says every 20 s that an agent is still there, and so the neighbour keeps it', () => {
  const { whole, ada } = standing();
  look(whole, ada);
  const open = () => whole.grid.figures(whole.now).some(({ role, state }) => role === 'child' && state === 'open');
  let alive = 0;
  for (let second = 3; second <= 90; second += 1) {
    alive += between(pass(whole, second * 1000)).filter((name) => name === 'ChildAgentAlive').length;
    const ids = { AgentData: { AgentID: ada.id, SessionID: ada.sessionId } };
    follow(whole, whole.send(ada, 'AgentUpdate', ids));
    toNeighbour({ whole, ada }, 'StartPingCheck', {}, second + 100);
  }
  assert.deepEqual([alive, open()], [4, true]);
});

test('[trust.closed.1] the circuits between regions that closed are shown with their last figures and the reason', () => {
  const { whole, ada } = standing();
  follow(whole, whole.send(ada, 'LogoutRequest', { AgentData: { AgentID: ada.id, SessionID: ada.sessionId } }));
  const effects = pass(whole, 8000);
  const links = whole.grid.figures(whole.now).filter(({ role }) => role === 'region');
  assert.deepEqual(
    links.map(({ agent, reason, state }) => [agent, state, reason]),
    [
      ['Sandbox Two', 'closed', 'nobody is here'],
      ['Sandbox One', 'closed', 'nobody is here'],
    ],
  );
  assert.ok(links.every(({ packetsIn, trust }) => packetsIn > 3 && trust?.weTrust === true));
  const told = effects.flatMap((effect) =>
    effect.kind === 'event' && effect.event.event === 'circuit' ? [[effect.event.circuit, effect.event.state]] : [],
  );
  for (const { circuit } of links)
    assert.deepEqual(
      told.filter(([number]) => number === circuit),
      [[circuit, 'closed']],
    );
});

test('[child.announce.2] without trust the neighbour is told inside the grid after 2 s, and those who watch are told', () => {
  const whole = new WholeGrid({ regions: REGIONS });
  const ada = whole.logIn('Ada');
  whole.arrive(ada);
  const effects = whole.until(2000);
  const warnings = eventsIn(effects).filter((event) => event.startsWith('warning'));
  const words =
    'Sandbox Two was told of Ada Sandbox inside the grid: it did not acknowledge AddCircuitCode of Sandbox One.';
  assert.deepEqual(warnings, [`warning ${words}`]);
  assert.ok(eventsIn(look(whole, ada)).includes('circuit Ada Sandbox Sandbox Two open'));
});

test('[child.alive.1] a neighbour forgets an agent of whom it was told nothing for a minute', () => {
  const whole = new WholeGrid({ regions: REGIONS });
  const ada = whole.logIn('Ada');
  whole.arrive(ada);
  const fates: string[] = [];
  for (let second = 1; second <= 86; second += 1) {
    whole.until(second * 1000);
    whole.send(ada, 'AgentUpdate', { AgentData: { AgentID: ada.id, SessionID: ada.sessionId } });
    if (second === 3) look(whole, ada);
    const [seen] = toNeighbour({ whole, ada }, 'StartPingCheck', {}, second);
    if (seen?.kind === 'seen' && seen.seen.kind === 'datagram') fates[second] = seen.seen.fate;
  }
  assert.deepEqual([fates[84], fates[86]], ['handled', 'afterClose'], 'it had five seconds to ack the goodbye');
});

test('[trust.rest.1] when nobody stands anywhere any more, the regions close their circuits and are silent', () => {
  const { whole, ada } = standing();
  const said = whole.send(ada, 'LogoutRequest', { AgentData: { AgentID: ada.id, SessionID: ada.sessionId } });
  follow(whole, said);
  const events = eventsIn(pass(whole, 8000)).filter((event) => event.startsWith('circuit Sandbox'));
  assert.deepEqual(events, [
    'circuit Sandbox Two Sandbox One closed nobody is here',
    'circuit Sandbox One Sandbox Two closed nobody is here',
  ]);
  assert.equal(whole.grid.deadline, Number.POSITIVE_INFINITY);
  const again = whole.logIn('Ben');
  const effects = [...follow(whole, whole.arrive(again)), ...pass(whole, 9000)];
  assert.equal(eventsIn(effects).filter((event) => event.endsWith('trusted')).length, 2);
});

test('[trust.close.1] circuits between regions, and of children, do not keep a grid from closing', () => {
  const { whole, ada } = standing();
  look(whole, ada);
  whole.grid.closeDown(whole.now);
  pass(whole, 10_000);
  assert.deepEqual([whole.grid.deadline, whole.grid.isQuiet], [Number.POSITIVE_INFINITY, true]);
});

test('[trust.secret.1] the secret is in no datagram, no row, no figure and no event', () => {
  const { effects, whole } = standing(6000);
  const texts = effects.map((effect) =>
    effect.kind === 'datagram' ? String.fromCharCode(...effect.bytes) : JSON.stringify(effect),
  );
  assert.ok(
    texts.some((text) => /[0-9a-f]{32}/.test(text)),
    'a proof was sent',
  );
  const shown = [...texts, JSON.stringify(whole.grid.figures(6000)), JSON.stringify(whole.grid.regions())].join('\n');
  assert.equal(shown.includes('sandbox-secret'), false);
});

test('[trust.neighbours.1] what regions say to each other passes beside the cable', () => {
  const whole = new WholeGrid({ regions: REGIONS });
  const ada = whole.logIn('Ada');
  follow(whole, whole.arrive(ada));
  whole.grid.useFaults([{ loss: 100 }], 0);
  const events = eventsIn(pass(whole, 1200));
  assert.equal(events.filter((event) => event.endsWith('trusted')).length, 2);
});
