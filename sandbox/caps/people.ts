// Who somebody is, and who is called so.
import { array, boolean, date, get, integer, type Llsd, map, string, uuid } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { fullName } from '../person.ts';
import type { Profile } from '../world/profiles.ts';
import { type Capability, type CapabilityOwner, missing, ok, refused } from './capability.ts';
import { entryOf } from './display-names.ts';

/** [people.search.1] People in one answer; there are no further pages. */
export const FOUND_LIMIT = 100;

/** [people.search.1] `?names=text`: everybody who was ever seen here and whose name has each of the words, in any case. */
export const avatarPickerSearch: Capability = ({ query }, owner) => {
  const words = (new URLSearchParams(query).get('names') ?? '')
    .toLowerCase()
    .split(/[\s.]+/)
    .filter(Boolean);
  const found = [...owner.people()].filter((person) => {
    const name = `${fullName(person)} ${owner.commons.names.find(person.id) ?? ''}`.toLowerCase();
    return words.length > 0 && words.every((word) => name.includes(word));
  });
  return ok(map({ agents: array(found.slice(0, FOUND_LIMIT).map((person) => entryOf(person, owner))) }));
};

/** [people.profile.3] As AvatarPropertiesReply says it: 1 January 2020, milliseconds since 1970. */
const BORN_MS = 1_577_836_800_000;
/** Bytes of the texts of a profile. */
export const PROFILE_BYTES = 128 * 1024;

/**
 * [people.profile.1] `/<agent id>`: all members, since the newest viewers have no other source. [people.profile.2] PUT changes
 * one's own.
 */
export const agentProfile: Capability = ({ body, bytes, method, rest }, owner) => {
  const id = rest.slice(1).toLowerCase();
  if (owner.person(id) === undefined) return missing('there is nobody with this id.');
  if (method === 'PUT') {
    if (bytes.length > PROFILE_BYTES) return refused(`a profile has at most ${PROFILE_BYTES} bytes.`);
    if (!written(id, body, owner)) return { status: 403, problem: 'it is the profile of somebody else.' };
  }
  const { about, firstLife, firstLifeImage, hidesAge, image, isPublished, picks } = owner.commons.profiles.find(id);
  return ok(
    map({
      id: uuid(id),
      sl_image_id: uuid(image),
      fl_image_id: uuid(firstLifeImage),
      partner_id: uuid(NULL_UUID),
      sl_about_text: string(about),
      fl_about_text: string(firstLife),
      member_since: date(BORN_MS),
      hide_age: boolean(hidesAge),
      customer_type: string('Base'),
      notes: string(owner.commons.profiles.notes(owner.agentId, id)),
      online: boolean(owner.isOnline(id)),
      allow_publish: boolean(isPublished),
      identified: boolean(false),
      transacted: boolean(false),
      charter_member: integer(0),
      groups: array([]),
      picks: array(picks.map((pick) => map({ id: uuid(pick.id), name: string(pick.name) }))),
    }),
  );
};

/** [profile.notes.1] Whether it may be written: of somebody else one writes down notes only. */
function written(id: string, body: Llsd, { agentId, commons: { profiles } }: CapabilityOwner): boolean {
  const said = profileSaid(body);
  if (id !== agentId && Object.keys(said).length > 0) return false;
  if (id === agentId) profiles.change(id, said);
  const notes = get(body, 'notes');
  if (notes.kind === 'string') profiles.note(agentId, id, notes.value);
  return true;
}

/** [people.profile.2] What is said of oneself, as far as it is of the right kind. */
function profileSaid(body: Llsd): Partial<Profile> {
  const text = (name: string) => textIn(get(body, name), 'string');
  const id = (name: string) => textIn(get(body, name), 'uuid');
  const flag = (name: string) => {
    const said = get(body, name);
    return said.kind === 'boolean' ? said.value : undefined;
  };
  const said = {
    ...{ about: text('sl_about_text'), firstLife: text('fl_about_text') },
    ...{ image: id('sl_image_id'), firstLifeImage: id('fl_image_id') },
    ...{ hidesAge: flag('hide_age'), isPublished: flag('allow_publish') },
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function textIn(said: Llsd, kind: 'string' | 'uuid'): string | undefined {
  return said.kind === kind ? said.value : undefined;
}
