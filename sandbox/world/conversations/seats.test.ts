import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTROL } from '../controls.ts';
import { built, ids, placeIn } from '../testing/prims.ts';
import { ABSENT, onlyTold, START, type Stage, stage, told } from '../testing/stage.ts';
import { ANIMATION } from './animation.ts';

interface Seated extends Stage {
  readonly box: number;
  readonly id: string;
}

function withSeat(): Seated {
  const here = stage();
  here.arrive('Ada', [100, 100, 22]);
  here.arrive('Ben', [101, 100, 22]);
  const box = built(here, 'Ada', [105, 105, 25]);
  const id = onlyTold(here.hear('Ada', 'ObjectSelect', ids(box)), 'Ada', 'ObjectProperties').uuid(
    'ObjectData',
    'ObjectID',
  );
  return { ...here, box, id };
}

function ask(here: Seated, TargetID = here.id) {
  return here.hear('Ben', 'AgentRequestSit', { TargetObject: { TargetID, Offset: [0, 0, 0] } });
}

function sit(here: Seated) {
  ask(here);
  return here.hear('Ben', 'AgentSit');
}

test('[sit.ask.1] [sit.place.1] a seat is offered on the top of a prim', () => {
  const here = withSeat();
  const offer = onlyTold(ask(here), 'Ben', 'AvatarSitResponse');
  assert.equal(offer.uuid('SitObject', 'ID'), here.id);
  assert.deepEqual(offer.vector('SitTransform', 'SitPosition'), [0, 0, Math.fround(0.65)]);
  assert.match(
    onlyTold(ask(here, ABSENT.id), 'Ben', 'AgentAlertMessage').text('AlertData', 'Message'),
    /nothing to sit on/,
  );
});

test('[sit.down.1] who sits is a part of the prim for all who watch, and sits', () => {
  const here = withSeat();
  const says = sit(here);
  for (const name of ['Ada', 'Ben'] as const) {
    const update = onlyTold(says, name, 'ObjectUpdate');
    assert.equal(update.u32('ObjectData', 'ParentID'), here.box);
    assert.deepEqual(placeIn(update), [0, 0, 0.65]);
  }
  assert.equal(onlyTold(says, 'Ada', 'AvatarAnimation').uuid('AnimationList', 'AnimID'), ANIMATION.sit);
  assert.deepEqual(here.hear('Ben', 'AgentSit'), []);
});

test('[sit.down.1] one that turns its head on its seat does not leave it', () => {
  const here = withSeat();
  sit(here);
  const says = here.hear('Ben', 'AgentUpdate', { AgentData: { BodyRotation: [0, 0, 1, 0] } });
  assert.deepEqual([...told(says, 'Ada', 'ObjectUpdate'), ...told(says, 'Ada', 'ImprovedTerseObjectUpdate')], []);
  assert.deepEqual(
    here.world.wake(START + 500).filter((said) => said.kind === 'say' && said.message === 'ImprovedTerseObjectUpdate'),
    [],
  );
});

test('[sit.up.1] who stands up is told without a parent, and falls to the ground', () => {
  const here = withSeat();
  sit(here);
  const says = here.hear('Ben', 'AgentUpdate', { AgentData: { ControlFlags: CONTROL.standUp } });
  const update = onlyTold(says, 'Ada', 'ObjectUpdate');
  assert.equal(update.u32('ObjectData', 'ParentID'), 0);
  assert.deepEqual(placeIn(update), [105, 105, 25.9]);
  here.world.wake(START + 1000);
  here.world.wake(START + 2000);
  assert.equal(here.world.bodyOf('22222222-0000-4000-8000-000000000000')?.position[2].toFixed(2), '21.95');
});

test('[sit.up.1] who teleports leaves the seat', () => {
  const here = withSeat();
  sit(here);
  const Info = { RegionHandle: here.world.regions[0]?.handle ?? 0n, Position: [50, 50, 22], LookAt: [1, 0, 0] };
  const says = here.hear('Ben', 'TeleportLocationRequest', { Info });
  assert.equal(onlyTold(says, 'Ada', 'ObjectUpdate').u32('ObjectData', 'ParentID'), 0);
});

test('[sit.along.1] who sits goes where the prim goes', () => {
  const here = withSeat();
  sit(here);
  here.hear('Ada', 'ObjectPosition', { ObjectData: [{ ObjectLocalID: here.box, Position: [50, 60, 25] }] });
  const says = here.hear('Ben', 'AgentUpdate', { AgentData: { ControlFlags: CONTROL.standUp } });
  assert.deepEqual(placeIn(onlyTold(says, 'Ada', 'ObjectUpdate')), [50, 60, 25.65]);
});

test('[sit.gone.1] who sits on a prim that is deleted stands up', () => {
  const here = withSeat();
  sit(here);
  const says = here.hear('Ada', 'ObjectDelete', ids(here.box));
  assert.equal(onlyTold(says, 'Ada', 'ObjectUpdate').u32('ObjectData', 'ParentID'), 0);
  assert.notEqual(onlyTold(says, 'Ada', 'AvatarAnimation').uuid('AnimationList', 'AnimID'), ANIMATION.sit);
});
