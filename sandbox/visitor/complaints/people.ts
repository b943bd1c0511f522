// What a viewer makes of names and lists of people that it is not told, or cannot find.
import type { Surroundings } from '../surroundings.ts';

/** Somebody whose name every viewer comes to ask for. */
export interface Owner {
  readonly id: string;
  /** For sentences: the library. */
  readonly of: string;
}

/** [visitor.strict.8] One sentence for each. */
export function peopleComplaints({ named, names }: Surroundings, owners: readonly Owner[]): readonly string[] {
  const nameless = owners.filter(({ id }) => !named.has(id));
  const unknown = nameless.map(
    (owner) =>
      `UUIDNameRequest for the owner of ${owner.of} (${owner.id}) was not answered: a viewer writes "(Loading...)" in its place.`,
  );
  if (!names.has('UseCachedMuteList')) return unknown;
  const unfound =
    'MuteListRequest with the sum of no list was answered by UseCachedMuteList: a viewer cannot load what it has not.';
  return [...unknown, unfound];
}
