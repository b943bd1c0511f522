// To whom the regions of a world belong, with what lies in them from the start, and to whom the library does. Nobody ever logs in as one of them.
import { LIBRARY_OWNER } from '../login/skeleton.ts';
import type { Person } from '../person.ts';
import type { Region } from './region.ts';

/** [names.people.2] */
export function landlord(id: string): Person {
  return { id, first: 'Sandbox', last: 'Owner' };
}

/** [names.people.2] Viewers ask who made and who owns what is in the library. */
export const LIBRARIAN: Person = { id: LIBRARY_OWNER, first: 'Sandbox', last: 'Library' };

/** Each owner of regions once, and that of the library. */
export function landlordsOf(regions: readonly Pick<Region, 'ownerId'>[]): readonly Person[] {
  return [...[...new Set(regions.map(({ ownerId }) => ownerId))].map(landlord), LIBRARIAN];
}
