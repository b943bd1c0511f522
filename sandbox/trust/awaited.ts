// What neighbours were told and have not acknowledged yet. The first that was said stands first.
import type { Session } from '../sessions.ts';
import type { Millis } from '../words.ts';
import type { Errand } from './errands.ts';
import type { Border } from './link.ts';

export interface Told {
  readonly errand: Errand;
  readonly border: Border;
  readonly sequence: number;
  readonly until: Millis;
}

export class Awaited {
  #all: readonly Told[] = [];

  /** When the first has taken too long; Infinity if nothing is awaited. */
  get deadline(): Millis {
    return this.#all[0]?.until ?? Number.POSITIVE_INFINITY;
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  add(told: Told): void {
    this.#all = [...this.#all, told];
  }

  /** Whether the region behind the door is about to hear of a session. */
  has(session: Session, door: number): boolean {
    return this.#all.some(({ border, errand }) => errand.session === session && border.peerDoor === door);
  }

  /** A neighbour acknowledged a message: what it was told with it. */
  acked(border: Border, sequence: number): readonly Errand[] {
    return this.#take((told) => told.border === border && told.sequence === sequence).map(({ errand }) => errand);
  }

  /** What has taken too long. */
  late(now: Millis): readonly Told[] {
    return this.#take(({ until }) => until <= now);
  }

  /** The session is over. */
  forget(session: Session): void {
    this.#take(({ errand }) => errand.session === session);
  }

  /** All that is awaited; it is not any more. */
  clear(): readonly Told[] {
    return this.#take(() => true);
  }

  #take(isMeant: (told: Told) => boolean): readonly Told[] {
    const taken = this.#all.filter(isMeant);
    this.#all = this.#all.filter((told) => !isMeant(told));
    return taken;
  }
}
