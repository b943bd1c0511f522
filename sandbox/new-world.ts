// The world as a grid begins with it: its regions and their light, and everybody who is known before the first has come.
import type { Commons } from './caps/capability.ts';
import { lightUp } from './caps/environment.ts';
import type { GridOptions } from './grid-options.ts';
import { Inventories } from './inventory/inventories.ts';
import { peopleIn } from './login/accounts.ts';
import { Sessions } from './sessions.ts';
import { landlordsOf } from './world/landlord.ts';
import type { WorldOptions } from './world/scene.ts';
import { World } from './world/world.ts';

export interface NewWorld {
  readonly world: World;
  readonly sessions: Sessions;
  readonly inventories: Inventories;
}

/** [names.people.2] [world.export.6] @param crossed what crossed the door of a region, for its figures */
export function newWorld(
  options: GridOptions,
  commons: Pick<Commons, 'assets' | 'friends' | 'lights' | 'parcelLights' | 'profiles'>,
  crossed: NonNullable<WorldOptions['crossed']>,
): NewWorld {
  const accounts = peopleIn(options.entrance?.accounts ?? []);
  const { assets, friends, profiles } = commons;
  const inventories = new Inventories();
  const known = { accounts, assets, friends, inventories, profiles };
  const world = new World({ ...options, ...known, crossed, digest: options.trust.md5 });
  lightUp(commons, options.regions, world.regions);
  return { world, inventories, sessions: new Sessions([...landlordsOf(world.regions), ...accounts]) };
}
