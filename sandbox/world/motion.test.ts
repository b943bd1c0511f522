import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AT_REST, CONTROL, type Controls } from './controls.ts';
import { type Body, closedLand, HALF_HEIGHT, isRestless, move, obey, standingAt } from './motion.ts';
import { heightOf } from './terrain/height.ts';
import { facing, lengthOf, type Vector } from './vector.ts';

const ground = heightOf({ kind: 'flat', height: 20 });
const FLOOR = 20 + HALF_HEIGHT;
const TICK = 0.1;

const east = standingAt([100, 100, 0], facing([1, 0, 0]), ground);
const with_ = (flags: number, alwaysRun = false): Controls => ({ flags, alwaysRun });

/** The body after `seconds` under controls that it obeys at once. */
function after(seconds: number, body: Body, controls: Controls): Body {
  let moved = obey(body, controls);
  for (let tick = 0; tick < Math.round(seconds / TICK); tick++) moved = move(moved, controls, closedLand(ground), TICK);
  return moved;
}

function near(actual: readonly number[], expected: readonly number[], tolerance = 1e-6): void {
  const worst = Math.max(...actual.map((value, index) => Math.abs(value - (expected[index] ?? Number.NaN))));
  assert.ok(worst <= tolerance, `${actual} is not ${expected}`);
}

const { atPlus, atMinus, leftPlus, fastAt, fastUp, upPlus, upMinus, fly, stop, sitOnGround, standUp } = CONTROL;
const NUDGE_AT = atPlus << 19;

const speeds: readonly [title: string, controls: Controls, speed: number][] = [
  ['walking fast', with_(atPlus | fastAt), 4.096 / 1.3],
  ['walking slowly', with_(atPlus), (4.096 / 1.3) * 0.6],
  ['running', with_(atPlus, true), 4.096 / 0.8],
  ['braking', with_(atPlus | fastAt | stop), (4.096 / 1.3) * 0.2],
  ['flying', with_(atPlus | fastAt | fly), (4.096 / 1.3) * 4],
  ['nudged', with_(NUDGE_AT), (4.096 / 1.3) * 0.6],
  ['walking askew', with_(atPlus | leftPlus | fastAt), 4.096 / 1.3],
  ['pulled both ways', with_(atPlus | atMinus | fastAt), 0],
  ['standing', AT_REST, 0],
];
for (const [title, controls, speed] of speeds) {
  test(`[move.speed.1] ${title} is ${speed.toFixed(2)} m/s`, () => {
    const moved = after(1, east, controls);
    near([lengthOf(moved.velocity)], [speed]);
    near([Math.hypot(moved.position[0] - 100, moved.position[1] - 100)], [speed]);
  });
}

const ways: readonly [title: string, flags: number, look: Vector, way: Vector][] = [
  ['forward to the east', atPlus, [1, 0, 0], [1, 0, 0]],
  ['forward to the north', atPlus, [0, 1, 0], [0, 1, 0]],
  ['backward', atMinus, [1, 0, 0], [-1, 0, 0]],
  ['left of east is north', leftPlus, [1, 0, 0], [0, 1, 0]],
  ['left of west is south', leftPlus, [-1, 0, 0], [0, -1, 0]],
];
for (const [title, flags, look, way] of ways) {
  test(`[move.controls.1] [move.controls.2] ${title}`, () => {
    const { velocity } = after(TICK, standingAt([100, 100, 0], facing(look), ground), with_(flags));
    near(
      velocity.map((part) => part / lengthOf(velocity)),
      way,
    );
  });
}

test('[move.walk.1] the body follows the land and its velocity tells the slope', () => {
  const slope = (x: number) => x / 4;
  const walking = with_(atPlus | fastAt);
  const moved = move(standingAt([100, 100, 0], facing([1, 0, 0]), slope), walking, closedLand(slope), 1);
  near([moved.position[2]], [moved.position[0] / 4 + HALF_HEIGHT]);
  near([moved.velocity[2]], [moved.velocity[0] / 4]);
});

test('[move.stance.1] without wishes the body stops with the next step', () => {
  const walking = after(1, east, with_(atPlus));
  assert.ok(isRestless(walking, AT_REST));
  const stopped = move(walking, AT_REST, closedLand(ground), TICK);
  assert.deepEqual(stopped.velocity, [0, 0, 0]);
  assert.ok(!isRestless(stopped, AT_REST));
});

test('[move.border.1] nobody comes nearer to the edge than half a metre', () => {
  for (const [look, edge] of [
    [
      [1, 0, 0],
      [255.5, 100],
    ],
    [
      [-1, 0, 0],
      [0.5, 100],
    ],
    [
      [0, 1, 0],
      [100, 255.5],
    ],
    [
      [0, -1, 0],
      [100, 0.5],
    ],
  ] as const) {
    const moved = after(60, standingAt([100, 100, 0], facing(look), ground), with_(atPlus | fastAt | fly));
    near(moved.position.slice(0, 2), edge);
    near(moved.velocity, [0, 0, 0]);
  }
});

test('[move.border.1] [move.ground.1] a place outside the region is moved inside', () => {
  near(standingAt([-50, 999, 0], facing([1, 0, 0]), ground).position, [0.5, 255.5, FLOOR]);
});

test('[move.jump.1] [move.jump.2] a jump bends the knees for 450 ms, rises with 9.4 m/s and lands again', () => {
  const jump = with_(upPlus);
  assert.equal(after(0.4, east, jump).stance, 'crouching-to-jump');
  near(after(0.4, east, jump).position, [100, 100, FLOOR]);
  const rising = after(0.5, east, jump);
  assert.equal(rising.stance, 'airborne');
  near(rising.velocity, [0, 0, 9.4]);
  const top = after(0.9, rising, AT_REST);
  assert.ok(top.position[2] > FLOOR + 4.4 && top.position[2] < FLOOR + 4.6);
  const landing = after(2, rising, AT_REST);
  assert.deepEqual([landing.stance, landing.landing, isRestless(landing, AT_REST)], ['standing', 'feet', true]);
  const landed = after(0.4, landing, AT_REST);
  assert.deepEqual([landed.stance, landed.landing, isRestless(landed, AT_REST)], ['standing', undefined, false]);
  near(landed.position, [100, 100, FLOOR]);
});

test('[move.fly.1] flying rises, sinks to the ground and no further, and hovers', () => {
  const up = after(1, east, with_(fly | upPlus | fastUp));
  near([up.position[2]], [FLOOR + (4.096 / 1.3) * 4]);
  const hovering = after(1, up, with_(fly));
  near(hovering.position, up.position);
  assert.ok(!isRestless(hovering, with_(fly)));
  const sunk = after(20, up, with_(fly | upMinus));
  near([sunk.position[2], sunk.velocity[2]], [FLOOR, 0]);
  near([after(1000, east, with_(fly | upPlus | fastUp)).position[2]], [4096]);
});

test('[move.fall.1] who stops flying falls to the ground and stands', () => {
  const up = after(2, east, with_(fly | upPlus | fastUp));
  const falling = obey(up, AT_REST);
  assert.equal(falling.stance, 'airborne');
  assert.ok(isRestless(falling, AT_REST));
  const landed = after(10, falling, AT_REST);
  assert.equal(landed.stance, 'standing');
  near(landed.position, [100, 100, FLOOR]);
});

test('[move.stance.1] who sits on the ground stays until it stands up', () => {
  const sitting = obey(east, with_(sitOnGround));
  assert.equal(sitting.stance, 'sitting');
  near(after(1, sitting, with_(atPlus)).position, east.position);
  assert.equal(obey(sitting, with_(standUp)).stance, 'standing');
});

test('[move.land.1] a landing shows for a while, a hard one longer; whatever else one does ends it', () => {
  const from = (metres: number): Body => ({ ...east, position: [100, 100, FLOOR + metres], stance: 'airborne' });
  const touching = (metres: number): Body => {
    let body = from(metres);
    for (let step = 0; step < 400 && body.stance === 'airborne'; step += 1) body = after(TICK, body, AT_REST);
    return body;
  };
  assert.deepEqual(
    [5, 12, 18, 60].map((metres) => touching(metres).landing),
    ['feet', 'feet', 'hard', 'hard'],
  );
  const shows = (metres: number, seconds: number) => after(seconds, touching(metres), AT_REST).landing !== undefined;
  assert.deepEqual([shows(5, 0.3), shows(5, 0.4), shows(60, 0.9), shows(60, 1.1)], [true, false, true, false]);
  assert.equal(obey(touching(60), with_(upPlus)).landing, undefined);
  assert.equal(after(0.1, touching(60), with_(fly)).landing, undefined);
});
