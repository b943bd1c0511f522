// Who moved, and whom each viewer was not told of yet: in a crowd it is told of some at a time.
import { type Agent, isHeld } from './agent.ts';
import { distance } from './vector.ts';

/** [move.tick.3] Avatars of whose movement a viewer is told at a time: two datagrams, ten times a second. */
export const MOVES_AT_ONCE = 32;
/** Of these so many at most are neighbours, so that the others have their turn as well. */
export const NEAR_AT_ONCE = 24;
/** Who is nearer is a neighbour: metres. As far as one hears. */
export const NEAR_METRES = 20;

export class Moves {
  /** Only those who wait for something; of these who waited longest is first. */
  readonly #untold = new Map<Agent, Set<Agent>>();

  /** Somebody was not told of all that moved. */
  get isWaiting(): boolean {
    return this.#untold.size > 0;
  }

  has(viewer: Agent): boolean {
    return this.#untold.has(viewer);
  }

  add(viewer: Agent, movers: readonly Agent[]): void {
    const waiting = this.#untold.get(viewer) ?? new Set();
    for (const mover of movers) waiting.add(mover);
    if (waiting.size > 0) this.#untold.set(viewer, waiting);
  }

  /** Those of whom a viewer is told now. */
  take(viewer: Agent): readonly Agent[] {
    const waiting = this.#untold.get(viewer);
    if (waiting === undefined) return [];
    for (const mover of waiting) if (!isSeen(mover, viewer)) waiting.delete(mover);
    const taken = waiting.size <= MOVES_AT_ONCE ? [...waiting] : chosen(viewer, [...waiting]);
    for (const mover of taken) waiting.delete(mover);
    if (waiting.size === 0) this.#untold.delete(viewer);
    return taken;
  }

  /** Who is told nothing at the moment will be told how things are then. [agent.pause.3] */
  forgetHeld(): void {
    for (const viewer of this.#untold.keys()) {
      if (viewer.presence !== 'standing' || !viewer.isWatching || isHeld(viewer)) this.#untold.delete(viewer);
    }
  }

  forget(viewer: Agent): void {
    this.#untold.delete(viewer);
  }
}

/** The nearest neighbours, of whom it is itself the first, then who waited longest. */
function chosen(viewer: Agent, waiting: readonly Agent[]): readonly Agent[] {
  const near = waiting
    .map((mover) => ({ mover, metres: distance(mover.body.position, viewer.body.position) }))
    .filter(({ metres }) => metres <= NEAR_METRES)
    .sort((one, other) => one.metres - other.metres)
    .slice(0, NEAR_AT_ONCE)
    .map(({ mover }) => mover);
  const others = new Set(waiting);
  for (const mover of near) others.delete(mover);
  return [...near, ...[...others].slice(0, MOVES_AT_ONCE - near.length)];
}

const isSeen = (mover: Agent, viewer: Agent): boolean => mover.presence === 'standing' && mover.place === viewer.place;
