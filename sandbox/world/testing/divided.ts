// A region of two parcels for tests.
import { hexOfSquares, squaresIn } from '../parcels/squares.ts';
import { type Stage, stage } from './stage.ts';

/** The block of a message about a rectangle; metres. */
export const area = (West: number, South: number, East: number, North: number) => ({
  ParcelData: { West, South, East, North },
});
/** The parcel in the corner. */
export const CORNER = area(0, 0, 64, 64);
/** A region whose corner is a parcel of its own. */
export function divided(): Stage {
  const cells = hexOfSquares(squaresIn({ west: 0, south: 0, east: 64, north: 64 }));
  const terrain = { kind: 'flat', height: 21 } as const;
  return stage([
    { name: 'Meadow', x: 1000, y: 1000, terrain, parcel: { name: 'Green' }, parcels: [{ name: 'Corner', cells }] },
    { name: 'Hills', x: 1001, y: 1000 },
  ]);
}
