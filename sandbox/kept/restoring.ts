// A grid remembers again what a world file has of people.
import { fromHex } from '../../protocol/bytes.ts';
import { placeOf } from '../login/whereabouts.ts';
import type { Random } from '../words.ts';
import { linkSetOf } from '../world/prims/plan.ts';
import type { ObjectFile, PeopleFile, PersonFile } from '../world-file/people.ts';
import { inventoryOf } from './kept-inventory.ts';
import type { Company, Memories } from './memories.ts';

export interface Restoring {
  readonly regions: Company['regions'];
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly date: number;
}

/** [world.people.1] [world.people.2] */
export function restore({ objects = [], people = [] }: PeopleFile, memories: Memories, parts: Restoring): void {
  for (const person of people) {
    restorePerson({ ...person, id: person.id.toLowerCase() }, memories);
    restorePlaces(person, memories, parts);
  }
  for (const person of people) restoreFriends(person, memories);
  for (const object of objects) restoreObject(object, memories, parts);
}

function restorePerson(person: PersonFile, { inventories, letters, mutes, names, profiles }: Memories): void {
  const { classifieds, displayName, id, inventory, muted = [], notes = [], picks, profile } = person;
  if (displayName !== undefined) names.give(id, displayName);
  const said = { ...profile, ...(picks && { picks }), ...(classifieds && { classifieds }) };
  if (Object.keys(said).length > 0) profiles.change(id, said);
  for (const { about, text } of notes) profiles.note(id, about.toLowerCase(), text);
  for (const mute of muted) mutes.set(id, mute);
  for (const { bucket = '', ...letter } of person.letters ?? [])
    letters.keep(id, { ...letter, bucket: fromHex(bucket) ?? new Uint8Array() });
  if (inventory !== undefined) inventories.keep(inventoryOf(inventory, id));
}

function restorePlaces({ home, id, left }: PersonFile, { whereabouts }: Memories, { regions }: Restoring): void {
  for (const [kind, file] of [
    ['home', home],
    ['last', left],
  ] as const) {
    const place = placeOf(file, regions);
    if (place !== undefined) whereabouts.remember(kind, id.toLowerCase(), place);
  }
}

/** When everybody is there: what one lets the other do is said by each of the two. */
function restoreFriends({ friends: said = [], id, parted = [] }: PersonFile, { friends }: Memories): void {
  const own = id.toLowerCase();
  for (const other of parted) friends.keepApart(own, other.toLowerCase());
  friends.acquaint(
    own,
    said.map((friend) => friend.id.toLowerCase()),
  );
  for (const friend of said) friends.grant(own, friend.id.toLowerCase(), friend.rights);
}

function restoreObject({ asset, prims, worn }: ObjectFile, { taken }: Memories, { date, random }: Restoring): void {
  const linkSet = linkSetOf(prims, { date, random, ownerId: prims[0]?.exact?.owner ?? '' });
  const place = worn && { agentId: worn.agent.toLowerCase(), point: worn.point };
  const hanging = linkSet.map((prim, at) =>
    place === undefined ? prim : { ...prim, worn: { ...place, itemId: at === 0 ? (worn?.item ?? '') : '' } },
  );
  taken.keep(asset.toLowerCase(), hanging);
}
