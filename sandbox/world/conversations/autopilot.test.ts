import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTROL } from '../controls.ts';
import type { Say } from '../say.ts';
import { onlyTold, START, type Stage, script, stage, told } from '../testing/stage.ts';
import { ANIMATION } from './animation.ts';

const { fly, sitOnGround, standUp, upMinus } = CONTROL;

/** Wakes the world whenever it wants to be woken; what is said meanwhile. */
function run(here: Stage, until: number): readonly Say[] {
  const says: Say[] = [];
  while (here.world.deadline <= until) says.push(...here.world.wake(Math.max(here.world.deadline, START)));
  return says;
}

function control(here: Stage, ControlFlags: number, now: number): readonly Say[] {
  return here.hear('Ada', 'AgentUpdate', { AgentData: { ControlFlags, BodyRotation: [0, 0, 0, 1] } }, now);
}

/** Ada's viewer names a place: metres in the first region. */
function pilot(here: Stage, x: number, y: number, now: number): readonly Say[] {
  const ParamList = [x + 256_000, y + 256_000, 22].map((number) => ({ Parameter: `${number}` }));
  return here.hear('Ada', 'GenericMessage', { MethodData: { Method: 'autopilot' }, ParamList }, now);
}

const where = (here: Stage) => here.world.agents()[0]?.body.position ?? [];

test('[move.autopilot.1] whose viewer names a place goes there, whatever else its viewer says, and stops', () => {
  const here = stage();
  here.arrive('Ada', [100, 100, 0]);
  run(here, START);
  const set = pilot(here, 103, 104, START + 100);
  assert.equal(told(set, 'Ada', 'AvatarAnimation').length, 0);
  const first = run(here, START + 1000);
  assert.equal(onlyTold(first, 'Ada', 'AvatarAnimation').uuid('AnimationList', 'AnimID'), ANIMATION.walk);
  control(here, 0, START + 1100);
  run(here, START + 5000);
  assert.ok(Math.hypot((where(here)[0] ?? 0) - 103, (where(here)[1] ?? 0) - 104) < 0.6, `${where(here)}`);
  assert.equal(here.world.agents()[0]?.goal, undefined);
});

test('[move.autopilot.2] it ends when one moves by hand, sits down, or nothing comes of it', () => {
  const here = stage();
  here.arrive('Ada', [250, 100, 0]);
  run(here, START);
  const goal = () => here.world.agents()[0]?.goal;
  pilot(here, 200, 100, START + 100);
  control(here, upMinus, START + 200);
  assert.equal(goal(), undefined);
  pilot(here, 200, 100, START + 300);
  control(here, sitOnGround, START + 400);
  run(here, START + 500);
  control(here, sitOnGround, START + 600);
  assert.equal(goal(), undefined);
  control(here, standUp, START + 700);
  pilot(here, 250, -20, START + 800);
  run(here, START + 130_000);
  assert.equal(goal(), undefined);
  assert.deepEqual(script(here.hear('Ada', 'GenericMessage', { MethodData: { Method: 'autopilot' } })), []);
  assert.equal(goal(), undefined);
});

test('[move.fly.2] where nobody may fly, nobody does, and who flew falls', () => {
  const here = stage();
  here.arrive('Ada', [100, 100, 0]);
  const stance = () => here.world.agents()[0]?.body.stance;
  control(here, fly, START + 100);
  assert.equal(stance(), 'flying');
  here.world.changeRegion(0, { fly: false }, START + 200);
  control(here, fly, START + 300);
  assert.equal(stance(), 'airborne');
  run(here, START + 3000);
  control(here, fly, START + 3100);
  assert.equal(stance(), 'standing');
});
