// Places within link sets: a part is where its root is, and turns with it.
import { plus, type Quaternion, turned, unit, type Vector } from '../vector.ts';
import type { Prim } from './prim.ts';

type Place = Pick<Prim, 'position' | 'rotation'>;

/** Where a part of a link set is in the region. */
export function placed(part: Place, root: Place): Place {
  return {
    position: plus(root.position, turned(part.position, root.rotation)),
    rotation: joined(root.rotation, part.rotation),
  };
}

/** [link.place.1] A place in the region, seen from a root. */
export function seenFrom(root: Place, { position, rotation }: Place): Place {
  const back = inverse(root.rotation);
  const [x, y, z] = root.position;
  const offset: Vector = [position[0] - x, position[1] - y, position[2] - z];
  return { position: turned(offset, back), rotation: joined(back, rotation) };
}

/** First the second turn, then the first. */
export function joined([ax, ay, az, aw]: Quaternion, [bx, by, bz, bw]: Quaternion): Quaternion {
  return unit([
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ]);
}

function inverse([x, y, z, w]: Quaternion): Quaternion {
  return [-x, -y, -z, w];
}
