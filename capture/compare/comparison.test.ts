import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADA, BEN, chat, differences, kill, lines, object, opened, region, type Told } from './captures.fixture.ts';

interface Case {
  readonly title: string;
  readonly base: readonly Told[];
  readonly current: readonly Told[];
  readonly told: readonly string[];
}

const hello = [chat('one'), chat('two'), chat('three')];
const id = (digit: string): string => ADA.replaceAll('1', digit);

const CASES: Case[] = [
  { title: 'nothing and nothing are equal', base: [], current: [], told: [] },
  {
    title: '[compare.order.1] a row that came is added',
    base: hello,
    current: [...hello, chat('four')],
    told: ['added ChatFromViewer'],
  },
  {
    title: '[compare.order.1] a row that went is removed, whatever stands around it',
    base: hello,
    current: [chat('one'), chat('three')],
    told: ['removed ChatFromViewer'],
  },
  {
    title: '[compare.order.2] datagrams that overtake each other are no difference',
    base: hello,
    current: [chat('two'), chat('three'), chat('one')],
    told: [],
  },
  {
    title: '[compare.order.3] [compare.values.3] between the same neighbours one row stands in the place of another',
    base: hello,
    current: [chat('one'), chat('zwei'), chat('three')],
    told: ['changed ChatFromViewer ChatData.Message: two -> zwei'],
  },
  {
    title: '[compare.ids.4] other ids for the same things are no difference',
    base: [object(7, ADA), object(8, id('3')), kill(7), kill(8)],
    current: [object(70, BEN), object(80, id('4')), kill(70), kill(80)],
    told: [],
  },
  {
    title: '[compare.ids.4] an id that means something else everywhere else is one',
    base: [object(7, ADA), object(8, id('3')), kill(7)],
    current: [object(70, BEN), object(80, id('4')), kill(80)],
    told: ['changed KillObject ObjectData.ID (local): 7 -> 80'],
  },
  {
    title: '[compare.ids.3] a UUID that both have leads to the right row',
    base: [object(7, ADA), object(8, BEN)],
    current: [object(80, BEN)],
    told: ['removed ObjectUpdate'],
  },
  {
    title: '[compare.ids.1] nothing is no id',
    base: [kill(0)],
    current: [kill(5)],
    told: ['changed KillObject ObjectData.ID: 0 -> null ObjectData.ID (local): null -> 5'],
  },
  {
    title: '[compare.ids.2] the same local id is something else on another circuit',
    base: [opened(ADA, 1), opened(BEN, 2), kill(7, { circuit: 1 }), kill(7, { circuit: 2 })],
    current: [opened(ADA, 1), opened(BEN, 2), kill(70, { circuit: 1 }), kill(71, { circuit: 2 })],
    told: [],
  },
  {
    title: '[compare.circuits.1] circuits that came in another order are the same ones',
    base: [opened(ADA, 1), opened(BEN, 2), chat('of Ada', { circuit: 1 })],
    current: [opened(BEN, 1), opened(ADA, 2), chat('of Ada', { circuit: 2 })],
    told: [],
  },
  {
    title: '[compare.circuits.1] other agents are told apart by their region',
    base: [opened(ADA, 1), region('West', 1), opened(ADA, 2), region('East', 2), kill(5, { circuit: 2 })],
    current: [opened(BEN, 1), region('East', 1), opened(BEN, 2), region('West', 2), kill(5, { circuit: 1 })],
    told: [],
  },
  {
    title: '[compare.lanes.1] the same on another circuit is not the same',
    base: [opened(ADA, 1), opened(BEN, 2), chat('hi', { circuit: 1 })],
    current: [opened(ADA, 1), opened(BEN, 2), chat('hi', { circuit: 2 })],
    told: ['added ChatFromViewer', 'removed ChatFromViewer'],
  },
  {
    title: '[compare.facts.1] what became of a row is compared',
    base: [chat('hi')],
    current: [chat('hi', { fate: 'dropped' })],
    told: ['changed ChatFromViewer fate: handled -> dropped'],
  },
  {
    title: '[compare.facts.1] and what a fault did to it',
    base: [chat('hi')],
    current: [chat('hi', { cable: ['delayed'] })],
    told: ['changed ChatFromViewer cable: null -> delayed'],
  },
  {
    title: '[compare.facts.1] and whether it was reliable',
    base: [chat('hi')],
    current: [chat('hi', { isReliable: true })],
    told: ['changed ChatFromViewer flags: null -> reliable'],
  },
  {
    title: '[compare.facts.2] a missing ack is a difference when there was time for it',
    base: [chat('hi', { isReliable: true }), kill(3, { acks: [1] }), kill(3, { time: 9 })],
    current: [chat('hi', { isReliable: true }), kill(3), kill(3, { time: 9 })],
    told: ['changed ChatFromViewer ack: null -> never'],
  },
  {
    title: '[compare.facts.2] near the end it is not judged',
    base: [chat('hi', { isReliable: true }), kill(3, { acks: [1] })],
    current: [chat('hi', { isReliable: true }), kill(3)],
    told: [],
  },
  {
    title: '[compare.copies.1] a copy that replaced a lost row belongs to it',
    base: [chat('hi', { isReliable: true })],
    current: [
      chat('hi', { isReliable: true, fate: 'dropped' }),
      chat('hi', { isReliable: true, isResent: true, sequence: 1 }),
    ],
    told: ['changed ChatFromViewer fate: handled -> dropped, handled'],
  },
  {
    title: '[compare.clock.1] pings and acks may be many or none',
    base: [chat('hi')],
    current: [chat('hi'), { name: 'StartPingCheck', message: { PingID: { PingID: 3 } } }],
    told: [],
  },
  {
    title: '[compare.clock.2] what comes by the clock is not counted, and not laid beside each other',
    base: updates(3),
    current: [...updates(9), { name: 'AgentUpdate', message: { AgentData: { Far: 512 } } }],
    told: [],
  },
  { title: '[compare.clock.2] unless it never came', base: updates(5), current: [], told: ['removed 5 AgentUpdate'] },
  { title: '[compare.clock.2] and that was no chance', base: updates(4), current: [], told: [] },
  {
    title: '[compare.clock.3] what faults did to it is told together',
    base: updates(4),
    current: [...updates(2), ...updates(3).map((update): Told => ({ ...update, fate: 'dropped' }))],
    told: ['changed 3 AgentUpdate fate: null -> dropped'],
  },
  {
    title: '[compare.values.1] what cannot be read is compared by its bytes',
    base: [{ bytes: Uint8Array.of(0, 0) }],
    current: [{ bytes: Uint8Array.of(0, 1) }],
    told: ['changed Malformed bytes: 0000 -> 0001'],
  },
  {
    title:
      '[compare.text.1] [compare.text.2] exchanges are compared key by key, with their ids mapped and their moments passed over',
    base: [call(ADA, 13000, 'aaaa', 'plywood')],
    current: [call(BEN, 14000, 'bbbb', 'bricks')],
    told: ['changed Objects reply.skin: plywood -> bricks'],
  },
];

const answered = (status: number, target: string): Told => ({
  ...{ door: 'caps', name: 'Seed', circuit: 0, request: '' },
  ...{ http: { method: 'GET', target, requestType: '', status, replyType: '' } },
});

CASES.push({
  title: '[compare.values.1] an exchange is also what HTTP said of it, but for keys',
  base: [answered(200, '/cap/aaaa'), answered(200, '/cap/aaaa')],
  current: [answered(200, '/cap/bbbb'), answered(404, '/cap/bbbb')],
  told: ['changed Seed status: 200 -> 404'],
});

for (const { base, current, title, told } of CASES) {
  test(title, () => {
    const found = differences(base, current);
    assert.deepEqual(lines(found), told);
    assert.equal(found.equal, told.length === 0);
  });
}

function updates(count: number): readonly Told[] {
  return Array.from({ length: count }, (): Told => ({ name: 'AgentUpdate' }));
}

function call(agent: string, port: number, key: string, skin: string): Told {
  const members = [
    ['agent_id', agent],
    ['sim_port', port],
    ['seed', `http://127.0.0.1:${port}/cap/${key}`],
    ['skin', skin],
    ['seconds_since_epoch', port],
  ];
  const reply = members.map(([name, value]) => `<key>${name}</key><string>${value}</string>`).join('');
  return { door: 'caps', name: 'Objects', circuit: 0, request: '', reply: `<llsd><map>${reply}</map></llsd>` };
}

test('[compare.ids.4] it is said what the id is called everywhere else', () => {
  const base = [object(7, ADA), object(8, id('3')), kill(7)];
  const current = [object(70, BEN), object(80, id('4')), kill(80)];
  assert.equal(differences(base, current).changes[0]?.values[0]?.elsewhere, '70');
});

test('[compare.values.2] of a session id the first digits are told', () => {
  const told = (SessionID: string): Told => ({
    name: 'UseCircuitCode',
    message: { CircuitCode: { SessionID, ID: ADA } },
  });
  const base = [told(BEN), { name: 'LogoutRequest', message: { AgentData: { AgentID: ADA, SessionID: BEN } } }];
  const current = [told(BEN), { name: 'LogoutRequest', message: { AgentData: { AgentID: ADA, SessionID: id('3') } } }];
  const [value] = differences(base, current).changes[0]?.values ?? [];
  assert.deepEqual([value?.base, value?.current], ['22222222…', '33333333…']);
});

test('[compare.order.4] rows in another order are named apart, each with both places', () => {
  const { equal, moved } = differences([chat('one'), kill(3), chat('two')], [chat('two'), kill(3), chat('one')]);
  assert.equal(equal, true);
  assert.deepEqual(
    moved.map(({ base, current, name }) => [name, base.row, current.row]),
    [['ChatFromViewer', 1, 3]],
  );
});

test('[compare.order.5] differences stand in the order of the base, what is new behind its neighbour', () => {
  const base = [chat('one'), kill(1), chat('two')];
  const current = [chat('one'), object(9, BEN), kill(1), chat('zwei')];
  const found = differences(base, current).changes.map(({ change, name }) => `${change} ${name}`);
  assert.deepEqual(found, ['added ObjectUpdate', 'changed ChatFromViewer']);
});

test('[compare.copies.2] rows that were sent again are named apart, and are no difference', () => {
  const once = chat('hi', { isReliable: true });
  const again = chat('hi', { isReliable: true, isResent: true, sequence: 1, fate: 'duplicate' });
  const { equal, repeated } = differences([once], [once, again]);
  assert.equal(equal, true);
  assert.deepEqual(
    repeated.map(({ name, sent }) => [name, sent]),
    [['ChatFromViewer', { base: 1, current: 2 }]],
  );
});

test('rows of each name are counted, those with other counts first, and circuits are told in pairs', () => {
  const found = differences([opened(ADA, 1), region('West', 1), chat('hi')], [opened(ADA, 1), region('West', 1)]);
  assert.deepEqual(found.names[0], { name: 'ChatFromViewer', base: 1, current: 0 });
  assert.deepEqual(found.circuits, [{ base: 1, current: 1, region: 'West' }]);
  assert.deepEqual(found.rows, { base: 3, current: 2 });
});
