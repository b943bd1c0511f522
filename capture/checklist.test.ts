import assert from 'node:assert/strict';
import { test } from 'node:test';
import { map, string, uuid } from '../protocol/llsd/value.ts';
import { writeLlsdXml } from '../protocol/llsd/xml.ts';
import type { LooseMessage } from '../protocol/packet/codec.ts';
import { AGENT, codec, message, opening } from '../test/support/conversation-capture.ts';
import { type Checklist, checklists } from './checklist.ts';
import { findingsIn } from './findings/findings.ts';
import { History } from './history/history.ts';
import { wholeRow } from './reading/whole.ts';
import type { NewRow } from './segment.ts';

const ENDS = { from: 'a:1', to: 'b:2', fate: 'handled' } as const;

const udp = (direction: 'in' | 'out', bytes: Uint8Array, circuit = 1): NewRow => ({
  ...ENDS,
  ...{ door: 'udp', time: 0, direction, circuit, bytes },
});

const said = (direction: 'in' | 'out', name: string, blocks: LooseMessage = {}): NewRow =>
  udp(direction, message(1, name, blocks, false));

const call = (name: string, reply: string | undefined, circuit = 1): NewRow => ({
  ...ENDS,
  ...{ door: name === 'login_to_simulator' ? 'login' : 'caps', time: 0, direction: 'in', circuit, name, request: '' },
  ...(reply === undefined ? {} : { reply }),
});

const answer = (login: string) =>
  writeLlsdXml(map({ login: string(login), agent_id: uuid(AGENT), message: string('Wrong password.') }));

/** A whole arrival, each row with the step that it does. */
const ARRIVAL: readonly (readonly [step: string, row: NewRow])[] = [
  ['login', call('login_to_simulator', answer('true'), 0)],
  ['SeedCapability', call('SeedCapability', '<llsd/>', 0)],
  ['UseCircuitCode', udp('in', opening(1))],
  ['ack of UseCircuitCode', said('out', 'PacketAck', { Packets: [{ ID: 1 }] })],
  ['CompleteAgentMovement', said('in', 'CompleteAgentMovement')],
  ['RegionHandshake', said('out', 'RegionHandshake')],
  ['AgentMovementComplete', said('out', 'AgentMovementComplete')],
  ['RegionHandshakeReply', said('in', 'RegionHandshakeReply')],
  ['ObjectUpdate of the own avatar', said('out', 'ObjectUpdate', { ObjectData: [{ FullID: AGENT, PCode: 47 }] })],
  ['LayerData', said('out', 'LayerData')],
  ['EventQueueGet', call('EventQueueGet', '<llsd/>')],
  ['AgentUpdate', said('in', 'AgentUpdate')],
];

function historyOf(rows: readonly NewRow[], end = rows.length): History {
  const history = new History(codec);
  for (const [at, row] of rows.entries()) history.add(wholeRow(at + 1, { ...row, time: at / 100 }));
  history.add(wholeRow(rows.length + 1, { ...said('in', 'AgentFOV'), circuit: 0, time: end }));
  return history;
}

const listsOf = (rows: readonly NewRow[]): readonly Checklist[] => [...checklists(historyOf(rows))];
const without = (step: string) => ARRIVAL.filter(([name]) => name !== step).map(([, row]) => row);

test('[checklist.steps.1] [checklist.lists.1] a whole arrival has every step, with its row', () => {
  const [list, more] = listsOf(without(''));
  assert.equal(more, undefined);
  assert.deepEqual([list?.circuit, list?.agentId, list?.login, list?.missing], [1, AGENT, 1, undefined]);
  assert.deepEqual(
    list?.steps.map(({ done, name }) => [name, done?.row]),
    ARRIVAL.map(([name], at) => [name, at + 1]),
  );
});

for (const [step] of ARRIVAL.filter(([name]) => name !== 'login' && name !== 'UseCircuitCode')) {
  test(`[checklist.steps.1] [finding.handshake.1] an arrival without ${step} names it, and what the viewer shows`, () => {
    const [list] = listsOf(without(step));
    assert.equal(list?.missing?.name, step);
    assert.notEqual(list?.missing?.without, '');
    const found = findingsIn(historyOf(without(step))).filter(({ code }) => code === 'handshake');
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', new RegExp(`^The handshake lacks ${step}: `));
  });
}

test('[checklist.lists.3] a login before the capture is no missing step', () => {
  const [list] = listsOf(without('login').slice(1));
  assert.deepEqual([list?.login, list?.missing], [undefined, undefined]);
});

test('[checklist.lists.1] a login that led to no circuit has a list of its own; a refusal is told in the words of the grid', () => {
  const [list] = listsOf([call('login_to_simulator', answer('true'), 0), call('SeedCapability', '<llsd/>', 0)]);
  assert.deepEqual([list?.circuit, list?.missing?.name], [0, 'UseCircuitCode']);
  const refused = [call('login_to_simulator', answer('false'), 0)];
  assert.equal(listsOf(refused)[0]?.refusal, 'Wrong password.');
  assert.deepEqual(
    findingsIn(historyOf(refused)).map(({ message: words, rows }) => [words, rows]),
    [['The login was refused: Wrong password.', [1]]],
  );
});

test('[checklist.lists.4] a circuit that was asked for and refused is what came of its login', () => {
  const [list] = listsOf([...without('').slice(0, 2), { ...udp('in', opening(1), 0), fate: 'offCircuit' }]);
  assert.deepEqual([list?.circuit, list?.missing?.name], [0, 'ack of UseCircuitCode']);
  assert.equal(list?.steps.find(({ name }) => name === 'UseCircuitCode')?.done?.row, 3);
});

test('[checklist.lists.2] an agent that looks in from elsewhere has no list there', () => {
  const child = [udp('in', opening(1), 2), udp('out', message(1, 'PacketAck', { Packets: [{ ID: 1 }] }, false), 2)];
  assert.equal(listsOf([...without(''), ...child]).length, 1);
  assert.equal(listsOf(child)[0]?.missing?.name, 'CompleteAgentMovement');
});

test('[finding.handshake.1] a handshake that still goes on is not judged', () => {
  const rows = without('RegionHandshake').slice(0, 5);
  assert.deepEqual(findingsIn(historyOf(rows, 4)), []);
});
