// Just enough geometry to walk. Metres; a quaternion is x, y, z, w and turns the body's axes into the region's.

export type Vector = readonly [number, number, number];
export type Quaternion = readonly [number, number, number, number];

export const ZERO: Vector = [0, 0, 0];
export const UPRIGHT: Quaternion = [0, 0, 0, 1];

export function plus(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function times(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function lengthOf(a: Vector): number {
  return Math.hypot(...a);
}

export function distance(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The same direction with length 1; zero stays zero. */
export function direction(a: Vector): Vector {
  const length = lengthOf(a);
  return length === 0 ? ZERO : times(a, 1 / length);
}

export function turned(v: Vector, [x, y, z, w]: Quaternion): Vector {
  const side: Vector = [2 * (y * v[2] - z * v[1]), 2 * (z * v[0] - x * v[2]), 2 * (x * v[1] - y * v[0])];
  return [
    v[0] + w * side[0] + y * side[2] - z * side[1],
    v[1] + w * side[1] + z * side[0] - x * side[2],
    v[2] + w * side[2] + x * side[1] - y * side[0],
  ];
}

/** What is so near to length 1 has it: it would be rounded to and fro for ever. */
const ROUNDING = 1e-12;

/** What somebody sends as a rotation, with length 1; upright when it is no rotation at all. */
export function unit(numbers: readonly number[]): Quaternion {
  const [x = 0, y = 0, z = 0, w = 0] = numbers;
  const length = Math.hypot(x, y, z, w);
  if (!Number.isFinite(length) || length < 1e-6) return UPRIGHT;
  const within = (value: number) => Math.min(Math.max(value, -1), 1);
  if (Math.abs(length - 1) < ROUNDING) return [within(x), within(y), within(z), within(w)];
  return [x / length, y / length, z / length, w / length];
}

/** The turn about the upright axis that is in a rotation. */
export function upright([, , z, w]: Quaternion): Quaternion {
  return unit([0, 0, z, w]);
}

/** Facing a direction on the ground. */
export function facing([x, y]: Vector): Quaternion {
  const half = Math.atan2(y, x) / 2;
  return [0, 0, Math.sin(half), Math.cos(half)];
}

/** What somebody sends as a place or a direction; undefined when it is none. */
export function vectorOf(numbers: readonly number[]): Vector | undefined {
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = numbers;
  return [x, y, z].every(Number.isFinite) ? [x, y, z] : undefined;
}
