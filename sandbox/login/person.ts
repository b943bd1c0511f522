// Who somebody is. Everybody may come, under any name, and whoever comes again is the same person with the same
// folders: ids follow from the name, so that a viewer finds its caches valid after a restart of the sandbox.
import { randomUuid } from '../../protocol/uuid.ts';
import type { Folder, Item } from '../inventory/entry.ts';
import { Inventory } from '../inventory/inventory.ts';
import { outfitItems, starterItems } from '../inventory/starter.ts';
import type { Person } from '../person.ts';
import type { Random } from '../words.ts';
import { LIBRARY_OWNER, libraryInventory, ownInventory, STARTER_OUTFIT } from './skeleton.ts';

/** A name fits the field of a message (255 bytes) in any script. */
export const NAME_LIMIT = 63;

export interface Account extends Person {
  /** What it begins with. */
  readonly inventory: readonly Folder[];
  readonly items: readonly Item[];
}

/** One word, something to see in it, short enough to be sent. */
export function isName(word: string): boolean {
  return word.length > 0 && word.length <= NAME_LIMIT && !/[\s\p{C}]/u.test(word);
}

/** The id that follows from a name. */
export function idCalled(first: string, last: string): string {
  return randomUuid(chanceCalled(first, last));
}

/** [login.person.1] Names are compared ignoring case. */
export function personCalled(first: string, last: string): Account {
  const random = chanceCalled(first, last);
  const id = randomUuid(random);
  const inventory = ownInventory(random);
  return { id, first, last, inventory, items: starterItems(inventory, random) };
}

/** The library is the same for everybody and at all times. */
export const LIBRARY = library();

function library(): Inventory {
  const random = chanceOf('Library');
  const folders = libraryInventory(random);
  const items = starterItems(folders, random);
  const outfit = folders.filter(({ name }) => name === STARTER_OUTFIT).flatMap((folder) => outfitItems(folder, random));
  return new Inventory(LIBRARY_OWNER, folders, [...items, ...outfit]);
}

function chanceCalled(first: string, last: string): Random {
  return chanceOf(`${first} ${last}`.toLowerCase());
}

/** A stream of numbers that is the same for the same text (four hashes feed the generator sfc32). */
function chanceOf(text: string): Random {
  let [a = 0, b = 0, c = 0, d = 0] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667].map((salt) => hash(text, salt));
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  return next;
}

/** After as many, every bit of the start has touched every other. */
const WARM_UP_ROUNDS = 15;

/** FNV-1a with a start of its own. */
function hash(text: string, salt: number): number {
  let mixed = salt | 0;
  for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  return mixed ^ (mixed >>> 16);
}
