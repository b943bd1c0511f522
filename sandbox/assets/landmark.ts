// Landmarks: a place in a region, as the text that viewers read.
import { looseUtf8, utf8 } from '../../protocol/bytes.ts';
import { type Vector, vectorOf } from '../world/vector.ts';

export interface Landmark {
  readonly regionId: string;
  /** Metres in the region. */
  readonly position: Vector;
}

/** The number of the kind, as in the type of an item. */
export const LANDMARK = 3;

/** [landmark.text.1] Version, region, and a place in it, each on a line. */
export function landmarkBytes({ position, regionId }: Landmark): Uint8Array {
  const place = position.map((part) => part.toFixed(6)).join(' ');
  return utf8(`Landmark version 2\nregion_id ${regionId}\nlocal_pos ${place}\n`);
}

const TEXT =
  /^Landmark version 2\s+region_id ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s+local_pos (\S+) (\S+) (\S+)\s*$/i;

/** Undefined for what is no landmark. */
export function readLandmark(bytes: Uint8Array): Landmark | undefined {
  const [, regionId, ...numbers] = TEXT.exec(looseUtf8(bytes.subarray(0, LONGEST)).replace(/\0+$/, '')) ?? [];
  const position = vectorOf(numbers.map(Number));
  return regionId === undefined || position === undefined ? undefined : { regionId: regionId.toLowerCase(), position };
}

/** Bytes of a landmark, with room for the longest numbers. */
const LONGEST = 512;
