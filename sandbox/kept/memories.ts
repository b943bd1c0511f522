// What a grid remembers of people beside who is here: all of it can be written down, and is there again when it is read.
import type { NameBook } from '../caps/name-book.ts';
import type { Inventories } from '../inventory/inventories.ts';
import type { Whereabouts } from '../login/whereabouts.ts';
import type { Person } from '../person.ts';
import type { Friends } from '../world/friends.ts';
import type { Letters } from '../world/letters.ts';
import type { Mutes } from '../world/mutes.ts';
import type { Prim } from '../world/prims/prim.ts';
import type { Profiles } from '../world/profiles.ts';
import type { Region } from '../world/region.ts';
import type { Taken } from '../world/taken.ts';

export interface Memories {
  readonly friends: Friends;
  readonly inventories: Inventories;
  readonly letters: Letters;
  readonly mutes: Mutes;
  readonly names: NameBook;
  readonly profiles: Profiles;
  readonly taken: Taken;
  readonly whereabouts: Whereabouts;
}

/** Those whom it concerns, and where. */
export interface Company {
  readonly regions: readonly Region[];
  person(id: string): Person | undefined;
  /** [world.people.2] What they wear, by the assets of items; absent = as it was kept. */
  readonly attire?: ReadonlyMap<string, readonly Prim[]>;
}
