// What a grid remembers of people, as a world file has it.
import { toHex } from '../../protocol/bytes.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { personCalled } from '../login/person.ts';
import type { Person } from '../person.ts';
import type { Letter } from '../world/letters.ts';
import { plansOfLinkSet } from '../world/prims/plan.ts';
import type { Prim } from '../world/prims/prim.ts';
import type { Whereabout } from '../world/whereabout.ts';
import type { LetterFile, ObjectFile, PeopleFile, PersonFile } from '../world-file/people.ts';
import { WORLD_FILE_LIMIT } from '../world-file/read.ts';
import type { PlaceFile } from '../world-file/shape.ts';
import { writtenInventory } from './kept-inventory.ts';
import type { Company, Memories } from './memories.ts';

/** [world.people.1] People in a world file: those of whom something was remembered last. */
export const MOST_PEOPLE = 1000;

/** [world.people.1] [world.people.2] @param inRegions assets of what lies in prims */
export function writtenPeople(memories: Memories, company: Company, inRegions: readonly string[] = []): PeopleFile {
  const known = idsIn(memories)
    .flatMap((id) => company.person(id) ?? [])
    .map((person) => written(person, memories, company))
    .filter((person) => Object.keys(person).length > NAMES_ALONE);
  const people = withinBounds(known);
  const inInventories = people.flatMap(({ inventory }) => (inventory?.items ?? []).map(({ asset }) => asset));
  const linkSetOf = (asset: string) => company.attire?.get(asset) ?? memories.taken.find(asset);
  const objects = objectsNamed([...inInventories, ...inRegions], linkSetOf);
  return { ...(people.length === 0 ? {} : { people }), ...(objects.length === 0 ? {} : { objects }) };
}

/** [world.people.1] Characters of all people together: what is longer is not read, and regions need some, too. */
export const LONGEST_PEOPLE = (3 * WORLD_FILE_LIMIT) / 4;

function withinBounds(known: readonly PersonFile[]): readonly PersonFile[] {
  let left = LONGEST_PEOPLE;
  const newest = known.slice(-MOST_PEOPLE).toReversed();
  const count = newest.findIndex((person) => {
    left -= JSON.stringify(person, undefined, 1).length;
    return left < 0;
  });
  return (count === -1 ? newest : newest.slice(0, count)).toReversed();
}

/** Id, first and last name: nothing else is known of somebody. */
const NAMES_ALONE = 3;

/** Everybody of whom something is remembered; who came last is the last. */
function idsIn({ friends, inventories, letters, mutes, names, profiles, whereabouts }: Memories): readonly string[] {
  const heard = [friends.people(), mutes.owners(), [...letters.all().keys()], profiles.people(), names.people()].flat();
  return [...new Set([...heard, ...whereabouts.people(), ...inventories.all().map(({ ownerId }) => ownerId)])];
}

function written(person: Person, memories: Memories, { regions }: Company): PersonFile {
  const { first, id, last } = person;
  const { friends, inventories, letters, mutes, names, profiles, whereabouts } = memories;
  const { classifieds, picks, ...profile } = profiles.said(id) ?? { classifieds: [], picks: [] };
  const place = (kind: 'home' | 'last') => placeFile(whereabouts.find(kind, id), regions);
  const inventory = inventories.find(id);
  return {
    ...{ id, first, last },
    ...some({ displayName: names.find(id), home: place('home'), left: place('last') }),
    ...(Object.keys(profile).length === 0 ? {} : { profile }),
    ...full({
      ...{ picks, classifieds },
      notes: profiles.notesOf(id).map(([about, text]) => ({ about, text })),
      muted: mutes.of(id),
      letters: (letters.all().get(id) ?? []).map(letterFile),
      friends: friends.of(id).map((bond) => ({ id: bond.id, rights: bond.rightsGiven })),
      parted: friends.partedFrom(id),
    }),
    ...(inventory === undefined || isUntouched(inventory, person) ? {} : { inventory: writtenInventory(inventory) }),
  };
}

/** [world.people.3] Everybody begins with the same; that need not be written down. */
function isUntouched(inventory: Inventory, { first, id, last }: Person): boolean {
  const account = personCalled(first, last);
  if (account.id !== id || inventory.size !== account.inventory.length + account.items.length) return false;
  return account.inventory.every(({ id: folder, version }) => inventory.folder(folder)?.version === version);
}

function placeFile(place: Whereabout | undefined, regions: Company['regions']): PlaceFile | undefined {
  const name = place && regions[place.region]?.name;
  if (place === undefined || name === undefined) return undefined;
  return { region: name, ...some({ position: place.position, lookAt: place.lookAt }) };
}

function letterFile({ bucket, ...letter }: Letter): LetterFile {
  return { ...letter, ...(bucket.length === 0 ? {} : { bucket: toHex(bucket) }) };
}

/** [world.people.2] What items lead to, also items that lie in what they lead to. */
function objectsNamed(
  assets: readonly string[],
  linkSetOf: (asset: string) => readonly Prim[] | undefined,
): readonly ObjectFile[] {
  const found = new Map<string, ObjectFile>();
  const open = [...assets];
  for (let asset = open.pop(); asset !== undefined; asset = open.pop()) {
    const linkSet = found.has(asset) ? undefined : linkSetOf(asset);
    if (linkSet === undefined) continue;
    const worn = linkSet[0]?.worn;
    const prims = plansOfLinkSet(linkSet);
    const last = worn && { agent: worn.agentId, point: worn.point, item: worn.itemId };
    found.set(asset, { asset, ...some({ worn: last }), prims });
    open.push(...linkSet.flatMap(({ contents }) => contents.items.map(({ assetId }) => assetId)));
  }
  return [...found.values()].toSorted((one, other) => (one.asset < other.asset ? -1 : 1));
}

/** The members that there are. */
function some<Value extends object>(members: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const there = Object.entries(members).filter(([, member]) => member !== undefined);
  return Object.fromEntries(there) as { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
}

/** The lists in which there is something. */
function full<Lists extends Readonly<Record<string, readonly unknown[]>>>(lists: Lists): Partial<Lists> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<Lists>;
}
