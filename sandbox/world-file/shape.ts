// A world file as it is written: schemas/world.schema.json says the same to editors. Metres, degrees nowhere.
import type { Idle } from '../caps/event-queue.ts';
import type { PackageName } from '../login/benefits.ts';
import type { Dresser } from '../world/looks.ts';
import type { ParcelPlan } from '../world/parcels/parcel.ts';
import type { PrimPlan } from '../world/prims/plan.ts';
import type { Maturity, RegionRules } from '../world/region.ts';
import type { TelehubPlan } from '../world/telehub.ts';
import type { PeopleFile } from './people.ts';

export type Three = readonly [number, number, number];

export interface WorldFile extends PeopleFile {
  readonly $schema?: string;
  readonly grid?: GridFile;
  /** Whether others than the accounts are let in; absent = yes. */
  readonly open?: boolean;
  readonly regions?: readonly RegionFile[];
  readonly accounts?: readonly AccountFile[];
  /** A folder, seen from the file. */
  readonly assets?: string;
}

export interface GridFile {
  readonly name?: string;
  readonly welcome?: string;
  /** The sign of the grid's money. */
  readonly currency?: string;
  readonly links?: LinksFile;
  readonly fees?: FeesFile;
  readonly login?: GateFile;
  /** [events.hold.1] What a poll is told when nothing happened; absent = as whoever starts the grid says. */
  readonly eventQueue?: { readonly idle?: Idle };
  readonly terms?: NoticeFile;
  readonly critical?: NoticeFile;
  /** How often a login is sent on. */
  readonly redirects?: number;
  readonly sections?: 'asked' | 'all';
}

/** Addresses of pages and services that the grid has elsewhere. */
export interface LinksFile {
  readonly search?: string;
  readonly destinations?: string;
  readonly avatars?: string;
  readonly profiles?: string;
  readonly webProfile?: string;
  readonly snapshots?: string;
  /** With `[TOPIC]` where the topic stands. */
  readonly help?: string;
  readonly openid?: string;
  readonly about?: string;
  readonly register?: string;
  readonly password?: string;
  readonly economy?: string;
}

/** What entries in the directory cost, in the grid's money. */
export interface FeesFile {
  readonly classified?: number;
  readonly directory?: number;
}

/** What stands before every account. */
export interface GateFile {
  /** How every login is refused. */
  readonly refuse?: RefusalFile;
  readonly deny?: {
    readonly mac?: readonly string[];
    readonly id0?: readonly string[];
    /** Names of programs. */
    readonly channels?: readonly string[];
  };
  readonly update?: UpdateFile;
  /** So many logins of an address in so many seconds; absent = as many as it likes. */
  readonly throttle?: { readonly logins: number; readonly seconds: number };
  /** Where logins are taken beside the usual paths. */
  readonly paths?: readonly string[];
}

/** Versions of clients, as in 7.1.13. */
export interface UpdateFile {
  readonly required?: string;
  readonly optional?: string;
}

/** Something that somebody must have read. */
export interface NoticeFile {
  readonly text: string;
  readonly version?: string;
}

export interface RegionFile {
  readonly name: string;
  /** Squares of 256 m. */
  readonly x: number;
  readonly y: number;
  readonly id?: string;
  readonly port?: number;
  readonly water?: number;
  readonly maturity?: Maturity;
  readonly rules?: RegionRules;
  readonly terrain?: TerrainFile;
  /** A file with its light, as LLSD-XML, seen from the world file. */
  readonly environment?: string;
  readonly parcel?: ParcelFile;
  readonly parcels?: readonly ParcelFile[];
  readonly prims?: readonly PrimPlan[];
  readonly telehub?: TelehubPlan;
  /** Who makes the textures of avatars; absent = `server`. */
  readonly appearance?: Dresser;
}

export interface ParcelFile extends ParcelPlan {
  /** A file with its own light, as LLSD-XML, seen from the world file. */
  readonly environment?: string;
}

export type TerrainFile =
  | { readonly kind: 'flat'; readonly height: number }
  | { readonly kind: 'waves'; readonly base?: number; readonly amplitude?: number; readonly period?: number }
  /** Black is `low`, white is `high`. */
  | { readonly kind: 'image'; readonly file: string; readonly low: number; readonly high: number }
  | { readonly kind: 'raw'; readonly file: string };

export interface PlaceFile {
  readonly region: string;
  readonly position?: Three;
  readonly lookAt?: Three;
}

export interface AccountFile {
  readonly first: string;
  readonly last: string;
  /** Absent = any password opens the account. */
  readonly password?: string;
  readonly id?: string;
  readonly start?: PlaceFile;
  readonly home?: PlaceFile;
  readonly maturity?: Maturity;
  /** What it has paid for; absent = Base. */
  readonly package?: PackageName;
  /** One-time code. */
  readonly code?: string;
  readonly friends?: readonly string[];
  readonly refuse?: RefusalFile;
}

/** How logins are refused. */
export interface RefusalFile {
  readonly reason: string;
  readonly message: string;
  readonly messageId?: string;
  readonly messageArgs?: Readonly<Record<string, string>>;
}
