// What people say of themselves, and what they write down about others: the same by UDP and by HTTP.
import { NULL_UUID } from '../../protocol/uuid.ts';
import { forgetOldest } from '../memory.ts';

/** [people.profile.2] Profiles that are kept; the one that was changed longest ago is forgotten first. */
export const PROFILES_LIMIT = 4096;
/** [profile.notes.1] Notes of all people together; the oldest are forgotten first. */
export const NOTES_LIMIT = 10_000;

export interface Profile {
  readonly about: string;
  readonly firstLife: string;
  readonly url: string;
  /** Ids of pictures. */
  readonly image: string;
  readonly firstLifeImage: string;
  readonly hidesAge: boolean;
  readonly isPublished: boolean;
  readonly interests: Interests;
}

/** What somebody wants, can and speaks: bits that viewers have words for, and words. */
export interface Interests {
  readonly wantMask: number;
  readonly wants: string;
  readonly skillMask: number;
  readonly skills: string;
  readonly languages: string;
}

const NO_INTERESTS: Interests = { wantMask: 0, wants: '', skillMask: 0, skills: '', languages: '' };
const EMPTY: Profile = {
  ...{ about: '', firstLife: '', url: '', image: NULL_UUID, firstLifeImage: NULL_UUID },
  ...{ hidesAge: false, isPublished: false, interests: NO_INTERESTS },
};

/** All names are ids of people. */
export class Profiles {
  readonly #profiles = new Map<string, Profile>();
  readonly #notes = new Map<string, string>();

  find(id: string): Profile {
    return this.#profiles.get(id) ?? EMPTY;
  }

  /** What is not said stays as it is. */
  change(id: string, said: Partial<Profile>): void {
    const profile = { ...this.find(id), ...said };
    this.#profiles.delete(id);
    this.#profiles.set(id, profile);
    forgetOldest(this.#profiles, PROFILES_LIMIT);
  }

  /** What one wrote down about another. */
  notes(writer: string, about: string): string {
    return this.#notes.get(`${writer} ${about}`) ?? '';
  }

  note(writer: string, about: string, text: string): void {
    const key = `${writer} ${about}`;
    this.#notes.delete(key);
    if (text !== '') this.#notes.set(key, text);
    forgetOldest(this.#notes, NOTES_LIMIT);
  }
}
