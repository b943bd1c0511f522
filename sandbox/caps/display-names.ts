// Names of agents by their ids, as the viewer writes them above heads, and how somebody gives itself another one.
import {
  array,
  asItems,
  asText,
  boolean,
  date,
  get,
  integer,
  type LlsdMap,
  map,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { fullName, type Person } from '../person.ts';
import { clipped } from '../world/text.ts';
import { type Capability, type CapabilityOwner, ok, refused } from './capability.ts';

/** Ids in one question: more than any viewer asks at once, and more than fit into an address in full. */
export const IDS_LIMIT = 512;
/** [names.display.1] Bytes of a display name; viewers let their user write 31 characters. */
export const DISPLAY_NAME_BYTES = 124;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** [names.display.2] `?ids=a&ids=b`: who is known under agents, who is not under bad_ids. */
export const displayNames: Capability = (request, owner) => {
  const asked = [...new Set(new URLSearchParams(request.query).getAll('ids').map((id) => id.toLowerCase()))];
  if (asked.length > IDS_LIMIT) return refused(`at most ${IDS_LIMIT} ids are answered at once.`);
  const ids = asked.filter((id) => UUID.test(id));
  const people = ids.map((id) => owner.person(id));
  return ok(
    map({
      agents: array(people.flatMap((person) => (person === undefined ? [] : [entryOf(person, owner)]))),
      bad_ids: array(ids.filter((_, at) => people[at] === undefined).map(uuid)),
      bad_usernames: array(asked.filter((id) => !UUID.test(id)).map(string)),
    }),
  );
};

/**
 * [names.display.1] `[old, new]`; an empty new name brings back that of the account. The agent is told by an event that it
 * was done, everybody in its region what it is called now.
 */
export const setDisplayName: Capability = ({ body }, owner) => {
  const { agentId, commons, wishes } = owner;
  const [, wanted] = asItems(get(body, 'display_name'));
  const person = owner.person(agentId);
  if (wanted === undefined || person === undefined) return refused('display_name is the old name and the new one.');
  const old = shownName(person, owner);
  const name = asText(wanted).trim();
  commons.names.give(agentId, clipped(name, DISPLAY_NAME_BYTES));
  const agent = entryOf(person, owner);
  const reply = map({ status: integer(200), reason: string('OK'), content: agent });
  owner.push({ name: 'SetDisplayNameReply', body: reply });
  wishes.proclaim({
    name: 'DisplayNameUpdate',
    body: map({ agent_id: uuid(agentId), old_display_name: string(old), agent }),
  });
  return ok(map({}));
};

export function entryOf(person: Person, owner: Pick<CapabilityOwner, 'commons' | 'today'>): LlsdMap {
  return map({
    id: uuid(person.id),
    username: string(`${person.first}.${person.last}`.toLowerCase()),
    display_name: string(shownName(person, owner)),
    display_name_next_update: date(owner.today + WEEK_MS),
    legacy_first_name: string(person.first),
    legacy_last_name: string(person.last),
    is_display_name_default: boolean(owner.commons.names.find(person.id) === undefined),
  });
}

function shownName(person: Person, { commons }: Pick<CapabilityOwner, 'commons'>): string {
  return commons.names.find(person.id) ?? fullName(person);
}
