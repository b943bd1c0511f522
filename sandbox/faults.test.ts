// A whole grid behind a bad cable: what goes wrong, what the log shows of it, and what those who started the grid are told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FaultRule } from '../contract/sandbox.ts';
import { array, boolean, get, type Llsd, map, string, undef } from '../protocol/llsd/value.ts';
import { readLlsdXml } from '../protocol/llsd/xml.ts';
import { messageName } from '../protocol/packet/name.ts';
import { readHeader, readPacket } from '../protocol/packet/packet.ts';
import { codec } from '../test/support/doorway.ts';
import { eventsIn, type Login, repliesIn, sentTo, WholeGrid } from '../test/support/whole-grid.ts';
import type { Effect } from './effects.ts';

function standing(whole = new WholeGrid()): { readonly whole: WholeGrid; readonly ada: Login } {
  const ada = whole.logIn('Ada');
  whole.arrive(ada);
  whole.until(100);
  return { whole, ada };
}

function say(whole: WholeGrid, login: Login, text: string): readonly Effect[] {
  const AgentData = { AgentID: login.id, SessionID: login.sessionId };
  return whole.send(login, 'ChatFromViewer', { AgentData, ChatData: { Message: text, Type: 1, Channel: 0 } });
}

/** Rows about datagrams, in a few words each: `in ChatFromViewer dropped 1`. */
const rowsIn = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => {
    if (effect.kind !== 'seen' || effect.seen.kind !== 'datagram') return [];
    const { bytes, circuit, direction, fate } = effect.seen;
    return [`${direction} ${messageName(codec, readHeader(bytes).numberId)} ${fate} ${circuit}`];
  });

/** What the log says of faults, of each datagram that arrived: `in ChatFromViewer delayed`. */
const marksIn = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => {
    const seen = effect.kind === 'seen' ? effect.seen : effect;
    if (seen.kind !== 'datagram' || seen.cable === undefined) return [];
    const name = messageName(codec, readHeader(seen.bytes).numberId);
    return [`${'direction' in seen ? seen.direction : 'out'} ${name} ${seen.cable.join(' ')}`];
  });

const faultsIn = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'event' && effect.event.event === 'fault' ? [effect.event] : []));

const use = (whole: WholeGrid, ...rules: readonly FaultRule[]) => whole.grid.useFaults(rules, whole.now);

test('[circuit.fault.9] what is lost on the way in is seen and not handled', () => {
  const { ada, whole } = standing();
  use(whole, { name: 'deaf', direction: 'in', dropNext: 1, message: 'ChatFromViewer' });
  const lost = say(whole, ada, 'One');
  assert.deepEqual(rowsIn(lost), ['in ChatFromViewer dropped 1']);
  assert.deepEqual(sentTo(ada, lost), []);
  const none = { duplicated: 0, delayed: 0, spoiled: 0, unacked: 0, lostEvents: 0, closedPolls: 0 };
  assert.deepEqual(faultsIn(lost), [{ event: 'fault', rule: 0, name: 'deaf', dropped: 1, ...none }]);
  const heard = say(whole, ada, 'Two');
  assert.deepEqual(rowsIn(heard), ['in ChatFromViewer handled 1']);
  assert.ok(eventsIn(heard).some((words) => words.startsWith('chat')));
});

test('[circuit.fault.9] what is lost on the way out is seen and not sent', () => {
  const { ada, whole } = standing();
  use(whole, { direction: 'out', agent: 'ada sandbox', drop: true, message: 'ChatFromSimulator' });
  const effects = say(whole, ada, 'One');
  assert.deepEqual(rowsIn(effects), ['in ChatFromViewer handled 1', 'out ChatFromSimulator dropped 1']);
  assert.ok(!sentTo(ada, effects).includes('ChatFromSimulator'));
  assert.ok(rowsIn(whole.until(5000)).includes('out ChatFromSimulator dropped 1'), 'its copies are lost as well');
});

test('[circuit.fault.9] delays are part of the grid: its deadline and its waking', () => {
  const { ada, whole } = standing();
  use(whole, { delay: 40, message: 'Chat*' });
  const start = whole.now;
  assert.deepEqual(rowsIn(say(whole, ada, 'One')), []);
  assert.deepEqual(rowsIn(whole.until(start + 39)), []);
  assert.deepEqual(rowsIn(whole.until(start + 40)), ['in ChatFromViewer handled 1']);
  assert.ok(!sentTo(ada, whole.until(start + 79)).includes('ChatFromSimulator'));
  assert.ok(sentTo(ada, whole.until(start + 80)).includes('ChatFromSimulator'));
});

test('[circuit.fault.9] a datagram that comes twice is handled once and seen twice', () => {
  const { ada, whole } = standing();
  use(whole, { duplicate: 100, message: 'Chat*' });
  const effects = say(whole, ada, 'One');
  assert.deepEqual(rowsIn(effects), ['in ChatFromViewer handled 1', 'in ChatFromViewer duplicate 1']);
  assert.equal(sentTo(ada, effects).filter((name) => name === 'ChatFromSimulator').length, 2);
});

test('[circuit.fault.2] a login is let in by rules that spare the handshake, and not by those that do not', () => {
  const whole = new WholeGrid();
  use(whole, { loss: 100 });
  const ada = whole.logIn('Ada');
  assert.ok(sentTo(ada, whole.arrive(ada)).includes('RegionHandshake'));
  use(whole, { agent: 'Ben Sandbox', loss: 100, protect: 'nothing' });
  const ben = whole.logIn('Ben');
  assert.deepEqual(sentTo(ben, whole.arrive(ben)), [], 'a circuit that is not open yet is known by its code');
  const cleo = whole.logIn('Cleo');
  assert.ok(sentTo(cleo, whole.arrive(cleo)).includes('AgentMovementComplete'));
});

test('[circuit.fault.6] a message that is chosen is never acknowledged, although the grid believes that it was', () => {
  const { ada, whole } = standing();
  use(whole, { noAck: true, message: 'ChatFromViewer' });
  const before = whole.grid.figures(whole.now)[0]?.acksOut ?? 0;
  const effects = [...say(whole, ada, 'One'), ...whole.until(whole.now + 500)];
  const acks = effects.flatMap((effect) => {
    const packet = effect.kind === 'datagram' ? readPacket(effect.bytes) : undefined;
    return packet === undefined || 'malformed' in packet ? [] : packet.acks;
  });
  assert.deepEqual(acks, []);
  assert.ok(!sentTo(ada, effects).includes('PacketAck'));
  assert.equal(faultsIn(effects)[0]?.unacked, 1);
  assert.equal(whole.grid.figures(whole.now)[0]?.acksOut, before + 1);
});

test('[circuit.fault.1] rules are replaced as a whole: what was frozen leaves, in order', () => {
  const { ada, whole } = standing();
  use(whole, { freeze: true });
  say(whole, ada, 'One');
  say(whole, ada, 'Two');
  assert.deepEqual(
    eventsIn(whole.until(whole.now + 2000)).filter((words) => words.startsWith('chat')),
    [],
  );
  const freed = eventsIn(use(whole));
  assert.deepEqual(
    freed.filter((words) => words.startsWith('chat')).map((words) => words.split(' ').at(-1)),
    ['One', 'Two'],
  );
  assert.deepEqual(rowsIn(say(whole, ada, 'Three')), ['in ChatFromViewer handled 1']);
});

test('[circuit.fault.8] what rules did last is told when they are replaced', () => {
  const { ada, whole } = standing();
  use(whole, { dropNext: 2, message: 'ChatFromViewer' });
  say(whole, ada, 'One');
  assert.deepEqual(faultsIn(say(whole, ada, 'Two')), [], 'a second has not passed');
  assert.equal(faultsIn(use(whole))[0]?.dropped, 2);
});

test('[circuit.fault.7] an answer of the event queue is lost with its events, for good', () => {
  const { ada, whole } = standing();
  const queue = whole.capability(ada, 'EventQueueGet');
  const poll = () => whole.post(queue, map({ ack: undef, done: boolean(false) }));
  use(whole, { loseEvents: 1 });
  const lost = poll();
  assert.equal(lost.reply, undefined);
  assert.ok(lost.effects.some((effect) => effect.kind === 'hang-up' && effect.to === lost.call));
  assert.equal(faultsIn(lost.effects)[0]?.lostEvents, 1);
  assert.equal(poll().reply, undefined, 'nothing is left to be told');
});

test('[circuit.fault.12] a poll that is held is closed at once, the next one too, and what they would have told keeps waiting', () => {
  const { ada, whole } = standing();
  const queue = whole.capability(ada, 'EventQueueGet');
  const poll = (ack: Llsd) => whole.post(queue, map({ ack, done: boolean(false) }));
  const told = poll(undef);
  const id = get(readLlsdXml(told.reply?.body ?? '').value, 'id');
  const held = poll(id);
  const closed = use(whole, { closePolls: 2 });
  assert.equal(repliesIn(closed).get(held.call)?.status, 502);
  assert.equal(poll(id).reply?.status, 502);
  const third = poll(id);
  assert.equal(third.reply, undefined, 'two were enough');
  assert.equal(repliesIn(use(whole, { closePolls: 1, closeWith: 499 })).get(third.call)?.status, 499);
  const said = map({ display_name: array([string('Ada'), string('Countess')]) });
  whole.post(whole.capability(ada, 'SetDisplayName'), said);
  assert.match(poll(id).reply?.body ?? '', /SetDisplayNameReply/);
});

test('[circuit.fault.9] what arrives late, twice or wrong says so, both ways', () => {
  const { ada, whole } = standing();
  use(whole, { duplicate: 100, delay: 40, direction: 'in', message: 'ChatFromViewer' });
  assert.deepEqual(marksIn(say(whole, ada, 'One')), []);
  const late = marksIn(whole.until(whole.now + 40));
  assert.deepEqual(late, ['in ChatFromViewer doubled delayed', 'in ChatFromViewer doubled delayed']);
  use(whole, { wrongField: 'ChatData.Message', message: 'ChatFromSimulator' });
  const wrong = say(whole, ada, 'Two');
  assert.deepEqual(marksIn(wrong), ['out ChatFromSimulator spoiled']);
  assert.equal(faultsIn(wrong)[0]?.spoiled, 1);
  use(whole);
  assert.deepEqual(marksIn(say(whole, ada, 'Three')), [], 'a good line leaves no mark');
});
