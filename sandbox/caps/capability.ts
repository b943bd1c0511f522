// What a capability is to those that answer: one request of one agent, read; one answer, not yet written.
import type { Llsd } from '../../protocol/llsd/value.ts';
import type { AssetShelf } from '../assets/shelf.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { GridFacts } from '../login/grid-info.ts';
import type { Person } from '../person.ts';
import type { ConferenceWish } from '../world/conversations/conference.ts';
import type { MaterialEdit } from '../world/conversations/materials.ts';
import type { FaceSurface } from '../world/conversations/surfaces.ts';
import type { Friends } from '../world/friends.ts';
import type { NotecardWish } from '../world/keeping/notecards.ts';
import type { Letter } from '../world/letters.ts';
import type { Look } from '../world/looks.ts';
import type { ParcelDetails } from '../world/parcels/parcel.ts';
import type { Physics } from '../world/prims/physics.ts';
import type { Profiles } from '../world/profiles.ts';
import type { Vector } from '../world/vector.ts';
import type { Light } from './environment.ts';
import type { QueuedEvent } from './event-queue.ts';
import type { NameBook } from './name-book.ts';
import type { Uploads } from './uploads.ts';
import type { Inflate } from './zipped.ts';

export interface CapabilityRequest {
  readonly method: string;
  /** What stands behind the capability's own path, with its slash; often empty. */
  readonly rest: string;
  /** Undecoded. */
  readonly query: string;
  /** undef when there is no body, or none that is LLSD. */
  readonly body: Llsd;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  /** As the headers say it; empty = nothing. */
  readonly range: string;
  readonly destination: string;
}

export interface CapabilityAnswer {
  readonly status: number;
  /** Absent = there is none, or a problem. */
  readonly body?: Llsd;
  /** What is no LLSD. */
  readonly octets?: Octets;
  /** Why the request is refused, in words that follow a colon. */
  readonly problem?: string;
}

export interface Octets {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the capabilities of all agents share. */
export interface Commons {
  readonly assets: AssetShelf;
  readonly uploads: Uploads;
  readonly names: NameBook;
  readonly profiles: Profiles;
  readonly friends: Friends;
  /** By the ids of regions. */
  readonly lights: Map<string, Light>;
  /** Of parcels that have their own, by region and number. */
  readonly parcelLights: Map<string, Light>;
  readonly grid: GridFacts;
  /** A new id. */
  newId(): string;
  readonly md5: (octets: Uint8Array) => string;
  readonly inflate: Inflate;
}

/** A place that somebody names: a region of ours, metres in it. */
export interface Spot {
  readonly position: Vector;
  readonly lookAt: Vector;
}

/** What a parcel is to be; what is absent stays as it is. */
export type ParcelWish = Partial<ParcelDetails> & { readonly localId: number };

/** What a region is to be; what is absent stays as it is. */
export interface RegionWish {
  readonly damage?: boolean;
  readonly fly?: boolean;
  readonly terraform?: boolean;
  readonly maturity?: 'PG' | 'M' | 'A';
}

/** What an agent may ask of the world through its capabilities. */
export interface Wishes {
  /** It wants to be seen in the outfit of this version; what it looks like then, or undefined if it is not here. */
  dress(version: number): Look | undefined;
  /** Home is there from now on; where it comes to lie, or undefined if it stands nowhere. */
  settle(spot: Spot): Vector | undefined;
  /** Everybody on a parcel is told the version of its light, -1 = that of the region; false if there is no such parcel. */
  lightParcel(localId: number, version: number): boolean;
  /** False if there is no such parcel. */
  changeParcel(wish: ParcelWish): boolean;
  changeRegion(wish: RegionWish): void;
  /** What was written to it while it was away; asked for once. */
  letters(): readonly Letter[];
  /** An item in a prim has another asset; false if there is no such item, or it is somebody else's. */
  refill(refilled: readonly [primId: string, itemId: string, assetId: string]): boolean;
  /** The asset that came, or is on its way, by the upload with this id; undefined = there is no such upload. */
  uploaded(transaction: string): string | undefined;
  /** Copies items out of a notecard; false if there is no such notecard, or nothing of that in it. */
  takeOut(wish: NotecardWish): boolean;
  /** What an agent wants of a conversation of several; its members then, or undefined when it cannot be. */
  confer(wish: ConferenceWish): readonly string[] | undefined;
  /** Prims of the link set that an object is in; 0 = there is no such object where the agent stands. */
  linkSetSize(objectId: string): number;
  /** Undefined = there is no such object where the agent stands. */
  physicsOf(objectId: string): Physics | undefined;
  /** Why materials cannot be put on faces like that, as a sentence; undefined = they were. */
  putMaterials(edits: readonly MaterialEdit[]): string | undefined;
  /** The surfaces of faces where the agent stands. */
  surfaces(): ReadonlySet<string>;
  /** Gives surfaces to faces; those that were done. */
  putSurfaces(wanted: readonly FaceSurface[]): readonly FaceSurface[];
  /** The parcel at a place in a region of ours, by the id or the handle of the region. */
  parcelAt(region: string | bigint, place: Vector): string | undefined;
  /** Tells something by the event queues of all who stand in the region. */
  proclaim(event: QueuedEvent): void;
  /** Obeys a command of the console; what came of it, line by line. */
  command(line: string): string;
}

/** What a capability may know and remember of the agent that it belongs to. */
export interface CapabilityOwner {
  readonly agentId: string;
  /** Where the agent is, or will be. */
  readonly regionId: string;
  readonly inventory: Inventory;
  readonly library: Inventory;
  readonly commons: Commons;
  readonly wishes: Wishes;
  /** Start of every URL of the grid: scheme, host and port. */
  readonly base: string;
  /** Address of the capability that is asked. */
  readonly address: string;
  /** Name of anybody who was ever seen here. */
  person(id: string): Person | undefined;
  /** All of them. */
  people(): Iterable<Person>;
  isOnline(id: string): boolean;
  /** Milliseconds since 1970. */
  readonly today: number;
  /** Preferences as the agent last set them. */
  preferences: Llsd;
  /** Tells something by its event queue. */
  push(event: QueuedEvent): void;
}

export type Capability = (request: CapabilityRequest, owner: CapabilityOwner) => CapabilityAnswer;

export function refused(problem: string): CapabilityAnswer {
  return { status: 400, problem };
}

export function missing(problem: string): CapabilityAnswer {
  return { status: 404, problem };
}

export function ok(body: Llsd): CapabilityAnswer {
  return { status: 200, body };
}
