// The parcels of one region: every square belongs to exactly one. It keeps them, and decides nothing about who may do what.
import { NO_LIGHT, type Parcel, type ParcelPlan, PLAIN_PARCEL } from './parcel.ts';
import { PER_EDGE, type Rectangle, SQUARE, SQUARES, squareAt, squaresIn, squaresOfHex } from './squares.ts';

/** [parcel.limit.1] Parcels in a region; a world file has no more, so that all can be written down. */
export const MOST_PARCELS = 256;

/** Why land is neither divided nor joined. */
export type ParcelRefusal = 'several parcels' | 'several owners' | 'one parcel' | 'whole parcel' | 'too many parcels';

export class Parcels {
  readonly #owners = new Uint16Array(SQUARES);
  readonly #parcels = new Map<number, Parcel>();
  readonly #newId: () => string;
  #lastLocalId = 0;

  /** @param plans the first has all squares that no other one has; of two that name a square the later has it */
  constructor(plans: readonly [ParcelPlan, ...ParcelPlan[]], newId: () => string) {
    this.#newId = newId;
    for (const { area, cells, id, ...details } of plans.slice(0, MOST_PARCELS)) {
      const { localId } = this.#add(
        { ...PLAIN_PARCEL, admitted: [], banned: [], ...details },
        (id ?? newId()).toLowerCase(),
      );
      for (const square of localId === 1 ? allSquares() : squaresNamed(area, cells)) this.#owners[square] = localId;
    }
    const taken = new Set(this.#owners);
    for (const localId of [...this.#parcels.keys()]) if (!taken.has(localId)) this.#parcels.delete(localId);
  }

  /** By their numbers. */
  all(): readonly Parcel[] {
    return [...this.#parcels.values()];
  }

  /** Metres in the region; places outside belong to the nearest square. */
  at(x: number, y: number): Parcel {
    return this.ofSquare(squareAt(x, y));
  }

  ofSquare(square: number): Parcel {
    const parcel = this.#parcels.get(this.#owners[square] ?? 0);
    if (parcel === undefined) throw new Error(`Square ${square} belongs to no parcel.`);
    return parcel;
  }

  byNumber(localId: number): Parcel | undefined {
    return this.#parcels.get(localId);
  }

  find(id: string): Parcel | undefined {
    return this.all().find((parcel) => parcel.id === id);
  }

  /** Those that a rectangle touches. */
  within(rectangle: Rectangle): readonly Parcel[] {
    return [...new Set(squaresIn(rectangle).map((square) => this.ofSquare(square)))];
  }

  squaresOf({ localId }: Pick<Parcel, 'localId'>): readonly number[] {
    return allSquares().filter((square) => this.#owners[square] === localId);
  }

  /** Square metres. */
  areaOf(parcel: Pick<Parcel, 'localId'>): number {
    return this.squaresOf(parcel).length * SQUARE * SQUARE;
  }

  /** Whether a square and the one at an offset belong to different parcels; beyond the edge there is none. */
  hasBorder(square: number, way: 'west' | 'south'): boolean {
    const isEdge = way === 'west' ? square % PER_EDGE === 0 : square < PER_EDGE;
    return isEdge || this.#owners[square] !== this.#owners[square - (way === 'west' ? 1 : PER_EDGE)];
  }

  /** The parcel as it is then; undefined if there is none. */
  change(localId: number, change: Partial<Omit<Parcel, 'id' | 'localId'>>): Parcel | undefined {
    const former = this.#parcels.get(localId);
    if (former === undefined) return undefined;
    const parcel = { ...former, ...change };
    this.#parcels.set(localId, parcel);
    return parcel;
  }

  /** [parcel.divide.1] A part of one parcel becomes another one, which says the same of itself. */
  divide(rectangle: Rectangle): Parcel | ParcelRefusal {
    const squares = squaresIn(rectangle);
    const [parcel, ...others] = this.within(rectangle);
    if (parcel === undefined || others.length > 0) return 'several parcels';
    if (this.squaresOf(parcel).length === squares.length) return 'whole parcel';
    if (this.#parcels.size >= MOST_PARCELS) return 'too many parcels';
    const { id: _, localId: __, ...same } = parcel;
    const part = this.#add({ ...same }, this.#newId());
    for (const square of squares) this.#owners[square] = part.localId;
    return part;
  }

  /** [parcel.join.1] All that a rectangle touches become the largest of them. */
  join(rectangle: Rectangle): Parcel | ParcelRefusal {
    const parcels = this.within(rectangle).toSorted((one, other) => this.#size(other) - this.#size(one));
    const [largest, ...others] = parcels;
    if (largest === undefined || others.length === 0) return 'one parcel';
    if (others.some(({ ownerId }) => ownerId !== largest.ownerId)) return 'several owners';
    for (const other of others) {
      for (const square of this.squaresOf(other)) this.#owners[square] = largest.localId;
      this.#parcels.delete(other.localId);
    }
    return largest;
  }

  #size(parcel: Parcel): number {
    return this.squaresOf(parcel).length;
  }

  #add(parcel: Omit<Parcel, 'id' | 'localId' | 'lightVersion' | 'visits'>, id: string): Parcel {
    this.#lastLocalId += 1;
    const added = { ...parcel, id, localId: this.#lastLocalId, lightVersion: NO_LIGHT, visits: 0 };
    this.#parcels.set(added.localId, added);
    return added;
  }
}

function squaresNamed(area: ParcelPlan['area'], cells = ''): readonly number[] {
  if (area === undefined) return squaresOfHex(cells);
  const [west, south, east, north] = area;
  return squaresIn({ west, south, east, north });
}

const allSquares = (): readonly number[] => Array.from({ length: SQUARES }, (_, square) => square);
