// Vectors and rotations as they travel: a rotation is three numbers, the fourth is derived.

export type Vector3 = readonly [x: number, y: number, z: number];
export type Quaternion = readonly [x: number, y: number, z: number, w: number];

/** [packet.rotation.1] The fourth part of a unit quaternion, never negative; 0 if the three are too long already. */
export function derivedW(x: number, y: number, z: number): number {
  return Math.sqrt(Math.max(0, 1 - x * x - y * y - z * z));
}

/** [packet.rotation.2] The three parts that are sent: with a negative fourth all change sign, the rotation is the same. */
export function sentRotation(rotation: readonly number[]): Vector3 {
  const [x = 0, y = 0, z = 0, w = 0] = rotation;
  return w < 0 ? [-x, -y, -z] : [x, y, z];
}
