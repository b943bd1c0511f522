// What all agents' capabilities share, as a grid begins with it.
import { randomUuid } from '../protocol/uuid.ts';
import { BUILT_IN_ASSETS } from './assets/built-in.ts';
import { AssetShelf } from './assets/shelf.ts';
import type { Commons } from './caps/capability.ts';
import { NameBook } from './caps/name-book.ts';
import { Uploads } from './caps/uploads.ts';
import type { GridOptions } from './grid-options.ts';
import { gridFacts } from './login/grid-info.ts';
import { Friends } from './world/friends.ts';
import { Profiles } from './world/profiles.ts';

/** [assets.folder.1] Assets of the world file come before our own with the same ids. */
export function newCommons({ assets = [], entrance, inflate, random, trust }: GridOptions): Commons {
  return {
    assets: new AssetShelf([...BUILT_IN_ASSETS, ...assets]),
    uploads: new Uploads(),
    names: new NameBook(),
    profiles: new Profiles(),
    friends: new Friends(),
    lights: new Map(),
    parcelLights: new Map(),
    grid: gridFacts(entrance?.grid ?? {}),
    newId: () => randomUuid(random),
    md5: trust.md5,
    inflate,
  };
}
