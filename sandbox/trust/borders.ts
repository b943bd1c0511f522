// Which regions are neighbours: those whose squares share an edge or a corner.
import { type Address, addressText } from '../words.ts';
import type { Border } from './link.ts';

/** A region on the map of the grid; `x` and `y` in grid units of 256 m. */
export interface Place {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Of its UDP door. */
  readonly port: number;
}

/** [trust.neighbours.1] Every border twice, once from each side. @param host where the doors of the grid reach each other */
export function bordersOf(places: readonly Place[], host: string): readonly Border[] {
  return places.flatMap((here, door) =>
    places.flatMap((there, peerDoor) => {
      if (door === peerDoor || !areNeighbours(here, there)) return [];
      return [{ door, region: here.name, peerDoor, peerRegion: there.name, peer: { host, port: there.port } }];
    }),
  );
}

/** One key for a border as a datagram shows it. */
export function borderKey(door: number, peer: Address): string {
  return addressText(peer, door);
}

function areNeighbours(one: Place, other: Place): boolean {
  return Math.abs(one.x - other.x) <= 1 && Math.abs(one.y - other.y) <= 1;
}
