import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asNumber, asText, get, type Llsd } from '../../protocol/llsd/value.ts';
import { Grounds, named, type Square, squareIn, TWO, type Wanderer } from '../../test/support/wanderer.ts';
import { eventsIn } from '../../test/support/whole-grid.ts';
import { CONTROL } from '../world/controls.ts';
import { JOURNEY_MS } from './travel.ts';

const { atPlus, fastAt, fly } = CONTROL;
const NOTHING: Llsd = { kind: 'undef' };
const NORTHWARDS = [0, 0, Math.SQRT1_2];
const EASTWARDS = [0, 0, 0];

const place = (grounds: Grounds) =>
  grounds.whole.grid.regions().flatMap(({ agents }) => agents.map(({ position }) => position))[0] ?? [];

/** Ada stands two metres from the eastern edge of the first region, and sees the second one. */
function atTheBorder(squares: readonly Square[] = TWO): { readonly grounds: Grounds; readonly ada: Wanderer } {
  const grounds = new Grounds(squares);
  const ada = grounds.enter('Ada');
  if (squares.length > 1) ada.look(1);
  ada.teleport(0, [0, 0], [254, 100, 22]);
  grounds.pass(200);
  ada.events(0);
  ada.heard();
  return { grounds, ada };
}

for (const [how, flags, flies] of [
  ['on foot', atPlus | fastAt, false],
  ['flying', atPlus | fastAt | fly, true],
] as const) {
  test(`[travel.cross.1] C32: over the border ${how}: CrossedRegion, CompleteAgentMovement, and in one turn, never two roots, the other circuit is the root`, () => {
    const { ada, grounds } = atTheBorder();
    ada.press(0, flags);
    grounds.pass(1500);
    const [crossed, ...more] = ada.events(0);
    assert.deepEqual([crossed?.name, more.length], ['CrossedRegion', 0]);
    const body = crossed?.body ?? NOTHING;
    assert.deepEqual(squareIn(get(body, 'RegionData', 0, 'RegionHandle')), [1, 0]);
    assert.equal(asText(get(body, 'RegionData', 0, 'SimPort')), '13001');
    assert.equal(asText(get(body, 'RegionData', 0, 'SeedCapability')), ada.seeds.get(1));
    assert.equal(asText(get(body, 'AgentData', 0, 'SessionID')), ada.login.sessionId);
    const [x, y] = [0, 1].map((axis) => asNumber(get(body, 'Info', 0, 'Position', axis)));
    assert.ok((x ?? -1) >= 0 && (x ?? 9) < 2 && Math.round(y ?? 0) === 100, `${x}, ${y}`);
    assert.equal(Math.round(asNumber(get(body, 'Info', 0, 'LookAt', 0))), 1);
    assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One root', 'Sandbox Two child']);
    assert.deepEqual([place(grounds)[0], grounds.standing()], [255.5, [['Ada'], []]], 'it waits at the edge');
    ada.heard();
    const events = eventsIn(ada.move(1)).filter((event) => event.startsWith('circuit Ada'));
    assert.deepEqual(events, ['circuit Ada Sandbox Sandbox One child', 'circuit Ada Sandbox Sandbox Two root']);
    assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Two root']);
    const heard = ada.heard();
    assert.deepEqual(
      named(heard, 'RegionHandshake', 'AgentMovementComplete', 'ObjectUpdate', 'LayerData', 'KillObject'),
      ['1 AgentMovementComplete', '1 ObjectUpdate'],
    );
    const own = heard.find(({ name }) => name === 'ObjectUpdate')?.message;
    assert.equal(own?.uuid('ObjectData', 'FullID'), ada.login.id);
    assert.deepEqual(ada.news(1), ['ParcelProperties']);
    const before = place(grounds);
    grounds.pass(1000);
    const after = place(grounds);
    assert.ok((after[0] ?? 0) > (before[0] ?? 0) + 2, 'it goes on with its velocity');
    assert.equal((after[2] ?? 0) > 22.5, flies && (before[2] ?? 0) > 22.5);
  });
}

test('[travel.cross.3] a viewer that has not read the facts yet reads them first, as in any arrival', () => {
  const { ada, grounds } = atTheBorder();
  ada.press(0, atPlus | fastAt);
  grounds.pass(1500);
  assert.deepEqual(ada.news(0), ['CrossedRegion']);
  ada.say(1, 'AgentQuitCopy', { AgentData: ada.ids, FuseBlock: { ViewerCircuitCode: ada.login.code } });
  ada.heard();
  ada.open(1);
  ada.move(1);
  assert.ok(named(ada.heard(), 'RegionHandshake', 'AgentMovementComplete').includes('1 RegionHandshake'));
  assert.deepEqual(grounds.standing(), [[], ['Ada']]);
});

for (const [why, squares, prepare] of [
  ['there is no region beyond it', TWO.slice(0, 1), () => undefined],
  ['its viewer does not look in', TWO, (ada: Wanderer) => ada.say(1, 'CloseCircuit', {})],
  ['only a region at the corner is there', [TWO[0], ['Corner', 1, 1]] as readonly Square[], () => undefined],
] as const) {
  test(`[move.border.1] the border is closed if ${why}: the body stops half a metre before it`, () => {
    const { ada, grounds } = atTheBorder(squares as readonly Square[]);
    prepare(ada);
    ada.press(0, atPlus | fastAt);
    grounds.pass(2500);
    assert.deepEqual(place(grounds).slice(0, 2).map(Math.round), [256, 100]);
    assert.equal(place(grounds)[0], 255.5);
    assert.deepEqual([ada.news(0), grounds.standing()[0]], [[], ['Ada']]);
  });
}

test('[move.border.1] a circuit that does not answer pings leads nowhere', () => {
  const { ada, grounds } = atTheBorder();
  ada.isAwake = false;
  grounds.pass(16_000);
  ada.isAwake = true;
  ada.press(0, atPlus | fastAt);
  ada.events(0);
  for (let step = 0; step < 20; step += 1) {
    ada.say(0, 'AgentUpdate', { AgentData: { ...ada.ids, ControlFlags: atPlus | fastAt } });
    grounds.follow(grounds.whole.until(grounds.whole.now + 100));
  }
  assert.deepEqual([place(grounds)[0], ada.news(0)], [255.5, []]);
});

test('[travel.cross.1] over a corner to the region there, and along a closed border to an open one', () => {
  const { ada, grounds } = atTheBorder([TWO[0] ?? ['', 0, 0], ['Corner', 1, 1]]);
  ada.teleport(0, [0, 0], [254, 254, 22]);
  grounds.pass(200);
  ada.events(0);
  ada.press(0, atPlus | fastAt, [0, 0, Math.sin(Math.PI / 8)]);
  grounds.pass(2000);
  assert.deepEqual(ada.news(0), ['CrossedRegion']);
  ada.move(1);
  assert.deepEqual(grounds.standing(), [[], ['Ada']]);
  assert.ok(
    place(grounds)
      .slice(0, 2)
      .every((metres) => metres < 5),
  );
});

test('[travel.cross.2] when the viewer does not come out the avatar stays at the edge, and may try again', () => {
  const { ada, grounds } = atTheBorder();
  ada.press(0, atPlus | fastAt);
  grounds.pass(1500);
  assert.deepEqual(ada.news(0), ['CrossedRegion']);
  ada.press(0, 0, NORTHWARDS);
  grounds.pass(JOURNEY_MS);
  assert.deepEqual([place(grounds)[0], ada.news(0)], [255.5, []]);
  ada.press(0, atPlus | fastAt, EASTWARDS);
  grounds.pass(1500);
  assert.deepEqual(ada.news(0), ['CrossedRegion']);
  ada.move(1);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Two root']);
});

test('[travel.arrive.2] a body that jumps over the border falls on behind it', () => {
  const { ada, grounds } = atTheBorder();
  ada.press(0, atPlus | fastAt | CONTROL.upPlus);
  grounds.pass(600);
  ada.press(0, atPlus | fastAt);
  grounds.pass(900);
  assert.deepEqual(ada.news(0), ['CrossedRegion']);
  ada.move(1);
  const [, , height = 0] = place(grounds);
  assert.ok(height > 22.5, `${height} m`);
  grounds.pass(3000);
  assert.equal(place(grounds)[2], 21.95);
});
