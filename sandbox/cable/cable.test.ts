import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FaultRule } from '../../contract/sandbox.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { seeded } from '../../test/support/seeded.ts';
import { Cable, NEWS_PAUSE_MS, type Outcome, WAITING_BYTES_LIMIT, WAITING_LIMIT } from './cable.ts';
import { BACKLOG_BYTES, REORDER_MS } from './line.ts';
import type { Passage } from './passage.ts';

const CHAT: Omit<Passage, 'bytes'> = {
  direction: 'in',
  ...{ message: 'ChatFromViewer', circuit: 1, agent: 'Ada Bot', agentId: 'ada', region: 'Sandbox One' },
  ...{ door: 0, peer: { host: '127.0.0.1', port: 40_000 } },
};

/** A passage whose first byte tells it from others. */
const passage = (mark: number, more: Partial<Passage> = {}): Passage => ({
  ...CHAT,
  bytes: Uint8Array.of(mark, 0, 0, 0, mark, 0, 1),
  ...more,
});

function cableWith(...rules: readonly FaultRule[]): Cable {
  const cable = new Cable(
    () => seeded(5),
    () => undefined,
  );
  cable.use(rules, 0);
  return cable;
}

const markOf = ({ bytes }: Passage) => bytes[0] ?? 0;
const marks = (passages: readonly Passage[]) => passages.map(markOf);
const words = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ dropped, passage: one }) => (dropped ? `-${markOf(one)}` : `${markOf(one)}`));

/** What becomes of `count` datagrams that enter at once: lost ones with a minus. */
const pushed = (cable: Cable, count: number, now = 0) =>
  Array.from({ length: count }, (_, mark) => words(cable.push(passage(mark), now))).flat();

test('[circuit.fault.1] without rules everything passes', () => {
  const cable = cableWith();
  assert.deepEqual(pushed(cable, 2), ['0', '1']);
  assert.deepEqual([cable.isPlain, cable.deadline, cable.waiting], [true, Number.POSITIVE_INFINITY, 0]);
});

for (const [rule, lost] of [
  [{ drop: true }, ['-0', '-1', '-2', '-3']],
  [{ dropNext: 2 }, ['-0', '-1', '2', '3']],
  [{ loss: 100 }, ['-0', '-1', '-2', '-3']],
  [{ loss: 0 }, ['0', '1', '2', '3']],
  [{ drop: false, noAck: false, freeze: false }, ['0', '1', '2', '3']],
  [{ duplicate: 100 }, ['0', '0', '1', '1', '2', '2', '3', '3']],
  [{ dropNext: 1, message: 'Agent*' }, ['0', '1', '2', '3']],
  [{ dropNext: 1, message: 'chat*' }, ['-0', '1', '2', '3']],
  [{ dropNext: 1, direction: 'out' }, ['0', '1', '2', '3']],
] as const) {
  test(`[circuit.fault.3] ${JSON.stringify(rule)} does what it says`, () => {
    assert.deepEqual(pushed(cableWith(rule), 4), lost);
  });
}

test('[circuit.fault.3] shares are kept over many datagrams', () => {
  const cable = cableWith({ loss: 20, duplicate: 10 });
  const outcomes = pushed(cable, 3000);
  const lost = outcomes.filter((word) => word.startsWith('-')).length;
  assert.ok(lost > 530 && lost < 670, `${lost} were lost`);
  const twice = outcomes.length - 3000;
  assert.ok(twice > 190 && twice < 290, `${twice} of the others came twice`);
});

test('[circuit.fault.3] a delay is kept to the millisecond', () => {
  const cable = cableWith({ delay: 70 });
  assert.deepEqual(cable.push(passage(1), 10), []);
  assert.equal(cable.news(10).length, 1);
  assert.equal(cable.deadline, 80);
  assert.deepEqual(cable.release(79), []);
  assert.deepEqual(marks(cable.release(80)), [1]);
  assert.equal(cable.waitingBytes, 0);
});

test('[circuit.fault.3] delays of several rules add up', () => {
  const cable = cableWith({ delay: 70 }, { delay: 30 });
  cable.push(passage(1), 0);
  assert.deepEqual([marks(cable.release(99)), marks(cable.release(100))], [[], [1]]);
});

test('[circuit.fault.3] jitter keeps the order, reordering does not', () => {
  const count = 200;
  for (const [rule, isOrdered] of [
    [{ delay: 10, jitter: 400 }, true],
    [{ reorder: 30 }, false],
    [{ reorder: 30, reorderBy: 2000 }, false],
  ] as const) {
    const cable = cableWith(rule);
    const came: number[] = [];
    for (let mark = 0; mark < count; mark += 1) {
      for (const { passage: one } of cable.push(passage(mark), mark)) came.push(markOf(one));
      came.push(...marks(cable.release(mark)));
    }
    const longest = 'reorderBy' in rule ? rule.reorderBy : Math.max(REORDER_MS, 410);
    came.push(...marks(cable.release(count + longest)));
    const inOrder = [...came].sort((a, b) => a - b);
    assert.deepEqual(
      inOrder,
      Array.from({ length: count }, (_, mark) => mark),
      'nothing is lost',
    );
    assert.equal(JSON.stringify(came) === JSON.stringify(inOrder), isOrdered, JSON.stringify(rule));
  }
});

test('[circuit.fault.4] a rate lets bytes through one after the other, and what does not fit its backlog is lost', () => {
  const cable = cableWith({ rate: 1000 });
  const bytes = new Uint8Array(1000);
  assert.deepEqual(cable.push(passage(0, { bytes }), 0), []);
  cable.push(passage(0, { bytes }), 0);
  assert.deepEqual([cable.release(999).length, cable.release(1000).length], [0, 1]);
  assert.deepEqual([cable.release(1999).length, cable.release(2000).length], [0, 1]);
  const fits = Math.floor(BACKLOG_BYTES / bytes.length);
  for (let count = 0; count < fits; count += 1) assert.deepEqual(cable.push(passage(0, { bytes }), 5000), []);
  assert.equal(cable.push(passage(0, { bytes }), 5000)[0]?.dropped, true);
  assert.deepEqual(
    cable.push(passage(0, { bytes, direction: 'out' }), 5000),
    [],
    'each direction has a line of its own',
  );
});

test('[circuit.fault.3] a freeze holds everything for its time, or until the rules are replaced', () => {
  const short = cableWith({ freeze: 100 });
  assert.deepEqual(pushed(short, 2, 50), []);
  assert.deepEqual(marks(short.release(100)), [0, 1]);
  assert.deepEqual(pushed(short, 2, 100), ['0', '1']);
  const long = cableWith({ freeze: true });
  assert.deepEqual(pushed(long, 2), []);
  assert.deepEqual(long.release(1e12), []);
  assert.deepEqual(marks(long.use([], 1e12)), [0, 1]);
  assert.deepEqual([long.waiting, long.waitingBytes], [0, 0]);
});

test('[circuit.fault.2] the handshake is spared, unless the rule says otherwise or names it', () => {
  const names = ['UseCircuitCode', 'CompleteAgentMovement', 'AgentMovementComplete', 'RegionHandshake', 'PacketAck'];
  const spared = (rule: FaultRule) =>
    names.filter(
      (message) => cableWith({ drop: true, ...rule }).push(passage(1, { message }), 0)[0]?.dropped === false,
    );
  assert.deepEqual(spared({}), names.slice(0, 4));
  assert.deepEqual(spared({ protect: 'signals' }), names);
  assert.deepEqual(spared({ protect: 'nothing' }), []);
  assert.deepEqual(spared({ message: '*' }), names.slice(0, 4));
  assert.deepEqual(spared({ message: 'RegionHandshake, PacketAck', protect: 'signals' }), names.slice(0, 3));
  assert.deepEqual(spared({ message: '!RegionHandshake', protect: 'nothing' }), ['RegionHandshake']);
});

test('[circuit.fault.2] a rule chooses by agent, region and circuit', () => {
  for (const [rule, isChosen] of [
    [{ agent: ' ada bot ' }, true],
    [{ agent: 'ADA' }, true],
    [{ agent: 'Ben Bot' }, false],
    [{ region: 'sandbox one' }, true],
    [{ region: 'Sandbox Two' }, false],
    [{ circuit: 1 }, true],
    [{ circuit: 2 }, false],
    [{ circuit: 1, agent: 'Ada Bot', region: 'Sandbox Two' }, false],
  ] as const) {
    assert.equal(cableWith({ drop: true, ...rule }).push(passage(1), 0)[0]?.dropped, isChosen, JSON.stringify(rule));
  }
});

test('[circuit.fault.5] so many datagrams wait at most; what comes beyond is lost, and told', () => {
  const cable = cableWith({ delay: 5 });
  for (let count = 0; count < WAITING_LIMIT; count += 1) assert.deepEqual(cable.push(passage(1), 0), []);
  assert.deepEqual(words(cable.push(passage(2), 0)), ['-2']);
  assert.equal(cable.waiting, WAITING_LIMIT);
  const [news] = cable.news(0);
  assert.deepEqual([news?.counts.delayed, news?.counts.dropped], [WAITING_LIMIT + 1, 1]);
  assert.equal(cable.release(5).length, WAITING_LIMIT);
});

test('[circuit.fault.5] so many bytes wait at most', () => {
  const cable = cableWith({ delay: 5 });
  const bytes = new Uint8Array(WAITING_BYTES_LIMIT / 4);
  for (let count = 0; count < 4; count += 1) assert.deepEqual(cable.push(passage(1, { bytes }), 0), []);
  assert.equal(cable.waitingBytes, WAITING_BYTES_LIMIT);
  assert.equal(cable.push(passage(1), 0)[0]?.dropped, true);
});

test('[circuit.fault.8] a rule tells at once, and again a second later', () => {
  const cable = cableWith({ name: 'wifi', dropNext: 5 }, { dropNext: 1, message: 'Nothing' });
  const told = (now: number) => cable.news(now).map(({ rule, name, counts }) => `${rule} ${name} ${counts.dropped}`);
  assert.deepEqual(told(0), []);
  pushed(cable, 2, 0);
  assert.equal(cable.deadline, 0);
  assert.deepEqual(told(0), ['0 wifi 2']);
  assert.equal(cable.deadline, Number.POSITIVE_INFINITY);
  pushed(cable, 1, 10);
  assert.deepEqual(told(10), []);
  assert.equal(cable.deadline, NEWS_PAUSE_MS);
  assert.deepEqual(told(NEWS_PAUSE_MS), ['0 wifi 3']);
});

test('[circuit.fault.1] the same seed and the same traffic give the same run, also after the rules were set again', () => {
  const rules: readonly FaultRule[] = [
    { loss: 10, duplicate: 20, delay: 20, jitter: 50 },
    { reorder: 30, rate: 20_000, direction: 'out' },
  ];
  const transcript = (cable: Cable, start: number): readonly string[] =>
    Array.from({ length: 500 }, (_, at) => {
      const now = start + 3 * at;
      const direction = at % 3 === 0 ? 'out' : 'in';
      const released = cable.release(now).map((one) => `${3 * at} ${one.direction} ${markOf(one)}`);
      return [...released, ...words(cable.push(passage(at % 256, { direction }), now))];
    }).flat();
  const cable = cableWith(...rules);
  const first = transcript(cable, 0);
  assert.deepEqual(transcript(cableWith(...rules), 0), first);
  cable.use(rules, 10_000);
  assert.deepEqual(transcript(cable, 10_000), first);
  const other = new Cable(
    () => seeded(6),
    () => undefined,
  );
  other.use(rules, 0);
  assert.notDeepEqual(transcript(other, 0), first);
});

test('[circuit.fault.7] so many answers with events are lost, if one of their events is meant', () => {
  const cable = cableWith({ loseEvents: 2, message: 'Teleport*', agent: 'Ada Bot' });
  assert.equal(cable.losesEvents(CHAT, ['ParcelProperties']), false);
  assert.equal(cable.losesEvents({ ...CHAT, agent: 'Ben Bot' }, ['TeleportFinish']), false);
  assert.equal(cable.losesEvents(CHAT, ['ParcelProperties', 'TeleportFinish']), true);
  assert.equal(cable.losesEvents(CHAT, ['TeleportFinish']), true);
  assert.equal(cable.losesEvents(CHAT, ['TeleportFinish']), false);
  assert.equal(cable.news(0)[0]?.counts.lostEvents, 2);
});

test('[circuit.fault.12] so many polls are closed, with the status that is wished for, of who is meant', () => {
  const cable = cableWith({ closePolls: 2, closeWith: 499, agent: 'Ada Bot' });
  assert.equal(cable.closesPoll({ ...CHAT, agent: 'Ben Bot' }), undefined);
  assert.deepEqual([cable.closesPoll(CHAT), cable.closesPoll(CHAT), cable.closesPoll(CHAT)], [499, 499, undefined]);
  assert.equal(cable.news(0)[0]?.counts.closedPolls, 2);
  assert.equal(cableWith({ closePolls: 1 }).closesPoll(CHAT), 502);
});

test('a rule of more than one packet size is not fooled by what it cannot read', () => {
  const cable = cableWith({ noAck: true });
  const bytes = writePacket({ sequence: 1, reliable: true, zerocoded: false, body: Uint8Array.of(4) }).slice(0, 5);
  assert.equal(cable.push(passage(1, { bytes }), 0)[0]?.dropped, false);
  assert.equal(cable.push(passage(1, { bytes, direction: 'out' }), 0)[0]?.dropped, false);
});
