// Where things are, read from the bytes of their updates: metres, little-endian.
import { viewOf } from '../../protocol/bytes.ts';
import type { Vector3 } from '../../protocol/vector.ts';

/** What an update tells of one thing. */
export interface Placed {
  readonly localId: number;
  readonly position: Vector3;
}

/** An avatar's data begin with the plane under its feet. */
const PLANE_BYTES = 16;
const POSITION_BYTES = 12;
const AVATAR_DATA_BYTES = [76, 140];
const TERSE_HEAD_BYTES = 6;
const COMPRESSED_PCODE_AT = 20;
const ID_BYTES = 4;

/** [object.avatar.1] The position in ObjectData of ObjectUpdate; undefined = in a form that no avatar or whole thing has. */
export function positionIn(data: Uint8Array): Vector3 | undefined {
  if (AVATAR_DATA_BYTES.includes(data.length)) return vectorAt(data, PLANE_BYTES);
  return data.length === 60 || data.length === 124 ? vectorAt(data, 0) : undefined;
}

/** [object.terse.1] One thing of ImprovedTerseObjectUpdate. */
export function terseIn(data: Uint8Array): Placed | undefined {
  if (data.length < TERSE_HEAD_BYTES) return undefined;
  const isAvatar = data[5] !== 0;
  const position = vectorAt(data, TERSE_HEAD_BYTES + (isAvatar ? PLANE_BYTES : 0));
  return position === undefined ? undefined : { localId: viewOf(data).getUint32(0, true), position };
}

/** The local id and the kind of one thing of ObjectUpdateCompressed. */
export function compressedIn(data: Uint8Array): { readonly localId: number; readonly pcode: number } | undefined {
  const pcode = data[COMPRESSED_PCODE_AT];
  if (pcode === undefined) return undefined;
  return { localId: viewOf(data).getUint32(COMPRESSED_PCODE_AT - ID_BYTES, true), pcode };
}

export function distance(a: Vector3, b: Vector3): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function vectorAt(data: Uint8Array, at: number): Vector3 | undefined {
  if (data.length < at + POSITION_BYTES) return undefined;
  const view = viewOf(data);
  return [view.getFloat32(at, true), view.getFloat32(at + 4, true), view.getFloat32(at + 8, true)];
}
