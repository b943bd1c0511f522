// What a grid is told when it is made: its place, its regions, and where chance and secrets come from.
import type { Template } from '../protocol/template/model.ts';
import type { Asset } from './assets/shelf.ts';
import type { Idle } from './caps/event-queue.ts';
import type { Inflate } from './caps/zipped.ts';
import type { CircuitSettings } from './doors/owner.ts';
import type { Entrance } from './login/reception.ts';
import type { Secret } from './trust/digest.ts';
import type { Millis, Random } from './words.ts';
import type { PeopleFile } from './world-file/people.ts';
import type { PlannedRegion } from './world-file/plan.ts';

export interface GridOptions {
  /** Address that is announced for UDP doors and in URLs; undefined = the one at which the caller reached us. */
  readonly host: string | undefined;
  readonly loginPort: number;
  /** One for each UDP door, in order. */
  readonly regions: readonly PlannedRegion[];
  readonly template: Template;
  readonly random: Random;
  /** The chance of faults: the same stream each time. */
  readonly faultChance: () => Random;
  /** Opens compressed bytes. */
  readonly inflate: Inflate;
  /** 128 bits that nobody can guess, as hex; new ones each time. */
  readonly secret: () => string;
  /** [trust.secret.1] With this the regions prove to each other that they belong together. It is never shown and never written down. */
  readonly trust: Secret;
  /** Milliseconds since 1970 when `now` was 0. */
  readonly epoch: Millis;
  readonly now: Millis;
  /** What the world file says of the grid and of who may come; absent = everybody. */
  readonly entrance?: Entrance;
  /** [world.people.1] What the world file keeps of people; absent = nothing. */
  readonly kept?: PeopleFile;
  /** Assets of the world file, beside those that every grid has. */
  readonly assets?: readonly Asset[];
  readonly eventQueueIdle?: Idle;
  readonly circuits: CircuitSettings;
}
