// The world as a grid begins with it: its regions and their light, and everybody who is known before the first has come.
import type { Commons } from './caps/capability.ts';
import { lightUp } from './caps/environment.ts';
import type { GridOptions } from './grid-options.ts';
import { Inventories } from './inventory/inventories.ts';
import type { Memories } from './kept/memories.ts';
import { restore } from './kept/restoring.ts';
import { peopleIn } from './login/accounts.ts';
import type { Whereabouts } from './login/whereabouts.ts';
import { Sessions } from './sessions.ts';
import { landlordsOf } from './world/landlord.ts';
import { Letters } from './world/letters.ts';
import { Mutes } from './world/mutes.ts';
import type { WorldOptions } from './world/scene.ts';
import { Taken } from './world/taken.ts';
import { World } from './world/world.ts';

export interface NewWorld {
  readonly world: World;
  readonly sessions: Sessions;
  readonly memories: Memories;
}

/** What the grid has already. */
export interface WorldParts {
  readonly commons: Commons;
  readonly whereabouts: Whereabouts;
  /** What crossed the door of a region, for its figures. */
  readonly crossed: NonNullable<WorldOptions['crossed']>;
}

/** [names.people.2] [world.export.6] [world.people.1] */
export function newWorld(options: GridOptions, { commons, crossed, whereabouts }: WorldParts): NewWorld {
  const { entrance, epoch, kept = {}, now, random, regions, trust } = options;
  const people = [...peopleIn(entrance?.accounts ?? []), ...(kept.people ?? [])];
  const accounts = people.map(({ first, id, last }) => ({ id: id.toLowerCase(), first, last }));
  const { assets, friends, names, profiles } = commons;
  const own = { inventories: new Inventories(), letters: new Letters(), mutes: new Mutes(), taken: new Taken() };
  const memories = { ...own, friends, names, profiles, whereabouts };
  const world = new World({ ...options, ...memories, accounts, assets, crossed, digest: trust.md5 });
  lightUp(commons, regions, world.regions);
  restore(kept, memories, { regions: world.regions, random, date: epoch + now });
  return { world, memories, sessions: new Sessions([...landlordsOf(world.regions), ...accounts]) };
}
