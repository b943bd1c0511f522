import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText, get, type Llsd } from '../../protocol/llsd/value.ts';
import { asU32 } from '../../protocol/llsd/wide.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { Grounds, named, type Wanderer } from '../../test/support/wanderer.ts';
import { JOURNEY_MS } from './travel.ts';

const NOTHING: Llsd = { kind: 'undef' };
const reasonIn = (viewer: Wanderer, door: number) => {
  const [failed] = viewer.events(door).filter(({ name }) => name === 'TeleportFailed');
  return asText(get(failed?.body ?? NOTHING, 'Info', 0, 'Reason'));
};

/** Ada, who stands in the first of two regions, was told to go to the other. */
function told(grounds: Grounds, ada: Wanderer): void {
  ada.events(0);
  ada.teleport(0, [1, 0], [40, 50, 30]);
  grounds.pass(200);
  assert.ok(ada.news(0).includes('TeleportFinish'));
  ada.heard();
}

for (const [why, square, position, reason] of [
  ['a region that is not there', [5, 5], [1, 2, 3], 'no_host'],
  ['a place that is no place', [1, 0], [Number.NaN, 2, 3], 'invalid_tport'],
] as const) {
  test(`[travel.failed.1] ${why}: the reason is told by the event queue, and nothing else happens`, () => {
    const grounds = new Grounds();
    const ada = grounds.enter('Ada');
    ada.events(0);
    ada.heard();
    ada.teleport(0, square, position);
    assert.equal(reasonIn(ada, 0), reason);
    assert.deepEqual(named(ada.heard(), 'TeleportStart', 'TeleportFailed'), []);
    assert.deepEqual(grounds.standing(), [['Ada'], []]);
  });
}

test('[travel.failed.1] who is on its way already is refused; a lure that nobody offered, and an unknown landmark, as well', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  told(grounds, ada);
  ada.teleport(0, [1, 0], [1, 2, 3]);
  assert.equal(reasonIn(ada, 0), 'preexisting_tport');
  const Info = { ...ada.ids, LandmarkID: ada.login.id, LureID: ada.login.id };
  ada.say(0, 'TeleportLandmarkRequest', { Info: { ...ada.ids, LandmarkID: Info.LandmarkID } });
  assert.equal(reasonIn(ada, 0), 'nolandmark_tport');
  ada.say(0, 'TeleportLureRequest', { Info: { ...ada.ids, LureID: Info.LureID } });
  assert.equal(reasonIn(ada, 0), 'invalid_tport');
});

test('[travel.home.1] [session.home.1] [world.export.5] the null landmark is home: the middle of the first region, or where the viewer said, also at the next login', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  const home = { Info: { ...ada.ids, LandmarkID: NULL_UUID } };
  const place = () => grounds.whole.grid.regions().flatMap(({ agents }) => agents.map(({ position }) => position))[0];
  ada.teleport(0, [0, 0], [10, 10, 25]);
  ada.say(0, 'TeleportLandmarkRequest', home);
  assert.deepEqual(place()?.slice(0, 2), [128, 128]);
  const StartLocationData = {
    SimName: '',
    LocationID: 1,
    LocationPos: [20, 30, 25],
    LocationLookAt: [1, 0, 0],
  } as const;
  ada.heard();
  ada.say(0, 'SetStartLocationRequest', { AgentData: ada.ids, StartLocationData });
  assert.deepEqual(named(ada.heard(), 'AgentAlertMessage'), ['0 AgentAlertMessage']);
  const chosen = { region: 'Sandbox One', position: [20, 30, 25], lookAt: [1, 0, 0] };
  assert.deepEqual(grounds.whole.grid.snapshot().homes, [{ first: 'Ada', last: 'Sandbox', home: chosen }]);
  told(grounds, ada);
  ada.arrive(1);
  ada.events(1);
  ada.say(1, 'TeleportLandmarkRequest', home);
  grounds.pass(200);
  const [finish] = ada.events(1).filter(({ name }) => name === 'TeleportFinish');
  assert.equal(asU32(get(finish?.body ?? NOTHING, 'Info', 0, 'TeleportFlags')), 1 << 5);
  ada.arrive(0);
  assert.deepEqual(place()?.slice(0, 2), [20, 30]);
  ada.teleport(0, [0, 0], [90, 90, 25]);
  ada.say(0, 'LogoutRequest');
  grounds.pass(6000);
  grounds.enter('Ada', { start: 'home' });
  assert.deepEqual(place()?.slice(0, 2), [20, 30]);
});

test('[travel.cancel.1] a teleport is called off before the viewer was told to go, and not after', () => {
  for (const isTold of [false, true]) {
    const grounds = new Grounds();
    const ada = grounds.enter('Ada');
    ada.events(0);
    ada.teleport(0, [1, 0], [1, 2, 3]);
    if (isTold) grounds.pass(200);
    ada.say(0, 'TeleportCancel', { Info: ada.ids });
    grounds.pass(500);
    assert.equal(ada.news(0).includes('TeleportFinish'), isTold);
    ada.arrive(1);
    assert.deepEqual(grounds.standing(), isTold ? [[], ['Ada']] : [['Ada'], []]);
  }
});

test('[travel.late.1] a viewer that never speaks up at the other end stays where it is, and may ask again', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  told(grounds, ada);
  grounds.pass(JOURNEY_MS);
  ada.arrive(1);
  assert.deepEqual(grounds.standing(), [['Ada'], []], 'nobody expects it there any more');
  assert.equal(reasonIn(ada, 0), 'timeout_tport');
  told(grounds, ada);
  ada.arrive(1);
  assert.deepEqual(grounds.standing(), [[], ['Ada']]);
});

test('[travel.late.1] a viewer that closed the circuit which it left behind is gone when it does not come out', () => {
  for (const comesOut of [true, false]) {
    const grounds = new Grounds();
    const ada = grounds.enter('Ada');
    told(grounds, ada);
    ada.say(0, 'CloseCircuit', {});
    assert.deepEqual(grounds.standing(), [['Ada'], []]);
    if (comesOut) ada.arrive(1);
    grounds.pass(JOURNEY_MS);
    assert.deepEqual(grounds.standing(), [[], comesOut ? ['Ada'] : []]);
  }
});
