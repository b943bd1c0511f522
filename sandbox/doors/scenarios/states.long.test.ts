import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { readPacket } from '../../../protocol/packet/packet.ts';
import {
  EVENTS,
  type Event,
  type Outcome,
  outcomeOf,
  STATES,
  type State,
} from '../../../test/support/circuit-states.ts';
import { type Login, sentTo, WholeGrid } from '../../../test/support/whole-grid.ts';
import type { Effect } from '../../effects.ts';

/** A grid with somebody, and somebody else for who would take the place. */
interface Scene {
  readonly whole: WholeGrid;
  readonly ben: Login;
  ada: Login;
}

type Act = (scene: Scene) => readonly Effect[];

const FOREIGN = '99999999-0000-4000-8000-000000000000';

const ids = ({ id, sessionId }: Login) => ({ AgentID: id, SessionID: sessionId });
const said =
  (name: string, blocks: (login: Login) => LooseMessage = () => ({})): Act =>
  ({ ada, whole }) =>
    whole.send(ada, name, blocks(ada));
const named = (name: string, more: Readonly<Record<string, number>> = {}): Act =>
  said(name, (login) => ({ AgentData: { ...ids(login), ...more } }));
const arriving = said('CompleteAgentMovement', (login) => ({ AgentData: { ...ids(login), CircuitCode: login.code } }));
const opening = ({ code: Code, id: ID, sessionId: SessionID }: Login): LooseMessage => ({
  CircuitCode: { Code, SessionID, ID },
});
const open = said('UseCircuitCode', opening);
const later =
  (ms: number): Act =>
  ({ whole }) =>
    whole.until(whole.now + ms);

/** Acks whatever came, but for some messages. */
function settled({ ada, whole }: Scene, effects: readonly Effect[], but: readonly string[] = []): void {
  const names = sentTo(ada, effects);
  const sent = effects.filter((effect) => effect.kind === 'datagram' && effect.to.port === ada.port);
  const Packets = sent.flatMap((effect, index) => {
    const packet = effect.kind === 'datagram' ? readPacket(effect.bytes) : undefined;
    const isAcked = packet && !('malformed' in packet) && packet.flags.reliable && !but.includes(names[index] ?? '');
    return isAcked ? [{ ID: packet.sequence }] : [];
  });
  if (Packets.length > 0) whole.send(ada, 'PacketAck', { Packets });
}

const stand: Act = (scene) => {
  settled(scene, open(scene));
  settled(scene, arriving(scene));
  return [];
};

/** How one gets there. */
const REACHED: Readonly<Record<State, (scene: Scene) => void>> = {
  none: (scene) => void later(180_000)(scene),
  expected: () => undefined,
  child: (scene) => settled(scene, open(scene)),
  root: (scene) => void stand(scene),
  // The land has not all been told yet.
  closing: (scene) => {
    stand(scene);
    named('RegionHandshakeReply')(scene);
    settled(scene, named('LogoutRequest')(scene), ['LogoutReply']);
  },
  tombstone: (scene) => {
    stand(scene);
    said('CloseCircuit')(scene);
  },
};

const HAPPENS: Readonly<Record<Event, Act>> = {
  'the same agent logs in': (scene) => {
    const { effects, login } = scene.whole.enter('Ada');
    scene.ada = { ...login, port: scene.ada.port };
    return effects;
  },
  UseCircuitCode: open,
  'UseCircuitCode with another session': said('UseCircuitCode', (login) => opening({ ...login, sessionId: FOREIGN })),
  'UseCircuitCode from another endpoint': ({ ada, whole }) =>
    whole.send({ ...ada, port: 45_000 }, 'UseCircuitCode', opening(ada)),
  'UseCircuitCode of another login': ({ ada, ben, whole }) => whole.send(ada, 'UseCircuitCode', opening(ben)),
  CompleteAgentMovement: arriving,
  AgentUpdate: named('AgentUpdate'),
  'a message in another name': said('AgentUpdate', () => ({ AgentData: { AgentID: FOREIGN, SessionID: FOREIGN } })),
  'a trusted message': said('KickUser'),
  StartPingCheck: said('StartPingCheck'),
  CompletePingCheck: said('CompletePingCheck'),
  AgentPause: named('AgentPause', { SerialNum: 1 }),
  AgentResume: named('AgentResume', { SerialNum: 2 }),
  LogoutRequest: named('LogoutRequest'),
  CloseCircuit: said('CloseCircuit'),
  AgentQuitCopy: said('AgentQuitCopy', (login) => ({
    AgentData: ids(login),
    FuseBlock: { ViewerCircuitCode: login.code },
  })),
  'the agent is kicked': ({ ada, whole }) => {
    const effects = whole.grid.kick(ada.id, 'enough', whole.now);
    return 'problem' in effects ? [] : effects;
  },
  'a second': later(1000),
  'four seconds': later(4000),
  'a minute': later(60_000),
  'two minutes': later(120_000),
  'three minutes': later(180_000),
};

/** What a stranger's message shows of a state that no figure shows. */
function stateOf({ ada, whole }: Scene): State {
  const here = whole.grid
    .figures(whole.now)
    .find(({ endpoint, state }) => endpoint.endsWith(`:${ada.port}`) && state !== 'closed');
  if (here !== undefined && here.role !== 'region') return here.state === 'closing' ? 'closing' : here.role;
  const [seen] = whole.send(ada, 'AgentUpdate', { AgentData: ids(ada) });
  if (seen?.kind === 'seen' && seen.seen.kind === 'datagram' && seen.seen.fate === 'afterClose') return 'tombstone';
  return sentTo(ada, whole.send(ada, 'UseCircuitCode', opening(ada))).length > 0 ? 'expected' : 'none';
}

function outcome(state: State, event: Event): Outcome {
  const whole = new WholeGrid();
  const scene = { whole, ada: whole.logIn('Ada'), ben: whole.logIn('Ben') };
  REACHED[state](scene);
  const sends = [...new Set(sentTo(scene.ada, HAPPENS[event](scene)))].sort();
  return { next: stateOf(scene), sends };
}

for (const event of EVENTS) {
  test(`in each state of a circuit: ${event}`, () => {
    for (const state of STATES) assert.deepEqual(outcome(state, event), outcomeOf(state, event), state);
  });
}
