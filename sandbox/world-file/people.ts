// People as a world file keeps them: what they have, said, and are to each other. Nothing of it has to be there.
import type { ItemPlan } from '../inventory/item-plan.ts';
import type { Mute } from '../world/mutes.ts';
import type { PrimPlan } from '../world/prims/plan.ts';
import type { Classified, Profile, ProfilePick } from '../world/profiles.ts';
import type { Vector } from '../world/vector.ts';
import type { PlaceFile } from './shape.ts';

/** [world.people.1] What is usual is left out. */
export interface PersonFile {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly displayName?: string;
  /** Where it is at home, and where it was when it left. */
  readonly home?: PlaceFile;
  readonly left?: PlaceFile;
  readonly profile?: Partial<Omit<Profile, 'picks' | 'classifieds'>>;
  readonly picks?: readonly ProfilePick[];
  readonly classifieds?: readonly Classified[];
  /** What it wrote down about others. */
  readonly notes?: readonly NoteFile[];
  readonly muted?: readonly Mute[];
  readonly letters?: readonly LetterFile[];
  readonly friends?: readonly FriendFile[];
  /** Ids of those with whom it is no friend any more. */
  readonly parted?: readonly string[];
  readonly inventory?: InventoryFile;
}

export interface NoteFile {
  /** Id of a person. */
  readonly about: string;
  readonly text: string;
}

/** What was written to somebody while it was away. */
export interface LetterFile {
  readonly from: string;
  readonly name: string;
  readonly dialog: number;
  readonly id: string;
  readonly text: string;
  /** As hex. */
  readonly bucket?: string;
  readonly regionId: string;
  readonly position: Vector;
  /** Milliseconds since 1970. */
  readonly date: number;
}

export interface FriendFile {
  readonly id: string;
  /** What one lets the friend do: 1 see that one is online, 2 see one on the map, 4 change one's things. */
  readonly rights: number;
}

export interface InventoryFile {
  /** The root first, each after the one in which it lies. */
  readonly folders: readonly FolderFile[];
  readonly items: readonly (ItemPlan & { readonly folder: string })[];
  /** Ids of gestures. */
  readonly ready?: readonly string[];
}

export interface FolderFile {
  readonly id: string;
  /** Absent = it is the root. */
  readonly parent?: string;
  readonly name: string;
  readonly type: number;
  readonly version: number;
}

/** [world.people.2] Something that was taken, by the asset of its item: a root and its parts. */
export interface ObjectFile {
  readonly asset: string;
  readonly prims: readonly PrimPlan[];
  /** Where it was worn last. */
  readonly worn?: { readonly agent: string; readonly point: number; readonly item: string };
}

/** What is kept of people, and what they took. */
export interface PeopleFile {
  readonly people?: readonly PersonFile[];
  readonly objects?: readonly ObjectFile[];
}
