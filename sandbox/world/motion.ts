// How a body moves: walking, running, flying, jumping, falling, sitting on the ground. No messages, no clock.
// Metres, seconds; positions are the centre of the body in its region.
import { axes, CONTROL, type Controls, has } from './controls.ts';
import { type Height, REGION_SIZE } from './terrain/height.ts';
import { direction, lengthOf, plus, type Quaternion, times, turned, upright, type Vector, ZERO } from './vector.ts';

export type Stance = 'standing' | 'sitting' | 'crouching-to-jump' | 'airborne' | 'flying';

export interface Body {
  readonly position: Vector;
  readonly velocity: Vector;
  readonly rotation: Quaternion;
  readonly stance: Stance;
  /** Seconds in this stance. */
  readonly since: number;
}

/** [move.speed.1] Metres per second, and what changes them. */
const BASE_SPEED = 4.096;
const WALKING = 1 / 1.3;
const RUNNING = 1 / 0.8;
const UNHURRIED = 0.6;
const BRAKED = 0.2;
const FLYING = 4;

/** [move.jump.1] */
const CROUCH_SECONDS = 0.45;
const JUMP_SPEED = 9.4;
const GRAVITY = 9.8;

/** [move.ground.1] From the ground to the centre of a body of 1.9 m. */
export const HALF_HEIGHT = 0.95;
const CEILING = 4096;
/** [move.border.1] Nearer to the edge nobody comes: viewers would guess the body into the next region. */
const MARGIN = 0.5;
/** How far ahead the slope of the land is felt. */
const LOOK_AHEAD = 0.1;

/** A body that stands where it is put, as near as the region's border and ground allow. */
export function standingAt(position: Vector, rotation: Quaternion, ground: Height): Body {
  const [x, y] = [inside(position[0]), inside(position[1])];
  return {
    position: [x, y, floorAt(ground, x, y)],
    velocity: ZERO,
    rotation,
    stance: 'standing',
    since: 0,
  };
}

/** [move.stance.1] What new controls change at once, without any time going by. */
export function obey(body: Body, controls: Controls): Body {
  const stance = wanted(body.stance, controls);
  return stance === body.stance ? body : { ...body, stance, since: 0 };
}

function wanted(stance: Stance, controls: Controls): Stance {
  if (has(controls, CONTROL.fly)) return 'flying';
  if (stance === 'flying') return 'airborne';
  if (stance === 'sitting') return has(controls, CONTROL.standUp) ? 'standing' : 'sitting';
  if (stance !== 'standing') return stance;
  if (has(controls, CONTROL.sitOnGround)) return 'sitting';
  return axes(controls)[2] > 0 ? 'crouching-to-jump' : 'standing';
}

/** Whether time alone changes the body. */
export function isRestless(body: Body, controls: Controls): boolean {
  if (body.stance === 'sitting') return false;
  if (body.stance === 'airborne' || body.stance === 'crouching-to-jump') return true;
  return lengthOf(body.velocity) > 0 || lengthOf(wish(body, controls)) > 0;
}

/** The body after `seconds` under unchanged controls. */
export function move(body: Body, controls: Controls, ground: Height, seconds: number): Body {
  const later = { ...body, since: body.since + seconds };
  switch (body.stance) {
    case 'sitting':
      return { ...later, velocity: ZERO };
    case 'standing':
      return walk(later, controls, ground, seconds);
    case 'crouching-to-jump':
      return crouch(later);
    case 'airborne':
      return fall(later, controls, ground, seconds);
    case 'flying':
      return fly(later, controls, ground, seconds);
  }
}

/** [move.walk.1] On the ground: the body follows the land, and its velocity tells the slope. */
function walk(body: Body, controls: Controls, ground: Height, seconds: number): Body {
  const [vx, vy] = wish(body, controls);
  const [x, y] = body.position;
  const [east, velocityEast] = along(x, vx, seconds);
  const [north, velocityNorth] = along(y, vy, seconds);
  const ahead = floorAt(ground, east + velocityEast * LOOK_AHEAD, north + velocityNorth * LOOK_AHEAD);
  const floor = floorAt(ground, east, north);
  return {
    ...body,
    position: [east, north, floor],
    velocity: [velocityEast, velocityNorth, (ahead - floor) / LOOK_AHEAD],
  };
}

/** [move.jump.2] The knees bend first; then the body leaves the ground. */
function crouch(body: Body): Body {
  if (body.since < CROUCH_SECONDS) return { ...body, velocity: ZERO };
  return { ...body, stance: 'airborne', since: 0, velocity: [0, 0, JUMP_SPEED] };
}

/** [move.fall.1] In the air: gravity, and as much steering as on the ground, until the feet touch it. */
function fall(body: Body, controls: Controls, ground: Height, seconds: number): Body {
  const [vx, vy] = wish(body, controls);
  const [x, velocityEast] = along(body.position[0], vx, seconds);
  const [y, velocityNorth] = along(body.position[1], vy, seconds);
  const rise = body.velocity[2];
  const z = body.position[2] + rise * seconds - (GRAVITY * seconds * seconds) / 2;
  const floor = floorAt(ground, x, y);
  if (z > floor)
    return { ...body, position: [x, y, z], velocity: [velocityEast, velocityNorth, rise - GRAVITY * seconds] };
  const landed: Body = { ...body, position: [x, y, floor], velocity: ZERO, stance: 'standing', since: 0 };
  return walk(landed, controls, ground, 0);
}

/** [move.fly.1] Flying: straight to where the body points, between the ground and the ceiling. */
function fly(body: Body, controls: Controls, ground: Height, seconds: number): Body {
  const [vx, vy, vz] = wish(body, controls);
  const [x, velocityEast] = along(body.position[0], vx, seconds);
  const [y, velocityNorth] = along(body.position[1], vy, seconds);
  const free = body.position[2] + vz * seconds;
  const z = clamp(free, floorAt(ground, x, y), CEILING);
  const held = (z > free && vz < 0) || (z < free && vz > 0);
  return { ...body, position: [x, y, z], velocity: [velocityEast, velocityNorth, held ? 0 : vz] };
}

/** The velocity that the controls ask for. On the ground and in the air it has no upward part. */
function wish(body: Body, controls: Controls): Vector {
  const [at, left, up] = axes(controls);
  const free = body.stance === 'flying';
  const heading = free
    ? plus(turned([at, left, 0], body.rotation), [0, 0, up])
    : turned([at, left, 0], upright(body.rotation));
  return times(direction(heading), speed(controls, free));
}

function speed(controls: Controls, flying: boolean): number {
  const pace = controls.alwaysRun ? RUNNING : WALKING;
  const hurried = controls.alwaysRun || has(controls, CONTROL.fastAt | CONTROL.fastUp);
  const braked = has(controls, CONTROL.stop);
  return BASE_SPEED * pace * (hurried ? 1 : UNHURRIED) * (braked ? BRAKED : 1) * (flying ? FLYING : 1);
}

/** One coordinate and its velocity after `seconds`; at the border both stop. */
function along(coordinate: number, velocity: number, seconds: number): readonly [number, number] {
  const free = coordinate + velocity * seconds;
  const kept = inside(free);
  const pushing = (kept <= MARGIN && velocity < 0) || (kept >= REGION_SIZE - MARGIN && velocity > 0);
  return [kept, pushing ? 0 : velocity];
}

function inside(coordinate: number): number {
  return clamp(coordinate, MARGIN, REGION_SIZE - MARGIN);
}

function floorAt(ground: Height, x: number, y: number): number {
  return ground(x, y) + HALF_HEIGHT;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
