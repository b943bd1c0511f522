import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../../protocol/packet/message.ts';
import { CONTROL } from '../controls.ts';
import type { Say } from '../say.ts';
import { loginOf, messageOf, onlyTold, START, type Stage, script, stage, told } from '../testing/stage.ts';
import { ANIMATION, MAX_GESTURES } from './animation.ts';
import { TERSE_AVATARS } from './avatar.ts';
import { LONGEST_STEP_MS, TICK_MS } from './movement.ts';

const { atPlus, fastAt, fly, upPlus, upMinus, stop, sitOnGround, standUp, turnLeft, turnRight, away, finishAnimation } =
  CONTROL;
const WALK_SPEED = 4.096 / 1.3;

/** Wakes the world whenever it wants to be woken until `until`; what is said about movement. */
function run(stage: Stage, until: number): readonly Say[] {
  const says: Say[] = [];
  for (let wakes = 0; stage.world.deadline <= until; wakes++) {
    assert.ok(wakes < 10_000, 'the world wants to be woken for ever');
    says.push(...stage.world.wake(Math.max(stage.world.deadline, START)));
  }
  return says;
}

function control(stage: Stage, flags: number, now: number, rotation: readonly number[] = [0, 0, 0, 1]): readonly Say[] {
  return stage.hear('Ada', 'AgentUpdate', { AgentData: { ControlFlags: flags, BodyRotation: rotation } }, now);
}

interface Seen {
  readonly position: readonly number[];
  readonly velocity: readonly number[];
  readonly rotationZ: number;
}

/** Reads the 60 bytes of an avatar on its own. */
function seen(update: Message, instance = 0): Seen {
  const bytes = update.bytes('ObjectData', 'Data', instance);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const number = (at: number, limit: number) => (view.getUint16(at, true) / 0xffff) * 2 * limit - limit;
  return {
    position: [22, 26, 30].map((at) => view.getFloat32(at, true)),
    velocity: [34, 36, 38].map((at) => number(at, 128)),
    rotationZ: number(50, 1),
  };
}

const movementsOf = (says: readonly Say[], name: 'Ada' | 'Ben') =>
  told(says, name, 'ImprovedTerseObjectUpdate').map((update) => seen(update));

function near(actual: number | undefined, expected: number, tolerance = 0.01): void {
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

test('[move.tick.1] [move.update.1] a walk is told ten times a second, and then silence', () => {
  const here = stage();
  here.arrive('Ada', [100, 100, 0]);
  here.arrive('Ben', [110, 100, 0]);
  run(here, START);
  control(here, atPlus | fastAt, START + 100);
  const walk = run(here, START + 1100);
  const updates = movementsOf(walk, 'Ben');
  assert.equal(updates.length, 11);
  assert.deepEqual(movementsOf(walk, 'Ada'), updates);
  near(updates[0]?.velocity[0], WALK_SPEED, 0.005);
  near(updates.at(-1)?.position[0], 100 + WALK_SPEED);
  control(here, 0, START + 1100);
  const end = movementsOf(run(here, START + 1900), 'Ben');
  assert.equal(end.length, 1);
  near(end[0]?.position[0], 100 + WALK_SPEED);
  for (const part of end[0]?.velocity ?? []) near(part, 0, 0.002);
});

test('[move.tick.2] a step between two ticks is as long as the wish lasted', () => {
  const here = stage();
  here.arrive('Ada', [100, 100, 0]);
  run(here, START);
  control(here, atPlus | fastAt, START + 110);
  here.world.wake(START + 110);
  control(here, 0, START + 150);
  const updates = movementsOf(run(here, START + 500), 'Ada');
  assert.equal(updates.length, 1);
  near(updates[0]?.position[0], 100 + WALK_SPEED * 0.04);
});

test('[move.tick.1] a turn alone is told once', () => {
  const here = stage();
  here.arrive('Ada');
  run(here, START);
  for (let update = 0; update < 5; update++) control(here, 0, START + 100 + update, [0, 0, Math.SQRT1_2, Math.SQRT1_2]);
  const updates = movementsOf(run(here, START + 1000), 'Ada');
  assert.equal(updates.length, 1);
  near(updates[0]?.rotationZ, Math.SQRT1_2, 0.001);
});

test('[move.border.1] who pushes against the border is told once to have stopped there', () => {
  const here = stage();
  here.arrive('Ada', [255, 100, 0]);
  run(here, START);
  control(here, atPlus | fastAt, START + 100);
  const updates = movementsOf(run(here, START + 1900), 'Ada');
  near(updates.at(-1)?.position[0], 255.5);
  near(updates.at(-1)?.velocity[0], 0, 0.002);
  assert.ok(updates.length < 5);
});

test('[move.tick.2] a world that slept makes up for one second only', () => {
  const here = stage();
  here.arrive('Ada', [100, 100, 0]);
  run(here, START);
  control(here, atPlus | fastAt, START + 100);
  here.world.wake(START + 100);
  const [update] = movementsOf(here.world.wake(START + 100 + 20 * LONGEST_STEP_MS), 'Ada');
  near(update?.position[0], 100 + WALK_SPEED);
});

test('[move.update.2] SetAlwaysRun makes it run', () => {
  const here = stage();
  here.arrive('Ada', [100, 100, 0]);
  here.hear('Ada', 'SetAlwaysRun', { AgentData: { AlwaysRun: true } });
  control(here, atPlus, START + 100);
  near(movementsOf(run(here, START + 300), 'Ada').at(-1)?.velocity[0], 4.096 / 0.8, 0.005);
});

test('[object.terse.3] many avatars that move travel in several packets', () => {
  const here = stage();
  const { world } = here;
  here.arrive('Ada');
  const ids = Array.from(
    { length: TERSE_AVATARS },
    (_, index) => `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
  for (const id of ids) world.enter({ ...loginOf('Ben'), id }, START);
  for (const id of ids) world.hear(id, messageOf('CompleteAgentMovement', {}), START);
  run(here, START);
  const walk = messageOf('AgentUpdate', { AgentData: { ControlFlags: atPlus } });
  for (const id of ids) world.hear(id, walk, START + 100);
  control(here, atPlus, START + 100);
  const packets = told(world.wake(START + 100), 'Ada', 'ImprovedTerseObjectUpdate');
  assert.deepEqual(
    packets.map((packet) => packet.count('ObjectData')),
    [TERSE_AVATARS, 1],
  );
});

test('[move.update.1] what is no rotation leaves the body upright', () => {
  const here = stage();
  here.arrive('Ada');
  run(here, START);
  control(here, atPlus, START + 100, [Number.NaN, 5, Number.POSITIVE_INFINITY, 0]);
  for (const { position, velocity } of movementsOf(run(here, START + 400), 'Ada')) {
    assert.ok([...position, ...velocity].every(Number.isFinite));
  }
});

test('[move.update.1] who has not arrived does not move', () => {
  const here = stage();
  here.world.enter(loginOf('Ada'), START);
  assert.deepEqual(script(control(here, atPlus, START)), []);
  assert.equal(here.world.deadline, Number.POSITIVE_INFINITY);
});

const animations: readonly [title: string, flags: number, seconds: number, animation: string][] = [
  ['stands', 0, 0, ANIMATION.stand],
  ['walks', atPlus, 0.3, ANIMATION.walk],
  ['crouches', upMinus, 0, ANIMATION.crouch],
  ['walks crouched', upMinus | atPlus, 0.3, ANIMATION.crouchWalk],
  ['turns left', turnLeft, 0, ANIMATION.turnLeft],
  ['turns right', turnRight, 0, ANIMATION.turnRight],
  ['flies', fly | atPlus, 0, ANIMATION.fly],
  ['hovers', fly, 0, ANIMATION.hover],
  ['rises', fly | upPlus, 0, ANIMATION.rise],
  ['sinks', fly | upMinus, 0, ANIMATION.sink],
  ['bends its knees', upPlus, 0.2, ANIMATION.bend],
  ['jumps', upPlus, 0.7, ANIMATION.jump],
  ['falls', upPlus, 2.1, ANIMATION.fall],
  ['lands', upPlus, 2.6, ANIMATION.land],
  ['has landed', upPlus, 3, ANIMATION.stand],
  ['sits on the ground', sitOnGround, 0, ANIMATION.sitOnGround],
];
for (const [title, flags, seconds, animation] of animations) {
  test(`[move.animation.2] [move.animation.3] an avatar that ${title} runs that animation`, () => {
    const here = stage();
    here.arrive('Ada');
    run(here, START);
    const says = [...control(here, flags, START + 100), ...run(here, START + 100 + seconds * 1000)];
    const lists = told(says, 'Ada', 'AvatarAnimation').map((list) => list.uuid('AnimationList', 'AnimID'));
    assert.equal(lists.at(-1) ?? ANIMATION.stand, animation);
  });
}

test('[move.land.1] who falls deep stands up, is seen to, and stands then', () => {
  const here = stage();
  here.arrive('Ada', [128, 128, 100]);
  const lists = told(run(here, START + 8000), 'Ada', 'AvatarAnimation').map((list) =>
    list.uuid('AnimationList', 'AnimID'),
  );
  assert.deepEqual(lists.slice(-3), [ANIMATION.fall, ANIMATION.standUp, ANIMATION.stand]);
});

test('[move.animation.2] running has its own animation', () => {
  const here = stage();
  here.arrive('Ada');
  here.hear('Ada', 'SetAlwaysRun', { AgentData: { AlwaysRun: true } });
  control(here, atPlus, START + 100);
  const [list] = told(run(here, START + 300), 'Ada', 'AvatarAnimation');
  assert.equal(list?.uuid('AnimationList', 'AnimID'), ANIMATION.run);
});

test('[move.animation.1] the whole list goes to everybody, with numbers that only grow', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  const dance = 'dddddddd-0000-4000-8000-000000000000';
  const start = { AnimationList: [{ AnimID: dance, StartAnim: true }] };
  const started = here.hear('Ada', 'AgentAnimation', start);
  assert.deepEqual(script(started), ['Ada < AvatarAnimation', 'Ben < AvatarAnimation']);
  assert.deepEqual(listOf(onlyTold(started, 'Ben', 'AvatarAnimation')), [
    [ANIMATION.stand, 1],
    [dance, 2],
  ]);
  assert.deepEqual(script(here.hear('Ada', 'AgentAnimation', start)), []);
  const busy = control(here, away, START + 10);
  assert.deepEqual(listOf(onlyTold(busy, 'Ben', 'AvatarAnimation')), [
    [ANIMATION.stand, 1],
    [dance, 2],
    [ANIMATION.away, 3],
  ]);
  const finished = control(here, finishAnimation, START + 20);
  assert.deepEqual(listOf(onlyTold(finished, 'Ben', 'AvatarAnimation')), [[ANIMATION.stand, 1]]);
  const again = here.hear('Ada', 'AgentAnimation', start);
  assert.deepEqual(listOf(onlyTold(again, 'Ben', 'AvatarAnimation')).at(-1), [dance, 4]);
  const stopped = here.hear('Ada', 'AgentAnimation', { AnimationList: [{ AnimID: dance, StartAnim: false }] });
  assert.deepEqual(listOf(onlyTold(stopped, 'Ben', 'AvatarAnimation')), [[ANIMATION.stand, 1]]);
});

test('[move.animation.4] a viewer runs so many animations at once and no more', () => {
  const here = stage();
  here.arrive('Ada');
  const many = Array.from({ length: MAX_GESTURES + 5 }, (_, index) => ({
    AnimID: `eeeeeeee-0000-4000-8000-${String(index).padStart(12, '0')}`,
    StartAnim: true,
  }));
  const list = onlyTold(here.hear('Ada', 'AgentAnimation', { AnimationList: many }), 'Ada', 'AvatarAnimation');
  assert.equal(list.count('AnimationList'), MAX_GESTURES + 1);
});

test('[move.stance.1] who sat on the ground stands up again', () => {
  const here = stage();
  here.arrive('Ada');
  control(here, sitOnGround, START + 10);
  control(here, 0, START + 20);
  const up = control(here, standUp | stop, START + 30);
  assert.deepEqual(listOf(onlyTold(up, 'Ada', 'AvatarAnimation')), [[ANIMATION.stand, 3]]);
});

test('[move.tick.1] the world asks to be woken one tick after the last, and not at all when all stand', () => {
  const here = stage();
  here.arrive('Ada');
  run(here, START);
  const idle = here.world.deadline;
  control(here, atPlus, START + 300);
  here.world.wake(START + 300);
  assert.equal(here.world.deadline, START + 300 + TICK_MS);
  control(here, 0, START + 350);
  run(here, START + 400);
  assert.equal(here.world.deadline, idle);
});

function listOf(list: Message): readonly (readonly [string, number])[] {
  return list
    .instances('AnimationList')
    .map((index) => [list.uuid('AnimationList', 'AnimID', index), list.s32('AnimationList', 'AnimSequenceID', index)]);
}
