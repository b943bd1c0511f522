// Names of agents by their ids, as the viewer writes them above heads.
import { array, boolean, date, map, string, uuid } from '../../protocol/llsd/value.ts';
import { fullName, type Person } from '../person.ts';
import { type Capability, ok, refused } from './capability.ts';

/** Ids in one question: more than any viewer asks at once, and more than fit into an address in full. */
export const IDS_LIMIT = 512;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `?ids=a&ids=b`: who is known under agents, who is not under bad_ids. */
export const displayNames: Capability = (request, owner) => {
  const asked = new URLSearchParams(request.query).getAll('ids');
  if (asked.length > IDS_LIMIT) return refused(`at most ${IDS_LIMIT} ids are answered at once.`);
  const ids = asked.filter((id) => UUID.test(id)).map((id) => id.toLowerCase());
  const people = ids.map((id) => owner.person(id));
  return ok(
    map({
      agents: array(people.flatMap((person) => (person === undefined ? [] : [entryOf(person, owner.today)]))),
      bad_ids: array(ids.filter((_, at) => people[at] === undefined).map(uuid)),
      bad_usernames: array(asked.filter((id) => !UUID.test(id)).map(string)),
    }),
  );
};

function entryOf(person: Person, today: number) {
  return map({
    id: uuid(person.id),
    username: string(`${person.first}.${person.last}`.toLowerCase()),
    display_name: string(fullName(person)),
    display_name_next_update: date(today + WEEK_MS),
    legacy_first_name: string(person.first),
    legacy_last_name: string(person.last),
    is_display_name_default: boolean(true),
  });
}
