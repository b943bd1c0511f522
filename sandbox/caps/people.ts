// Who somebody is, and who is called so.
import { isoFromMs } from '../../protocol/llsd/iso-date.ts';
import { array, boolean, integer, map, string, uuid } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { fullName } from '../person.ts';
import { type Capability, missing, ok, refused } from './capability.ts';
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
    if (id !== owner.agentId) return { status: 403, problem: 'it is the profile of somebody else.' };
    if (bytes.length > PROFILE_BYTES) return refused(`a profile has at most ${PROFILE_BYTES} bytes.`);
    owner.commons.profiles.change(id, body);
  }
  return ok(
    map({
      id: uuid(id),
      sl_image_id: uuid(NULL_UUID),
      fl_image_id: uuid(NULL_UUID),
      partner_id: uuid(NULL_UUID),
      sl_about_text: string(''),
      fl_about_text: string(''),
      member_since: string(isoFromMs(owner.today).slice(0, DAY_LENGTH)),
      hide_age: boolean(false),
      customer_type: string('Base'),
      notes: string(''),
      online: boolean(owner.isOnline(id)),
      allow_publish: boolean(false),
      identified: boolean(false),
      transacted: boolean(false),
      charter_member: integer(0),
      groups: array([]),
      picks: array([]),
      ...Object.fromEntries(owner.commons.profiles.find(id).entries),
    }),
  );
};

const DAY_LENGTH = 'YYYY-MM-DD'.length;
