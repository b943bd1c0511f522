// Where people were when they left, and where they are at home: what `last` and `home` mean at their next login.
import { forgetOldest } from '../memory.ts';
import type { Person } from '../person.ts';
import type { Region } from '../world/region.ts';
import type { Whereabout } from '../world/whereabout.ts';
import type { PlaceFile } from '../world-file/shape.ts';
import type { HomeNow } from '../world-file/written.ts';

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

  /** By the ids of agents. */
  homes(): readonly (readonly [agentId: string, home: Whereabout])[] {
    return [...this.#places.home];
  }

  /** Ids of all of whom something is remembered. */
  people(): readonly string[] {
    return [...new Set([...this.#places.last.keys(), ...this.#places.home.keys()])];
  }

  /** [session.last.1] Who is still here was here last. */
  find(kind: WhereaboutKind, agentId: string): Whereabout | undefined {
    const here = kind === 'last' ? this.#present(agentId) : undefined;
    return here ?? this.#places[kind].get(agentId);
  }
}

/** [world.export.5] Where people are at home who said so, by their names; places as a world file has them. */
export function homesIn(
  whereabouts: Whereabouts,
  regions: readonly Region[],
  people: { person(id: string): Person | undefined },
): readonly HomeNow[] {
  return whereabouts.homes().flatMap(([id, { lookAt, position, region }]) => {
    const [person, place] = [people.person(id), regions[region]];
    if (person === undefined || place === undefined) return [];
    const home = { region: place.name, ...(position && { position }), ...(lookAt && { lookAt }) };
    return [{ first: person.first, last: person.last, home }];
  });
}

/** A place of the world file; undefined if there is none. */
export function placeOf(place: PlaceFile | undefined, regions: readonly Region[]): Whereabout | undefined {
  if (place === undefined) return undefined;
  const region = regions.findIndex(({ name }) => name.toLowerCase() === place.region.toLowerCase());
  if (region === -1) return undefined;
  const { lookAt, position } = place;
  return { region, ...(position === undefined ? {} : { position }), ...(lookAt === undefined ? {} : { lookAt }) };
}
