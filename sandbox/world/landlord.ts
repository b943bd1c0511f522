// To whom the regions of a world belong, with what lies in them from the start. Nobody ever logs in as this person.
import type { Person } from '../person.ts';
import type { Region } from './region.ts';

/** [names.people.2] */
export function landlord(id: string): Person {
  return { id, first: 'Sandbox', last: 'Owner' };
}

/** Each owner of regions once. */
export function landlordsOf(regions: readonly Pick<Region, 'ownerId'>[]): readonly Person[] {
  return [...new Set(regions.map(({ ownerId }) => ownerId))].map(landlord);
}
