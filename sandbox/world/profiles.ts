// What people say of themselves, and what they write down about others: the same by UDP and by HTTP.
import { NULL_UUID } from '../../protocol/uuid.ts';
import { forgetOldest } from '../memory.ts';
import type { Vector } from './vector.ts';

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
  readonly picks: readonly ProfilePick[];
  readonly classifieds: readonly Classified[];
}

/** A place that somebody shows. */
export interface ShownPlace {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parcelId: string;
  readonly snapshotId: string;
  /** Metres from the corner of the whole grid. */
  readonly position: Vector;
}

/** [profile.picks.1] A place in a profile. */
export interface ProfilePick extends ShownPlace {
  readonly isTop: boolean;
  readonly sortOrder: number;
  readonly isEnabled: boolean;
}

/** [profile.classified.1] A place that is advertised. */
export interface Classified extends ShownPlace {
  readonly category: number;
  /** As viewers write them: maturity, and whether it is renewed. */
  readonly flags: number;
  /** What was offered for showing it. */
  readonly price: number;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** An advertisement, and whose it is. */
export interface OwnedClassified {
  readonly ownerId: string;
  readonly classified: Classified;
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
  ...{ hidesAge: false, isPublished: false, interests: NO_INTERESTS, picks: [], classifieds: [] },
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

  /** Ids of all who have said something of themselves, or written something down. */
  people(): readonly string[] {
    return [...new Set([...this.#profiles.keys(), ...[...this.#notes.keys()].map((key) => key.split(' ')[0] ?? '')])];
  }

  /** [world.people.1] What somebody said; undefined for who said nothing. */
  said(id: string): Profile | undefined {
    return this.#profiles.get(id);
  }

  /** [world.people.1] What somebody wrote down, by the ids of the others. */
  notesOf(writer: string): readonly (readonly [about: string, text: string])[] {
    const ofWriter = [...this.#notes].map(([key, text]) => [...key.split(' '), text]);
    return ofWriter.flatMap(([by, about, text]) => (by === writer ? [[about ?? '', text ?? ''] as const] : []));
  }

  /** Of everybody. */
  classifieds(): readonly OwnedClassified[] {
    return [...this.#profiles].flatMap(([ownerId, { classifieds }]) =>
      classifieds.map((classified) => ({ ownerId, classified })),
    );
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
