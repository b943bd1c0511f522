// How a body moves: walking, running, flying, jumping, falling, sitting on the ground. No messages, no clock.
// Metres, seconds; positions are the centre of the body in its region.
import type { Arrival } from './agent.ts';
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
  /** [move.land.1] How it came to the ground, as long as it shows. */
  readonly landing?: Landing;
}

/** [move.land.1] On its feet, or so fast that it has to stand up. */
export type Landing = 'feet' | 'hard';

/** [move.land.1] Seconds for which it shows, and metres per second from which a landing is hard. */
const LANDING_SECONDS: Readonly<Record<Landing, number>> = { feet: 0.35, hard: 1 };
const HARD_SPEED = Math.sqrt(300);

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
/** [move.border.1] Nearer to a closed border nobody comes: viewers would guess the body into the next region. */
const MARGIN = 0.5;
/** Whoever comes out higher above the ground falls; it would be a step otherwise. */
const DROP = 0.5;
/** How far ahead the slope of the land is felt. */
const LOOK_AHEAD = 0.1;

/** What a body moves over. */
export interface Land {
  readonly height: Height;
  /** Whether it may leave the region to a place beyond its edge; metres in this region's coordinates. */
  leadsTo(east: number, north: number): boolean;
  /** [parcel.closed.1] Whether it may come to a place. */
  admits(east: number, north: number): boolean;
}

/** A region that nobody leaves. */
export function closedLand(height: Height): Land {
  return { height, leadsTo: () => false, admits: () => true };
}

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

/** [travel.arrive.2] A body that comes out elsewhere: flying on, falling, or with its feet on the ground. */
export function alighted({ controls, position, rotation, velocity }: Arrival, ground: Height): Body {
  const standing = standingAt(position, rotation, ground);
  const [east, north, floor] = standing.position;
  const height = clamp(position[2], floor, CEILING);
  const isFlying = has(controls, CONTROL.fly);
  if (!isFlying && height - floor < DROP) return { ...standing, velocity };
  return { ...standing, position: [east, north, height], velocity, stance: isFlying ? 'flying' : 'airborne' };
}

/** Whether it has left its region. */
export function isOutside({ position: [x, y] }: Body): boolean {
  return x < 0 || y < 0 || x >= REGION_SIZE || y >= REGION_SIZE;
}

/** [move.border.1] The body held at the edge of its region. */
export function kept(body: Body): Body {
  const [x, y, z] = body.position;
  return { ...body, position: [inside(x), inside(y), z], velocity: ZERO };
}

/** [move.stance.1] What new controls change at once, without any time going by. */
export function obey(body: Body, controls: Controls): Body {
  const stance = wanted(body.stance, controls);
  return stance === body.stance ? body : { ...landed(body), stance, since: 0 };
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
  if (body.stance === 'airborne' || body.stance === 'crouching-to-jump' || body.landing !== undefined) return true;
  return lengthOf(body.velocity) > 0 || lengthOf(wish(body, controls)) > 0;
}

/** The body after `seconds` under unchanged controls. */
export function move(body: Body, controls: Controls, land: Land, seconds: number): Body {
  const later = { ...body, since: body.since + seconds };
  switch (body.stance) {
    case 'sitting':
      return { ...later, velocity: ZERO };
    case 'standing':
      return walk(isLanding(later) ? later : landed(later), controls, land, seconds);
    case 'crouching-to-jump':
      return crouch(later);
    case 'airborne':
      return fall(later, controls, land, seconds);
    case 'flying':
      return fly(later, controls, land, seconds);
  }
}

function isLanding({ landing, since }: Body): boolean {
  return landing !== undefined && since < LANDING_SECONDS[landing];
}

/** A body that has landed long ago. */
function landed({ landing: _, ...body }: Body): Body {
  return body;
}

/** [move.walk.1] On the ground: the body follows the land, and its velocity tells the slope. */
function walk(body: Body, controls: Controls, land: Land, seconds: number): Body {
  const { east, north, velocityEast, velocityNorth } = stride(body, wish(body, controls), land, seconds);
  const ahead = floorAt(land.height, east + velocityEast * LOOK_AHEAD, north + velocityNorth * LOOK_AHEAD);
  const floor = floorAt(land.height, east, north);
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
function fall(body: Body, controls: Controls, land: Land, seconds: number): Body {
  const { east, north, velocityEast, velocityNorth } = stride(body, wish(body, controls), land, seconds);
  const rise = body.velocity[2];
  const z = body.position[2] + rise * seconds - (GRAVITY * seconds * seconds) / 2;
  const floor = floorAt(land.height, east, north);
  if (z > floor)
    return { ...body, position: [east, north, z], velocity: [velocityEast, velocityNorth, rise - GRAVITY * seconds] };
  const landing = rise - GRAVITY * seconds < -HARD_SPEED ? 'hard' : 'feet';
  const standing = { ...body, position: [east, north, floor], stance: 'standing', since: 0, landing } as const;
  return walk({ ...standing, velocity: ZERO }, controls, land, 0);
}

/** [move.fly.1] Flying: straight to where the body points, between the ground and the ceiling. */
function fly(body: Body, controls: Controls, land: Land, seconds: number): Body {
  const [vx, vy, vz] = wish(body, controls);
  const { east, north, velocityEast, velocityNorth } = stride(body, [vx, vy, vz], land, seconds);
  const free = body.position[2] + vz * seconds;
  const z = clamp(free, floorAt(land.height, east, north), CEILING);
  const held = (z > free && vz < 0) || (z < free && vz > 0);
  return { ...body, position: [east, north, z], velocity: [velocityEast, velocityNorth, held ? 0 : vz] };
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

interface Stride {
  readonly east: number;
  readonly north: number;
  readonly velocityEast: number;
  readonly velocityNorth: number;
}

/** [parcel.closed.1] Along the ground for `seconds`: along the edge of what the body may not enter, or not at all. */
function stride(body: Body, velocity: Vector, land: Land, seconds: number): Stride {
  const free = withinBorders(body, velocity, land, seconds);
  const [x, y] = body.position;
  const along: Stride = { ...free, north: y, velocityNorth: 0 };
  const across: Stride = { ...free, east: x, velocityEast: 0 };
  const admitted = [free, along, across].find(({ east, north }) => land.admits(east, north));
  return admitted ?? { east: x, north: y, velocityEast: 0, velocityNorth: 0 };
}

/** Along the ground for `seconds`: over an open border, and at a closed one as far as it allows. */
function withinBorders({ position }: Body, [vx, vy]: Vector, land: Land, seconds: number): Stride {
  const [x, y] = [position[0] + vx * seconds, position[1] + vy * seconds];
  const free: Stride = { east: x, north: y, velocityEast: vx, velocityNorth: vy };
  if (isFree(free, land)) return free;
  const along: Stride = { ...free, ...stopped('north', free) };
  if (isFree(along, land)) return along;
  const across: Stride = { ...free, ...stopped('east', free) };
  return isFree(across, land) ? across : { ...along, ...stopped('east', along) };
}

/** Far enough from the edges, or near one that leads somewhere. */
function isFree({ east, north }: Stride, land: Land): boolean {
  if (inside(east) === east && inside(north) === north) return true;
  return land.leadsTo(throughEdge(east), throughEdge(north));
}

/** A coordinate near the edge, moved beyond it. */
function throughEdge(coordinate: number): number {
  if (inside(coordinate) === coordinate) return coordinate;
  return coordinate < MARGIN ? coordinate - MARGIN : coordinate + MARGIN;
}

/** [move.border.1] At a closed border one coordinate and its velocity stop. */
function stopped(way: 'east' | 'north', { east, north, velocityEast, velocityNorth }: Stride): Partial<Stride> {
  if (way === 'east') return { east: inside(east), velocityEast: left(east, velocityEast) };
  return { north: inside(north), velocityNorth: left(north, velocityNorth) };
}

/** What is left of a velocity that pushes against the border. */
function left(coordinate: number, velocity: number): number {
  const keeps = inside(coordinate);
  const isPushing = (keeps <= MARGIN && velocity < 0) || (keeps >= REGION_SIZE - MARGIN && velocity > 0);
  return isPushing ? 0 : velocity;
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
