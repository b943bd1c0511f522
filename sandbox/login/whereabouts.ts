// Where people were when they left, and where they are at home: what `last` and `home` mean at their next login.
import { forgetOldest } from '../memory.ts';
import type { Region } from '../world/region.ts';
import type { Whereabout } from '../world/whereabout.ts';
import type { PlaceFile } from '../world-file/shape.ts';

/** People whose places are remembered; the one that was told of longest ago is forgotten first. */
export const WHEREABOUTS_LIMIT = 4096;

export type WhereaboutKind = 'last' | 'home';

export class Whereabouts {
  readonly #present: (agentId: string) => Whereabout | undefined;
  readonly #places: Readonly<Record<WhereaboutKind, Map<string, Whereabout>>> = { last: new Map(), home: new Map() };

  /** @param present where an agent is that has not left */
  constructor(present: (agentId: string) => Whereabout | undefined) {
    this.#present = present;
  }

  remember(kind: WhereaboutKind, agentId: string, place: Whereabout): void {
    const places = this.#places[kind];
    places.delete(agentId);
    places.set(agentId, place);
    forgetOldest(places, WHEREABOUTS_LIMIT);
  }

  /** [session.last.1] Who is still here was here last. */
  find(kind: WhereaboutKind, agentId: string): Whereabout | undefined {
    const here = kind === 'last' ? this.#present(agentId) : undefined;
    return here ?? this.#places[kind].get(agentId);
  }
}

/** A place of the world file; undefined if there is none. */
export function placeOf(place: PlaceFile | undefined, regions: readonly Region[]): Whereabout | undefined {
  if (place === undefined) return undefined;
  const region = regions.findIndex(({ name }) => name.toLowerCase() === place.region.toLowerCase());
  if (region === -1) return undefined;
  const { lookAt, position } = place;
  return { region, ...(position === undefined ? {} : { position }), ...(lookAt === undefined ? {} : { lookAt }) };
}
