// A grid of two regions in which a circuit of the first is brought into any of its states, and any event happens to it.
import assert from 'node:assert/strict';
import type { CircuitFigures } from '../../contract/panel.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import type { Effect } from '../../sandbox/effects.ts';
import type { Event, NextDoorEvent, State } from './circuit-events.ts';
import type { Outcome } from './circuit-states.ts';
import { codec } from './doorway.ts';
import { Grounds, type Wanderer } from './wanderer.ts';
import { type Login, sentTo, WholeGrid } from './whole-grid.ts';

/** Somebody, and somebody else for who would take the place. */
interface Scene {
  readonly whole: WholeGrid;
  readonly ben: Login;
  ada: Login;
}

type Act = (scene: Scene) => readonly Effect[];

const FOREIGN = '99999999-0000-4000-8000-000000000000';
/** More than a window of 128 messages. */
const ARRIVALS = 70;
/** No bucket holds anybody back. */
const WISHES = new Uint8Array(new Float32Array(7).fill(10_000_000).buffer);

/** Unacked packets at which the window is full. */
const WINDOW = 128;
/** No other packet has it. */
const AGAIN = 9999;

const ids = ({ id, sessionId }: Login) => ({ AgentID: id, SessionID: sessionId });
const foreign = { AgentID: FOREIGN, SessionID: FOREIGN };
const said =
  (name: string, blocks: (login: Login) => LooseMessage = () => ({})): Act =>
  ({ ada, whole }) =>
    whole.send(ada, name, blocks(ada));
const named = (name: string, more: LooseMessage[string] = {}): Act =>
  said(name, (login) => ({ AgentData: { ...ids(login), ...more } }));
const opening = ({ code: Code, id: ID, sessionId: SessionID }: Login): LooseMessage => ({
  CircuitCode: { Code, SessionID, ID },
});
const moving = (login: Login, CircuitCode = login.code): LooseMessage => ({
  AgentData: { ...ids(login), CircuitCode },
});
const open = said('UseCircuitCode', opening);
const arriving = said('CompleteAgentMovement', moving);
const quitting = (off: number) =>
  said('AgentQuitCopy', (login) => ({ AgentData: ids(login), FuseBlock: { ViewerCircuitCode: login.code + off } }));
const later =
  (ms: number): Act =>
  ({ whole }) =>
    whole.until(whole.now + ms);

/** One after the other; what the last leads to. */
const last =
  (...acts: readonly Act[]): Act =>
  (scene) =>
    acts.reduce<readonly Effect[]>((_, act) => act(scene), []);

/** One after the other; all that they lead to. */
const all =
  (...acts: readonly Act[]): Act =>
  (scene) =>
    acts.flatMap((act) => act(scene));

/** Acks whatever came, but for some messages. */
const settled =
  (act: Act, ...but: readonly string[]): Act =>
  (scene) => {
    const { ada, whole } = scene;
    const effects = act(scene);
    const sent = effects.filter((effect) => effect.kind === 'datagram' && effect.to.port === ada.port);
    const names = sentTo(ada, sent);
    const Packets = sent.flatMap((effect, index) => {
      const packet = effect.kind === 'datagram' ? readPacket(effect.bytes) : undefined;
      const isAcked = packet && !('malformed' in packet) && packet.flags.reliable && !but.includes(names[index] ?? '');
      return isAcked ? [{ ID: packet.sequence }] : [];
    });
    return Packets.length === 0 ? [] : whole.send(ada, 'PacketAck', { Packets });
  };

const stand = all(settled(open), settled(arriving), later(200));

/** How one gets there. */
const REACHED: Readonly<Record<State, Act>> = {
  none: later(180_000),
  expected: () => [],
  child: settled(open),
  root: stand,
  paused: all(stand, settled(named('AgentPause', { SerialNum: 2 })), later(200)),
  blocked: all(stand, ...Array.from({ length: 16 }, () => all(later(1000), named('AgentUpdate'))), later(200)),
  stalled: all(
    stand,
    said('AgentThrottle', ({ code: CircuitCode, ...login }) => ({
      AgentData: { ...ids({ ...login, code: CircuitCode }), CircuitCode },
      Throttle: { GenCounter: 0, Throttles: WISHES },
    })),
    ...Array.from({ length: ARRIVALS }, () => arriving),
    named('RegionHandshakeReply'),
  ),
  // The land has not all been told yet.
  closing: all(stand, named('RegionHandshakeReply'), settled(named('LogoutRequest'), 'LogoutReply'), later(200)),
  tombstone: all(stand, said('CloseCircuit')),
};

const HAPPENS: Readonly<Record<Event, Act>> = {
  'the same agent logs in': (scene) => {
    const { effects, login } = scene.whole.enter('Ada');
    scene.ada = { ...login, port: scene.ada.port };
    return effects;
  },
  UseCircuitCode: open,
  'UseCircuitCode once more': ({ ada, whole }) => {
    const body = codec.encode('UseCircuitCode', opening(ada));
    const bytes = writePacket({ sequence: AGAIN, reliable: true, zerocoded: false, body });
    whole.grid.datagram(0, { host: '127.0.0.1', port: ada.port }, bytes, whole.now);
    return whole.grid.datagram(0, { host: '127.0.0.1', port: ada.port }, bytes, whole.now);
  },
  'UseCircuitCode with another session': said('UseCircuitCode', (login) => opening({ ...login, sessionId: FOREIGN })),
  'UseCircuitCode from another endpoint': ({ ada, whole }) =>
    whole.send({ ...ada, port: 45_000 }, 'UseCircuitCode', opening(ada)),
  'UseCircuitCode of another login': ({ ada, ben, whole }) => whole.send(ada, 'UseCircuitCode', opening(ben)),
  CompleteAgentMovement: arriving,
  'CompleteAgentMovement with another code': said('CompleteAgentMovement', (login) => moving(login, login.code + 1)),
  'AgentUpdate, and 100 ms': all(named('AgentUpdate'), later(100)),
  'AgentUpdate, and 2 s': all(named('AgentUpdate'), later(2000)),
  'a message in another name': said('AgentUpdate', () => ({ AgentData: foreign })),
  'a trusted message, and 100 ms': all(said('KickUser'), later(100)),
  StartPingCheck: said('StartPingCheck'),
  CompletePingCheck: last(
    later(1000),
    said('CompletePingCheck', () => ({ PingID: { PingID: 4 } })),
  ),
  'no pong for 16 s': all(...Array.from({ length: 16 }, () => last(named('AgentUpdate'), later(1000)))),
  'no ack for a second': last(arriving, later(1000)),
  'all acks': ({ ada, whole }) =>
    whole.send(ada, 'PacketAck', { Packets: Array.from({ length: 250 }, (_, index) => ({ ID: index + 1 })) }),
  AgentPause: named('AgentPause', { SerialNum: 3 }),
  AgentResume: named('AgentResume', { SerialNum: 4 }),
  LogoutRequest: named('LogoutRequest'),
  'LogoutRequest in another name': said('LogoutRequest', () => ({ AgentData: foreign })),
  CloseCircuit: said('CloseCircuit'),
  AgentQuitCopy: quitting(0),
  'AgentQuitCopy with another code': quitting(1),
  'the agent is kicked': ({ ada, whole }) => {
    const effects = whole.grid.kick(ada.id, 'enough', whole.now);
    return 'problem' in effects ? [] : effects;
  },
  'the grid stops': ({ whole }) => whole.grid.closeDown(whole.now),
  'four seconds': later(4000),
  'a minute of silence': later(60_000),
  'two minutes of silence': later(120_000),
  'three minutes of silence': later(180_000),
  'five minutes of silence': later(300_000),
};

function hereOf({ ada, whole }: Scene): CircuitFigures | undefined {
  return whole.grid
    .figures(whole.now)
    .find(({ endpoint, state }) => endpoint.endsWith(`:${ada.port}`) && state !== 'closed');
}

/** What a stranger's message shows of a state that no figure shows. */
function stateOf(scene: Scene): State {
  const { ada, whole } = scene;
  const here = hereOf(scene);
  if (here !== undefined) return openState(here);
  const [seen] = whole.send(ada, 'AgentUpdate', { AgentData: ids(ada) });
  if (seen?.kind === 'seen' && seen.seen.kind === 'datagram' && seen.seen.fate === 'afterClose') return 'tombstone';
  return sentTo(ada, whole.send(ada, 'UseCircuitCode', opening(ada))).length > 0 ? 'expected' : 'none';
}

function openState({ blocked, pausedByViewer, role, state, unacked }: CircuitFigures): State {
  if (state === 'closing') return 'closing';
  if (role !== 'root') return 'child';
  if (blocked) return 'blocked';
  if (pausedByViewer) return 'paused';
  return unacked >= WINDOW ? 'stalled' : 'root';
}

/** What an event makes of a state. */
export function outcomeIn(state: State, event: Event): Outcome {
  const whole = new WholeGrid();
  const scene = { whole, ada: whole.logIn('Ada'), ben: whole.logIn('Ben') };
  REACHED[state](scene);
  const here = hereOf(scene);
  assert.ok(here === undefined || openState(here) === state, `${state} is reached`);
  const effects = HAPPENS[event](scene);
  const sends = [...new Set(sentTo(scene.ada, effects))].sort();
  return { sends, tells: tellsOf(effects), next: stateOf(scene) };
}

/** What a word about an agent that comes from next door makes of its circuit. */
export function outcomeNextDoor(event: NextDoorEvent): Outcome & { readonly from: State } {
  const grounds = new Grounds();
  const ada = grounds.logIn('Ada');
  const door = event === 'AddCircuitCode' ? 1 : 0;
  const happens = {
    AddCircuitCode: () => announced(grounds, ada),
    'CompleteAgentMovement in a neighbour': () => ada.move(1),
  };
  if (door === 0) departing(grounds, ada);
  const from = stateBehind(door, grounds, ada);
  const tells = tellsOf(happens[event]());
  return { from, sends: [], tells, next: stateBehind(door, grounds, ada) };
}

/** The first region has the agent, and says so. */
function announced(grounds: Grounds, ada: Wanderer): readonly Effect[] {
  ada.arrive(0);
  grounds.pass(2500);
  return [];
}

/** The viewer was told that it may stand next door. */
function departing(grounds: Grounds, ada: Wanderer): void {
  announced(grounds, ada);
  ada.look(1);
  ada.teleport(0, [1, 0], [40, 50, 30]);
  grounds.pass(200);
  ada.events(0);
}

/** Where there is no circuit it shows by the ack of UseCircuitCode whether one is expected. */
function stateBehind(door: number, { whole }: Grounds, ada: Wanderer): State {
  const region = whole.grid.doors('127.0.0.1')[door]?.name;
  const here = whole.grid
    .figures(whole.now)
    .find((figures) => figures.agent === 'Ada Sandbox' && figures.region === region && figures.state === 'open');
  if (here !== undefined) return openState(here);
  return sentTo(ada.login, ada.open(door)).length > 0 ? 'expected' : 'none';
}

/** Circuit events: the new state, or why it ended. */
function tellsOf(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'event' || effect.event.event !== 'circuit') return [];
    const { agent, reason = '', state } = effect.event;
    const who = agent.startsWith('Ada') ? '' : 'another ';
    return [`${who}${state}${state === 'closed' ? ` (${reason.split(/[:,]/, 1)[0]})` : ''}`];
  });
}
