// The fields of objects that are bytes of their own: little-endian, metres, seconds.
import { sentRotation } from '../../protocol/vector.ts';
import { type Quaternion, type Vector, ZERO } from './vector.ts';

/** The parts of a moving thing that other programs draw. */
export interface Moving {
  readonly localId: number;
  readonly position: Vector;
  readonly velocity: Vector;
  readonly rotation: Quaternion;
}

/** Where the feet stand: level ground. */
const PLANE: readonly number[] = [0, 0, 1, 0];
const AVATAR_BYTES = 76;
const TERSE_AVATAR_BYTES = 60;
const VELOCITY_LIMIT = 128;
const ACCELERATION_LIMIT = 64;

/** [object.avatar.1] ObjectData of ObjectUpdate for an avatar: plane, position, velocity, acceleration, rotation, spin. */
export function avatarPlace(avatar: Moving): Uint8Array {
  const floats = [...PLANE, ...avatar.position, ...avatar.velocity, ...ZERO, ...sentRotation(avatar.rotation), ...ZERO];
  const view = new DataView(new ArrayBuffer(AVATAR_BYTES));
  floats.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return new Uint8Array(view.buffer);
}

/** [object.terse.1] Data of ImprovedTerseObjectUpdate for an avatar. */
export function terseAvatar(avatar: Moving): Uint8Array {
  const view = new DataView(new ArrayBuffer(TERSE_AVATAR_BYTES));
  view.setUint32(0, avatar.localId, true);
  view.setUint8(4, 0);
  view.setUint8(5, 1);
  [...PLANE, ...avatar.position].forEach((value, index) => {
    view.setFloat32(6 + index * 4, value, true);
  });
  const quantized = [
    ...avatar.velocity.map((value) => quantize(value, VELOCITY_LIMIT)),
    ...ZERO.map((value) => quantize(value, ACCELERATION_LIMIT)),
    ...avatar.rotation.map((value) => quantize(value, 1)),
    ...ZERO.map((value) => quantize(value, ACCELERATION_LIMIT)),
  ];
  quantized.forEach((value, index) => {
    view.setUint16(34 + index * 2, value, true);
  });
  return new Uint8Array(view.buffer);
}

/** [object.terse.2] A number between −limit and limit in 16 bits, rounded down; zero is 0x7FFF. */
export function quantize(value: number, limit: number): number {
  const kept = Math.min(Math.max(value, -limit), limit);
  return Math.floor(((kept + limit) / (2 * limit)) * 0xffff);
}
